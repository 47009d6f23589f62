import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { DocumentError, type Indicator } from "@jixiao/contract";
import { read, utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { compoundFile } from "../testing/compound.ts";
import { readWorkbook } from "./index.ts";
import { cellBudget, MAX_CELLS } from "./limits.ts";
import { at, formSheet } from "./testing/form.ts";
import { type PlannedSheet, writeXlsx, xlsxParts, zipOf } from "./testing/write-xlsx.ts";

const sourceOf = (bytes: Uint8Array, name = "目标.xlsx") => ({
  name,
  bytes,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
const read3 = [{ number: "12", format: '0"公里"' }, { text: "≥95%" }, { number: "0.9487", format: "0%" }] as const;

async function rowsOf(sheets: readonly PlannedSheet[] | Uint8Array): Promise<readonly Indicator[]> {
  const { records } = await extract(sourceOf(sheets instanceof Uint8Array ? sheets : writeXlsx(sheets)));
  return records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
}

async function failureOf(bytes: Uint8Array): Promise<string> {
  try {
    await extract(sourceOf(bytes));
    return "read";
  } catch (error) {
    if (error instanceof DocumentError) return error.failure.code;
    throw error;
  }
}

test("a value is what its cell shows; the stored number stands beside it, and each cell has its place", async () => {
  expect(await rowsOf([formSheet("2025 目标", "河道养护", read3)])).toMatchObject([
    { value_text: "12公里", value: { number: "12", unit: "公里" }, value_stored: "12", flags: [] },
    { value_text: "≥95%", value: { comparator: ">=", number: "95" }, value_stored: null, flags: [] },
    { value_text: "95%", value: { number: "95", unit: "%" }, value_stored: "0.9487", flags: [] },
  ]);
  const [first] = await rowsOf([formSheet("2025 目标", "河道养护", read3)]);
  expect(first?.places).toMatchObject({
    value_raw: [{ kind: "sheet", sheet: "2025 目标", cell: "D4" }],
    level1: [{ kind: "sheet", sheet: "2025 目标", cell: "A4:A6" }],
  });
});

describe("what is doubtful about a cell is a flag with a note", () => {
  const cellsOf = (sheet: PlannedSheet, more: Partial<PlannedSheet>): readonly PlannedSheet[] => [{ ...sheet, ...more }];
  test.each([
    ["a number shown in thousands", { number: "12345", format: "0!.0," }, "stored_differs", "1.2"],
    ["a number shown as nothing", { number: "95", format: ";;;" }, "stored_differs", null],
    ["a format that nobody knows", { number: "95", format: 99 }, "format_uncertain", "95"],
    ["a formula without a result", { formula: "B1*2" }, "formula_unread", null],
    ["a formula with an error", { formula: "B1*2", error: "#REF!" }, "formula_unread", "#REF!"],
    ["a formula over another workbook", { formula: "[1]汇总!B2", number: "95" }, "formula_linked", "95"],
    ["a value struck out", { text: "≥95%", struck: true }, "text_struck", null],
    ["a part struck out", { rich: "<r><rPr><strike/></rPr><t>≥90</t></r><r><t>≥95%</t></r>" }, "text_struck", "≥95%"],
  ] as const)("%s", async (_, value, flag, text) => {
    const { records } = await extract(sourceOf(writeXlsx([formSheet("1", "河道养护", [value, { text: "≥1次" }])])));
    const [form] = records;
    if (form?.kind !== "performance_objective_form") throw new Error("no form");
    // Of a text of which nothing is seen the form tells, with its place
    const told =
      text === null ? form.evidence.filter(({ note }) => note.startsWith("sheet 1, D4: ")) : form.indicators[0]?.evidence;
    expect(form.indicators[0]?.value_text).toBe(text);
    expect(told?.map((one) => one.flag)).toContain(flag);
  });

  test.each([
    ["a hidden row", { hiddenRows: [3] }],
    ["a hidden column", { hiddenColumns: [3] }],
    ["a hidden sheet", { state: "hidden" }],
    ["a sheet that only a program can show", { state: "veryHidden" }],
  ] as const)("%s is read", async (_, more) => {
    const [row] = await rowsOf(cellsOf(formSheet("1", "河道养护", [{ text: "≥95%" }, { text: "≥1次" }]), more));
    expect(row).toMatchObject({ value_text: "≥95%", flags: expect.arrayContaining(["cell_hidden"]) });
  });

  test("an ordinary formula is its stored result, and carries no flag", async () => {
    const rows = await rowsOf([formSheet("1", "河道养护", [{ formula: "B1*2", number: "95", format: "0.00" }])]);
    expect(rows).toMatchObject([{ value_text: "95.00", value_stored: "95", flags: [] }]);
  });

  test("text that a merged cell covers is told", async () => {
    const sheet = formSheet("1", "河道养护", [{ text: "≥95%" }, { text: "≥1次" }]);
    const rows = await rowsOf([{ ...sheet, cells: [...sheet.cells, at(4, 1, "质量指标")] }]);
    expect(rows.flatMap(({ flags }) => flags)).toContain("text_unseen");
  });
});

describe("forms in a workbook", () => {
  const namesIn = async (sheets: readonly PlannedSheet[]) =>
    (await extract(sourceOf(writeXlsx(sheets)))).records.map(({ project_name }) => project_name);
  const [left, right] = [formSheet("1", "甲河养护", read3), formSheet("1", "乙河养护", read3, 10)];

  test("several on one sheet, below each other", async () => {
    const both = { name: "1", cells: [...left.cells, ...right.cells], merges: [...(left.merges ?? []), ...(right.merges ?? [])] };
    expect(await namesIn([both])).toEqual(["甲河养护", "乙河养护"]);
  });

  test("side by side", async () => {
    const moved = {
      ...left,
      cells: left.cells.map((cell) => ({ ...cell, column: cell.column + 6 })),
      merges: (left.merges ?? []).map((range) => ({ ...range, column: range.column + 6, lastColumn: range.lastColumn + 6 })),
    };
    const other = formSheet("1", "丙河养护", read3);
    const { records } = await extract(
      sourceOf(
        writeXlsx([{ name: "1", cells: [...other.cells, ...moved.cells], merges: [...(other.merges ?? []), ...moved.merges] }]),
      ),
    );
    expect(records).toMatchObject([
      { project_name: "丙河养护", indicators: [{ value_text: "12公里" }, {}, {}] },
      { project_name: "甲河养护", indicators: [{ value_text: "12公里" }, {}, {}] },
    ]);
  });

  test("one a sheet, two hundred of them", async () => {
    const sheets = Array.from({ length: 200 }, (_, i) => formSheet(`${i + 1}`, `${i + 1}号河养护`, [{ text: "≥95%" }]));
    const names = await namesIn(sheets);
    expect(names).toEqual(sheets.map((_, i) => `${i + 1}号河养护`));
  });

  test("one over two sheets", async () => {
    const second: PlannedSheet = {
      name: "2",
      cells: [at(0, 0, "产出指标"), at(0, 1, "质量指标"), at(0, 2, "水质达标率"), at(0, 3, "≥90%")],
    };
    expect((await rowsOf([formSheet("1", "河道养护", read3), second])).at(-1)).toMatchObject({
      level2: "质量指标",
      level3: "水质达标率",
      value_text: "≥90%",
    });
  });

  test("lines over and under the table are none of it", async () => {
    const form = formSheet("1", "河道养护", read3, 2);
    const cells = [at(0, 0, "附件1"), ...form.cells, at(9, 0, "填报说明：指标值按年度填写。")];
    const rows = await rowsOf([{ ...form, cells }]);
    expect(rows.map(({ value_text }) => value_text)).toEqual(["12公里", "≥95%", "95%"]);
  });
});

describe(".xls", () => {
  test("as LibreOffice saves it: formats, struck-out parts, hidden rows and sheets from its own records", async () => {
    const { records, account } = await extract(sourceOf(readFileSync(new URL("testing/seen.xls", import.meta.url)), "目标.et"));
    const rows = records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
    expect(
      rows.map(({ level3, value_text, value_stored, flags }) => [
        level3,
        value_text,
        value_stored,
        flags.filter((flag) => !flag.startsWith("level")),
      ]),
    ).toEqual([
      ["补植株数", "1,200株", "1200", []],
      ["成活率", "95%", "0.9487", []],
      ["完成时间", "12/1/2024", null, expect.arrayContaining(["cell_hidden"])],
      ["单位成本", "2,400.00", "2400", ["unit_missing"]],
      ["引用", "#REF!", null, ["formula_unread"]],
      [null, "≥9个", null, []],
      ["新值", "≥10个", null, ["text_struck"]],
    ]);
    expect(account.pages.map(({ state, note }) => [state, note])).toEqual([
      ["read", "sheet 目标表"],
      ["read", "sheet 隐藏 [hidden 隐藏]"],
      ["blank", "sheet 空"],
    ]);
  });

  test("a formula over another workbook is told by its tokens, one over this workbook is none", async () => {
    const source = sourceOf(readFileSync(new URL("testing/linked.xls", import.meta.url)), "linked.xls");
    const [sheet] = (await readWorkbook(source, "xls")).sheets;
    expect(sheet?.cells.map(({ formula }) => formula)).toEqual(["none", "linked", "own"]);
  });

  test("as the library writes it", async () => {
    const modern = read(writeXlsx([formSheet("1", "河道养护", read3)]), { cellNF: true, cellStyles: true });
    const rows = await rowsOf(new Uint8Array(write(modern, { type: "buffer", bookType: "biff8" }) as Uint8Array));
    expect(rows.map(({ value_text }) => value_text)).toEqual(["12公里", "≥95%", "95%"]);
  });
});

describe("what holds no form to read says so", () => {
  const empty: PlannedSheet = { name: "1", cells: [] };
  const parts = (change: Readonly<Record<string, string | null>>) => {
    const all: Record<string, string> = { ...xlsxParts([formSheet("1", "河道养护", read3)]) };
    for (const [name, xml] of Object.entries(change)) {
      if (xml === null) delete all[name];
      else all[name] = xml;
    }
    return zipOf(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, Buffer.from(xml)])));
  };
  const sheet = "xl/worksheets/sheet1.xml";
  const sheetOf = (inside: string) => `<worksheet xmlns="x"><sheetData>${inside}</sheetData></worksheet>`;
  test.each([
    ["no cell", writeXlsx([empty]), "empty"],
    ["pictures only", writeXlsx([{ ...empty, drawing: true }]), "unreadable"],
    ["no sheet", writeXlsx([]), "empty"],
    ["a sheet's part missing", parts({ [sheet]: null }), "damaged"],
    ["styles missing", parts({ "xl/styles.xml": null }), "damaged"],
    ["texts missing", parts({ "xl/sharedStrings.xml": null }), "damaged"],
    ["no list of sheets", parts({ "xl/workbook.xml": "<workbook/>" }), "empty"],
    ["a sheet cut off", parts({ [sheet]: "<worksheet><sheetData><row><c>" }), "damaged"],
    ["a text that does not exist", parts({ [sheet]: sheetOf('<row r="1"><c r="A1" t="s"><v>999</v></c></row>') }), "damaged"],
    ["a style that does not exist", parts({ [sheet]: sheetOf('<row r="1"><c r="A1" s="999"><v>1</v></c></row>') }), "damaged"],
    ["a cell of no name", parts({ [sheet]: sheetOf('<row r="1"><c r="ABCD1"><v>1</v></c></row>') }), "damaged"],
    ["a row of no number", parts({ [sheet]: sheetOf('<row r="9999999"><c><v>1</v></c></row>') }), "damaged"],
    [
      "a merged range of no range",
      parts({ [sheet]: '<worksheet><mergeCells><mergeCell ref="B2:A1"/></mergeCells></worksheet>' }),
      "damaged",
    ],
    ["entities", parts({ [sheet]: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetOf("")}` }), "damaged"],
    ["elements without end", parts({ [sheet]: "<a>".repeat(500) }), "damaged"],
    [
      "an encrypted one in its wrapper",
      compoundFile({ EncryptedPackage: new Uint8Array(64), EncryptionInfo: new Uint8Array(8) }),
      "encrypted",
    ],
    ["a stream of nothing", compoundFile({ Workbook: new Uint8Array(16) }), "damaged"],
    [
      "a stream of bytes at random",
      compoundFile({ Workbook: Uint8Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251) }),
      "damaged",
    ],
  ])("%s", async (_, bytes, code) => expect(await failureOf(bytes)).toBe(code));

  test("of several sheets one that holds pictures only is accounted for as unread", async () => {
    const { account, records } = await extract(
      sourceOf(writeXlsx([formSheet("表", "河道养护", read3), { name: "附图", cells: [], drawing: true }])),
    );
    expect(records).toHaveLength(1);
    expect(account.pages).toMatchObject([{ state: "read" }, { page: 2, state: "unread", note: expect.stringContaining("附图") }]);
  });
});

describe("limits", () => {
  test("a text in the last corner, and merged cells over everything, cost nothing", async () => {
    const form = formSheet("1", "河道养护", read3);
    const far = at(1_048_575, 16_383, "角");
    const all = { row: 20, column: 0, lastRow: 1_000_000, lastColumn: 16_383 };
    expect(await rowsOf([{ ...form, cells: [...form.cells, far], merges: [...(form.merges ?? []), all] }])).toHaveLength(3);
  });

  test("what is beyond the limit is told, not held", async () => {
    const budget = cellBudget("a.xlsx");
    for (let i = 0; i < MAX_CELLS; i++) budget.cell();
    expect(() => budget.cell()).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code: "too_large" }) }));
    const xml = `<worksheet><mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(200_001)}</mergeCells></worksheet>`;
    const all = { ...xlsxParts([{ name: "1", cells: [] }]), "xl/worksheets/sheet1.xml": xml };
    const bytes = zipOf(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, Buffer.from(text)])));
    expect(await failureOf(bytes)).toBe("too_large");
  });
});

test("the library's own sheet of texts only is read without styles", async () => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["预算项目绩效目标表"],
      ["项目名称", "甲"],
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出指标", "数量指标", "次数", "≥3次"],
    ]),
    "a",
  );
  expect(await rowsOf(new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array))).toMatchObject([
    { value_text: "≥3次", flags: [] },
  ]);
});
