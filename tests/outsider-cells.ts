import { readFileSync } from "node:fs";
import type { NormalizedValue, ValuePart } from "@jixiao/normalize";

/**
 * Cells that an outsider wrote, each with what it says, labelled before it was read. A line is `text :: label`; `\n` and `\uXXXX`
 * are escapes, `# …` opens a class. A label is:
 *   `>= 95 %`  `= 5 -` (no unit)  `80..<95 %`  `@2025-06-30`  `<= @2025-06-30`  `@2025-07-01..2025-09-30`, with `==` where `=` is
 *   printed, `个|次` where either unit will do, 「…」 for the subject; ` + ` between the parts of several demands;
 *   `words` (no number, with or without a flag), `null` (nothing), `?` (whatever is read, a flag says so);
 *   ` | ` between labels that will all do; ` !` after a label where a flag belongs to it, ` !?` where it may have one.
 */
export interface OutsiderCell {
  readonly text: string;
  readonly label: string;
}

const FILE = new URL("../packages/normalize/fixtures/outsider.txt", import.meta.url);

const unescaped = (text: string): string =>
  text
    .replace(/\\n(?![a-z])/g, "\n")
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

export const outsiderCells = (): readonly OutsiderCell[] =>
  readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((line) => {
      const [text = "", label = ""] = line.split(" :: ");
      return { text: unescaped(text), label: label.trim() };
    });

/**
 * `right`; `silent`: a difference without a flag; `flagged`: a difference or a doubt that a flag says, where the label says that
 * the cell is plain.
 */
export type Verdict = "right" | "silent" | "flagged";

export function judge(label: string, got: NormalizedValue): Verdict {
  const verdicts = label.split(" | ").map((one) => judgeOne(one.trim(), got));
  return verdicts.find((one) => one === "right") ?? verdicts.find((one) => one === "flagged") ?? "silent";
}

function judgeOne(label: string, got: NormalizedValue): Verdict {
  const flagged = got.flags.length > 0;
  if (label === "?") return flagged ? "right" : "silent";
  if (label === "null" || label === "words") {
    if (label === "null" ? got.type === null : got.type === "qualitative") return "right";
    return flagged ? "flagged" : "silent";
  }
  const [, plain = "", mark] = /^(.*?)(?: (!\??))?$/.exec(label) ?? [];
  const same = says(plain, got);
  if (!same) return flagged ? "flagged" : "silent";
  if (mark === "!") return flagged ? "right" : "silent";
  return flagged && mark === undefined ? "flagged" : "right";
}

const says = (label: string, got: NormalizedValue): boolean => {
  const parts = label.split(" + ");
  const readings: readonly (NormalizedValue | ValuePart)[] = parts.length === 1 ? [got] : (got.parts ?? []);
  return readings.length === parts.length && parts.every((part, i) => saysOne(part, readings[i]));
};

const ONE =
  /^(?:(>=|<=|==|[=<>]) )?(?:@([\d-]+?)(?:\.\.([\d-]+))?|(-?[\d.]+?)(<)?(?:\.\.(<)?(-?[\d.]+))? (\S+))(?: 「(.*)」)?$/;

function saysOne(label: string, got: NormalizedValue | ValuePart | undefined): boolean {
  const match = ONE.exec(label);
  if (match === null) throw new Error(`not a label: ${label}`);
  if (got === undefined) return false;
  const [, comparator, date, dateHigh, low, lowOpen, highOpen, high, unit, subject] = match;
  const span = dateHigh !== undefined || high !== undefined;
  const wanted = span ? null : comparator === "==" ? "=" : (comparator ?? "=");
  return (
    got.comparator === wanted &&
    (comparator !== "==" || got.comparator_stated === true) &&
    got.date === (date ?? null) &&
    got.date_high === (dateHigh ?? null) &&
    plain(got.number) === plain(low ?? null) &&
    plain(got.number_high) === plain(high ?? null) &&
    (got.low_comparator === ">") === (lowOpen !== undefined) &&
    (got.high_comparator === "<") === (highOpen !== undefined) &&
    (unit === undefined ? got.unit === null : unit.split("|").includes(got.unit ?? "-")) &&
    (subject === undefined || got.subject === subject)
  );
}

const plain = (value: string | null): string | null => (value?.includes(".") === true ? value.replace(/\.?0+$/, "") : value);
