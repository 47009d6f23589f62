/** What a scan lost is said, and what it leaves blank or does not print is not. */
import type { Evidence, Flag, FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Block } from "../document.ts";
import { flatten } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { commonColumns } from "../vocabulary/columns.ts";
import { claim } from "./claim.ts";
import type { Layout } from "./layout.ts";
import { readClaim } from "./read-form.ts";

const LAYOUT: Layout = {
  kind: "form",
  id: "test",
  title: "test",
  heading: /^(?:(?<number>\d+)\.)?绩效目标表$/,
  titleEndings: ["绩效目标表"],
  region: null,
  labels: {
    项目名称: "project_name",
    主管部门: "department",
    实施单位: "implementing_unit",
    年度资金总额: "budget.annual_total",
    总体目标: "overall_goal",
    年度目标: "annual_goal",
  },
  headed: ["overall_goal", "annual_goal"],
  below: {},
  columns: commonColumns,
  unitLine: false,
};

/** A cell of a scan: blank where its text is empty, `~` is ink that read as nothing, a `?` behind a text that it is not sure. */
function scanned(row: number, column: number, printed: string): Cell {
  const isSure = printed !== "~" && !printed.endsWith("?");
  const text = printed === "~" ? "" : printed.replace(/\?$/, "");
  const flags: readonly Flag[] = isSure ? [] : ["ocr_uncertain"];
  const box = { x0: column, y0: row, x1: column + 1, y1: row + 1 };
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text,
    rawText: text,
    confidence: isSure ? 0.9 : 0.4,
    flags,
    places: [{ kind: "page", page: 1, box }],
  };
}

function table(rows: string): Block {
  const cells = rows.split("\n").flatMap((row, y) => row.split("|").map((text, x) => scanned(y, x, text)));
  const columnCount = Math.max(...cells.map(({ column }) => column)) + 1;
  const rowCount = Math.max(...cells.map(({ row }) => row)) + 1;
  return {
    kind: "table",
    table: { cells, rowCount, columnCount, merges: "kept", chunks: [0], evidence: "pixel rulings", flags: ["ocr"] },
  };
}

function line(text: string, index: number): Block {
  const { places, flags = [], ...cell } = scanned(index, 0, text);
  return { kind: "paragraph", text: cell.text, places, flags };
}

const INDICATORS = "一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|次数|3次";

function formOf(
  head: string,
  lines: readonly string[] = ["绩效目标表", "(2025年度)", "单位：万元"],
  indicators = INDICATORS,
  layout: Layout = LAYOUT,
): FormRecord {
  const document = {
    blocks: [...lines.map((text, i) => line(text, -1 - i)), table(`${head}\n${indicators}`)],
    pageCount: 1,
    undecodable: false,
  };
  const rows = flatten(document);
  const [claimed] = claim(rows, [layout]);
  const source = { name: "a", bytes: new Uint8Array(), sha256: "0".repeat(64) };
  return readClaim(claimed!, { rows, document, source, options: {} }).record as FormRecord;
}

const lostIn = (form: FormRecord) =>
  form.evidence.filter(({ flag }) => flag === "field_unreadable").map(({ field }) => field ?? "");

const HEAD = "项目名称|甲|主管部门|乙局\n实施单位|乙局|年度资金总额|3.00\n总体目标||年度目标|";

describe("fields of a scan that are", () => {
  test.each<[string, string, readonly string[]]>([
    ["blank", `${HEAD}\n建成。||完工。|`, []],
    ["not printed", "项目名称|甲|主管部门|乙局", []],
    ["blank beside their label", "项目名称|甲|主管部门||", []],
    ["ink beside their label", "项目名称|甲|主管部门|~", ["department"]],
    ["ink, and blank ones", "项目名称|甲|主管部门|~\n实施单位||年度资金总额|", ["department"]],
    ["ink below their label", `${HEAD}\n~||完工。|`, ["overall_goal"]],
    ["ink below the other label", `${HEAD}\n建成。||~|`, ["annual_goal"]],
    ["beside a label with a letter misread", "项目名称|甲|主管都门|乙局", ["department"]],
    ["beside a label that is ink", "项目名称|甲|~|乙局\n实施单位|丙|年度资金总额|3.00\n总体目标|丁|年度目标|戊", ["department"]],
    ["beside a sure label that the layout does not know", "项目名称|甲|土管|乙局\n实施单位|丙\n总体目标|丁|年度目标|戊", []],
    [
      "one of those that a doubtful label may be",
      "项目名称|甲|土管苦?|乙局\n实施单位|丙\n总体目标|丁|年度目标|戊",
      ["department", "budget.annual_total"],
    ],
    ["inside a doubtful text beside another label", "项目名称|甲主管部门乙局?\n实施单位|丙", ["department"]],
    ["inside a doubtful text, an amount between its lines", "项目名称|甲\n实施单位|年度资金24.80总额?", ["budget.annual_total"]],
    ["inside a sure text beside another label", "项目名称|甲主管部门乙局\n实施单位|丙", []],
    [
      "inside a doubtful goal",
      `项目名称|甲\n实施单位|丙\n总体目标|${"由主管部门落实完成各项建设任务，".repeat(3)}?|年度目标|戊`,
      [],
    ],
    ["beside a label of another form", "项目名称|甲|联系电话|123\n主管部门|乙局", []],
  ])("%s", (_, head, lost) => expect(lostIn(formOf(head)).toSorted()).toEqual(lost.toSorted()));

  test.each<[string, readonly string[], readonly string[]]>([
    ["stated by lines", ["绩效目标表", "(2025年度)", "单位：万元"], []],
    ["stated by no line", ["绩效目标表"], []],
    ["a year that was misread", ["绩效目标表", "(2O25年度)?", "单位：万元"], ["fiscal_year"]],
    ["a money unit that was misread", ["绩效目标表", "(2025年度)", "单位：方无?"], ["currency_unit"]],
  ])("%s", (_, lines, lost) => expect(lostIn(formOf("项目名称|甲|主管部门|乙局", lines))).toEqual(lost));

  test("evidence says what was seen", () =>
    expect(formOf("项目名称|甲|主管都门|~").evidence).toContainEqual({
      flag: "field_unreadable",
      field: "department",
      note: "主管都门 may be the label 主管部门",
    }));
});

describe("of a form that is read by the lexicons", () => {
  const LEXICON: Layout = { ...LAYOUT, id: "none", labels: {}, columns: {}, marks: ["无"] };
  const lost = (head: string, layout = LEXICON) => {
    const form = formOf(head, ["项目支出绩效目标表", "(2025年度)", "单位：万元"], INDICATORS, layout);
    return [form.layout, ...lostIn(form).toSorted()];
  };
  test.each<[string, string, readonly string[]]>([
    ["nothing is lost", "项目名称|甲|主管部门及代码|[101]乙局", []],
    ["ink beside a label that only the lexicon knows", "项目名称|甲|业务主管部门|~", ["department"]],
    [
      "a part of a total: the project's or the year's",
      "项目名称|甲|财政拨款|~",
      ["budget.annual_fiscal", "budget.project_fiscal"],
    ],
    ["a label with a letter misread", "项目名称|甲|业务主管都门|乙局", ["department"]],
    ["a label without a field", "项目名称|甲|联系电话|~", ["extra"]],
  ])("%s", (_, head, fields) => expect(lost(head)).toEqual(["generic", ...fields]));

  test("a layout that states what it prints looks for that alone", () => {
    const thin: Layout = { ...LAYOUT, id: "thin", heading: /绩效目标表$/, labels: {}, prints: "项目名称 实施单位", columns: {} };
    expect(lost("项目名称|甲|实施单立|乙站", thin)).toEqual(["thin", "implementing_unit"]);
    expect(lost("项目名称|甲|主管都门|乙局", thin)).toEqual(["thin"]);
  });
});

describe("what is stated by a doubtful line or title is in doubt", () => {
  const doubts = (lines: readonly string[]) =>
    formOf("项目名称|甲|主管部门|乙局", lines).evidence.flatMap(({ flag, field }) => (flag === "ocr_uncertain" ? [field] : []));
  test.each<[string, readonly string[], readonly string[]]>([
    ["a sure one", ["1.绩效目标表", "(2025年度)", "单位：万元"], []],
    ["a number that a title may have lost", ["绩效目标表?", "(2025年度)", "单位：万元"], ["form_number"]],
    ["a year", ["1.绩效目标表", "(2025年度)?", "单位：万元"], ["fiscal_year"]],
    ["a money unit", ["1.绩效目标表", "(2025年度)", "单位：万元?"], ["currency_unit"]],
  ])("%s", (_, lines, fields) => expect(doubts(lines)).toEqual(fields));
});

describe("cells of an indicator's row", () => {
  const notesOf = (evidence: readonly Evidence[]) =>
    evidence.flatMap(({ flag, note }) => (flag === "ocr_uncertain" ? [note] : []));
  const flagged = (rows: string) => {
    const { indicators, evidence } = formOf("项目名称|甲", undefined, `一级指标|二级指标|三级指标|指标值\n${rows}`);
    return {
      rows: indicators.map(({ level3, value_text, evidence: own }) => [level3, value_text, ...notesOf(own)]),
      form: notesOf(evidence),
    };
  };
  const INK = "has ink, and nothing was read in it";

  test.each([
    ["产出指标|数量指标|次数|", { rows: [["次数", null]], form: [] }],
    ["产出指标|数量指标|次数|~", { rows: [["次数", null, `the cell below 指标值 ${INK}`]], form: [] }],
    ["产出指标|数量指标|~|3次", { rows: [[null, "3次", `the cell below 三级指标 ${INK}`]], form: [] }],
    ["产出指标|~|次数|3次", { rows: [["次数", "3次", `the cell below 二级指标 ${INK}`]], form: [] }],
    [
      "产出指标|数量指标|次数|3次\n||~|~",
      { rows: [["次数", "3次"]], form: [`the cell below 三级指标 ${INK}`, `the cell below 指标值 ${INK}`] },
    ],
  ])("%j", (rows, expected) => {
    const found = flagged(rows);
    expect(found.form).toEqual(expected.form);
    expect(found.rows).toEqual(expected.rows);
  });

  test("a row that states the year's value and the whole life's: ink under one is said of both", () => {
    const header = "一级指标|二级指标|三级指标|年度指标值|实施期指标值";
    const { indicators } = formOf(
      "项目名称|甲",
      undefined,
      `${header}\n产出指标|数量指标|次数|3次|~\n产出指标|数量指标|份数|5份|9份`,
    );
    const note = `the cell below 实施期指标值 ${INK}`;
    expect(
      indicators.map(({ level3, horizon, value_text, evidence }) => [level3, horizon, value_text, ...notesOf(evidence)]),
    ).toEqual([
      ["次数", "annual", "3次", note],
      ["份数", "annual", "5份"],
      ["份数", "overall", "9份"],
    ]);
  });
});
