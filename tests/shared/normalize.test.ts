import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cleanText, normalizeValue } from "@jixiao/normalize";
import { describe, expect, test } from "vitest";

const shared = new URL("../../../shared/", import.meta.url);
const present = existsSync(shared);
if (!present) console.warn("SKIPPED: ../shared is not here, so its labelled values are not checked.");

type Json = Readonly<Record<string, unknown>>;
interface Case {
  readonly text: string;
  readonly want: Json | null;
  readonly fields: readonly string[];
  readonly fiscalYear: number | undefined;
  readonly valueText: string | null;
}

const FIELDS = [
  "type",
  "comparator",
  "comparator_stated",
  "number",
  "number_high",
  "unit",
  "dimension",
  "date",
  "subject",
  "parts",
];
/** Dimensions that the contract names and labels older than it leave null or call `count`. */
const NEWER_DIMENSIONS = new Set<unknown>([
  "measure",
  "score",
  "unit_price",
  "concentration",
  "power",
  "speed",
  "electric",
  "data",
]);

const lines = (file: string): Json[] =>
  readFileSync(new URL(file, shared), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Json);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function labelledCases(): Case[] {
  const files = [...readdirSync(new URL("gold/", shared)).map((name) => `gold/${name}`), "documents/manifest.jsonl"];
  const records = files.flatMap(lines).flatMap((line) => (Array.isArray(line["gold"]) ? list(line["gold"]) : [line]));
  const cases = records.flatMap((record) => list(record["indicators"]).map((row) => labelledCase(row, record["fiscal_year"])));
  return [...new Map(cases.filter((one) => one.text !== "").map((one) => [JSON.stringify(one), one])).values()];
}

/** A label says itself which of its fields are certain. */
function labelledCase(row: Json, fiscalYear: unknown): Case {
  const fields = row["gold_score_value"] === false ? ((row["gold_value_sure"] ?? []) as string[]) : FIELDS;
  return {
    text: (row["value_raw"] ?? "") as string,
    want: row["value"] as Json | null,
    fields,
    fiscalYear: (fiscalYear ?? undefined) as number | undefined,
    valueText: row["value_text"] as string | null,
  };
}

const writtenCases = (): Case[] =>
  lines("cases/normalize.jsonl").map((line) => ({
    text: line["text"] as string,
    want: line["expect"] as Json,
    fields: FIELDS,
    fiscalYear: 2025,
    valueText: null,
  }));

/** The fields in which `got` differs from `want`; a field that `want` lacks is not compared. */
function differences(want: Json, got: Json, fields: readonly string[], path = ""): string[] {
  return fields.flatMap((field) => {
    if (!(field in want)) return [];
    if (field === "parts") return partDifferences(list(want["parts"]), list(got["parts"]), path);
    const right = same(field, want[field], got[field]);
    return right ? [] : [`${path}${field}: want ${JSON.stringify(want[field])}, got ${JSON.stringify(got[field])}`];
  });
}

function partDifferences(want: readonly Json[], got: readonly Json[], path: string): string[] {
  if (want.length !== got.length) return [`${path}parts: want ${want.length}, got ${got.length}`];
  return want.flatMap((part, i) => differences(part, got[i] ?? {}, FIELDS, `${path}parts[${i}].`));
}

function same(field: string, want: unknown, got: unknown): boolean {
  const any = typeof want === "object" && want !== null && "any" in want ? (want.any as unknown[]) : null;
  if (any !== null) return any.some((one) => same(field, one, got));
  if (field === "dimension" && (want === null || want === "count") && NEWER_DIMENSIONS.has(got)) return true;
  if (field.startsWith("number")) return plain(want) === plain(got);
  return want === got;
}

const plain = (decimal: unknown): unknown =>
  typeof decimal === "string" && decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
const squeeze = (text: string | null): string => (text ?? "").normalize("NFKC").replace(/\s/g, "");

describe.skipIf(!present)("the labelled values of ../shared", () => {
  test("every value comes out right", () => {
    const cases = [...labelledCases(), ...writtenCases()];
    expect(cases.length).toBeGreaterThan(300);
    const wrong = cases.flatMap(({ text, want, fields, fiscalYear }) => {
      const got = normalizeValue(text, { fiscalYear }) as unknown as Json;
      const found = want === null ? (got["type"] === null ? [] : ["want null"]) : differences(want, got, fields);
      return found.map((difference) => `${text} | ${difference}`);
    });
    expect(wrong).toEqual([]);
  });

  test("every value_text comes out right", () => {
    const wrong = labelledCases().filter(({ text, valueText }) => squeeze(cleanText(text)) !== squeeze(valueText));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
