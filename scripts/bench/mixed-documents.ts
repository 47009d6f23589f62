import { docx } from "../fixtures/docx.ts";
import { piecesOf } from "../fixtures/grid.ts";
import type { Piece } from "../fixtures/piece.ts";
import { pdf } from "../fixtures/pdf.ts";
import { readTruth, type Truth } from "../fixtures/truth.ts";
import { makeDump } from "./documents.ts";

const NAMES = [
  "health-vaccination",
  "market-food-sampling",
  "water-dredging",
  "tj-flood-pumps",
  "tj-archives",
  "agriculture-rice",
  "culture-libraries",
  "tj-park-greening",
];

export interface MadeDocument {
  readonly extension: "pdf" | "docx" | "txt";
  readonly bytes: Uint8Array;
}

/**
 * Documents as departments publish them: of ten, five are PDF, three Word files and two text dumps, of one to six forms
 * each. The same number gives the same bytes, and no two numbers do.
 */
export function makeMixedDocument(number: number): MadeDocument {
  const kind = number % 10;
  const forms = 1 + (Math.floor(number / 10) % 6);
  if (kind >= 8) return { extension: "txt", bytes: Buffer.from(makeDump(number, forms)) };
  const pieces = Array.from({ length: forms }, (_, i) => formPieces(number, i)).flat();
  return kind >= 5
    ? { extension: "docx", bytes: docx(pieces) }
    : { extension: "pdf", bytes: pdf(pieces, { lines: kind % 2 === 0 ? "strokes" : "rectangles", breaks: "closed" }) };
}

const truths = new Map<string, Truth>();

function formPieces(number: number, i: number): readonly Piece[] {
  const name = NAMES[(number + i) % NAMES.length] as string;
  const truth = truths.get(name) ?? readTruth(name);
  truths.set(name, truth);
  return piecesOf({ ...truth, project_name: `${truth.project_name}（${number}-${i + 1}）` });
}
