import { cleanText } from "./clean.ts";
import { shift } from "./decimal.ts";
import { moneyNames } from "./indicator-names.ts";
import { readUnit } from "./unit-reader.ts";
import type { NormalizeContext, Reading, ValueFlag } from "./value.ts";

/** A bare number takes the unit of its column or name, or under a name that says money the form's money unit. */
export function fromContext(reading: Reading, flags: ValueFlag[], context: NormalizeContext): Reading {
  if (reading.number === null || reading.unit !== null) return reading;
  const money =
    context.unit === undefined &&
    context.currencyUnit !== undefined &&
    context.name !== undefined &&
    moneyNames.test(context.name);
  const printed = context.unit ?? (money ? context.currencyUnit : undefined);
  const name = cleanText(printed ?? "")?.replace(/^\((.*)\)$/, "$1") ?? "";
  if (name === "") return reading;
  flags.push(money ? "unit_inferred" : "unit_in_name");
  const unit = readUnit(name, 0);
  if (unit === null || unit.end !== name.length) {
    flags.push("unit_unknown");
    return { ...reading, unit: name };
  }
  flags.push(...unit.flags);
  const number_high = reading.number_high === null ? null : shift(reading.number_high, unit.shift);
  return { ...reading, number: shift(reading.number, unit.shift), number_high, unit: unit.unit, dimension: unit.dimension };
}
