/** The questions of queries/*.sql on version 0.1's fixture database: true answers, by the engine of ours and by Debian's. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openStore } from "./store.ts";
import { documentOf, evaluationOf, formOf, indicatorOf, temporaryFolder } from "./testing/documents.ts";
import { memoryStore } from "./testing/memory-store.ts";
import { unpackReleased } from "./testing/released.ts";
import { views } from "./schema/views/index.ts";
import { writeDocument } from "./write.ts";
import { tableMeanings } from "./schema/meanings/index.ts";

const queries = new URL("../../../queries/", import.meta.url);
const names = readdirSync(queries).filter((name) => name.endsWith(".sql"));
const sqlOf = (name: string): string => readFileSync(new URL(name, queries), "utf8");

const folder = temporaryFolder();
const path = folder.file("a.db");
unpackReleased(path);
const store = openStore(path);
afterAll(() => {
  store.close();
  folder[Symbol.dispose]();
});

type Answer = readonly Readonly<Record<string, string | number | null>>[];
function answer(name: string): Answer {
  return store.db.prepare<unknown[], Answer[number]>(sqlOf(`${name}.sql`)).all();
}

test("fourteen questions, each with a title in both languages and one statement", () => {
  expect(names).toHaveLength(14);
  const listed = readFileSync(new URL("README.md", queries), "utf8");
  for (const name of names) {
    expect([name, sqlOf(name).split("\n")[0]]).toEqual([name, expect.stringMatching(/^-- [A-Z].*[a-z].* .*[一-鿿]{4}/)]);
    expect(store.db.prepare(sqlOf(name)).reader).toBe(true);
    expect(listed).toContain(`(${name}) | ${sqlOf(name).split("\n")[0]?.slice(3)} |`);
  }
});

describe("answers", () => {
  test("budgets: every form once, and their sum is that of the distinct forms", () => {
    const rows = answer("budgets-by-department");
    const sum = rows.reduce((all, row) => all + Number(row["年度资金_分"]), 0);
    const distinct = store.db
      .prepare(
        "SELECT sum(annual_total_fen) FROM (SELECT DISTINCT project_name, implementing_unit, fiscal_year, annual_total_fen FROM forms)",
      )
      .pluck()
      .get();
    expect(sum).toBe(distinct);
    expect(rows.reduce((all, row) => all + Number(row["表数"]), 0)).toBe(
      store.db.prepare("SELECT count(*) FROM v_forms").pluck().get(),
    );
  });

  test("top budgets come by size, not by spelling", () => {
    const amounts = answer("top-budgets").map((row) => Number(row["年度资金_元"]));
    expect(amounts.length).toBeGreaterThan(5);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(amounts[0]).toBe(41300000);
  });

  test("satisfaction: 90 and 90.00 are one group", () => {
    const ninety = answer("satisfaction-targets").filter((row) => row["满意度_百分比"] === 90 && row["比较符"] === ">=");
    expect(ninety).toHaveLength(1);
    const counted = store.db
      .prepare(
        "SELECT number_exact FROM v_indicators WHERE (level1 LIKE '%满意度%' OR level2 LIKE '%满意度%') AND coalesce(horizon, '') <> 'overall' AND comparator = '>=' AND unit = '%'",
      )
      .pluck()
      .all()
      .filter((text) => Number(text) === 90);
    expect(ninety[0]?.["指标数"]).toBe(counted.length);
  });

  test("money against the budget names the indicator that is larger than its form's money", () => {
    expect(answer("money-against-budget")[0]).toMatchObject({ 三级指标: "研发投入", 比例: 16.6667 });
  });

  test("shares, levels and regions count every indicator in view once, with the year's value where there is one for the whole project too", () => {
    const all = store.db.prepare("SELECT count(*) FROM v_indicators WHERE coalesce(horizon, '') <> 'overall'").pluck().get();
    for (const name of ["qualitative-share", "indicators-by-level-and-region"])
      expect(answer(name).reduce((sum, row) => sum + Number(row["指标数"]), 0)).toBe(all);
  });

  test("forms without a satisfaction indicator: what the forms themselves say", () => {
    const shown = answer("without-satisfaction").map((row) => row["表编号"]);
    const forms = store.db.prepare("SELECT form_id, record_id FROM v_forms WHERE indicators > 0").all() as {
      form_id: string;
      record_id: number;
    }[];
    const levels = store.db
      .prepare("SELECT group_concat(coalesce(level1, '') || coalesce(level2, '')) FROM indicators WHERE record_id = ?")
      .pluck();
    const without = forms.filter(({ record_id }) => !String(levels.get(record_id)).includes("满意度"));
    expect(new Set(shown)).toEqual(new Set(without.map(({ form_id }) => form_id)));
  });

  test("flags are counted as they stand, with an example", () => {
    const rows = answer("flags-by-code");
    const total = rows.reduce((sum, row) => sum + Number(row["次数"]), 0);
    expect(total).toBe(
      store.db.prepare("SELECT count(*) FROM flags WHERE record_id IN (SELECT record_id FROM v_current_records)").pluck().get(),
    );
    for (const row of rows) expect(String(row["示例"])).toMatch(/\.\w+ /);
  });

  test("every value of a form says where it stands", () => {
    const placed = new Set(answer("where-a-value-stands").map((row) => `${row["表编号"]} ${row["序号"]}`));
    expect(placed.size).toBe(store.db.prepare("SELECT count(*) FROM v_indicators WHERE value_raw IS NOT NULL").pluck().get());
  });

  test("changes: the target that the demo site changed", () => {
    expect(answer("changes-since")).toContainEqual(
      expect.objectContaining({ 变化: "changed", 字段: "value_text", 原值: "≥95百分比", 新值: "≥97百分比" }),
    );
  });

  test("copies are told apart from what stands, and the same indicator over years needs two years", () => {
    const rows = answer("same-project-in-two-files");
    expect(rows.filter((row) => row["状态"] === "副本").length).toBeGreaterThan(3);
    for (const row of rows) expect(row["状态"] === "副本").toBe(row["副本所属"] !== null);
    for (const row of answer("indicator-over-years")) expect(Number(row["年数"])).toBeGreaterThan(1);
  });
});

describe("targets, results and years", () => {
  const joined = memoryStore();
  afterAll(() => joined.close());
  const of = (name: string): Answer => joined.db.prepare<unknown[], Answer[number]>(sqlOf(`${name}.sql`)).all();
  const plan = formOf({ project_name: "2023年经办业务费", fiscal_year: 2023 });
  const next = formOf({ project_name: "经办业务费", fiscal_year: 2024, budget: { ...plan.budget, annual_total: "35000000.50" } });
  const written = [plan, next, evaluationOf(next, "36.5万张")];
  written.forEach((record, i) =>
    writeDocument(joined, documentOf([record], { sha256: String(i + 1).repeat(64), name: `${i + 1}.pdf` })),
  );

  test("a target beside its result, with both places", () => {
    expect(of("targets-and-results")).toEqual([
      expect.objectContaining({
        指标对应: "文字相同",
        目标值: "≥35.00(万张)",
        实际完成值: "36.5万张",
        目标位置: "第12行",
        自评文件名: "3.pdf",
      }),
    ]);
  });

  test("a project over two years, with what its money changed by", () => {
    expect(of("project-over-years").map((row) => [row["预算年度"], row["对应"], row["增减_分"]])).toEqual([
      [2023, "首个年度", null],
      [2024, "除年度外相同", 90526050],
    ]);
  });
});

describe("what must not be added up, or taken for one", () => {
  const mixed = memoryStore();
  afterAll(() => mixed.close());
  const of = (name: string): Answer => mixed.db.prepare<unknown[], Answer[number]>(sqlOf(`${name}.sql`)).all();
  const { value } = indicatorOf({ seq: 1 });
  const percentage = value === null ? null : { ...value, number: "90", unit: "%", dimension: "ratio" as const };
  const satisfied = { level1: "效益指标", level2: "满意度指标", value_raw: "≥90%", value_text: "≥90%", value: percentage };
  const both = (["annual", "overall"] as const).map((horizon, i) => indicatorOf({ ...satisfied, seq: i + 1, horizon }));
  const cell = indicatorOf({ seq: 1, places: { value_raw: [{ kind: "sheet", sheet: "绩效", cell: "B12" }] } });
  const forms = [
    formOf({ project_name: "甲", indicators: both }),
    formOf({ project_name: "乙", form_type: "department", indicators: [cell] }),
    formOf({ project_name: "甲", region: "天津市" }),
    ...[2023, 2024].map((fiscal_year) => formOf({ project_name: "丙", fiscal_year, implementing_unit: null })),
  ];
  forms.forEach((record, i) =>
    writeDocument(mixed, documentOf([record], { sha256: String(i + 1).repeat(64), name: `${i + 1}.pdf` })),
  );

  test("a department's whole expenditure, its projects, and another province's department of that name", () =>
    expect(new Set(of("budgets-by-department").map((row) => `${row["地区"]} ${row["表类"]}`))).toEqual(
      new Set([`${forms[0]?.region} 项目支出`, `${forms[1]?.region} 部门整体`, "天津市 项目支出"]),
    ));

  test("a target for the year and one for the whole project", () => {
    expect(of("satisfaction-targets").reduce((sum, row) => sum + Number(row["指标数"]), 0)).toBe(1);
    const counted = of("qualitative-share").find((row) => row["二级指标"] === "满意度指标");
    expect(counted?.["指标数"]).toBe(1);
  });

  test("projects of one name whose units are not known", () =>
    expect(of("indicator-over-years").filter((row) => row["项目名称"] === "丙")).toEqual([]));

  test("a value of a workbook has its sheet and cell", () =>
    expect(of("where-a-value-stands")).toContainEqual(expect.objectContaining({ 工作表: "绩效", 单元格: "B12" })));
});

test("the dictionary's examples find something", () => {
  const count = (sql: string): unknown => store.db.prepare(sql).pluck().get();
  for (const field of ["project_name", "budget.annual_total", "value_raw"])
    expect([field, count(`SELECT count(*) > 0 FROM cell_places WHERE field = '${field}'`)]).toEqual([field, 1]);
  expect(count("SELECT count(*) FROM v_forms WHERE annual_total > 10000000")).toBe(
    count("SELECT count(*) FROM v_forms WHERE annual_total_fen > 1000000000"),
  );
  expect(count("SELECT count(*) FROM 指标 WHERE 数值 >= 90")).toBe(
    count("SELECT count(*) FROM v_indicators WHERE CAST(number_exact AS REAL) >= 90"),
  );
});

test("every row of a flat view says which form, which file and where", () => {
  for (const view of ["v_forms", "v_indicators", "v_reports", "v_scores", "v_all_forms", "v_all_indicators"]) {
    const sql = `SELECT count(*) FROM ${view} WHERE form_id IS NULL OR sha256 IS NULL OR location IS NULL
      OR (page IS NULL AND line IS NULL AND row_number IS NULL)`;
    expect([view, store.db.prepare(sql).pluck().get()]).toEqual([view, 0]);
  }
});

const objects = [...tableMeanings, ...views].map(({ name }) => name);
const statements = [...objects.map((name) => `SELECT * FROM "${name}" LIMIT 2`), ...names.map(sqlOf)];

describe("other programs' SQLite reads every table, view and query", () => {
  const hasShell = spawnSync("sqlite3", ["--version"]).status === 0;
  test.skipIf(!hasShell)(`Debian's sqlite3${hasShell ? "" : " (SKIPPED: not installed)"}`, () => {
    const { status, stdout, stderr } = spawnSync("sqlite3", ["-readonly", "-bail", "-echo", path], {
      input: statements.map((sql) => `${sql};\n`).join(""),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    expect([status, stderr], stdout.slice(-400)).toEqual([0, ""]);
  });

  const hasPython = spawnSync("python3", ["-c", "import sqlite3"]).status === 0;
  test.skipIf(!hasPython)(`Python's sqlite3${hasPython ? "" : " (SKIPPED: not installed)"}`, () => {
    const script = `import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for sql in json.load(sys.stdin): db.execute(sql).fetchall()`;
    const { status, stderr } = spawnSync("python3", ["-c", script, fileURLToPath(new URL(`file://${path}`))], {
      input: JSON.stringify(statements),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
  });
});
