import { readFileSync } from "node:fs";
import type { FormRecord, Indicator } from "@jixiao/contract";
import { createRecognizers } from "@jixiao/parsers/testing/scans";
import { expect, test } from "vitest";
import { recordedReadings, type RecordedPage, readRecorded, truthUrl } from "./recorded-page.ts";

const golden = JSON.parse(readFileSync(truthUrl, "utf8")) as Pick<FormRecord, "project_name" | "indicators">;
const printed = ({ level1, level2, level3, value_raw }: Indicator) => [level1, level2, level3, value_raw].join("|");

/** The form of a page; with JIXIAO_SWEEP=all its lines are recognized anew, which takes most of the time. */
async function formOf(page: RecordedPage): Promise<FormRecord> {
  const isSweep = process.env["JIXIAO_SWEEP"] === "all";
  const [readings, others] = isSweep ? [new Map(), createRecognizers(2)] : [recordedReadings(page), null];
  const { records } = await readRecorded(page, readings, others);
  const [form] = records;
  if (form?.kind !== "performance_objective_form" || records.length > 1) throw new Error(`${records.length} records`);
  return form;
}

test("a scan whose table has no lines at all: the form and its rows are there, what is wrong is in doubt", async () => {
  const form = await formOf("no-lines");
  expect(form.project_name).toBe(golden.project_name);
  const wanted = new Set(golden.indicators.map(printed));
  const wrong = form.indicators.filter((row) => !wanted.has(printed(row)));
  const isDoubted = form.flags.includes("table_damaged");
  expect(wrong.filter(({ flags }) => flags.length === 0 && !isDoubted)).toEqual([]);
  expect(form.indicators.length).toBe(golden.indicators.length);
  expect(wrong.length).toBeLessThanOrEqual(0.3 * wanted.size);
});

test("a page that lies on its side is read as what is printed on it, its places on the page as it lies", async () => {
  const form = await formOf("turned");
  expect(form.project_name).toBe(golden.project_name);
  const names = (rows: readonly Indicator[]) => rows.map(({ level2, level3 }) => [level2, level3]);
  expect(names(form.indicators)).toEqual(names(golden.indicators));
  expect(form.flags).toContain("ocr");
  for (const { flags, evidence } of form.indicators)
    expect(evidence.some(({ flag, note }) => flag === "ocr_uncertain" && /^recognized as .* confidence \d/.test(note))).toBe(
      flags.includes("ocr_uncertain"),
    );
  const sure = form.indicators.filter(({ flags }) => !flags.includes("ocr_uncertain"));
  expect(sure.length).toBeGreaterThan(0);
  expect(sure.map(({ seq, value }) => [seq, value])).toEqual(
    sure.map(({ seq }) => [seq, golden.indicators.find((row) => row.seq === seq)?.value]),
  );
  const [place] = form.indicators[0]?.places["level3"] ?? [];
  if (place?.kind !== "page" || place.box === null) throw new Error("the row has no place on the page");
  const { x0, y0, x1, y1 } = place.box;
  expect(y1 - y0).toBeGreaterThan(2 * (x1 - x0));
});
