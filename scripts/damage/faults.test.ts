/** What single faults of a drawn form changed without a word before it was mended; `scripts/damage/sweep-faults.ts` makes all of them. */
import { expect, test } from "vitest";
import { faults } from "./drawn-faults.ts";
import { drawnForm, readBytes, readDrawn } from "./drawn-form.ts";
import { silent } from "./silent.ts";
import { tagFaults } from "./tag-faults.ts";
import { taggedForm, taggedPdf } from "./tagged-form.ts";

/** What each form says while it is whole, read once. */
const wholes = new Map<string, ReturnType<typeof readDrawn>>();

function wholeOf(truth: string): ReturnType<typeof readDrawn> {
  const whole = wholes.get(truth) ?? readDrawn(drawnForm(truth));
  wholes.set(truth, whole);
  return whole;
}

test.each([
  ["line missing", "market-food-sampling", "191.43 712.00 m 262.14 712.00"],
  ["text missing", "tj-park-greening", "质量指标"],
  ["text missing", "sports-grounds", "年度总体目标"],
  ["text 1.5 times as large, from its left edge", "sports-grounds", "公共体育场地开放管理"],
  ["line doubled 4 pt off", "tj-park-greening", "191.43 728.00 m 262.14 728.00"],
])("%s: %s, %s", async (name, truth, what) => {
  const pages = drawnForm(truth);
  const fault = faults
    .find((one) => one.name === name)
    ?.variants(pages)
    .find((one) => one.what.includes(what));
  if (fault === undefined) throw new Error("no such fault");
  const [whole, read] = [await wholeOf(truth), await readDrawn(fault.pages)];
  if (typeof whole === "string" || typeof read === "string") throw new Error("not read");
  expect(silent(whole, read, fault.missing ?? null)).toEqual([]);
  expect(JSON.stringify(read)).not.toBe(JSON.stringify(whole));
});

test("what differs is seen, and what is flagged is told", async () => {
  const form = await wholeOf("sports-grounds");
  if (typeof form === "string" || form.kind !== "performance_objective_form") throw new Error("not read");
  const [first, second, ...rest] = form.indicators;
  if (first === undefined || second === undefined) throw new Error("no rows");
  const other = { ...first, level2: "质量指标" };
  expect(silent(form, form)).toEqual([]);
  expect(silent(form, { ...form, indicators: [other, second, ...rest] })).toHaveLength(2);
  expect(silent(form, { ...form, indicators: [{ ...other, flags: ["level2_uncertain"] }, second, ...rest] })).toEqual([]);
  expect(silent(form, { ...form, indicators: [second, ...rest] })).toHaveLength(1);
  expect(silent(form, { ...form, indicators: [first, first, second, ...rest] }).length).toBe(0); // the same said twice has a flag of its own
  expect(silent(form, { ...form, annual_goal: null })).toHaveLength(1);
  expect(silent(form, { ...form, annual_goal: null }, "公")).toEqual([]);
});

test.each([
  ["two rows in one", 9],
  ["a cell over one row too many", 46],
])("tags of a form without lines: %s", async (name, at) => {
  const form = taggedForm("sports-grounds", false);
  const rows = tagFaults.find((one) => one.name === name)?.variants(form.rows)[at];
  const [whole, read] = [await readBytes(taggedPdf(form, form.rows)), await readBytes(taggedPdf(form, rows ?? []))];
  if (typeof whole === "string" || typeof read === "string") throw new Error("not read");
  expect([whole.provenance.table_evidence, whole.flags]).toEqual([["tags"], []]);
  expect(silent(whole, read)).toEqual([]);
});
