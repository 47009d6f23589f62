import type { Flag, Place } from "@jixiao/contract";
import type { Doubt } from "../doubts.ts";
import { readingsOf, type Reading } from "../reader-doubts.ts";
import type { Cell, ReaderNote } from "../table.ts";
import type { FieldPath } from "./layout.ts";

/** A text of the form with its places, as printed. */
export interface RawText {
  readonly text: string;
  readonly places: readonly Place[];
  readonly flags: readonly Flag[];
  /** Of recognized cells: what was read before anything was repaired, and how sure the recognizer was, 0 to 1. */
  readonly readings: readonly Reading[];
  /** What a reader left out of the text, and why. */
  readonly notes: readonly ReaderNote[];
}

/** Something a cell or line states among other words, with its places. */
export interface Stated<T> {
  readonly value: T;
  readonly places: readonly Place[];
}

/** A printed text whose label or header no field of the record takes: it is carried along, never dropped without a word. */
export interface RawExtra {
  /** The label beside the text, or the header above it. */
  readonly label: RawText;
  readonly text: RawText;
}

export interface RawHead {
  readonly fields: ReadonlyMap<FieldPath, RawText>;
  readonly unitLine: RawText | null;
  /** 元, 万元 as the form states it. */
  readonly currencyUnit: Stated<string> | null;
  /** A year printed in the form's own lines: `(2024年度)`. */
  readonly fiscalYear: Stated<number> | null;
  /** Texts beside labels that the layout does not know. */
  readonly extra: readonly RawExtra[];
  readonly doubts: readonly Doubt[];
}

/** An indicator as printed: every cell as it stands, levels only where a label cell covers or shares the row. */
export interface RawIndicator {
  readonly level1: RawText | null;
  readonly level2: RawText | null;
  readonly level3: RawText | null;
  readonly description: RawText | null;
  readonly value: RawText | null;
  readonly chunkStart: boolean;
  readonly doubts: readonly Doubt[];
  /** Cells under headers that the layout does not know; only where the table's columns are certain. */
  readonly extra: readonly RawExtra[];
}

export interface RawIndicators {
  readonly rows: readonly RawIndicator[];
  /** Are merged cells known? Then a label's cell tells which rows it covers. */
  readonly merged: boolean;
  readonly evidence: string;
  readonly doubts: readonly Doubt[];
  /** Headers that the layout does not know, or knows twice. Of a dump nothing tells which cells stood under them. */
  readonly unknownHeaders: readonly RawText[];
  /** How many of the rows given, from the first, belong to the form. */
  readonly rowCount: number;
}

/** Cells as one text with all their places. */
export function raw(cells: readonly Cell[]): RawText {
  return {
    text: cells.map((cell) => cell.text).join("\n"),
    places: cells.flatMap((cell) => cell.places),
    flags: cells.flatMap((cell) => cell.flags ?? []),
    readings: cells.flatMap(readingsOf),
    notes: cells.flatMap((cell) => cell.notes ?? []),
  };
}

/** Two texts that are one, with all that is known of both. */
export function joined(a: RawText, b: RawText, between: string): RawText {
  return {
    text: `${a.text}${between}${b.text}`,
    places: [...a.places, ...b.places],
    flags: [...a.flags, ...b.flags],
    readings: [...a.readings, ...b.readings],
    notes: [...a.notes, ...b.notes],
  };
}
