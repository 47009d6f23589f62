import type { ReportRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";
import { type Relation, identityOf, relationOf } from "./relation.ts";

const marks = { flags: [], places: [] };
const scores = ["A11", "A12", "B21", "B22"].map((code, index) => ({
  code,
  level1: "项目决策",
  level2: "项目立项",
  level3: `立项依据${code}`,
  full_score: "5.00",
  score: `${index + 1}`,
  ...marks,
}));

const report: ReportRecord = {
  kind: "performance_evaluation_report",
  source_file: "报告.pdf",
  pages: [1, 20],
  region: "上海市",
  region_source: "text",
  project_name: "社会保险经办业务费",
  fiscal_year: 2018,
  implementing_unit: "上海市社会保险事业管理中心",
  department: null,
  commissioned_by: null,
  evaluator: null,
  report_number: null,
  report_date: "2019-06",
  total_score: "91.34",
  grade: "优",
  budget: { initial: "20583100", adjusted: null, spent: null, execution_rate: null },
  budget_lines: [],
  scores,
  worksheets: [],
  history: [],
  outputs: [],
  schedule: [],
  survey: [],
  flags: [],
  evidence: [],
  provenance: { sha256: "a".repeat(64), format: "evaluation-report", parser_version: "1", table_evidence: [], places: {} },
};

function relationTo(other: ReportRecord): Relation["relation"] {
  const elsewhere = { ...other, provenance: { ...other.provenance, sha256: "b".repeat(64) } };
  return relationOf(identityOf(fingerprintOf(report, "a-l1")), identityOf(fingerprintOf(elsewhere, "b-l1"))).relation;
}

function withScore(fields: Partial<ReportRecord["scores"][number]>): ReportRecord {
  return { ...report, scores: scores.map((row, index) => (index === 3 ? { ...row, ...fields } : row)) };
}

test.each<[string, ReportRecord, Relation["relation"]]>([
  ["the same report in another file", { ...report, source_file: "报告.docx", pages: null, total_score: "91.340" }, "copy"],
  ["another score", withScore({ score: "3" }), "other"],
  ["a score of five and of 5.00", withScore({ full_score: "5" }), "copy"],
  ["a code that only looks like a number", withScore({ code: "1.10" }), "other"],
  ["a row in doubt", withScore({ score: "3", flags: ["ocr_uncertain"] }), "copy"],
  ["another total", { ...report, total_score: "91.35" }, "other"],
  ["another evaluator", { ...report, evaluator: "某会计师事务所" }, "copy"],
  ["a part that was not found", { ...report, scores: scores.slice(0, 3), flags: ["part_missing"] }, "copy"],
  ["a row less, without a doubt", { ...report, scores: scores.slice(0, 3) }, "other"],
  ["the rows under another heading", { ...report, scores: [], worksheets: [] }, "other"],
])("%s", (_, other, relation) => expect(relationTo(other)).toBe(relation));

test("codes keep their zeros, scores do not", () => {
  const one = fingerprintOf(withScore({ code: "1.1" }), "a-l1");
  expect(fingerprintOf(withScore({ code: "1.10" }), "a-l1").copy_key).not.toBe(one.copy_key);
  expect(fingerprintOf(withScore({ code: "1.1", score: "4.0" }), "a-l1").copy_key).toBe(one.copy_key);
});
