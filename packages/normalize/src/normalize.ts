import { isBlankTemplate } from "./blank.ts";
import { isoDate } from "./calendar.ts";
import { joinBounds } from "./bounds.ts";
import { cleanText } from "./clean.ts";
import { fromContext } from "./context-unit.ts";
import { cutClauses, hasOtherDemands, isOtherClause, subjectOf, type Clause } from "./clauses.ts";
import { doubtsOf, hasNumberInWords } from "./doubts.ts";
import { foldForReading } from "./fold.ts";
import { leavesDoubt, touch } from "./invariants.ts";
import type { Item, Unread } from "./item.ts";
import { MASK } from "./mask.ts";
import { maskNames } from "./names.ts";
import { hasForeignDigits, isOddlyPrinted } from "./odd-print.ts";
import { repairMisread } from "./repair.ts";
import { findItems } from "./scan.ts";
import { dropScopes, isScope } from "./scopes.ts";
import { nothing, type NormalizeContext, type NormalizedValue, type Reading, type ValueFlag, type ValuePart } from "./value.ts";

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿廿卅半½¼¾⅕⅛壹贰叁肆伍陆柒捌玖拾]|年[底末]/;
/** A list broken over lines: the line breaks are its separators, and cleaning removes them. */
const LIST_LINE = /\n(?=\s*(?:[(（]?\d{1,2}[.．、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}、))/g;
/** A line that ends with a unit and a line that begins with words and holds a number: two demands. */
const NUMBERED_LINES =
  /(?<=[\d零一二两三四五六七八九十百千万亿][^\n，；。\d]{0,4}[\u4e00-\u9fff%‰])\s*\n\s*(?=[\u4e00-\u9fff]{2}[^\n]*\d)(?!年(?!度)|月|日|至|到|内|以|之|左右|及|或|含|的|每)/g;
/** 7例/10万 at the end of a line: the next line's first character is no name of what the rate is per. */
const RATE_LINE = /(?<=\/\d{1,6}[百千万亿]{1,2})\s*\n\s*(?=[\u4e00-\u9fff]{3})/g;
/** Words side by side over a space: what stands before it may be a demand of its own. */
const GAP_BETWEEN_WORDS = /[\u4e00-\u9fff%]\s+[\u4e00-\u9fff]/;
/** 1. 95%: a list's first point, or 1.95 with a gap: behind a comparator it would be no list. */
const LIST_LABEL_OR_POINT = /(?:^|\n)\s*(?:[1-9]|1\d|20)(?:\s+[.．]\s*|\s*[.．]\s+)\d/;
/** A character that was lost on the way here may have been a digit or a sign. */
const LOST_CHARACTER = "\uFFFD";
/** Longer than any value cell; more is running text, whose numbers this reader does not take apart. In characters. */
const LONGEST_CELL = 2_000;

/** `RMB 500万`: the gap does not separate. */
const SPACED_CURRENCY = /(RMB|CNY) (?=\d)/g;

/** 正负5% is ±5%. */
const PLUS_OR_MINUS = /正负\s?(?=\d)/g;

const NO_CONTEXT: NormalizeContext = {};

/** `元/(人·月)` is `元/人·月`: the brackets only hold the denominator together. */
const BRACKETED_DENOMINATOR = /\/\(([^()\d]{1,12})\)/g;
/** `(40±3)%`, `(95)%`: the brackets hold the number together. */
const BRACKETED_NUMBER = /\((-?\d[\d.]*\s?(?:[±~—-]|至)\s?\d[\d.]*)\)(?=[%‰℃°a-zA-Zμ\u4e00-\u9fff])|\((\d[\d.]*)\)(?=[%‰℃])/g;

const plainBrackets = (text: string): string =>
  text.includes("(") ? text.replace(BRACKETED_DENOMINATOR, "/$1").replace(BRACKETED_NUMBER, "$1$2") : text;

/**
 * What a value cell says, exactly: numbers as decimal strings in the canonical unit (元 for money, % for every ratio),
 * dates in ISO 8601, several conditions as `parts`. Comparators follow 《民法典》第1259条. A cell with words only is
 * `qualitative`; an empty one, or a template nobody filled in, has type null. Never throws, whatever it is given; every doubt is
 * a flag, and under `ambiguous_number` no number is given.
 */
export function normalizeValue(text: string, context: NormalizeContext = NO_CONTEXT): NormalizedValue {
  if (typeof text !== "string") return whole(null, []);
  const known = usable(context);
  const lines =
    text.length > LONGEST_CELL || !text.includes("\n")
      ? text
      : text.replace(LIST_LINE, "；").replace(NUMBERED_LINES, "；").replace(RATE_LINE, "；");
  const clean = cleanText(lines);
  if (clean === null) return whole(null, []);
  if (clean.length > LONGEST_CELL) return whole("qualitative", ["value_too_long"]);
  const reading = foldForReading(clean);
  if (isBlankTemplate(reading)) return whole(null, ["template_blank"]);
  if (!NUMERAL.test(clean)) return whole("qualitative", doubtsOfWords(clean));
  const plain = plainBrackets(clean.replace(SPACED_CURRENCY, "$1")).replace(PLUS_OR_MINUS, "±");
  const folded = plain === clean ? reading : foldForReading(plain);
  return readBareDate(clean, known) ?? withheld(readCell(plain, folded, known, lines));
}

/** What a text without a numeral leaves open: a number in words, or in figures of another script. */
const doubtsOfWords = (clean: string): readonly ValueFlag[] => [
  ...(hasNumberInWords(clean) ? (["number_in_words"] as const) : []),
  ...(hasForeignDigits(clean) ? (["ambiguous_number"] as const) : []),
];

/** The context without what no form says: callers in JavaScript hand on what they have. */
function usable(context: NormalizeContext): NormalizeContext {
  const given: unknown = context;
  if (typeof given !== "object" || given === null) return NO_CONTEXT;
  const { fiscalYear, currencyUnit, unit, name } = context;
  return {
    fiscalYear: isYear(fiscalYear) ? fiscalYear : undefined,
    currencyUnit: textOf(currencyUnit),
    unit: textOf(unit),
    name: textOf(name),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const isYear = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 1900 && value <= 2200;

/** A number that can be read in more than one way is no number; a date under this flag stands, since a flag says it of the date. */
function withheld(value: NormalizedValue): NormalizedValue {
  const numbers = [value, ...(value.parts ?? [])].some(({ number }) => number !== null);
  return numbers && value.flags.includes("ambiguous_number") ? whole("qualitative", value.flags) : value;
}

function whole(
  type: NormalizedValue["type"],
  flags: readonly ValueFlag[],
  reading: Reading = nothing,
  parts: readonly ValuePart[] | null = null,
): NormalizedValue {
  return { type, ...reading, parts, flags: flags.length < 2 ? flags : [...new Set(flags)] };
}

/** `folded` is the reading copy of `clean`, `printed` what the cell was before it was cleaned. */
function readCell(clean: string, folded: string, context: NormalizeContext, printed: string): NormalizedValue {
  const repair = repairMisread(folded);
  const masked = maskNames(repair.text);
  const found = findItems(masked.text, context.fiscalYear ?? null);
  const flags: ValueFlag[] = [...masked.flags, ...found.flags];
  if (repair.repaired) flags.push("ocr_repaired");
  const named = masked.text !== repair.text;
  if (named && comparesName(masked.text, repair.text)) flags.push("ambiguous_number");
  const asked = dropScopes(clean, found.items);
  if (asked.scopes.length > 0 && GAP_BETWEEN_WORDS.test(printed)) flags.push("ambiguous_number");
  const items = joinBounds(masked.text, asked.items);
  if (named && items.some((item) => touchesName(masked.text, repair.text, item))) flags.push("ambiguous_number");
  flags.push(...doubtsOfUnread(masked.text, items, found.unread));
  if (items.length > 0 && (LIST_LABEL_OR_POINT.test(printed) || printed.includes(LOST_CHARACTER))) flags.push("ambiguous_number");
  if (isOddlyPrinted(masked.text)) flags.push("ambiguous_number");
  const [only] = items;
  if (only === undefined) return whole("qualitative", hasNumberInWords(clean) ? [...flags, "number_in_words"] : flags);
  if (items.slice(1).some((item, i) => touch(masked.text, items[i] ?? item, item))) flags.push("ambiguous_number");
  const clauses = cutClauses(clean, hideAll(masked.text, asked.scopes), items);
  if (hasOtherDemands(clean, items)) flags.push("demands_unread");
  if (items.length === 1) return single(only, clauses[0], flags, context);
  const parts = items.map((item, i) => part(item, clauses[i], context, flags));
  return whole("compound", flags, nothing, parts);
}

/** 7天24小时值守: digits of a name directly beside a number. */
const touchesName = (masked: string, text: string, { start, end }: Item): boolean =>
  (masked.charAt(end) === MASK && /\d/.test(text.charAt(end))) ||
  (masked.charAt(start - 1) === MASK && /\d/.test(text.charAt(start - 1)) && /[\d+]/.test(text.charAt(start))); // but PM2.5≤35

/** ≥5G: digits behind a comparator are no mere name. */
const comparesName = (masked: string, text: string): boolean =>
  [...masked.matchAll(COMPARED_NAME)].some(({ index }) => /\d/.test(text.charAt(index + 1)));
const COMPARED_NAME = new RegExp(`[≥≤<>]${MASK}`, "g");

/** What was passed over in the clause of a number puts the number in doubt; in a clause of its own it is a demand not read. */
function doubtsOfUnread(text: string, items: readonly Item[], unread: readonly Unread[]): readonly ValueFlag[] {
  return unread.flatMap(({ start, end, flags }) => {
    const apart =
      items.length > 0 &&
      items.every((item) => isOtherClause(text, item.start > start ? end : start, item.start > start ? item.start : item.end));
    return apart ? flags.map((flag) => (flag === "ambiguous_number" ? "demands_unread" : flag)) : flags;
  });
}

const hideAll = (text: string, spans: readonly Item[]): string =>
  spans.reduce((rest, { start, end }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end), text);

const typeOf = (item: Item): "quantity" | "range" | "date" => (item.reading.date_high === null ? item.kind : "range");

function single(item: Item, clause: Clause | undefined, flags: ValueFlag[], context: NormalizeContext): NormalizedValue {
  if (clause === undefined) return whole("qualitative", flags);
  if (isScope(item, clause)) return whole("qualitative", [...flags, "ambiguous_number"]);
  if (leavesDoubt(item, clause)) flags.push("ambiguous_number");
  const bare = withSubject(item, clause, item.kind !== "date");
  const reading = fromContext(bare, flags, context);
  flags.push(...doubtsOf(reading, context));
  return whole(typeOf(item), flags, reading);
}

function part(item: Item, clause: Clause | undefined, context: NormalizeContext, flags: ValueFlag[]): ValuePart {
  const own = clause ?? { lead: "", tail: "", text: "", masked: { lead: "", tail: "" } };
  if (leavesDoubt(item, own)) flags.push("ambiguous_number");
  const reading = fromContext(withSubject(item, own, true), flags, context);
  flags.push(...doubtsOf(reading, context));
  return { type: typeOf(item), ...reading, parts: null, text: trim(own.text) };
}

/** A part's text without the punctuation it was cut at, nor half a pair of brackets. */
function trim(text: string): string {
  const plain = text.replace(/^[\s，,、；;]+|[\s，,、；;]+$/g, "");
  if (plain.endsWith(")") && !plain.includes("(")) return plain.slice(0, -1);
  return plain.startsWith("(") && !plain.includes(")") ? plain.slice(1) : plain;
}

function withSubject(item: Item, clause: Clause, ownTail: boolean): Reading {
  return { ...item.reading, subject: item.reading.subject ?? subjectOf(clause, item.reading.unit, ownTail) };
}

const BARE_DATE = /^(20[0-4]\d)(?:\.(0?[1-9]|1[0-2]))?$/;

/** `2025` or `2025.12` alone is a year or a month, unless a unit column says what it counts. */
function readBareDate(clean: string, context: NormalizeContext): NormalizedValue | null {
  const match = BARE_DATE.exec(clean);
  if (match === null || clean === "2000" || context.unit !== undefined) return null;
  const [, year, month] = match;
  const date = isoDate(Number(year), month === undefined ? null : Number(month));
  const flag = month === undefined ? "bare_year" : "ambiguous_number";
  return whole("date", [flag], { ...nothing, comparator: "=", comparator_stated: false, date });
}
