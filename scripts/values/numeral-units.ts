import { normalizeValue, units, type Unit } from "@jixiao/normalize";
import { inChinese, moved, plain } from "./numeral-words.ts";

/** A numeral as printed, with its value. */
type Printed = readonly [text: string, value: string];

const chinese = (value: number): Printed => [inChinese(value), String(value)];
export const numerals: readonly Printed[] = [
  ...[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 48, 100, 105, 110, 365, 1000, 3005, 3500, 10_000, 20_015, 35_600,
    1_230_000,
  ].map(chinese),
  ["两", "2"],
  ["二万零十五", "20015"],
  ["零点三", "0.3"],
  ["三点五", "3.5"],
  ["十二点五万", "125000"],
  ["3", "3"],
  ["12", "12"],
  ["0.5", "0.5"],
  ["1,200", "1200"],
  ["3万", "30000"],
  ["1.5万", "15000"],
  ["2亿", "200000000"],
  ["3万5千", "35000"],
];
/** What stands around a number, and the comparator it states. */
export const leads: readonly (readonly [before: string, after: string, comparator: string])[] = [
  ["", "", "="],
  ["≥", "", ">="],
  ["不少于", "", ">="],
  ["不超过", "", "<="],
  ["购置", "", "="],
  ["控制在", "以内", "<="],
  ["达到", "以上", ">="],
  ["共", "", "="],
  ["提高", "", "="],
  ["完成", "", "="],
  ["最多", "", "<="],
  ["线上", "", "="],
];

/** 3G alone is the name of a network. */
const NETWORK = /^[2-6]$/;
const COMPARES = /[≥于过在到共多]$/;

export interface Tally {
  readonly cells: number;
  readonly read: number;
  /** Withheld or doubted, and said so by a flag. */
  readonly flagged: number;
  /** Something else than what is printed, and no flag. */
  readonly silent: readonly string[];
}

/** Every numeral with every name of the table's units behind every lead; `every` takes one cell in so many. */
export function tallyNumeralUnits(every: number): Tally {
  let [cells, read, flagged] = [0, 0, 0];
  const silent: string[] = [];
  let i = 0;
  for (const unit of units)
    for (const name of unit.names)
      for (const numeral of numerals)
        for (const lead of leads) {
          if (i++ % every !== 0) continue;
          if (name === "G" && NETWORK.test(numeral[0]) && !COMPARES.test(lead[0])) continue;
          cells += 1;
          const text = lead[0] + numeral[0] + name + lead[1];
          const verdict = judge(text, numeral[1], unit, lead[2]);
          if (verdict === "read") read += 1;
          else if (verdict === "flagged") flagged += 1;
          else silent.push(`${text} → ${verdict}`);
        }
  return { cells, read, flagged, silent };
}

function judge(text: string, number: string, { unit, shift }: Unit, comparator: string): string {
  const got = normalizeValue(text);
  const right =
    got.type === "quantity" &&
    inBase(got.number, got.unit) === inBase(moved(number, shift), unit) &&
    got.comparator === comparator;
  if (right) return "read";
  if (got.flags.length > 0) return "flagged";
  return `${got.type} ${got.comparator} ${got.number} ${got.unit} ${got.date ?? ""} ${got.subject ?? ""}`;
}

const PREFIXES: Readonly<Record<string, number>> = { 百: 2, 千: 3 };
const names: ReadonlySet<string> = new Set(units.flatMap((unit) => unit.names));

/** 一千米 may be read as 1000 米 or 1 千米: both say the same. */
function inBase(number: string | null, unit: string | null): string | null {
  const power = PREFIXES[unit?.charAt(0) ?? ""];
  const base = unit?.slice(1) ?? "";
  if (number === null || unit === null) return null;
  return power !== undefined && names.has(base) ? `${moved(number, power)} ${base}` : `${plain(number)} ${unit}`;
}
