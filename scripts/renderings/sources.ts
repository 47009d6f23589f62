import type { FormRecord } from "@jixiao/contract";
import { existsSync, readFileSync } from "node:fs";
import { goldenOf } from "../fixtures/golden.ts";
import { piecesOf, renderedGrid } from "../fixtures/grid.ts";
import type { Piece } from "../fixtures/piece.ts";
import { readTruth, truthNames, type Truth } from "../fixtures/truth.ts";
import { piecesOfRecord } from "./record-grid.ts";

/** A form's label as renderings are scored by it. */
export type Label = Pick<FormRecord, "project_name" | "indicators">;

/** A document with labels: its forms as tables, or a PDF of them. */
export interface Labelled {
  readonly name: string;
  readonly labels: readonly Label[];
  readonly pieces: readonly Piece[] | null;
  readonly pdf: string | null;
}

const FORMS_A_DOCUMENT = 3;

/** The forms of the checked-in samples (`fixtures/renderings`), one of each layout that the truths have. */
const SAMPLES: Readonly<Record<string, string>> = { shanghai: "emergency-drills", tianjin: "tj-park-greening" };

export function sampleDocuments(): readonly Labelled[] {
  return Object.entries(SAMPLES).map(([name, truth]) => documentOf(name, [readTruth(truth)]));
}

function documentOf(name: string, forms: readonly Truth[]): Labelled {
  const labels = forms.map((truth) => goldenOf("", renderedGrid(truth, "form")) as unknown as Label);
  const year: Piece = { kind: "paragraph", text: `${forms[0]?.fiscal_year}年度项目支出绩效目标公开` };
  return { name, labels, pieces: [year, ...forms.flatMap(piecesOf)], pdf: null };
}

/** The project's own truths, some forms a document. */
export function ownDocuments(): readonly Labelled[] {
  const truths = truthNames.map(readTruth);
  const layouts = [...new Set(truths.map(({ layout }) => layout))];
  return layouts.flatMap((layout) => {
    const own = truths.filter((truth) => truth.layout === layout);
    const count = Math.ceil(own.length / FORMS_A_DOCUMENT);
    return Array.from({ length: count }, (_, i) =>
      documentOf(`own-${layout}-${i + 1}`, own.slice(i * FORMS_A_DOCUMENT, (i + 1) * FORMS_A_DOCUMENT)),
    );
  });
}

interface Listed {
  readonly file: string;
  readonly set: string;
  readonly format: string;
  readonly text_layer?: boolean;
  readonly gold: readonly FormRecord[];
}

/** PDFs with a text layer in a folder with a manifest, and the labelled forms in it as tables; none where it is absent. */
export function sharedDocuments(folder: string): readonly Labelled[] {
  const manifest = `${folder}/manifest.jsonl`;
  if (!existsSync(manifest)) return [];
  const listed = readFileSync(manifest, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Listed);
  const pdfs = listed
    .filter(({ file, text_layer }) => file.endsWith(".pdf") && text_layer === true && !/notounicode/.test(file))
    .map(({ file, gold }): Labelled => ({
      name: file.replace(/\.pdf$/, ""),
      labels: gold,
      pieces: null,
      pdf: `${folder}/${file}`,
    }));
  const words = listed
    .filter(({ file }) => file.endsWith(".word.docx"))
    .map(({ file, gold }): Labelled => {
      return { name: file.replace(/\.docx$/, ""), labels: gold, pieces: gold.flatMap(piecesOfRecord), pdf: null };
    });
  return [...pdfs, ...words];
}
