import { hash } from "node:crypto";
import type { CanonicalRecord } from "@jixiao/contract";
import { foldDecimal, foldText } from "./fold.ts";
import { doubtsOf } from "./reading-doubts.ts";

/**
 * The little of a record by which others that it may be a copy of are found; everything else about it is only computed where one is.
 * Two of name, unit and money, whether or not they were read without doubt: whatever `relationOf` calls a copy has one of
 * the three in common, and years that agree where both are sure.
 */
export interface BlockKeys {
  readonly name_unit: number | null;
  readonly name_money: number | null;
  readonly unit_money: number | null;
  /** 0 where it is not stated, or in doubt. */
  readonly block_year: number;
  /** A name that was surely read: of two such records that share unit and money, one name or the other decides. */
  readonly is_named: boolean;
}

/** Amounts that stand for a record's money, the first that is stated and not zero. */
export const moneyFields: readonly string[] = [
  "budget.annual_total",
  "budget.project_total",
  "budget.initial",
  "budget.adjusted",
];

export const unitFields: readonly string[] = ["implementing_unit", "department"];

/**
 * Hexadecimal digits of a key: 48 bits, a whole number in any language. A collision costs a comparison. The first of them are of the one
 * value alone that leads the pair: keys of one unit's records lie beside each other in the index, and a document's records touch
 * one of its pages instead of one each.
 */
const LEADING_DIGITS = 5;
const PAIR_DIGITS = 7;

export function blockKeysOf(record: CanonicalRecord): BlockKeys {
  const name = folded(record.project_name, foldText);
  const unit = firstText(record, unitFields, foldText);
  const money = firstText(record, moneyFields, amountOf);
  const doubts = record.flags.length === 0 ? null : doubtsOf(record, "head");
  const isSure = (field: string): boolean => doubts === null || !(doubts.all || doubts.fields.has(field));
  return {
    name_unit: keyOf(record.kind, "name unit", unit, name),
    name_money: keyOf(record.kind, "name money", name, money),
    unit_money: keyOf(record.kind, "unit money", unit, money),
    block_year: isSure("fiscal_year") ? (record.fiscal_year ?? 0) : 0,
    is_named: name !== null && isSure("project_name"),
  };
}

function firstText(record: CanonicalRecord, fields: readonly string[], fold: (text: string) => string): string | null {
  for (const field of fields) {
    const found = folded(textAt(record, field), fold);
    if (found !== null) return found;
  }
  return null;
}

function textAt(record: object, field: string): unknown {
  return field.split(".").reduce<unknown>((found, name) => (found == null ? null : Reflect.get(Object(found), name)), record);
}

function folded(text: unknown, fold: (text: string) => string): string | null {
  if (typeof text !== "string") return null;
  const result = fold(text);
  return result === "" ? null : result;
}

/** A zero says what a dash says: nothing. */
function amountOf(text: string): string {
  const amount = foldDecimal(text);
  return amount === "0" ? "" : amount;
}

function keyOf(kind: string, pair: string, leading: string | null, other: string | null): number | null {
  if (leading === null || other === null) return null;
  const digits =
    digitsOf(leading).slice(0, LEADING_DIGITS) + digitsOf(`${kind}\n${pair}\n${leading}\n${other}`).slice(0, PAIR_DIGITS);
  return Number.parseInt(digits, 16);
}

function digitsOf(text: string): string {
  return hash("sha256", text, "hex");
}
