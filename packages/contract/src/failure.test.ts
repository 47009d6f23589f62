import { expect, test } from "vitest";
import { describeFailure, type SeenForm } from "./failure.ts";

const form = (printed: string, reason: SeenForm["reason"] = "unknown_layout"): SeenForm => ({ printed, place: "page 4", reason });

test.each([
  [[form("自评表")], "a.pdf: a form stands in it and was not read: 自评表 (page 4): no layout reads it (有表未读)."],
  [
    [form("监控表", "refused"), form("目标表", "no_table")],
    "a.pdf: 2 forms stand in it and none was read: 监控表 (page 4): a table of this kind is not read; 目标表 (page 4): its table was not found (有表未读).",
  ],
  [
    ["甲", "乙", "丙", "丁", "戊"].map((name) => form(name)),
    "a.pdf: 5 forms stand in it and none was read: 甲 (page 4): no layout reads it; 乙 (page 4): no layout reads it; 丙 (page 4): no layout reads it; 2 more (有表未读).",
  ],
])("forms that were not read are named: %#", (forms, sentence) =>
  expect(describeFailure({ code: "forms_unread", file: "a.pdf", forms })).toBe(sentence),
);
