import type { Evidence, Flag, Indicator, IndicatorExtra, Place, SelfEvaluationIndicator, Value } from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText, compareDecimals, normalizeValue, parseDecimal, unitOf } from "@jixiao/normalize";
import { doubt, marked, quote, type Doubt } from "../doubts.ts";
import { textDoubts } from "../reader-doubts.ts";
import { decodeLoose } from "./levels/decode-loose.ts";
import { decodeLevels, type DecodedRow } from "./levels/decode.ts";
import type { LevelRow } from "./levels/level-row.ts";
import type { LooseLabel } from "../table.ts";
import type { RawExtra, RawIndicator, RawIndicators, RawText } from "./raw-form.ts";
import { filledIn, isHalfRead, templateOf } from "./name-template.ts";
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
  ["weight", "weight"],
  ["scoringRule", "scoring_rule"],
  ["actual", "actual_raw"],
  ["score", "score"],
  ["deviation", "deviation"],
] as const;

function clean(text: RawText | null): string | null {
  return text === null ? null : cleanLabel(text.text);
}

/** An indicator as both kinds of forms have it; `reached` is what only a self-evaluation states. */
export interface AssembledIndicator {
  readonly indicator: Indicator;
  readonly reached: Pick<
    SelfEvaluationIndicator,
    "actual_raw" | "actual_text" | "actual" | "actual_stored" | "score" | "deviation"
  >;
}

/** The rows of a form as records: names cleaned, levels decoded, values normalized, every doubt a flag. */
export function assembleIndicators(
  { rows, merged, fields, looseLabels = [] }: RawIndicators,
  context: ValueContext,
): readonly AssembledIndicator[] {
  const levels = levelsOf(rows, merged, looseLabels);
  return rows.map((row, i) => assembleIndicator(row, withoutColumns(levels[i] as DecodedRow, fields), i + 1, context));
}

/** The search takes time with the cube of the rows; no form has more. */
const MOST_LOOSE = 200;

/** Levels of each set of rows: those for the year and those for the project's whole life are two lists, printed as one. */
function levelsOf(rows: readonly RawIndicator[], merged: boolean, looseLabels: readonly LooseLabel[]): readonly DecodedRow[] {
  const decoded: DecodedRow[] = [];
  for (const horizon of new Set(rows.map((row) => row.horizon ?? null))) {
    const own = rows.flatMap((row, i) => ((row.horizon ?? null) === horizon ? [i] : []));
    const printed = own.map((i): LevelRow => {
      const row = rows[i] as RawIndicator;
      return {
        name: [clean(row.level3), clean(row.description)].filter((text) => text !== null).join(" "),
        value: row.value === null ? "" : (cleanText(row.value.text) ?? ""),
        level1: clean(row.level1),
        level2: clean(row.level2),
        chunkStart: row.chunkStart,
      };
    });
    const loose = looseLabels.length > 0 && printed.length <= MOST_LOOSE ? decodeLoose(printed, looseLabels) : null;
    const levels = loose ?? decodeLevels(printed, merged);
    own.forEach((i, n) => {
      decoded[i] = withBlanks(levels[n] as DecodedRow, rows[i] as RawIndicator);
    });
  }
  return decoded;
}

/** A level whose cell is blank in a table that merges its labels' cells (`level2_uncertain` of the row) is stated by none. */
function withBlanks(row: DecodedRow, { doubts }: RawIndicator): DecodedRow {
  const isBlank = (flag: Flag) => doubts.some((one) => one.flag === flag);
  return {
    ...row,
    level1Source: isBlank("level1_uncertain") ? "inferred" : row.level1Source,
    level2Source: isBlank("level2_uncertain") ? "inferred" : row.level2Source,
  };
}

/** A level that the table has no column for is not stated by it: nothing is put in its place. */
function withoutColumns(row: DecodedRow, fields: RawIndicators["fields"]): DecodedRow {
  const without1 = !fields.has("level1");
  const without2 = !fields.has("level2");
  if (!without1 && !without2) return row;
  const drop = new Set<Flag>([
    ...(without1 ? (["level1_uncertain", "level1_unknown", "level_mismatch"] as const) : []),
    ...(without2 ? (["level2_uncertain", "level2_unknown", "level2_missing", "level_mismatch"] as const) : []),
  ]);
  const missing = [
    ...(without1 ? [doubt("level1_missing", "level1", "the table has no column of level 1 (一级指标)")] : []),
    ...(without2 ? [doubt("level2_missing", "level2", "the table has no column of level 2 (二级指标)")] : []),
  ];
  return {
    level1: without1 ? null : row.level1,
    level2: without2 ? null : row.level2,
    level1Source: without1 ? null : row.level1Source,
    level2Source: without2 ? null : row.level2Source,
    doubts: [...row.doubts.filter(({ flag }) => !drop.has(flag)), ...missing],
  };
}

function assembleIndicator(row: RawIndicator, levels: DecodedRow, seq: number, context: ValueContext): AssembledIndicator {
  const level3 = row.level3 === null ? null : cleanLabel(row.level3.text);
  const printed = row.valueReading ?? row.value?.text ?? null;
  const template = level3 === null ? null : templateOf(level3);
  const reading = printed === null || template === null ? printed : filledIn(printed, template);
  const value = reading === null ? null : normalizeValue(reading, valueContext(level3, context));
  const actualText = row.actual?.text ?? null;
  const reached = actualText === null || template === null ? actualText : filledIn(actualText, { ...template, sign: "" });
  const actual = reached === null ? null : normalizeValue(reached, valueContext(level3, context));
  const places: Record<string, readonly Place[]> = {};
  for (const [cell, field] of CELLS) {
    const text = row[cell] ?? null;
    if (text !== null) places[field] = text.places;
  }
  const extraPlaces = row.extra.flatMap(({ text }) => text?.places ?? []);
  if (extraPlaces.length > 0) places["extra"] = extraPlaces;
  const value_text = printed === null ? null : cleanText(printed);
  const doubts: Doubt[] = [
    ...row.doubts,
    ...levels.doubts,
    ...(reading === null || value === null ? [] : valueDoubts({ text: reading, value, name: level3 })),
    ...(reached === null || actual === null ? [] : valueDoubts({ text: reached, value: actual, name: level3 }, "actual_raw")),
    ...(reading === printed ? [] : [doubt("unit_in_name", "value_raw", `the name's template makes it ${quote(reading ?? "")}`)]),
    ...(reached === actualText
      ? []
      : [doubt("unit_in_name", "actual_raw", `the name's template makes it ${quote(reached ?? "")}`)]),
    ...(level3 === null || printed === null || reading === null || !isHalfRead(level3, printed, reading)
      ? []
      : [doubt("ambiguous_number", "value_raw", `the name ${quote(level3)} asks for something that was not read`)]),
    ...readerDoubts(row),
    ...(value === null ? [] : unitDoubts(level3, value)),
    ...missingCells(level3, value_text),
  ];
  const points = (text: RawText | null | undefined, field: string): string | null => {
    if (text === null || text === undefined) return null;
    const number = parseDecimal((cleanText(text.text) ?? "").replace(/分$/, ""));
    if (number === null) doubts.push(doubt("field_unreadable", field, `${cleanText(text.text) ?? ""} is no number`));
    return number;
  };
  const [weight, score] = [points(row.weight, "weight"), points(row.score, "score")];
  const unread = [...(weight === null ? [row.weight] : []), ...(score === null ? [row.score] : [])].flatMap((text) =>
    text === null || text === undefined ? [] : [text],
  );
  if (weight !== null && score !== null && compareDecimals(score, weight) > 0)
    doubts.push(doubt("score_exceeds_weight", "score", `${score} of ${weight}`));
  return {
    indicator: {
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
      value_stored: storedNumber(row.value),
      horizon: row.horizon ?? null,
      weight,
      scoring_rule: proseOf(row.scoringRule),
      extra: [...row.extra, ...unread.map((text): RawExtra => ({ label: POINTS, text, known: true }))].flatMap(recordedExtra),
      ...marked(doubts),
      places,
    },
    reached: {
      actual_raw: actualText === null || cleanText(actualText) === null ? null : actualText,
      actual_text: actualText === null ? null : cleanText(actualText),
      actual: recordedValue(actual),
      actual_stored: storedNumber(row.actual),
      score,
      deviation: proseOf(row.deviation),
    },
  };
}

/** Points that are no number are kept under this header. */
const POINTS: RawText = { text: "分值", places: [], flags: [], readings: [], notes: [] };

/** The number behind a cell's text; none where several cells with numbers make it, and none that is in doubt as a number. */
function storedNumber(text: RawText | null | undefined): string | null {
  const [number = null, ...more] = text?.stored ?? [];
  return more.length > 0 ? null : number;
}

function proseOf(text: RawText | null | undefined): string | null {
  return text === null || text === undefined || NOTHING.test(text.text.trim()) ? null : cleanProse(text.text);
}

/** An empty cell as forms print it. */
const NOTHING = /^[-—–/／*＊]*$/;

function recordedExtra({ label, text }: RawExtra): readonly IndicatorExtra[] {
  const [header, words] = [cleanLabel(label.text), text === null ? null : cleanText(text.text)];
  return words === null ? [] : [{ header: header ?? "（无表头）", text: words }];
}

/** What the reader marked in the row's cells. */
function readerDoubts(row: RawIndicator): readonly Doubt[] {
  const cells = CELLS.flatMap(([cell, field]) => {
    const text = row[cell] ?? null;
    return text === null ? [] : textDoubts(text, field);
  });
  return [...cells, ...row.extra.flatMap(({ text }) => (text === null ? [] : textDoubts(text, "extra")))];
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
  const unit = unitInName(level3);
  return {
    ...(context.fiscalYear === null ? {} : { fiscalYear: context.fiscalYear }),
    ...(level3 === null ? {} : { name: level3 }),
    ...(unit !== null && unitOf(unit) !== null ? { unit } : {}),
  };
}

const unitInName = (level3: string | null): string | null => cleanText(/[(（]([^()（）]+)[)）]$/.exec(level3 ?? "")?.[1] ?? "");

/** `人均成本(元/人)` beside `90%`: the name's unit measures something else than the value's; 600元 beside it is only shorter. */
function unitDoubts(level3: string | null, { unit, dimension }: ReturnType<typeof normalizeValue>): readonly Doubt[] {
  const named = unitInName(level3);
  const said = named === null ? null : unitOf(named);
  if (said === null || unit === null || dimension === null || said.dimension === null || said.dimension === dimension) return [];
  if (counted(said.unit) === counted(unit)) return [];
  return [doubt("columns_contradict", "value_raw", `the name says ${said.unit}, the value ${unit}`)];
}

const counted = (unit: string): string => unit.replace(/\/.*$/, "");

/** The row with doubts that only the whole form shows. */
export function withDoubts<Row extends Indicator>(row: Row, evidence: readonly Evidence[]): Row {
  if (evidence.length === 0) return row;
  return { ...row, ...marked([...row.evidence, ...evidence]) };
}
