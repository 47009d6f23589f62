import type { Flag, Horizon, Place } from "@jixiao/contract";
import type { Doubt } from "../doubts.ts";
import { readingsOf, type Reading } from "../reader-doubts.ts";
import type { Cell, LooseLabel, ReaderNote } from "../table.ts";
import type { ColumnField } from "../vocabulary/columns.ts";
import type { MoneyColumn, TaskColumn } from "../vocabulary/head-labels.ts";
import type { FieldPath } from "./layout.ts";
import type { MoneyUnits } from "./money-units.ts";

/** A text of the form with its places, as printed. */
export interface RawText {
  readonly text: string;
  readonly places: readonly Place[];
  readonly flags: readonly Flag[];
  /** Of recognized cells: what was read before anything was repaired, and how sure the recognizer was, 0 to 1. */
  readonly readings: readonly Reading[];
  /** Numbers that workbook cells store, of which the text is what they show; absent for all others. */
  readonly stored?: readonly string[];
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
  /** Null where nothing stands beside the label. */
  readonly text: RawText | null;
  /** Is the label or header one that the layout or the lexicon knows? */
  readonly known: boolean;
}

/** A line of the table of what was budgeted and spent. */
export interface RawExecution {
  readonly item: RawText;
  readonly cells: ReadonlyMap<MoneyColumn, RawText>;
  /** Units that the headers over the amounts, or the item, state themselves. */
  readonly units: ReadonlyMap<MoneyColumn, string>;
  readonly extra: readonly RawExtra[];
  /** False where a dump does not tell which cell stands in which column: then there are none. */
  readonly certain: boolean;
}

/** A task of 年度主要任务. */
export interface RawTask {
  readonly name: RawText;
  readonly texts: ReadonlyMap<TaskColumn, RawText>;
  /** Units that the headers over the amounts state themselves. */
  readonly units: ReadonlyMap<TaskColumn, string>;
  readonly places: readonly Place[];
  /** False where a dump does not tell which cell stands in which column: then only the name is known. */
  readonly certain: boolean;
}

export interface RawHead {
  readonly fields: ReadonlyMap<FieldPath, RawText>;
  /** The label beside which a field was found, as `labelKey` gives it. */
  readonly labels: ReadonlyMap<FieldPath, string>;
  readonly unitLine: RawText | null;
  /** 元, 万元 as the form states it. */
  readonly money: MoneyUnits;
  /** Units that labels of amounts state for their own amount. */
  readonly units: ReadonlyMap<FieldPath, string>;
  /** A year printed in the form's own lines: `(2024年度)`. */
  readonly fiscalYear: Stated<number> | null;
  /** Texts beside labels that no field takes. */
  readonly extra: readonly RawExtra[];
  readonly execution: readonly RawExecution[];
  readonly tasks: readonly RawTask[];
  readonly doubts: readonly Doubt[];
}

/** An indicator as printed: every cell as it stands, levels only where a label cell covers or shares the row. */
export interface RawIndicator {
  readonly level1: RawText | null;
  readonly level2: RawText | null;
  readonly level3: RawText | null;
  readonly description: RawText | null;
  /** All cells that state the value: one, or comparator, number and unit in cells of their own. */
  readonly value: RawText | null;
  /** What the value's cells say together, where they are more than one: `≥95%`. */
  readonly valueReading?: string;
  readonly horizon?: Horizon | null;
  readonly weight?: RawText | null;
  readonly scoringRule?: RawText | null;
  readonly actual?: RawText | null;
  readonly score?: RawText | null;
  readonly deviation?: RawText | null;
  readonly chunkStart: boolean;
  readonly doubts: readonly Doubt[];
  /** Cells under headers that no field takes. */
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
  /** Labels whose rows the source does not tell; `row` counts indicators. */
  readonly looseLabels?: readonly LooseLabel[];
  /** Columns that the table has. */
  readonly fields: ReadonlySet<ColumnField>;
  /** Cells of the row of totals. */
  readonly total: { readonly weight: RawText | null; readonly score: RawText | null } | null;
  /** How many of the rows given, from the first, belong to the form. */
  readonly rowCount: number;
}

/** Cells as one text with all their places. */
export function raw(cells: readonly Cell[]): RawText {
  const stored = cells.flatMap((cell) => (cell.stored === undefined ? [] : [cell.stored]));
  return {
    text: cells.map((cell) => cell.text).join("\n"),
    places: cells.flatMap((cell) => cell.places),
    flags: cells.flatMap((cell) => cell.flags ?? []),
    readings: cells.flatMap(readingsOf),
    notes: cells.flatMap((cell) => cell.notes ?? []),
    ...(stored.length === 0 ? {} : { stored }),
  };
}

/** Two texts that are one, with all that is known of both. */
export function joined(a: RawText, b: RawText, between: string): RawText {
  const stored = [...(a.stored ?? []), ...(b.stored ?? [])];
  return {
    text: `${a.text}${between}${b.text}`,
    places: [...a.places, ...b.places],
    flags: [...a.flags, ...b.flags],
    readings: [...a.readings, ...b.readings],
    notes: [...a.notes, ...b.notes],
    ...(stored.length === 0 ? {} : { stored }),
  };
}
