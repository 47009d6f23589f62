import { readFileSync } from "node:fs";
import type { FormRecord, Indicator } from "@jixiao/contract";
import type { RecordedReadings } from "@jixiao/parsers/testing/scans";
import { expect, test } from "vitest";
import { pageWithoutLines, READINGS, readRecorded } from "./recorded-page.ts";

const golden = JSON.parse(readFileSync(new URL("../../../fixtures/scan/sports-grounds.jsonl", import.meta.url), "utf8")) as Pick<
  FormRecord,
  "project_name"
> & { readonly indicators: readonly Indicator[] };
const readings: RecordedReadings = new Map(
  readFileSync(READINGS, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as [string, [text: string, confidence: number]]),
);
const printed = ({ level1, level2, level3, value_raw }: Indicator) => [level1, level2, level3, value_raw].join("|");

test("a scan whose table has no lines at all: the form and its rows are there, what is wrong is in doubt", async () => {
  const { records } = await readRecorded(await pageWithoutLines(), readings, null);
  const [form] = records;
  if (form?.kind !== "performance_objective_form") throw new Error("no form was found");
  expect(form.project_name).toBe(golden.project_name);
  const wanted = new Set(golden.indicators.map(printed));
  const wrong = form.indicators.filter((row) => !wanted.has(printed(row)));
  const isDoubted = form.flags.includes("table_damaged");
  expect(wrong.filter(({ flags }) => flags.length === 0 && !isDoubted)).toEqual([]);
  expect(form.indicators.length).toBe(golden.indicators.length);
  expect(wrong.length).toBeLessThanOrEqual(0.3 * wanted.size);
});
