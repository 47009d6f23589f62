/** The command as a user runs it: its output, its exit codes, its errors. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jixiao-cli-"));
const db = join(folder, "jixiao.db");

const DUMP = `财政项目支出绩效目标申报表

(2025年度)

项目名称	河道保洁	项目性质	经常性专项业务费	项目类别	特定目标类
主管部门	上海市水务局	实施单位	上海市河道中心
计划开始日期	2025-01-01	计划完成日期	2025-12-31
项目资金 (元)	项目资金总额		年度资金申请总额	1,250,000.50
	其中：财政资金		其中：当年财政拨款	1,250,000.50
			上年结转资金	0.00
	其他资金		其他资金	0.00

	一级指标	二级指标	三级指标	年度(/项目)指标值
	产出指标	数量指标	保洁河道里程	≥42.6(公里)
		质量指标	水质达标率	=100.00(%)
		时效指标	保险理赔响应时间	≤24(小时)
	满意度指标	服务对象满意度指标	沿岸居民满意度	≥90(%)
`;

function jixiao(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@jixiao/source", main, ...args], {
    encoding: "utf8",
    cwd: folder,
    input,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  writeFileSync(join(folder, "河道.txt"), DUMP);
  const { status, stderr } = jixiao(["import", "河道.txt", "--db", db]);
  if (status !== 0) throw new Error(stderr);
});

describe("import", () => {
  test("says what it did, and does nothing the second time", () => {
    const again = jixiao(["import", "河道.txt", "--db", db]);
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/documents 文件 +1 \(1 unchanged\)/);
  });

  test("a missing file costs exit code 1 and no other document", () => {
    writeFileSync(join(folder, "other.txt"), DUMP.replaceAll("河道", "绿道"));
    const { status, stdout, stderr } = jixiao(["import", "nowhere.pdf", "other.txt", "--db", join(folder, "two.db"), "--json"]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: { new: 1, failed: 1 },
      forms: 1,
      indicators: 4,
      failures: { unreadable: 1 },
    });
    expect(stderr).toContain("nowhere.pdf");
  });

  test("failures are listed with their reason", () => {
    writeFileSync(join(folder, "broken.pdf"), "%PDF-1.7\nnothing of it is true");
    expect(jixiao(["import", "broken.pdf", "--db", join(folder, "three.db")]).status).toBe(1);
    const { stdout } = jixiao(["failures", "--db", join(folder, "three.db"), "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: "damaged", file: "broken.pdf" } });
  });
});

describe("query", () => {
  test("answers in a table, in CSV and in JSON", () => {
    const sql = "SELECT level3, number_exact AS number, unit FROM v_indicators WHERE level2 = '质量指标'";
    expect(jixiao(["query", sql, "--db", db]).stdout).toContain("水质达标率");
    expect(jixiao(["query", sql, "--db", db, "--format", "csv"]).stdout).toBe("level3,number,unit\r\n水质达标率,100.00,%\r\n");
    expect(JSON.parse(jixiao(["query", sql, "--db", db, "--json"]).stdout)).toEqual([
      { level3: "水质达标率", number: "100.00", unit: "%" },
    ]);
  });

  test("JSON keeps columns of one name apart", () => {
    const { stdout } = jixiao(["query", "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a", "--db", db, "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ a: 1, a_3: 2, a_2: 3, a_4: 4 }]);
  });

  test("a statement comes from a file, and from one place only", () => {
    writeFileSync(join(folder, "q.sql"), "-- 表数\nSELECT count(*) AS n FROM 项目");
    expect(jixiao(["query", "--file", "q.sql", "--db", db, "--json"]).stdout).toBe('[{"n":1}]\n');
    expect(jixiao(["query", "SELECT 1", "--file", "q.sql", "--db", db]).status).toBe(2);
    expect(jixiao(["query", "--db", db]).status).toBe(2);
    expect(jixiao(["query", "--file", "none.sql", "--db", db]).stderr).toContain("none.sql cannot be read");
  });

  test("money sums exactly in fen", () => {
    const { stdout } = jixiao(["query", "SELECT sum(annual_total_fen) AS fen FROM v_forms", "--db", db, "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ fen: 125000050 }]);
  });

  test.each(["DELETE FROM forms", "ATTACH 'x.db' AS x", "SELECT 1; SELECT 2", "VACUUM INTO 'copy.db'", "SELEKT 1"])(
    "refuses %s with exit code 2",
    (sql) => {
      const { status, stdout, stderr } = jixiao(["query", sql, "--db", db]);
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^jixiao: /);
      expect(existsSync(join(folder, "copy.db"))).toBe(false);
    },
  );

  test("ends a query that runs too long", () => {
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    const { status, stderr } = jixiao(["query", endless, "--db", db, "--timeout", "1"]);
    expect(status).toBe(1);
    expect(stderr).toContain("after 1 s");
  });

  test("a missing database is named", () => {
    const { status, stderr } = jixiao(["query", "SELECT 1", "--db", "none.db"]);
    expect(status).toBe(2);
    expect(stderr).toContain("none.db: no such database");
  });
});

describe("search", () => {
  test.each(["保险", "居民", "水"])("finds %s", (word) => {
    const { status, stdout } = jixiao(["search", word, "--db", db, "--json"]);
    expect(status).toBe(0);
    expect(stdout).toContain(word);
  });

  test("finds nothing where there is nothing", () => {
    expect(jixiao(["search", "航天", "--db", db]).stdout).toContain("0 hits");
  });
});

describe("export", () => {
  test("jsonl is the record contract", () => {
    const record = JSON.parse(jixiao(["export", "--db", db]).stdout) as Record<string, unknown>;
    expect(record).toMatchObject({
      kind: "performance_objective_form",
      source_file: "河道.txt",
      fiscal_year: 2025,
      region: "上海市",
      budget: { annual_total: "1250000.50" },
    });
    expect(record["indicators"]).toHaveLength(4);
  });

  test("csv has comparator and number in columns of their own", () => {
    const [header, first] = jixiao(["export", "--db", db, "--format", "csv"]).stdout.split("\r\n");
    expect(header).toMatch(/(^|,)comparator,/);
    expect(first).toContain(">=");
  });

  test("--excel adds the mark and keeps targets from running as formulas", () => {
    const out = join(folder, "指标.csv");
    expect(jixiao(["export", "--db", db, "--format", "csv", "--excel", "--output", out]).status).toBe(0);
    const text = readFileSync(out, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text).toContain("'=100.00(%)");
    expect(text).not.toMatch(/,=100/);
  });
});

test("unread lists documents without records, in text and as JSON", () => {
  writeFileSync(join(folder, "note.txt"), "只有说明，没有表。\n");
  const unreadDb = join(folder, "unread.db");
  expect(jixiao(["import", "note.txt", "--db", unreadDb]).stdout).toContain("1 documents without records");
  const { status, stdout } = jixiao(["unread", "--db", unreadDb]);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^note\.txt: no records 无记录 .*note\.txt\n1 documents without records, /),
  ]);
  expect(JSON.parse(jixiao(["unread", "--db", unreadDb, "--json"]).stdout)).toMatchObject({
    source_file: "note.txt",
    records: 0,
  });
});

describe("show", () => {
  test("prints fields, rows and places, and stores nothing", () => {
    const { status, stdout } = jixiao(["show", "河道.txt", "--db", join(folder, "never.db")]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/项目名称 project_name +河道保洁 +line 5/);
    expect(stdout).toContain("≥42.6(公里)");
    expect(existsSync(join(folder, "never.db"))).toBe(false);
  });

  test.each([
    ["empty.docx", "", /empty/],
    ["noise.pdf", "\u0000\u0001\u0002".repeat(200), /not a document that jixiao reads/],
  ])("%s is an error with a reason", (name, content, reason) => {
    writeFileSync(join(folder, name), content);
    const { status, stderr } = jixiao(["show", name]);
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr).toContain(name);
  });
});

describe("normalize", () => {
  test("arguments, one JSON line each", () => {
    const lines = jixiao(["normalize", "≤753万元", "100百分比"])
      .stdout.trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { text: "≤753万元", comparator: "<=", number: "7530000", unit: "元" },
      { text: "100百分比", comparator: "=", comparator_stated: false, number: "100", unit: "%" },
    ]);
  });

  test("lines of text and of JSON from standard input, in order", () => {
    const { status, stdout } = jixiao(["normalize"], '及时\n{"text": "12月31日前", "fiscal_year": 2025}\n\n≥**%\n');
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { text: "及时", type: "qualitative" },
      { text: "12月31日前", type: "date", date: "2025-12-31", flags: ["year_assumed"] },
      { text: "", type: null },
      { text: "≥**%", type: null, flags: ["template_blank"] },
    ]);
  });

  test("JSON without a text is said to be wrong, in its place", () => {
    const { status, stdout } = jixiao(["normalize"], '{"txt": "1"}\n2次\n');
    expect(status).toBe(1);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([{ error: expect.any(String) }, { number: "2" }]);
  });
});

describe("usage", () => {
  test.each([
    [["impotr"]],
    [["import"]],
    [["export", "--format", "xml"]],
    [["import", "x", "--workers", "many"]],
    [["query", "SELECT 1", "--nope"]],
  ])("%j is exit code 2 with a message", (args) => {
    const { status, stderr } = jixiao(args);
    expect(status).toBe(2);
    expect(stderr).not.toBe("");
  });

  test("--help lists every command, and every command has help with an example", () => {
    const { status, stdout } = jixiao(["--help"]);
    expect(status).toBe(0);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*\[options\]|^ {2}([a-z]+) \[options\]/gm)].map(
      (match) => match[1] ?? match[2] ?? "",
    );
    expect(commands).toContain("import");
    for (const command of commands.filter((name) => name !== "help"))
      expect(jixiao([command, "--help"]).stdout, command).toMatch(/Examples?:/);
  });
});
