import type { Evidence, Indicator, Place, Value } from "@jixiao/contract";
import { cleanLabel, cleanText, dimensionOf, normalizeValue } from "@jixiao/normalize";
import { doubt, marked, quote, type Doubt } from "../doubts.ts";
import { textDoubts } from "../reader-doubts.ts";
import { decodeLevels, type DecodedRow } from "./levels/decode.ts";
import type { RawIndicator, RawIndicators, RawText } from "./raw-form.ts";
import { valueDoubts } from "./value-doubts.ts";

/** What the form says that a value cell leaves out. Its money unit is none of it: a bare number stays bare (contract). */
interface ValueContext {
  readonly fiscalYear: number | null;
}

/** The printed cells of a row, and the fields of the record that hold their texts. */
const CELLS = [
  ["level1", "level1"],
  ["level2", "level2"],
  ["level3", "level3"],
  ["description", "description"],
  ["value", "value_raw"],
] as const;

function clean(text: RawText | null): string | null {
  return text === null ? null : cleanLabel(text.text);
}

/** The rows of a form as records: names cleaned, levels decoded, values normalized, every doubt a flag. */
export function assembleIndicators({ rows, merged }: RawIndicators, context: ValueContext): readonly Indicator[] {
  const levels = decodeLevels(
    rows.map((row) => ({
      name: [clean(row.level3), clean(row.description)].filter((text) => text !== null).join(" "),
      value: row.value === null ? "" : (cleanText(row.value.text) ?? ""),
      level1: clean(row.level1),
      level2: clean(row.level2),
      chunkStart: row.chunkStart,
    })),
    merged,
  );
  return rows.map((row, i) => assembleIndicator(row, levels[i] as DecodedRow, i + 1, context));
}

function assembleIndicator(row: RawIndicator, levels: DecodedRow, seq: number, context: ValueContext): Indicator {
  const level3 = row.level3 === null ? null : cleanLabel(row.level3.text);
  const value = row.value === null ? null : normalizeValue(row.value.text, valueContext(level3, context));
  const value_text = row.value === null ? null : cleanText(row.value.text);
  const places: Record<string, readonly Place[]> = {};
  for (const [cell, field] of CELLS) {
    const text = row[cell];
    if (text !== null) places[field] = text.places;
  }
  const valueCell = row.value === null || value === null ? [] : valueDoubts({ text: row.value.text, value, name: level3 });
  return {
    seq,
    level1: levels.level1,
    level2: levels.level2,
    level3,
    level1_source: levels.level1Source,
    level2_source: levels.level2Source,
    description: row.description === null ? null : cleanLabel(row.description.text),
    value_raw: value_text === null ? null : (row.value?.text ?? null),
    value_text,
    value: recordedValue(value),
    ...marked([...row.doubts, ...levels.doubts, ...valueCell, ...readerDoubts(row), ...missingCells(level3, value_text)]),
    places,
  };
}

/** What the reader marked in the row's cells. */
function readerDoubts(row: RawIndicator): readonly Doubt[] {
  return CELLS.flatMap(([cell, field]) => {
    const text = row[cell];
    return text === null ? [] : textDoubts(text, field);
  });
}

function missingCells(level3: string | null, value: string | null): readonly Doubt[] {
  const beside = (text: string | null): string => (text === null ? "" : ` beside ${quote(text)}`);
  return [
    ...(value === null ? [doubt("value_missing", "value_raw", `no value is printed${beside(level3)}`)] : []),
    ...(level3 === null ? [doubt("level3_missing", "level3", `no name is printed${beside(value)}`)] : []),
  ];
}

/** The record keeps a value's flags beside it, not in it. */
function recordedValue(value: ReturnType<typeof normalizeValue> | null): Value | null {
  if (value === null || value.type === null) return null;
  const { flags: _flags, type, ...rest } = value;
  return { type, ...rest };
}

/** `成活率(%)` with `85`: a unit that stands in the name goes with the value. */
function valueContext(level3: string | null, context: ValueContext): Parameters<typeof normalizeValue>[1] {
  const unit = /[(（]([^()（）]+)[)）]$/.exec(level3 ?? "")?.[1];
  return {
    ...(context.fiscalYear === null ? {} : { fiscalYear: context.fiscalYear }),
    ...(level3 === null ? {} : { name: level3 }),
    ...(unit !== undefined && dimensionOf(unit) !== null ? { unit } : {}),
  };
}

/** The row with doubts that only the whole form shows. */
export function withDoubts(row: Indicator, evidence: readonly Evidence[]): Indicator {
  if (evidence.length === 0) return row;
  return { ...row, ...marked([...row.evidence, ...evidence]) };
}
