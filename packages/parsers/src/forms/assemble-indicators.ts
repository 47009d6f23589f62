import type { Evidence, Flag, Indicator, Place, Value } from "@jixiao/contract";
import { cleanLabel, cleanText, dimensionOf, normalizeValue } from "@jixiao/normalize";
import { decodeLevels, type DecodedRow } from "./levels/decode.ts";
import { recognitionNote, type RawIndicator, type RawIndicators, type RawText } from "./raw-form.ts";

/** What the form says that a value cell leaves out. Its money unit is none of it: a bare number stays bare (contract). */
interface ValueContext {
  readonly fiscalYear: number | null;
}

const FIELDS = ["level1", "level2", "level3", "description", "value"] as const;

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
  const flags = new Set<Flag>([...row.flags, ...levels.flags, ...(value?.flags ?? [])]);
  for (const text of [row.level1, row.level2, row.level3, row.description, row.value])
    for (const flag of text?.flags ?? []) flags.add(flag);
  const value_text = row.value === null ? null : cleanText(row.value.text);
  if (value_text === null) flags.add("value_missing");
  if (level3 === null) flags.add("level3_missing");
  const places: Record<string, readonly Place[]> = {};
  for (const key of FIELDS) {
    const text = row[key];
    if (text !== null) places[key] = text.places;
  }
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
    flags: [...flags],
    evidence: [
      ...levels.notes.map((note) => ({ flag: levels.flags[0] as Flag, field: "level2", note })),
      ...recognitionDoubts(row),
    ],
    places,
  };
}

/** What was read in the cells of a scan that were not read surely, or were put right. */
function recognitionDoubts(row: RawIndicator): readonly Evidence[] {
  return FIELDS.flatMap((field) => {
    const text = row[field];
    return (["ocr_uncertain", "ocr_repaired"] as const).flatMap((flag) => {
      const note = text?.flags.includes(flag) === true ? recognitionNote(flag, text) : null;
      return note === null ? [] : [{ flag, field, note }];
    });
  });
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
  return {
    ...row,
    flags: [...new Set([...row.flags, ...evidence.map(({ flag }) => flag)])],
    evidence: [...row.evidence, ...evidence],
  };
}
