import { type Flag, flagMeanings, type Place } from "@jixiao/contract";
import { doubt, quote, type Doubt } from "./doubts.ts";
import type { Cell, ReaderNote, Table } from "./table.ts";

/** What a recognizer read before anything was repaired, and how sure it was, 0 to 1. */
export interface Reading {
  readonly text: string;
  readonly confidence: number;
}

/** The raw reading of a recognized cell; none of any other. */
export function readingsOf({ rawText, confidence }: Cell): readonly Reading[] {
  return rawText === undefined || confidence === undefined ? [] : [{ text: rawText, confidence }];
}

/** A text that a reader may have marked. */
export interface ReaderText {
  readonly text: string;
  readonly places: readonly Place[];
  readonly flags: readonly Flag[];
  readonly readings: readonly Reading[];
  /** Reasons that the reader told itself: what it left out of the text, and why. */
  readonly notes: readonly ReaderNote[];
}

/** What readers' flags say of a text. Other flags are worded by their meaning. */
const cellNotes: Partial<Readonly<Record<Flag, (text: ReaderText) => string>>> = {
  ocr: (text) => `recognized ${onPages(text.places)}`,
  ocr_repaired: (text) => `${text.readings.map((reading) => reading.text).join(" ")} → ${text.text}`,
  ocr_uncertain: (text) => recognitionNote(text) ?? `${quote(text.text)} was not recognized for certain${at(text.places)}`,
  joined_over_pages: (text) => `${quote(text.text)} stands in pieces${at(text.places)}`,
};

const tableNotes: Partial<Readonly<Record<Flag, (table: Table) => string>>> = {
  ocr: (table) =>
    `the table was recognized${table.picture === undefined ? "" : ` in a picture inside the document (文中图片) ${table.picture}`}${at(placesOf(table))}`,
  table_damaged: (table) => `the table could not be rebuilt without doubt from ${table.evidence}${at(placesOf(table))}`,
  evidence_conflict: (table) =>
    `what the table was rebuilt from (${table.evidence}) disagrees with the other evidence${at(placesOf(table))}`,
};

/** The reader's doubts about a text, for the field that it becomes. */
export function textDoubts(text: ReaderText, field: string | null): readonly Doubt[] {
  return text.flags.flatMap((flag) => {
    const told = text.notes.filter((one) => one.flag === flag);
    if (told.length > 0) return told.map(({ note }) => doubt(flag, field, note));
    return [doubt(flag, field, cellNotes[flag]?.(text) ?? `${flagMeanings[flag].en}: ${quote(text.text)}${at(text.places)}`)];
  });
}

/** The reader's doubts about a table, for the list that is read from it. */
export function tableDoubts(table: Table, field: string | null): readonly Doubt[] {
  return table.flags.map((flag) =>
    doubt(flag, field, tableNotes[flag]?.(table) ?? `${flagMeanings[flag].en}${at(placesOf(table))}`),
  );
}

/** `recognized as 9O% with confidence 0.81`; null for a text that is not recognized. */
function recognitionNote({ readings }: ReaderText): string | null {
  if (readings.length === 0) return null;
  const confidence = Math.min(...readings.map((reading) => reading.confidence));
  return `recognized as ${readings.map(({ text }) => text).join(" ")} with confidence ${confidence.toFixed(2)}`;
}

function placesOf({ cells }: Table): readonly Place[] {
  return cells.flatMap(({ places }) => places);
}

const at = (places: readonly Place[]): string => (pagesOf(places).length === 0 ? "" : `, ${onPages(places)}`);

/** `page 3`, `pages 3, 4`; empty for formats without pages. */
export function onPages(places: readonly Place[]): string {
  const pages = pagesOf(places);
  return pages.length === 0 ? "" : `${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")}`;
}

function pagesOf(places: readonly Place[]): readonly number[] {
  const pages = places.flatMap((place) => (place.kind === "page" ? [place.page] : []));
  return [...new Set(pages)].toSorted((a, b) => a - b);
}
