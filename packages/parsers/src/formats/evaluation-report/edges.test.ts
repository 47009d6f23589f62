import type { Place } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell, Table } from "../../table.ts";
import { checkReport, type Checked } from "./check-report.ts";
import { alignRow, bare, isDash, isFigure, type CellKind, type Column } from "./columns.ts";
import { amountUnder, cellUnder, decimalUnder, figurePrintings, figureRows, percent, percentUnder } from "./figures.ts";
import { columnsOf, headerHeight } from "./header-rows.ts";
import { inferUnit } from "./money.ts";
import { nameInTitle, projectName, yearOf } from "./project-name.ts";
import { executionRate, grades, isFurniture, proseAmounts, proseOf, totalScores, type Prose } from "./prose.ts";
import { ratesAgree } from "./rates.ts";
import { withoutEvidence } from "./row-evidence.ts";
import { codesAbove, isCoded, labelOf } from "./score-codes.ts";
import type { ReportTable } from "./tables.ts";

const proseWith = (text: string): Prose => ({ lines: [text], text });

/** A table of a dump from rows of texts; blank texts are no cells. Spans as `text^rows>columns`. */
function tableOf(rows: readonly (readonly string[])[], merges: Table["merges"] = "lost"): Table {
  const cells = rows.flatMap((row, y) =>
    row.flatMap((printed, x): Cell[] => {
      const [, text = "", rowSpan = "1", columnSpan = "1"] = /^(.*?)(?:\^(\d))?(?:>(\d))?$/.exec(printed) ?? [];
      return text === ""
        ? []
        : [{ row: y, column: x, rowSpan: Number(rowSpan), columnSpan: Number(columnSpan), text, places: [] as Place[] }];
    }),
  );
  const columnCount = Math.max(...rows.map((row) => row.length));
  return { cells, rowCount: rows.length, columnCount, merges, chunks: [0], evidence: "test", flags: [] };
}

const rowsIn = (table: Table): readonly FlatRow[] =>
  Array.from({ length: table.rowCount }, (_, row) => ({
    cells: table.cells.filter((cell) => cell.row === row),
    table,
    row,
    chunkStart: row === 0,
  }));

describe("a rate", () => {
  test.each([
    ["95.00", "95", ["100"], true],
    ["95.01", "95", ["100"], false],
    ["33.33", "1", ["3"], true],
    ["33.34", "1", ["3"], true],
    ["33.32", "1", ["3"], false],
    ["33.35", "1", ["3"], false],
    ["66.6", "2", ["3"], true],
    ["66.7", "2", ["3"], true],
    ["66.8", "2", ["3"], false],
    ["67", "2", ["3"], true],
    ["66", "2", ["3"], true],
    ["68", "2", ["3"], false],
    ["50", "1", ["4", "2"], true],
    ["50", "1", [null, "2"], true],
    ["50", "1", ["0"], null],
    ["50", "1", ["-2"], null],
    ["50", "1", [null], null],
    ["50", null, ["2"], null],
    [null, "1", ["2"], null],
    ["0", "0", ["2"], true],
    ["105", "105", ["100"], true],
  ] as const)("%s %% is %s of %j: %s", (rate, part, wholes, agrees) => expect(ratesAgree(rate, part, wholes)).toBe(agrees));
});

describe("codes", () => {
  test.each([
    ["A11 预算编制（6）", "A11", "预算编制", "6"],
    ["B2-1预算执行率", "B2-1", "预算执行率", null],
    ["A 项目决策(满分：20.5分)", "A", "项目决策", "20.5"],
    ["A项目决策", "A", "项目决策", null],
    ["1.2.3 完成率（权重8%）", "1.2.3", "完成率", "8"],
    ["2 过程", "2", "过程", null],
    ["2、过程", "2", "过程", null],
    ["2过程", null, "2过程", null],
    ["（一）决策", null, "决策", null],
    ["1.决策", "1", "决策", null],
    ["三、决策", null, "决策", null],
    ["完成率", null, "完成率", null],
    ["完成率（含续建）", null, "完成率（含续建）".replace("（", "(").replace("）", ")"), null],
  ])("%s in a table of codes", (text, code, name, stated) => expect(labelOf(text, true)).toEqual({ code, name, stated }));

  test("without codes a letter belongs to the name, and a number counts", () => {
    expect(labelOf("A项目决策", false)).toEqual({ code: null, name: "A项目决策", stated: null });
    expect(labelOf("1、项目决策（5分）", false)).toEqual({ code: null, name: "项目决策", stated: "5" });
  });

  test.each([
    [["A1 甲", "A2 乙", "丙"], true],
    [["A1 甲", "A2 乙", "A3 丙", "丁", "戊"], true],
    [["A1 甲", "A2 乙", "丙", "丁"], false],
    [["1.1 甲", "1-2 乙"], true],
    [["A 甲", "B 乙"], false],
    [[], false],
  ])("%j carries codes: %s", (indicators, coded) => expect(isCoded(indicators)).toBe(coded));

  test.each([
    ["C110", 3, ["C1", "C"]],
    ["C110", 4, ["C11", "C1", "C"]],
    ["C11", 3, ["C1", "C"]],
    ["C1", 3, ["C"]],
    ["C", 3, []],
    ["A1-2", 3, ["A1", "A"]],
    ["A.1.2", 3, ["A.1", "A"]],
    ["1.2.3", 3, ["1.2", "1"]],
    ["A0102", 3, ["A01", "A"]],
    ["A01", 3, ["A"]],
  ])("above %s with %i levels: %j", (code, levels, above) => expect(codesAbove(code, levels)).toEqual(above));
});

describe("names", () => {
  test.each([
    [null, null],
    ["《路灯养护》绩效评价报告", "路灯养护"],
    ["“路灯养护”", "路灯养护"],
    ["路灯养护绩效重点评价报告书", "路灯养护"],
    ["路灯养护财政资金绩效评价", "路灯养护"],
    ["路灯养护项目支出", "路灯养护"],
    ["2023年路灯养护", "2023年路灯养护"],
    ["绩效评价报告", null],
    ["路灯《甲》养护", "路灯《甲》养护"],
  ])("%s", (text, name) => expect(projectName(text)).toBe(name));

  test.each([
    ["关于路灯养护项目的绩效评价报告", "路灯养护项目"],
    ["关于对路灯养护开展绩效跟踪评价工作报告（简版）", "路灯养护"],
    ["某区“2018年养护费”财政资金绩效评价报告", "2018年养护费"],
    ["路灯养护财政项目支出绩效评价报告书", "路灯养护"],
    ["2023年度财政支出绩效评价报告", null],
    ["项目支出绩效再评价报告", null],
    ["绩效评价报告", null],
  ])("in the title %s", (title, name) => expect(nameInTitle(title)).toBe(name));

  test.each([
    ["2023年度路灯养护", 2023],
    ["2019—2021年", null],
    ["2021年至2021年", 2021],
    ["1998 年", 1998],
    ["12023个", null],
    ["2023", null],
  ])("the year of %s", (text, year) => expect(yearOf(text)).toBe(year));
});

describe("running text", () => {
  test.each([
    ["综合得分为92.5分。", ["92.5"]],
    ["总分：88分；评价得分达到90分", ["88", "90"]],
    ["决策类指标总得分19分", []],
    ["总分100分，其中实际得86分", []],
    ["总分100分得86分", []],
    ["决策良好，总得分91分", ["91"]],
    ["总得分（百分制）为91分", ["91"]],
    ["总得分91", []],
  ])("total scores in %s", (text, scores) => expect(totalScores(proseWith(text))).toEqual(scores));

  test.each([
    ["评价结果为“优秀”。", ["优"]],
    ["绩效等级（四级）评定为良", ["良"]],
    ["等级：中等，等级为差", ["中", "差"]],
    ["评价等级为优、良、中、差", []],
    ["评价等级为优或良", []],
    ["优秀", []],
  ])("grades in %s", (text, found) => expect(grades(proseWith(text))).toEqual(found));

  test.each([
    [
      "2023年预算1,200万元，实际支出1,100.5万元。",
      [
        ["initial", "12000000", 2023],
        ["spent", "11005000", 2023],
      ],
    ],
    ["调整后预算为30元", [["adjusted", "30", null]]],
    ["预算调减至20万元", [["adjusted", "200000", null]]],
    ["2022年立项；预算30万元", [["initial", "300000", null]]],
    ["2022年和2023年共支出5万元", [["spent", "50000", 2023]]],
    ["2024年3月预算30万元", [["initial", "300000", null]]],
    ["决算数7万元", [["spent", "70000", null]]],
    ["预算执行30万元", []],
    ["收入30万元", []],
  ])("amounts in %s", (text, amounts) =>
    expect(
      proseAmounts(proseWith(text))
        .map(({ role, amount, year }) => [role, amount, year])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual(amounts.toSorted(([a], [b]) => String(a).localeCompare(String(b)))),
  );

  test.each([
    ["预算执行率为95.5%。", "95.5"],
    ["资金执行98％", "98"],
    ["预算执行率较高，达95%", null],
    ["执行率95%", null],
  ])("the rate in %s", (text, rate) => expect(executionRate(proseWith(text))).toBe(rate));

  test.each([
    ["— 12 —", true],
    ["第3页共9页", true],
    ["（续表2）", true],
    ["续上表", true],
    ["", true],
    ["第三章", false],
    ["续建", false],
  ])("%s is furniture: %s", (text, is) => expect(isFurniture(text.replaceAll(" ", ""))).toBe(is));

  test("paragraphs are joined without marks, tables and page numbers are left out", () => {
    const paragraph = (text: string): FlatRow => ({
      cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [] }],
      table: null,
      row: 0,
      chunkStart: false,
    });
    const rows = [paragraph("**综合 得分**"), paragraph("- 3 -"), ...rowsIn(tableOf([["甲", "乙"]])), paragraph("<b>为9</b>0分")];
    expect(proseOf(rows)).toEqual({ lines: ["综合得分", "为90分"], text: "综合得分为90分" });
  });
});

describe("cells", () => {
  const cell = (text: string): Cell => ({ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, places: [] });
  test("bare", () => expect(bare(cell(" **预 算**<br/>数\u3000"))).toBe("预算数"));
  test.each([
    ["1,200.5", true],
    ["95%", true],
    ["8分", true],
    ["12万元", true],
    ["—", true],
    ["--", true],
    ["12个", false],
    ["完成", false],
    ["", false],
  ])("%s is a figure: %s", (text, is) => expect(isFigure(text)).toBe(is));
  test.each([
    ["—", true],
    ["-/", true],
    ["", false],
    ["-5", false],
  ])("%s is a dash: %s", (text, is) => expect(isDash(text)).toBe(is));

  const columns: readonly Column[] = [
    { name: "项目", first: 0, last: 0 },
    { name: "预算", first: 1, last: 1 },
    { name: "执行率", first: 2, last: 2 },
  ];
  const kinds: readonly CellKind[] = ["label", "amount", "share"];
  const aligned = (row: readonly string[]) => {
    const [first] = rowsIn(tableOf([row]));
    const { cells, fit } = alignRow(first as FlatRow, columns, kinds);
    return [fit, ...columns.map((_, i) => cells.get(i)?.text ?? null)];
  };
  test.each([
    [
      ["养护", "12", "95%"],
      ["in place", "养护", "12", "95%"],
    ],
    [
      ["养护", "—", "—"],
      ["in place", "养护", "—", "—"],
    ],
    [
      ["", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["", "", "", "", "养护", "12", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["12", "95%"],
      ["shifted", null, "12", "95%"],
    ],
    [
      ["养护", "", "12", "", "95%"],
      ["shifted", "养护", "12", "95%"],
    ],
    [
      ["养护", "95%", "12"],
      ["unclear", "养护", null, null],
    ],
    [
      ["养护", "甲", "95%"],
      ["unclear", "养护", null, "95%"],
    ],
  ])("%j", (row, expected) => expect(aligned(row)).toEqual(expected));

  test.each([
    ["≥6个", "quantity", true],
    ["不少于 6个", "quantity", true],
    ["约6", "quantity", true],
    ["按时", "quantity", false],
    ["12", "share", false],
    ["—", "share", true],
    ["95%", "amount", false],
    ["12", "label", false],
    ["12", "any", true],
  ] as const)("%s under a column of %s: %s", (text, kind, fits) => {
    const [row] = rowsIn(tableOf([[text]]));
    expect(alignRow(row as FlatRow, [{ name: "x", first: 0, last: 0 }], [kind]).fit === "in place").toBe(fits);
  });

  test("merged cells say where they belong", () => {
    const [row] = rowsIn(tableOf([["养护>2", "", "95%"]], "kept"));
    const { cells, fit } = alignRow(row as FlatRow, columns, kinds);
    expect([fit, cells.get(0)?.text, cells.get(1)?.text, cells.get(2)?.text]).toEqual(["in place", "养护", "养护", "95%"]);
  });
});

describe("headers", () => {
  const names = (table: Table, height: number): string[] =>
    columnsOf(rowsIn(table).slice(0, height), table).map(({ name, first, last }) => `${name} ${first}-${last}`);

  test("one row of a dump", () => {
    const table = tableOf([
      ["项目", "预算数", "", "执行率"],
      ["养护", "1", "", "2%"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(1);
    expect(names(table, 1)).toEqual(["项目 0-0", "预算数 1-1", "执行率 3-3"]);
  });

  test("two rows of a dump, groups as wide as names repeat", () => {
    const table = tableOf([
      ["项目", "2021年", "2022年"],
      ["", "预算数", "执行数", "预算数", "执行数"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(2);
    expect(names(table, 2)).toEqual(["项目 0-0", "2021年预算数 1-1", "2021年执行数 2-2", "2022年预算数 3-3", "2022年执行数 4-4"]);
  });

  test("a group without names below keeps its own", () => {
    const table = tableOf([
      ["项目", "预算", "备注说明"],
      ["", "年初", "", "", ""],
    ]);
    expect(names(table, 2)).toEqual(["项目 0-0", "预算年初 1-1", "备注说明 2-2"]);
  });

  test("a second row that says more than parts of a figure is none", () => {
    const table = tableOf([
      ["项目", "预算"],
      ["养护", "1"],
    ]);
    expect(headerHeight(rowsIn(table), 0)).toBe(1);
    expect(headerHeight(rowsIn(table), 1)).toBe(1);
  });

  test("merged cells: as high as the tallest, a column for each run of the same cells", () => {
    const table = tableOf(
      [
        ["项目^2", "预算>2", "", "备注^2"],
        ["", "年初", "调整", ""],
      ],
      "kept",
    );
    expect(headerHeight(rowsIn(table), 0)).toBe(2);
    expect(names(table, 2)).toEqual(["项目 0-0", "预算年初 1-1", "预算调整 2-2", "备注 3-3"]);
  });
});

describe("tables of figures", () => {
  const reportTable = (rows: readonly (readonly string[])[], kind: ReportTable["kind"] = "budget_lines"): ReportTable => {
    const table = tableOf(rows);
    const flat = rowsIn(table);
    return {
      kind,
      table,
      columns: columnsOf(flat.slice(0, 1), table),
      rows: flat.slice(1),
      unit: "万元",
    } as unknown as ReportTable;
  };
  const lines = reportTable([
    ["序号", "项目", "预算数", "执行率"],
    ["(1)", "(2)", "(3)", "(4)"],
    ["1", "养护", "12.5", "95%"],
    ["2", "维修", "—", "90.5%"],
    ["", "合计", "20", "93%"],
  ]);

  test("a row's item, total and figures; the row of column numbers is none", () => {
    const rows = figureRows(lines);
    expect(rows.map(({ item, isTotal }) => [item, isTotal])).toEqual([
      ["养护", false],
      ["维修", false],
      ["合计", true],
    ]);
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error("no rows");
    expect(amountUnder(first, "万元", /预算/)).toBe("125000");
    expect(amountUnder(first, null, /预算/)).toBeNull();
    expect(amountUnder(second, "万元", /预算/)).toBeNull();
    expect(percentUnder(first, /率/)).toBe("95");
    expect(cellUnder(first, /数|率/, /预算/)).toBe("95%");
    expect(cellUnder(first, /没有/)).toBeNull();
    expect(decimalUnder(first, /序号/)).toBe("1");
    expect(rows.flatMap(({ doubts }) => doubts.map(({ flag }) => flag))).toEqual([]);
  });

  test.each([
    ["8分", "8"],
    ["8", "8"],
    ["八", null],
  ])("a score of %s", (text, score) => {
    const [row] = figureRows(
      reportTable(
        [
          ["指标", "得分"],
          ["甲", text],
        ],
        "scores",
      ),
    );
    expect(row === undefined ? undefined : decimalUnder(row, /得分/)).toBe(score);
  });

  test.each([
    ["95%", "95"],
    ["95", "95"],
    ["九成", null],
    [null, null],
  ])("a share of %s", (text, share) => expect(percent(text)).toBe(share));

  test("a row that lost a cell is incomplete, one that slipped says so", () => {
    const table = reportTable([
      ["项目", "预算数", "执行率"],
      ["养护", "12", "95%"],
      ["维修", "12"],
      ["", "更换", "7", "90%"],
    ]);
    expect(figureRows(table).map(({ item, doubts }) => [item, doubts.map(({ flag }) => flag)])).toEqual([
      ["养护", []],
      ["维修", ["row_incomplete"]],
      ["更换", ["columns_shifted"]],
    ]);
  });

  test("pieces of one table go together until it has a total; the same items again are another printing", () => {
    const piece = (...rows: readonly (readonly string[])[]) => reportTable([["项目", "预算数"], ...rows]);
    const sizes = (...tables: readonly ReportTable[]): number[] => figurePrintings(tables).map((printing) => printing.length);
    expect(sizes(piece(["甲", "1"]), piece(["乙", "2"]))).toEqual([2]);
    expect(sizes(piece(["甲", "1"], ["合计", "1"]), piece(["乙", "2"]))).toEqual([1, 1]);
    expect(sizes(piece(["甲", "1"]), piece(["甲", "2"]))).toEqual([1, 1]);
    expect(
      sizes(
        piece(["甲", "1"]),
        reportTable([
          ["项目", "执行数"],
          ["乙", "2"],
        ]),
      ),
    ).toEqual([1, 1]);
  });

  test("the unit of tables that print none", () => {
    const open = (kind: ReportTable["kind"] = "budget_lines"): ReportTable => ({ ...lines, kind, unit: null });
    const unit = (tables: readonly ReportTable[], text: string): unknown => {
      const { unit: inferred, evidence } = inferUnit(tables, proseWith(text));
      return [inferred, ...evidence.map(({ flag }) => flag)];
    };
    expect(unit([lines], "12.5元")).toEqual([null]);
    expect(unit([open()], "预算12.5万元，其他3元、4元")).toEqual(["万元", "unit_inferred"]);
    expect(unit([open(), { ...lines, unit: "千元" }], "其他3元")).toEqual(["千元", "unit_inferred"]);
    expect(unit([open()], "其他3元、4元、5万元")).toEqual(["元", "unit_inferred"]);
    expect(unit([open()], "其他3元、5万元")).toEqual([null, "field_unreadable"]);
    expect(unit([open()], "")).toEqual([null, "field_unreadable"]);
    expect(unit([open(), lines, { ...lines, unit: "元" }], "其他3元")).toEqual(["元", "unit_inferred"]);
    expect(unit([open("survey")], "3元")).toEqual([null]);
  });
});

test("evidence is named by its row", () => {
  const note = { flag: "ocr" as const, note: "x" };
  const rows = [
    { item: "甲", evidence: [{ ...note, field: null }] },
    { item: "乙", evidence: [{ ...note, field: "score" }] },
  ];
  expect(withoutEvidence("scores", rows)).toEqual({
    rows: [{ item: "甲" }, { item: "乙" }],
    evidence: [
      { ...note, field: "scores[0]" },
      { ...note, field: "scores[1].score" },
    ],
  });
});

describe("a report that contradicts itself", () => {
  const marks = { flags: [], places: [] };
  const empty = {
    total_score: null,
    grade: null,
    fiscal_year: 2023,
    budget: { initial: null, adjusted: null, spent: null, execution_rate: null },
    budget_lines: [],
    scores: [],
    worksheets: [],
    history: [],
    outputs: [],
    schedule: [],
    survey: [],
  } as unknown as Checked;
  const told = (fields: object, text = ""): string[] =>
    checkReport({ ...empty, ...fields }, proseWith(text)).map(({ flag, field }) => `${flag} ${field}`);
  const line = (fields: object) => ({
    item: "甲",
    initial: null,
    adjusted: null,
    spent: null,
    execution_rate: null,
    is_total: false,
    ...marks,
    ...fields,
  });
  const question = (fields: object) => ({
    item: "问",
    full_score: null,
    satisfaction: null,
    score: null,
    is_total: false,
    ...marks,
    ...fields,
  });
  const score = (fields: object) => ({
    code: null,
    level1: null,
    level2: null,
    level3: "甲",
    full_score: "5",
    score: "4",
    ...marks,
    ...fields,
  });
  const sheet = (fields: object) => ({ code: null, name: "甲", score: "4", weight: "5", ...marks, ...fields });

  test.each<[string, object, string, string[]]>([
    ["nothing", {}, "", []],
    [
      "another total in the text",
      { total_score: "92", grade: "优" },
      "综合得分91分，总得分92.0分",
      ["figures_differ total_score"],
    ],
    ["another grade in the text", { total_score: "92", grade: "优" }, "评价结果为良", ["figures_differ grade"]],
    ["a grade that is not usual", { total_score: "89.99", grade: "优" }, "", ["figures_differ grade"]],
    ["the lowest score of a grade", { total_score: "90", grade: "优" }, "", []],
    ["the lowest of 良", { total_score: "80.0", grade: "良" }, "", []],
    ["the lowest of 中", { total_score: "60", grade: "中" }, "", []],
    ["below 中", { total_score: "59.9", grade: "差" }, "", []],
    [
      "a rate that is none",
      { budget_lines: [line({ initial: "100", spent: "90", execution_rate: "80" })] },
      "",
      ["figures_differ budget_lines[0].execution_rate"],
    ],
    [
      "a rate of the adjusted budget",
      { budget_lines: [line({ initial: "100", adjusted: "90", spent: "90", execution_rate: "100" })] },
      "",
      [],
    ],
    [
      "a rate of a year",
      { history: [{ item: null, year: 2022, budget: "4", spent: "1", execution_rate: "30", is_total: false, ...marks }] },
      "",
      ["figures_differ history[0].execution_rate"],
    ],
    [
      "lines that do not sum up",
      { budget_lines: [line({ initial: "1" }), line({ initial: "2" }), line({ initial: "4", is_total: true })] },
      "",
      ["budget_sum_mismatch budget.initial"],
    ],
    [
      "lines that do",
      { budget_lines: [line({ spent: "1.0" }), line({ spent: "2" }), line({ spent: "3", is_total: true })] },
      "",
      [],
    ],
    [
      "a line without amount",
      { budget_lines: [line({ initial: "1" }), line({}), line({ initial: "4", is_total: true })] },
      "",
      [],
    ],
    [
      "another amount in the text",
      { budget: { ...empty.budget, initial: "100" }, budget_lines: [line({ initial: "100", is_total: true })] },
      "2023年预算90元",
      ["figures_differ budget.initial"],
    ],
    [
      "of another year",
      { budget: { ...empty.budget, initial: "100" }, budget_lines: [line({ initial: "100", is_total: true })] },
      "2022年预算90元",
      [],
    ],
    [
      "known from another line",
      {
        budget: { ...empty.budget, initial: "100" },
        budget_lines: [line({ initial: "90" }), line({ initial: "100", is_total: true })],
      },
      "2023年预算90.0元",
      ["budget_sum_mismatch budget.initial"],
    ],
    [
      "a year of the history that the budget table tells otherwise",
      {
        budget_lines: [line({ initial: "100", spent: "80" })],
        history: [{ item: "甲", year: 2023, budget: "90", spent: "70", execution_rate: null, is_total: false, ...marks }],
      },
      "",
      ["figures_differ history[0].budget", "figures_differ history[0].spent"],
    ],
    [
      "another year of it",
      {
        budget_lines: [line({ initial: "100", spent: "80" })],
        history: [{ item: "甲", year: 2022, budget: "90", spent: "70", execution_rate: null, is_total: false, ...marks }],
      },
      "",
      [],
    ],
    [
      "a question's score",
      { survey: [question({ full_score: "10", satisfaction: "95", score: "8" })] },
      "",
      ["figures_differ survey[0].score"],
    ],
    ["a question's score, rounded", { survey: [question({ full_score: "2", satisfaction: "95.55", score: "1.91" })] }, "", []],
    [
      "questions that do not sum up",
      {
        survey: [
          question({ full_score: "5", score: "4" }),
          question({ full_score: "5", score: "4" }),
          question({ full_score: "10", score: "9", is_total: true }),
        ],
      },
      "",
      ["figures_differ survey"],
    ],
    [
      "a total that is no sum",
      {
        survey: [
          question({ full_score: "100", score: "90" }),
          question({ full_score: "100", score: "80" }),
          question({ full_score: "100", score: "85", is_total: true }),
        ],
      },
      "",
      [],
    ],
    ["a worksheet's score", { scores: [score({})], worksheets: [sheet({ score: "3" })] }, "", ["figures_differ worksheets[0]"]],
    ["a worksheet's weight", { scores: [score({})], worksheets: [sheet({ weight: "6" })] }, "", ["figures_differ worksheets[0]"]],
    [
      "a worksheet's name",
      { scores: [score({ code: "A1" })], worksheets: [sheet({ code: "A1", name: "乙" })] },
      "",
      ["figures_differ worksheets[0]"],
    ],
    [
      "a worksheet of nothing",
      { scores: [score({})], worksheets: [sheet({}), sheet({ name: "乙" })] },
      "",
      ["figures_differ worksheets[1]"],
    ],
    [
      "no worksheet",
      { scores: [score({}), score({ level3: null, level2: "乙" })], worksheets: [sheet({})] },
      "",
      ["part_missing worksheets"],
    ],
    ["worksheets alone", { worksheets: [sheet({})] }, "", []],
    ["worksheets announced", {}, "附件1绩效评价工作底稿", ["part_missing worksheets"]],
    ["scores announced", {}, "各部分得分情况见下", ["part_missing scores"]],
    ["data announced", {}, "附表2基础数据表", ["part_missing outputs"]],
    ["a survey announced", {}, "附件4满意度问卷分析报告", ["part_missing survey"]],
    ["announced in a long sentence", {}, `${"说".repeat(60)}工作底稿`, []],
    ["announced and there", { worksheets: [sheet({})] }, "附件1绩效评价工作底稿", []],
  ])("%s", (_, fields, text, expected) => expect(told(fields, text)).toEqual(expected));
});
