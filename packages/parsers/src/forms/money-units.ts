import { parseAmount } from "@jixiao/normalize";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { isMoneySideLabel, labelMeaning, moneyColumn, taskColumn } from "../vocabulary/head-labels.ts";
import { bareText } from "../vocabulary/text-key.ts";
import type { Stated } from "./raw-form.ts";

const MONEY = "(?:人民币)?((?:百|千|万|百万|千万|亿)?元)";
/** `单位：万元`, alone or behind the unit's name. */
const CURRENCY_LINE = new RegExp(`单位[:：]${MONEY}[)）]?$`);
/** `项目资金(元)`: a label. A goal may end with 预算500万元 too, which states no unit. */
const MAX_LABEL_LENGTH = 20;
const CURRENCY_LABEL = new RegExp(
  `(?:(?:单位|资金|预算[^（()）\\d]*)[（(]?|(?:资金|金额)[^（()）\\d]*[（(](?:单位[:：])?)${MONEY}[)）]?(?:[（(]\\d+分[)）])?$`,
);
const BRACKETED = new RegExp(`[（(](?:单位[:：])?${MONEY}[)）]`);

/** The money unit that a line or a label states for the amounts of a form. */
export function moneyUnitOf(bare: string): string | undefined {
  return (CURRENCY_LINE.exec(bare) ?? (bare.length <= MAX_LABEL_LENGTH ? CURRENCY_LABEL.exec(bare) : null))?.[1];
}

/** The unit that a label, or a header of amounts, states for what stands beside or under it: `本级支出（万元）`. */
export function unitOfLabel(text: string): string | null {
  if (!/[（(]/.test(text)) return null;
  return BRACKETED.exec(bareText(text))?.[1] ?? null;
}

export interface MoneyUnits {
  /** What the form states for its amounts. */
  readonly unit: Stated<string> | null;
  /** Another unit that it states too: an amount whose own label states none is in neither of them for certain. */
  readonly other: string | null;
}

/**
 * The unit of a form's amounts: what a line (`单位：万元`) or the label of a block (`项目资金（万元）`) states; where none does, what a
 * label of an amount states.
 */
export function moneyUnits(rows: readonly FlatRow[]): MoneyUnits {
  const [ofForm, ofLabels]: [Stated<string>[], Stated<string>[]] = [[], []];
  for (const { cells, table } of rows)
    for (const cell of cells) {
      const own = unitOfLabel(cell.text);
      const isOwn = own !== null && table !== null && isAmountLabel(cell);
      const value = isOwn ? own : (moneyUnitOf(bareText(cell.text)) ?? (isMoneySideLabel(cell.text) ? own : null));
      if (value !== null) (isOwn ? ofLabels : ofForm).push({ value, places: cell.places });
    }
  const unit = ofForm[0] ?? ofLabels[0] ?? null;
  const other = [...ofForm, ...ofLabels].find(({ value }) => value !== unit?.value);
  return { unit, other: other?.value ?? null };
}

/** A label of one amount, or a header over a column of them; no label of a whole block. */
function isAmountLabel({ text }: Cell): boolean {
  if (isMoneySideLabel(text)) return false;
  return labelMeaning(text) !== null || moneyColumn(text) !== null || taskColumn(text) !== null;
}

/** An amount in 元, by the unit in its own cell, that of its own label, or the form's; null where none is certain, and why. */
export function amountIn(
  text: string,
  own: string | null,
  { unit, other }: MoneyUnits,
): { readonly value: string | null; readonly why: string } {
  const printed = parseAmount(text, "");
  if (printed !== null) return { value: printed, why: "" };
  if (own === null && unit === null) return { value: null, why: ": the form states no money unit" };
  if (own === null && other !== null) return { value: null, why: `: the form states ${unit?.value} and ${other}` };
  return { value: parseAmount(text, own ?? unit?.value ?? ""), why: " is no amount" };
}
