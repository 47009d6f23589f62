import { type CanonicalRecord, DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf, type PdfStyle } from "../fixtures/pdf.ts";
import { readTruth, truthNames } from "../fixtures/truth.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Documents whose records are hashed whole, evidence and places included. */
const DOCUMENTS = ["fixtures/*/*.{docx,html,txt}"];
/** In which the fixtures are laid out and drawn, by turns. */
const CLOSED: PdfStyle = { lines: "strokes", breaks: "closed", height: 500, pageNumbers: true };
const OPEN: PdfStyle = { lines: "rectangles", breaks: "open", height: 420, repeatHeader: true };
/**
 * Knowledge that fixtures use only a part of, and the recognizer, whose runs would take minutes: here the source itself
 * counts.
 */
const SOURCES = [
  "packages/parsers/src/{vocabulary,formats,readers/scan}/**/*.ts",
  "packages/parsers/src/**/{lexicon,taxonomy}*.ts",
  "packages/normalize/src/{calendar,comparators,date-words,lexicon,names,numerals,units}*.ts",
];
/** Libraries that read the bytes: another version may read them otherwise. */
const MANIFEST = "packages/parsers/package.json";

/**
 * SHA-256 (16 hex digits) over what the parsers make of all fixtures, and over the knowledge they read with. Where it
 * changes, records can change, and `PARSER_VERSION` must rise: only then are stored documents read anew.
 */
export async function recordsFingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files(DOCUMENTS)) hash.update(await recordsOf(basename(file), readFileSync(resolve(root, file))));
  for (const [i, truth] of truthNames.entries())
    hash.update(await recordsOf("drawn.pdf", pdf(piecesOf(readTruth(truth)), i % 2 === 0 ? CLOSED : OPEN)));
  for (const file of files(SOURCES)) if (!file.includes(".test")) hash.update(readFileSync(resolve(root, file)));
  const { dependencies } = JSON.parse(readFileSync(resolve(root, MANIFEST), "utf8")) as { dependencies: object };
  hash.update(JSON.stringify(dependencies));
  return hash.digest("hex").slice(0, 16);
}

function files(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: root })))].toSorted();
}

async function recordsOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const { records, account } = await extract({ name, bytes, sha256: "0".repeat(64) });
    return JSON.stringify([records.map(withoutVersion), account]);
  } catch (error) {
    if (error instanceof DocumentError) return JSON.stringify(error.failure);
    throw error;
  }
}

function withoutVersion(record: CanonicalRecord): object {
  const { parser_version: _, ...provenance } = record.provenance;
  return { ...record, provenance };
}
