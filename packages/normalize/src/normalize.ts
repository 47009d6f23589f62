import { isBlankTemplate } from "./blank.ts";
import { isoDate } from "./calendar.ts";
import { joinBounds } from "./bounds.ts";
import { cleanText } from "./clean.ts";
import { fromContext } from "./context-unit.ts";
import { cutClauses, hasOtherDemands, subjectOf, type Clause } from "./clauses.ts";
import { doubtsOf, hasNumberInWords } from "./doubts.ts";
import { foldForReading } from "./fold.ts";
import type { Item } from "./item.ts";
import { maskNames } from "./names.ts";
import { repairMisread } from "./repair.ts";
import { findItems } from "./scan.ts";
import { dropScopes, isScope } from "./scopes.ts";
import { nothing, type NormalizeContext, type NormalizedValue, type Reading, type ValueFlag, type ValuePart } from "./value.ts";

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿半½¼¾⅕⅛壹贰叁肆伍陆柒捌玖拾]|年[底末]/;
/** A list broken over lines: the line breaks are its separators, and cleaning removes them. */
const LIST_LINE = /\n(?=\s*(?:[(（]?\d{1,2}[.．、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}、))/g;

/** `元/(人·月)` is `元/人·月`: the brackets only hold the denominator together. */
const BRACKETED_DENOMINATOR = /\/\(([^()\d]{1,12})\)/g;

/**
 * What a value cell says, exactly: numbers as decimal strings in the canonical unit (元 for money, % for every ratio),
 * dates in ISO 8601, several conditions as `parts`. Comparators follow 《民法典》第1259条. A cell with words only is
 * `qualitative`; an empty one, or a template nobody filled in, has type null. Never throws; every doubt is a flag.
 */
export function normalizeValue(text: string, context: NormalizeContext = {}): NormalizedValue {
  const clean = cleanText(text.replace(LIST_LINE, "；"));
  if (clean === null) return whole(null, []);
  if (isBlankTemplate(foldForReading(clean))) return whole(null, ["template_blank"]);
  if (!NUMERAL.test(clean)) return whole("qualitative", hasNumberInWords(clean) ? ["number_in_words"] : []);
  return readBareDate(clean, context) ?? readCell(clean.replace(BRACKETED_DENOMINATOR, "/$1"), context);
}

function whole(
  type: NormalizedValue["type"],
  flags: readonly ValueFlag[],
  reading: Reading = nothing,
  parts: readonly ValuePart[] | null = null,
): NormalizedValue {
  return { type, ...reading, parts, flags: [...new Set(flags)] };
}

function readCell(clean: string, context: NormalizeContext): NormalizedValue {
  const repair = repairMisread(foldForReading(clean));
  const masked = maskNames(repair.text);
  const found = findItems(masked.text, context.fiscalYear ?? null);
  const flags: ValueFlag[] = [...masked.flags, ...found.flags];
  if (repair.repaired) flags.push("ocr_repaired");
  const asked = dropScopes(clean, found.items);
  if (asked.doubtful) flags.push("ambiguous_number");
  const items = joinBounds(masked.text, asked.items);
  const [only] = items;
  if (only === undefined) return whole("qualitative", hasNumberInWords(clean) ? [...flags, "number_in_words"] : flags);
  const clauses = cutClauses(clean, items);
  if (hasOtherDemands(clean, items)) flags.push("demands_unread");
  if (items.length === 1) return single(only, clauses[0], flags, context);
  const parts = items.map((item, i) => part(item, clauses[i], context, flags));
  return whole("compound", flags, nothing, parts);
}

const typeOf = (item: Item): "quantity" | "range" | "date" => (item.reading.date_high === null ? item.kind : "range");

function single(item: Item, clause: Clause | undefined, flags: ValueFlag[], context: NormalizeContext): NormalizedValue {
  if (clause === undefined) return whole("qualitative", flags);
  if (isScope(item, clause)) return whole("qualitative", [...flags, "ambiguous_number"]);
  const bare = withSubject(item, clause, item.kind !== "date");
  const reading = fromContext(bare, flags, context);
  flags.push(...doubtsOf(reading, context));
  return whole(typeOf(item), flags, reading);
}

function part(item: Item, clause: Clause | undefined, context: NormalizeContext, flags: ValueFlag[]): ValuePart {
  const own = clause ?? { lead: "", tail: "", text: "" };
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
