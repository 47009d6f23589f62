import type { Horizon } from "@jixiao/contract";
import { doubt } from "../../doubts.ts";
import { onlyText, type FlatRow } from "../../flat-rows.ts";
import { isSideLabel } from "../../vocabulary/furniture.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import type { Layout } from "../layout.ts";
import type { RawIndicator, RawIndicators } from "../raw-form.ts";
import { columnFieldOf, isIndicatorHeader } from "./columns.ts";

/** One of several tables of indicators in a form, each with a header of its own, and the time that its side label or heading names. */
export interface RowSet {
  readonly first: number;
  readonly end: number;
  readonly horizon: Horizon | null;
}

/** 长期绩效指标, 年度绩效目标表: what stands beside or above a table of indicators (SN1, HB5). */
const SET_LABEL =
  /^[一二三四五六七八九十\d、.．（()）]*(?:项目)?(长期|中期|实施期|实施周期|三年|总体|本年度|年度|当年|20\d{2}年度?)(?:总体)?(?:绩效)?(?:目标|指标)表?(?:[（(]\d+分[)）])?$/u;
/** Is the text what stands beside or above a table of indicators, and nothing else? */
export function isSetLabel(text: string): boolean {
  return SET_LABEL.test(bareText(text));
}

const OF_YEAR = /年度|当年|^20/;

/**
 * Tables of indicators from the row of the first header on. One, where no other header says that it is for another time.
 * @param before the row before the first
 */
export function setsOfRows(rows: readonly FlatRow[], at: number, layout: Layout, before: FlatRow | undefined): readonly RowSet[] {
  const starts: { readonly header: number; readonly first: number; readonly label: string }[] = [];
  for (let i = at; i < rows.length; i++) {
    const row = rows[i] as FlatRow;
    if (row.table === null || !isIndicatorHeader(row, layout)) continue;
    const label = labelBeside(row, layout) ?? labelAbove(i === 0 ? before : rows[i - 1], i);
    if (label === null && starts.length > 0) continue; // printed again on a page
    if (label !== null && label.text === starts.at(-1)?.label) continue;
    starts.push({ header: i, first: label === null ? i : (label.first ?? i), label: label?.text ?? "" });
  }
  const labels = starts.map(({ label }) => SET_LABEL.exec(label)?.[1] ?? null);
  if (starts.length < 2 || labels.slice(1).some((label) => label === null))
    return [{ first: at, end: rows.length, horizon: null }];
  const horizons = labels.map((label): Horizon | null => (label === null ? null : OF_YEAR.test(label) ? "annual" : "overall"));
  const areTold = !horizons.includes(null) && new Set(horizons).size === horizons.length;
  return starts.map(({ header }, i) => ({
    first: header,
    end: starts[i + 1]?.first ?? rows.length,
    horizon: areTold ? (horizons[i] ?? null) : null,
  }));
}

interface SetLabel {
  readonly text: string;
  /** The row of a heading above the header. */
  readonly first?: number;
}

/** A header's first cell, where it heads no column. */
function labelBeside({ cells }: FlatRow, layout: Layout): SetLabel | null {
  const [first] = cells;
  const text = bareText(first?.text ?? "");
  return text !== "" && columnFieldOf(text, layout) === null && (SET_LABEL.test(text) || isSideLabel(text)) ? { text } : null;
}

/** A heading directly above a header: a line, or a band over the table. */
function labelAbove(above: FlatRow | undefined, header: number): SetLabel | null {
  const text = bareText(above === undefined ? "" : (onlyText(above) ?? ""));
  return SET_LABEL.test(text) ? { text, first: header - 1 } : null;
}

interface ReadSet {
  readonly first: number;
  readonly horizon: Horizon | null;
  readonly set: RawIndicators;
}

/** Several tables as one list, each row with the time that its table is for; where that is not told, every row is in doubt. */
export function ofAllSets(sets: readonly ReadSet[]): RawIndicators {
  const [one, last] = [sets[0] as ReadSet, sets.at(-1) as ReadSet];
  const withTime = (row: RawIndicator, horizon: Horizon | null): RawIndicator =>
    horizon === null
      ? {
          ...row,
          doubts: [
            ...row.doubts,
            doubt("columns_contradict", "horizon", "several tables of indicators: for which time is not told"),
          ],
        }
      : { ...row, horizon: row.horizon ?? horizon };
  return {
    ...one.set,
    rows: sets.flatMap(({ set, horizon }) => set.rows.map((row) => withTime(row, horizon))),
    doubts: sets.flatMap(({ set }) => set.doubts),
    unknownHeaders: sets.flatMap(({ set }) => set.unknownHeaders),
    fields: new Set(sets.flatMap(({ set }) => [...set.fields])),
    total: sets.map(({ set }) => set.total).find((total) => total !== null) ?? null,
    looseLabels: sets.flatMap(({ set }, i) => {
      const before = sets.slice(0, i).reduce((count, other) => count + other.set.rows.length, 0);
      return (set.looseLabels ?? []).map(({ chunk: _, ...label }) => ({ ...label, row: label.row + before }));
    }),
    rowCount: last.first + last.set.rowCount,
  };
}

/**
 * Below a header that is printed again, the same indicator with another value: the table may be two, for two times, whose side labels are
 * lost. Both rows are in doubt.
 */
export function doubtedRepeats(set: RawIndicators, rows: readonly FlatRow[], layout: Layout): RawIndicators {
  const isRepeated = rows.slice(0, set.rowCount).filter((row) => row.table !== null && isIndicatorHeader(row, layout)).length > 1;
  if (!isRepeated) return set;
  const keys = set.rows.map((row) => (row.level3 === null ? "" : `${bareText(row.level3.text)} ${row.horizon ?? ""}`));
  const values = set.rows.map((row) => bareText(row.value?.text ?? ""));
  const isAgain = (i: number) =>
    keys[i] !== "" &&
    keys.some((key, j) => j !== i && key === keys[i] && values[j] !== values[i] && !sameKind(set.rows[j], set.rows[i]));
  const note =
    "the header is printed again, and the same indicator with another value below it: for which time each is is not told";
  return {
    ...set,
    rows: set.rows.map((row, i) =>
      isAgain(i) ? { ...row, doubts: [...row.doubts, doubt("columns_contradict", "horizon", note)] } : row,
    ),
  };
}

/** Rows of different groups may have the same name. */
function sameKind(a: RawIndicator | undefined, b: RawIndicator | undefined): boolean {
  const label = (row: RawIndicator | undefined) => bareText(row?.level2?.text ?? row?.level1?.text ?? "");
  return label(a) !== "" && label(b) !== "" && label(a) !== label(b);
}
