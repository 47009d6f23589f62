import { expect, test } from "vitest";
import { formOf, indicatorOf } from "../testing/documents.ts";
import { diffRecords } from "./diff-records.ts";

const row = indicatorOf({ level3: "甲" });
const { kind, project_name, implementing_unit } = formOf();
const of = { kind, project_name, implementing_unit };

test("every change says of which form it is", () => {
  const now = formOf({ indicators: [{ ...row, value_text: "≥36万张" }], annual_goal: "新目标" });
  const changes = diffRecords([formOf({ indicators: [row] })], [now]);
  expect(changes.map(({ part, field, label }) => [part, field, label])).toEqual([
    ["record", "annual_goal", null],
    ["indicators", "value_text", expect.stringContaining("甲")],
  ]);
  for (const change of changes) expect(change).toMatchObject({ ...of, change: "changed" });
});

test("the last row of a list that is gone, and the first of one that was empty", () => {
  const [full, empty] = [formOf({ indicators: [row] }), formOf({ indicators: [] })];
  expect(diffRecords([full], [empty])).toEqual([
    expect.objectContaining({ ...of, change: "removed", part: "indicators", before: expect.stringContaining("甲"), after: null }),
  ]);
  expect(diffRecords([empty], [full])).toEqual([
    expect.objectContaining({ ...of, change: "added", part: "indicators", before: null, after: expect.stringContaining("甲") }),
  ]);
});

test("a record as a whole is told without what it leaves open", () => {
  const [gone] = diffRecords([formOf({ department: null })], []);
  expect(gone).toMatchObject({ ...of, change: "removed", part: "record", label: null, field: null, after: null });
  const fields: unknown = JSON.parse(gone?.before ?? "");
  expect(fields).toMatchObject({ project_name });
  expect(fields).not.toHaveProperty("department");
});
