import type { FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { repairStore } from "../repair.ts";
import { texts } from "../row.ts";
import { documentOf, evaluationOf, formOf, indicatorOf } from "../testing/documents.ts";
import { verifyStore } from "../verify.ts";
import { writeDocument } from "../write.ts";
import { memoryStore } from "../testing/memory-store.ts";

const rows = [indicatorOf(), indicatorOf({ level2: "质量指标", level3: "通知书准确率", value_text: "≥99%", value: null })];
const target = (fields: Partial<FormRecord> = {}): FormRecord => formOf({ indicators: rows, ...fields });

const result = (fields: Partial<FormRecord> = {}): SelfEvaluationRecord => evaluationOf(target(fields), "1次");

type Written = FormRecord | SelfEvaluationRecord;

const store = memoryStore();

/** Writes a document of one record, named after it: `甲1`. Each case below has a project of its own, so that one store does for all. */
function write(name: string, record: Written, parser_version = "1.0.0"): void {
  const sha256 = createHash("sha256").update(name).digest("hex");
  writeDocument(store, documentOf([record], { sha256, name, parser_version }));
}

/** Writes the records of one case, named `case1`, `case2` … */
function writeAll(name: string, ...records: readonly Written[]): void {
  records.forEach((record, i) => write(`${name}${i + 1}`, record));
}

/** `1:2 same_name/same_text 1次`, a row a line: which of the case's records, how, and what was reached. */
function shown(name: string): readonly string[] {
  const number = (column: string): string => `coalesce(substr(${column}, ${name.length + 1}), '-')`;
  const sql = `SELECT ${number("target_file")} || ':' || ${number("actual_file")} || ' ' || form_match || '/' || row_match ||
    coalesce(' ' || actual_text, '') FROM v_target_actual WHERE coalesce(target_file, actual_file) LIKE ? ORDER BY 1`;
  return texts(store.db.prepare(sql).pluck().all(`${name}_`));
}

const formMatches = (name: string): readonly string[] => [...new Set(shown(name).map((line) => line.replace(/\/.*/, "")))];

// First, while the store holds no more than it needs.
test("what is read anew is put beside the others anew; what is kept is checked and repaired", () => {
  const project_name = "重";
  writeAll("重", target({ project_name }), result({ project_name }));
  write("重2", result({ project_name: "公务用车" }), "2");
  expect(formMatches("重")).toEqual(["-:2 none", "1:- none"]);
  write("重2", result({ project_name }), "3");
  expect(formMatches("重")).toEqual(["1:2 same_name"]);
  expect(verifyStore(store)).toEqual([]);
  for (const harm of [
    "UPDATE row_pairs SET how = 'near' WHERE position = 1",
    "DELETE FROM form_pairs",
    "UPDATE project_keys SET project_key = '公务用车' WHERE part = 'target'",
  ]) {
    store.db.exec(harm);
    expect([harm, verifyStore(store).map(({ kind }) => kind)]).toEqual([harm, expect.arrayContaining(["identity_altered"])]);
    repairStore(store);
    expect([harm, verifyStore(store), formMatches("重")]).toEqual([harm, [], ["1:2 same_name"]]);
  }
});

describe("a target and its result", () => {
  test("stand beside each other, row by row, with both places, whichever came first", () => {
    writeAll("后", target({ project_name: "后" }), result({ project_name: "后" }));
    writeAll("先", result({ project_name: "先" }), target({ project_name: "先" }));
    expect(shown("后")).toEqual(["1:2 same_name/same_text 1次", "1:2 same_name/same_text 1次"]);
    expect(shown("先")).toEqual(["2:1 same_name/same_text 1次", "2:1 same_name/same_text 1次"]);
    const first =
      "SELECT target_line, actual_line, score, target_text FROM v_target_actual WHERE target_seq = 1 AND target_file = '后1'";
    expect(store.db.prepare(first).get()).toEqual({ target_line: 12, actual_line: 12, score: 10, target_text: "≥35.00(万张)" });
    expect(store.db.prepare("SELECT DISTINCT 指标对应, 表间对应 FROM 目标与完成 WHERE 目标文件名 = '后1'").all()).toEqual([
      { 指标对应: "文字相同", 表间对应: "名称相同" },
    ]);
  });

  test.each<[string, Partial<FormRecord>, string]>([
    ["年", { project_name: "2024年年项目" }, "1:2 without_year"],
    ["空", { project_name: "空 项目" }, "1:2 same_name"],
  ])("%s: year words, white space", (name, fields, expected) => {
    writeAll(name, target({ project_name: `${name}项目` }), result(fields));
    expect(formMatches(name)).toEqual([expected]);
  });

  test.each<[string, Partial<FormRecord>]>([
    ["another region", { region: "江苏省" }],
    ["another district", { locality: "闵行区" }],
    ["another unit", { implementing_unit: "上海市医疗保险事业管理中心" }],
    ["an abbreviated unit", { implementing_unit: "市社保中心" }],
    ["another year", { fiscal_year: 2023 }],
    ["a name with another year's words", { project_name: "2023年a name with another year's words" }],
    ["another project", { project_name: "another project(二期)" }],
    ["another unit code", { unit_code: "999001" }],
  ])("%s is no partner", (name, fields) => {
    writeAll(name, target({ project_name: name }), result({ project_name: name, ...fields }));
    expect(formMatches(name)).toEqual(["-:2 none", "1:- none"]);
  });

  test.each<[string, Partial<FormRecord>]>([
    ["region_unknown", { region: null }],
    ["unit_unknown", { implementing_unit: null, department: null }],
    ["name_unknown", { project_name: null }],
    ["year_unknown", { fiscal_year: null }],
  ])("%s is said, and matches nothing, even what lacks the same", (name, fields) => {
    writeAll(name, target({ project_name: name, ...fields }), result({ project_name: name, ...fields }));
    expect(formMatches(name)).toEqual([`-:2 ${name}`, `1:- ${name}`]);
  });

  test("an amended target, a renamed row and one that is new", () => {
    const value = { value_text: "≥99%", value: null };
    const old = indicatorOf({ level2: "质量指标", level3: "通知书准确率(%)", ...value });
    const amended = indicatorOf({ value_text: "≥50.00(万张)" });
    const renamed = indicatorOf({ level2: "质量指标", level3: "寄发通知书准确率(%)", ...value });
    const added = indicatorOf({ level2: "时效指标", level3: "办结及时率", ...value });
    const project_name = "改";
    writeAll(
      "改",
      target({ project_name, indicators: [indicatorOf(), old] }),
      result({ project_name, indicators: [amended, renamed, added] }),
    );
    expect(shown("改")).toEqual(["1:2 same_name/near 1次", "1:2 same_name/none 1次", "1:2 same_name/same_name 1次"]);
  });
});

describe("several", () => {
  const budget = { ...target().budget, annual_total: "1.00", annual_fiscal: "1.00" };
  const other = (project_name: string) => target({ project_name, budget, annual_goal: "另一目标" });

  test("two projects of one name, unit and year: none is taken, all are told", () => {
    writeAll("同", target({ project_name: "同" }), other("同"), result({ project_name: "同" }));
    expect(formMatches("同")).toEqual(["-:3 ambiguous", "1:- ambiguous", "2:- ambiguous"]);
    expect(shown("同")).toHaveLength(6);
  });

  test("the very name goes before one that only is the same without its year", () => {
    writeAll("名称", target({ project_name: "名称" }), other("2024年名称"), result({ project_name: "名称" }));
    expect(formMatches("名称")).toEqual(["1:3 same_name", "2:- ambiguous"]);
  });

  test("copies and replaced versions are no second ones", () => {
    const [plan, reached] = [target({ project_name: "副本" }), result({ project_name: "副本" })];
    writeAll("副", plan, plan, reached, reached);
    expect(formMatches("副")).toEqual([expect.stringMatching(/^[12]:[34] same_name$/)]);
    writeAll("旧", target({ project_name: "旧" }), other("旧"), result({ project_name: "旧" }));
    const setStatus = store.db.prepare(
      "UPDATE record_identity SET status = ? WHERE record_id IN (SELECT record_id FROM records JOIN documents USING (sha256) WHERE name = '旧2')",
    );
    setStatus.run("superseded");
    expect(formMatches("旧")).toEqual(["1:3 same_name"]);
    setStatus.run("stands");
  });
});

test("a project over the years, by its name without year words", () => {
  const money = (annual_total: string) => ({ budget: { ...target().budget, annual_total } });
  const project_name = "历年";
  writeAll(
    "历",
    target({ fiscal_year: 2022, project_name, ...money("100.00") }),
    target({ fiscal_year: 2023, project_name, ...money("200.00") }),
    target({ fiscal_year: 2024, project_name: "二〇二四年度历年", ...money("300.00") }),
    target({ fiscal_year: 2025, project_name, ...money("400.00"), annual_goal: "甲" }),
    target({ fiscal_year: 2025, project_name, ...money("500.00"), annual_goal: "乙" }),
    target({ fiscal_year: 2024, project_name, implementing_unit: "上海市医疗保险事业管理中心", ...money("1.00") }),
    target({ fiscal_year: 2024, project_name, region: null, implementing_unit: "某所" }),
    result({ fiscal_year: 2024, project_name }),
  );
  const sql = `SELECT source_file || ' ' || how || ' ' || years || coalesce(' after ' || previous_fiscal_year || ' ' || previous_annual_total_fen, '')
    FROM v_project_years WHERE source_file LIKE '历_' ORDER BY source_file`;
  expect(store.db.prepare(sql).pluck().all()).toEqual([
    "历1 first 4",
    "历2 same_name 4 after 2022 10000",
    "历3 without_year 4 after 2023 20000",
    "历4 ambiguous 4",
    "历5 ambiguous 4",
    "历6 first 1",
    "历7 region_unknown 1",
    "历8 first 1",
  ]);
  expect(store.db.prepare("SELECT 对应, 年数 FROM 项目历年 WHERE 文件名 = '历3'").get()).toEqual({
    对应: "除年度外相同",
    年数: 4,
  });
});
