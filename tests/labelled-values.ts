import { readFileSync } from "node:fs";
import type { NormalizedValue, ValuePart } from "@jixiao/normalize";

export type Json = Readonly<Record<string, unknown>>;

/** A value cell and what it says, labelled by hand from the record contract before the code that reads it was written. */
export interface LabelledCell {
  readonly text: string;
  readonly expect: Json | null;
  readonly class: string;
}

export const labelledCells = (): readonly LabelledCell[] =>
  readFileSync(new URL("../packages/normalize/fixtures/values.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LabelledCell);

/** Fields in which a difference is a wrong value; a difference of the others is a wrong description. */
const VALUE_FIELDS = new Set(
  "type comparator number number_high unit low_comparator high_comparator date date_high parts".split(" "),
);

/** The fields in which a reading differs from its label; `any` accepts each of several answers. */
export function differences(want: Json | null, got: Json): readonly string[] {
  if (want === null) return got["type"] === null ? [] : ["type"];
  const answers = Array.isArray(want["any"]) ? (want["any"] as Json[]) : [want];
  const found = answers.map((answer) =>
    Object.keys(answer).filter((field) => field !== "text" && !same(field, answer[field], got[field])),
  );
  return found.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

export const isWrongValue = (fields: readonly string[]): boolean => fields.some((field) => VALUE_FIELDS.has(field));

function same(field: string, want: unknown, got: unknown): boolean {
  if (typeof want === "object" && want !== null && "any" in want)
    return (want.any as unknown[]).some((one) => same(field, one, got));
  if (field === "parts") return sameParts((want ?? []) as Json[], (got ?? []) as Json[]);
  return plain(want) === plain(got);
}

const sameParts = (want: readonly Json[], got: readonly Json[]): boolean =>
  want.length === got.length && want.every((part, i) => differences(part, got[i] ?? {}).length === 0);

const plain = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : (value ?? null);

/** What two readings must share to say the same: all but how the text was printed. */
export function essence(value: NormalizedValue | ValuePart): Json {
  const { type, comparator, number, number_high, unit, date, date_high, low_comparator, high_comparator } = value;
  const parts = value.parts?.map(essence) ?? null;
  return {
    type,
    comparator,
    number: plain(number),
    number_high: plain(number_high),
    unit,
    date,
    date_high,
    low_comparator,
    high_comparator,
    parts,
  };
}
