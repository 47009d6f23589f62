/** The command as a user runs it: its output, its exit codes, its errors. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "./program.ts";
import { runInProcess, type Run } from "./testing/in-process.ts";

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

/** In a process of its own, where that or its standard input is what matters. */
function started(args: readonly string[], input?: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@jixiao/source", main, ...args], {
    encoding: "utf8",
    cwd: folder,
    input,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return { status, stdout, stderr };
}

const jixiao = (args: readonly string[]): Promise<Run> => runInProcess(args, folder);

beforeAll(() => {
  writeFileSync(join(folder, "河道.txt"), DUMP);
  const { status, stderr } = started(["import", "河道.txt", "--db", db]);
  if (status !== 0) throw new Error(stderr);
});

test.each([
  [["query", "SELECT level3, number FROM v_indicators", "--db", "jixiao.db", "--format", "csv"]],
  [["query", "DELETE FROM forms", "--db", "jixiao.db"]],
  [["export", "--db", "jixiao.db"]],
  [["show", "nowhere.pdf", "--lang", "zh"]],
  [["impotr"]],
])("%j says and gives the same in a process of its own as in ours, which tests prefer", async (args) => {
  expect(await jixiao(args)).toEqual(started(args));
});

describe("import", () => {
  test("says what it did, and does nothing the second time", async () => {
    const again = await jixiao(["import", "河道.txt", "--db", db]);
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/documents 文件 +1 \(1 unchanged\)/);
  });

  test("a missing file costs exit code 1 and no other document", async () => {
    writeFileSync(join(folder, "other.txt"), DUMP.replaceAll("河道", "绿道"));
    const { status, stdout, stderr } = await jixiao([
      "import",
      "nowhere.pdf",
      "other.txt",
      "--db",
      join(folder, "two.db"),
      "--json",
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: { new: 1, failed: 1 },
      forms: 1,
      indicators: 4,
      failures: { unreadable: 1 },
    });
    expect(stderr).toContain("nowhere.pdf");
  });

  test("nothing that exists is an error of use, and makes nothing", async () => {
    const { status, stderr } = await jixiao(["import", "nosuch.pdf", "no/*.docx", "--db", join(folder, "unmade.db")]);
    expect(status).toBe(2);
    expect(stderr).toContain("nosuch.pdf");
    expect(readdirSync(folder).filter((name) => name.startsWith("unmade"))).toEqual([]);
  });

  test("a new database is said to be new", async () => {
    const made = join(folder, "made.db");
    expect((await jixiao(["import", "河道.txt", "--db", made])).stderr).toContain(`${made}: there is no database yet`);
    expect((await jixiao(["import", "河道.txt", "--db", made])).stderr).not.toContain("no database yet");
  });

  test("failures are listed with their reason, and where they are", async () => {
    writeFileSync(join(folder, "broken.pdf"), "%PDF-1.7\nnothing of it is true");
    expect((await jixiao(["import", "broken.pdf", "--db", join(folder, "three.db")])).status).toBe(1);
    const { stdout } = await jixiao(["failures", "--db", join(folder, "three.db"), "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: "damaged", file: "broken.pdf" } });
    expect((await jixiao(["failures", "--db", join(folder, "three.db")])).stdout).toContain(join(folder, "broken.pdf"));
  });
});

describe("query", () => {
  test("answers in a table, in CSV and in JSON", async () => {
    const sql = "SELECT level3, number_exact AS number, unit FROM v_indicators WHERE level2 = '质量指标'";
    expect((await jixiao(["query", sql, "--db", db])).stdout).toContain("水质达标率");
    expect((await jixiao(["query", sql, "--db", db, "--format", "csv"])).stdout).toBe(
      "level3,number,unit\r\n水质达标率,100.00,%\r\n",
    );
    expect(JSON.parse((await jixiao(["query", sql, "--db", db, "--json"])).stdout)).toEqual([
      { level3: "水质达标率", number: "100.00", unit: "%" },
    ]);
  });

  test.each(["-- 质量 指标\n", "--质量指标\n"])("a statement may begin with a comment: %j", async (comment) => {
    const answer = await jixiao(["query", `${comment}SELECT 1 AS one`, "--format", "csv", "--db", db]);
    expect(answer).toMatchObject({ status: 0, stdout: "one\r\n1\r\n" });
  });

  test("JSON keeps columns of one name apart", async () => {
    const { stdout } = await jixiao(["query", "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a", "--db", db, "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ a: 1, a_3: 2, a_2: 3, a_4: 4 }]);
  });

  test("a statement comes from a file, and from one place only", async () => {
    writeFileSync(join(folder, "q.sql"), "-- 表数\nSELECT count(*) AS n FROM 项目");
    expect((await jixiao(["query", "--file", "q.sql", "--db", db, "--json"])).stdout).toBe('[{"n":1}]\n');
    expect((await jixiao(["query", "SELECT 1", "--file", "q.sql", "--db", db])).status).toBe(2);
    expect((await jixiao(["query", "--db", db])).status).toBe(2);
    expect((await jixiao(["query", "--file", "none.sql", "--db", db])).stderr).toContain("none.sql cannot be read");
  });

  test("money sums exactly in fen", async () => {
    const { stdout } = await jixiao(["query", "SELECT sum(annual_total_fen) AS fen FROM v_forms", "--db", db, "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ fen: 125000050 }]);
  });

  test.each(["DELETE FROM forms", "ATTACH 'x.db' AS x", "SELECT 1; SELECT 2", "VACUUM INTO 'copy.db'", "SELEKT 1"])(
    "refuses %s with exit code 2",
    async (sql) => {
      const { status, stdout, stderr } = await jixiao(["query", sql, "--db", db]);
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^jixiao: /);
      expect(existsSync(join(folder, "copy.db"))).toBe(false);
    },
  );

  test("ends a query that runs too long", () => {
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    const { status, stderr } = started(["query", endless, "--db", db, "--timeout", "1"]);
    expect(status).toBe(8);
    expect(stderr).toContain("after 1 s");
  });

  test("a missing database is named", async () => {
    const { status, stderr } = await jixiao(["query", "SELECT 1", "--db", "none.db"]);
    expect(status).toBe(2);
    expect(stderr).toContain("none.db: no such database");
  });
});

describe("search", () => {
  test.each(["保险", "居民", "水"])("finds %s", async (word) => {
    const { status, stdout } = await jixiao(["search", word, "--db", db, "--json"]);
    expect(status).toBe(0);
    expect(stdout).toContain(word);
  });

  test("finds nothing where there is nothing", async () => {
    expect((await jixiao(["search", "航天", "--db", db])).stdout).toContain("0 hits");
  });
});

describe("export", () => {
  test("jsonl is the record contract", async () => {
    const record = JSON.parse((await jixiao(["export", "--db", db])).stdout) as Record<string, unknown>;
    expect(record).toMatchObject({
      kind: "performance_objective_form",
      source_file: "河道.txt",
      fiscal_year: 2025,
      region: "上海市",
      budget: { annual_total: "1250000.50" },
    });
    expect(record["indicators"]).toHaveLength(4);
  });

  test("csv has comparator and number in columns of their own", async () => {
    const [header, first] = (await jixiao(["export", "--db", db, "--format", "csv"])).stdout.split("\r\n");
    expect(header).toMatch(/(^|,)comparator,/);
    expect(first).toContain(">=");
  });

  test("--excel adds the mark and keeps targets from running as formulas", async () => {
    const out = join(folder, "指标.csv");
    expect((await jixiao(["export", "--db", db, "--format", "csv", "--excel", "--output", out])).status).toBe(0);
    const text = readFileSync(out, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text).toContain("'=100.00(%)");
    expect(text).not.toMatch(/,=100/);
  });
});

describe("export says what does not go together, and writes nothing", () => {
  test.each([
    [["--format", "jsonl", "--headers", "zh"], /--headers does not go with --format jsonl/],
    [["--format", "datasette", "--year", "2025"], /no filter goes with it/],
    [["--format", "stata"], /name a folder with --output/],
    [["--format", "datapackage", "--output", "."], /the folder is not empty/],
    [["--format", "xlsx", "--output", "none/a.xlsx"], /--output none/],
    [["--flags", "approximat"], /no flag approximat/],
    [["--region", "海上"], /省级/],
    [["--since", "yesterday"], /a day \(2026-11-20\)/],
    [["--kind", "form"], /Allowed choices/],
  ])("%j", async (args, message) => {
    const { status, stderr } = await jixiao(["export", "--db", db, ...args]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test("filters leave what they name; an unknown region leaves nothing", async () => {
    const rows = async (...args: string[]) =>
      (await jixiao(["export", "--db", db, "--format", "csv", ...args])).stdout.split("\r\n").length - 2;
    expect([
      await rows(),
      await rows("--region", "上海"),
      await rows("--region", "天津市"),
      await rows("--year", "2024"),
    ]).toEqual([4, 4, 0, 0]);
    expect((await rows("--flags", "any")) + (await rows("--flags", "none"))).toBe(4);
  });
});

test("unread lists documents without records, in text and as JSON", async () => {
  writeFileSync(join(folder, "note.txt"), "只有说明，没有表。\n");
  const unreadDb = join(folder, "unread.db");
  expect((await jixiao(["import", "note.txt", "--db", unreadDb])).stdout).toContain("1 documents without records");
  const { status, stdout } = await jixiao(["unread", "--db", unreadDb]);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^note\.txt: no records 无记录 .*note\.txt\n1 documents without records, /),
  ]);
  expect(JSON.parse((await jixiao(["unread", "--db", unreadDb, "--json"])).stdout)).toMatchObject({
    source_file: "note.txt",
    records: 0,
  });
});

describe("show", () => {
  test("what was not read is told beside what was", async () => {
    const cut = "<html><body><p>绩效管理工作通知</p><table><tr><td>单位</td><td>数</td";
    writeFileSync(join(folder, "cut.html"), cut);
    const { status, stderr } = await jixiao(["show", "cut.html"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^cut\.html:\n {2}damaged /) });
  });

  test("prints fields, rows and places, and stores nothing", async () => {
    const { status, stdout } = await jixiao(["show", "河道.txt", "--db", join(folder, "never.db")]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/项目名称 project_name +河道保洁 +line 5/);
    expect(stdout).toContain("≥42.6(公里)");
    expect(stdout).toMatch(/layout 表式: shanghai-objective, \d+ of \d+ labels, \d+ of \d+ columns known; next best: /);
    expect(existsSync(join(folder, "never.db"))).toBe(false);
  });

  test("says why this layout, and who says the region", async () => {
    const table =
      "项目名称\t桥\n实施单位\t水务局\n主管部门\t水务局\n\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t座数\t2座\n";
    writeFileSync(join(folder, "桥.txt"), `桥梁绩效目标完成情况自评表\n\n${table}`);
    const { stdout } = await jixiao(["show", "桥.txt", "--region", "江西", "--lang", "zh"]);
    expect(stdout).toContain("表式：generic，识别栏目 3/3、列 4/4；没有其他表式使用此表题");
    expect(stdout).toMatch(/地区 region +江西省\n地区来源 region_source +supplied 导入时指定/);
  });

  test("--region that is none is refused", async () => {
    const { status, stderr } = await jixiao(["import", folder, "--region", "江", "--db", join(folder, "never.db")]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("--region is a province-level region, or 中央")]);
  });

  test.each([
    ["empty.docx", "", /empty/],
    ["noise.pdf", "\u0000\u0001\u0002".repeat(200), /not a document that jixiao reads/],
  ])("%s is an error with a reason", async (name, content, reason) => {
    writeFileSync(join(folder, name), content);
    const { status, stderr } = await jixiao(["show", name]);
    expect(status).toBe(1);
    expect(stderr).toMatch(reason);
    expect(stderr).toContain(name);
  });
});

test("show: what ends the parser is a failure of the document, told in words", () => {
  writeFileSync(join(folder, "deep.html"), `<html><body>${"<div>".repeat(50_000)}`);
  const { status, stderr } = started(["show", "deep.html"]);
  expect(stderr).toMatch(/^jixiao: deep\.html: .*nested too deeply/);
  expect(status).toBe(1);
});

describe("normalize", () => {
  test("arguments, one JSON line each", async () => {
    const lines = (await jixiao(["normalize", "≤753万元", "100百分比"])).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { text: "≤753万元", comparator: "<=", number: "7530000", unit: "元" },
      { text: "100百分比", comparator: "=", comparator_stated: false, number: "100", unit: "%" },
    ]);
  });

  test("lines of text and of JSON from standard input, in order", () => {
    const { status, stdout } = started(["normalize"], '及时\n{"text": "12月31日前", "fiscal_year": 2025}\n\n≥**%\n');
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
    const { status, stdout } = started(["normalize"], '{"txt": "1"}\n2次\n');
    expect(status).toBe(1);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([{ error: expect.any(String) }, { number: "2" }]);
  });
});

describe("a mistyped --db", () => {
  test.each([
    ["query", "SELECT 1"],
    ["search", "水"],
    ["export"],
    ["failures"],
    ["retry"],
    ["reparse"],
    ["reparse", "--all"],
    ["changes", "--since", "2026-01-01"],
    ["doctor"],
  ])("%s makes nothing", async (...args) => {
    const before = readdirSync(folder);
    const { status } = await jixiao([...args, "--db", join(folder, "typo.db")]);
    expect(status).toBe(args[0] === "doctor" ? 0 : 2);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each([
    ["import", "河道.txt"],
    ["query", "SELECT 1"],
  ])("%s: a folder that does not exist is not made", async (...args) => {
    const { status, stderr } = await jixiao([...args, "--db", join(folder, "typo", "a.db")]);
    expect(status).toBe(2);
    expect(stderr).toContain("does not exist");
    expect(existsSync(join(folder, "typo"))).toBe(false);
  });

  test("a file that is no database is left alone, and gets no archive beside it", async () => {
    const before = readdirSync(folder);
    const { status, stderr } = await jixiao(["import", "河道.txt", "--db", join(folder, "河道.txt")]);
    expect(status).toBe(2);
    expect(stderr).toContain("not a jixiao database");
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, "河道.txt"), "utf8")).toBe(DUMP);
  });
});

describe("what is printed cannot steer a terminal", () => {
  const hostile = "a\u001b[2J\u009b1m\u202e.txt";

  test.each([
    [["import", hostile, "--db", "hostile.db"]],
    [["show", hostile]],
    [["query", `SELECT * FROM "${hostile}"`, "--db", "jixiao.db"]],
    [["query", `SELECT '${hostile}' AS "${hostile}"`, "--db", "jixiao.db"]],
    [["failures", "--db", "hostile.db"]],
    [["export", "--format", hostile]],
    [[hostile]],
  ])("%j", async (args) => {
    writeFileSync(join(folder, hostile), "");
    const { stdout, stderr } = await jixiao(args);
    // oxlint-disable-next-line no-control-regex -- what must not come
    expect(stdout + stderr).not.toMatch(/[\u001b\u0080-\u009f\u202e]/);
    expect(stdout + stderr).toMatch(/\\x1b|\\u001b/);
  });
});

describe("an error that nobody foresaw", () => {
  test.each([
    ["thrown where somebody waits", "process.stdout.write = () => { throw new TypeError('a slip'); };"],
    ["thrown where nobody does", "setImmediate(() => { throw new TypeError('a slip'); });"],
    ["a promise that nobody awaits", "void Promise.reject(new TypeError('a slip'));"],
  ])("%s: exit code 70, with its stack", (_, code) => {
    const slip = join(folder, "slip.mjs");
    writeFileSync(slip, code);
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--conditions=@jixiao/source", "--import", slip, main, "export", "--db", db],
      { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
    );
    expect(stderr).toMatch(/TypeError: a slip\n +at /);
    expect(status).toBe(70);
  });
});

test("in Chinese: help, summary, failures, doctor, errors", async () => {
  expect((await jixiao(["--help", "--lang", "zh"])).stdout).toMatch(/用法：.*导入/s);
  expect((await jixiao(["import", "河道.txt", "--db", db, "--lang", "zh"])).stdout).toMatch(/文件 +1 \(1 未变\)/);
  expect((await jixiao(["doctor", "--db", db, "--lang", "zh"])).stdout).toContain("正常");
  expect((await jixiao(["query", "SELECT 1", "--db", "none.db", "--lang", "zh"])).stderr).toContain("数据库不存在");
  expect((await jixiao(["import", "--lang", "zh"])).stderr).toContain("错误：缺少参数");
  expect((await jixiao(["export", "--lang", "fr"])).status).toBe(2);
});

describe("usage", () => {
  test.each([
    [["impotr"]],
    [["import"]],
    [["export", "--format", "xml"]],
    [["import", "x", "--workers", "many"]],
    [["prune", "--yes", "--dry-run"]],
    [["query", "SELECT 1", "--format", "jsonl"]],
    [["status", "--db", "none.db"]],
    [["query", "SELECT 1", "--nope"]],
  ])("%j is exit code 2 with a message", async (args) => {
    const { status, stderr } = await jixiao(args);
    expect(status).toBe(2);
    expect(stderr).not.toBe("");
  });

  test("--help lists every command, and every command has help with an example", async () => {
    const { status, stdout } = await jixiao(["--help"]);
    expect(status).toBe(0);
    const { commands } = createProgram();
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      expect(stdout).toMatch(new RegExp(`^  ${command.name()} `, "m"));
      let help = "";
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help, command.name()).toMatch(/Examples?:/);
    }
  });
});
