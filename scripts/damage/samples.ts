import { existsSync, readdirSync, readFileSync } from "node:fs";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf, type PdfStyle } from "../fixtures/pdf.ts";
import { fixturesFolder, readTruth } from "../fixtures/truth.ts";

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Are its texts in streams with a checksum? */
  readonly checked: boolean;
}

const styles: readonly PdfStyle[] = [
  { lines: "strokes", breaks: "closed", compressed: true },
  { lines: "rectangles", breaks: "open", height: 500, compressed: true },
  { lines: "strokes", breaks: "closed", height: 500, pageNumbers: true },
];

/** Forms drawn as PDF, two thirds of them compressed as producers do. */
export function drawnSamples(): readonly Sample[] {
  const truths = readdirSync(`${fixturesFolder}forms`).map((name) => name.replace(/\.json$/, ""));
  return styles.flatMap((style, i) =>
    truths.map((truth) => ({
      name: `${truth}-${i}.pdf`,
      bytes: pdf(piecesOf(readTruth(truth)), style),
      checked: style.compressed === true,
    })),
  );
}

/** Labelled PDFs of other producers, where they are present; scans take too long here. */
export function sharedSamples(): readonly Sample[] {
  const folder = new URL("../../../shared/documents/", import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".pdf") && !/scan|notounicode/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))), checked: true }));
}
