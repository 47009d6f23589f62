import { readUnit } from "./unit-reader.ts";
import { wordsBefore } from "./comparators.ts";

const comparators = new Set(wordsBefore.map(([word]) => word));
const PLACEHOLDER = /^[*_×xX□○◯●■…·.\-—–~/\\#?？(){}\s个]+$/;
const SIGN_AT_START =
  /^(?:≥=?|≤=?|[><=]=?|大于等于|小于等于|大于或等于|小于或等于|不低于|不高于|不少于|不超过|不小于|不大于|至少|达到|大于|小于|等于|高于|低于|超过)+/;
const COMPARATOR_AT_END = /(?:以上|以下|以内|左右|前)$/;

/** Whether a cell is a template nobody filled in: a sign, a placeholder, a unit, and no number (`≥**%`, `≧ %`, `/`). */
export function isBlankTemplate(text: string): boolean {
  if (/\d/.test(text)) return false;
  if (comparators.has(text) && /[≥≤<>=大小高低少多超等]/.test(text)) return true;
  const sign = SIGN_AT_START.exec(text)?.[0] ?? "";
  const rest = text.slice(sign.length).replace(COMPARATOR_AT_END, "");
  if (rest === "") return sign !== "";
  const core = rest.replace(/^[*_×xX□○◯…\s.\-—/]+/, "");
  if (core === "") return true;
  if (PLACEHOLDER.test(rest)) return true;
  const bracketed = /^\((.+)\)$/.exec(core)?.[1] ?? core;
  const unit = readUnit(bracketed, 0);
  const wholeUnit = unit !== null && unit.end === bracketed.length;
  return wholeUnit && (sign !== "" || core !== rest || bracketed !== core || unit.unit === "%");
}
