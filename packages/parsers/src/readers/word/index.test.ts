import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cell, cells, grid, NAMESPACES, p, read, run, tbl, tc, tr, cellsIn } from "./docx.test-helper.ts";
import { readWord } from "./index.ts";

describe("merged cells keep their spans", () => {
  const restart = `<w:vMerge w:val="restart"/>`;
  // ECMA-376 17.4.84: without val it means continue
  const goesOn = `<w:vMerge/>`;

  test("down", async () => {
    expect(await cells(tr(tc("产出指标", restart), tc("a")), tr(tc("", goesOn), tc("b")), tr(tc("", goesOn), tc("c")))).toEqual([
      "0,0 3×1 产出指标",
      "0,1 1×1 a",
      "1,1 1×1 b",
      "2,1 1×1 c",
    ]);
  });

  test("across", async () => {
    expect(await cells(tr(tc("三级指标", `<w:gridSpan w:val="2"/>`), tc("v")), tr(tc("a"), tc("b"), tc("c")))).toEqual([
      "0,0 1×2 三级指标",
      "0,2 1×1 v",
      "1,0 1×1 a",
      "1,1 1×1 b",
      "1,2 1×1 c",
    ]);
  });

  test("a merge that begins anew is another cell", async () => {
    expect(await cells(tr(tc("甲", restart), tc("a")), tr(tc("乙", restart), tc("b")))).toEqual([
      "0,0 1×1 甲",
      "0,1 1×1 a",
      "1,0 1×1 乙",
      "1,1 1×1 b",
    ]);
  });
});

test("tracked changes: what was inserted is read, what was deleted is not", async () => {
  const body = `<w:p>${run("≥")}<w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:ins>${run("95%")}</w:ins></w:p>`;
  expect(await read(body)).toMatchObject([{ kind: "paragraph", text: "≥95%" }]);
});

test("a cell's paragraphs are its lines", async () => {
  expect(await cells(tr(cell(`${p("项目")}${p("绩效")}${p("目标")}`), tc("x")))).toEqual([
    "0,0 1×1 项目\n绩效\n目标",
    "0,1 1×1 x",
  ]);
});

test.each([
  ["no XML", "word"],
  ["XML cut off", `<w:document ${NAMESPACES}><w:body><w:p>`],
])("a main part with %s is damaged", async (_, xml) => {
  const bytes = zipSync({ "word/document.xml": strToU8(xml) });
  await expect(readWord({ name: "a.docx", bytes, sha256: "0".repeat(64) })).rejects.toMatchObject({
    failure: { code: "damaged", file: "a.docx" },
  });
});

describe("cells stand where Word shows them", () => {
  const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
  const wide = (twips: number) => `<w:tcW w:w="${twips}" w:type="dxa"/>`;
  const down = `<w:vMerge w:val="restart"/>`;

  test("columns left empty before and after a row", async () => {
    const before = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc("b")}</w:tr>`;
    const after = `<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>${tc("c")}</w:tr>`;
    expect(await cells(tr(tc("a"), tc("v")), before, after)).toEqual(["0,0 1×1 a", "0,1 1×1 v", "1,1 1×1 b", "2,0 1×1 c"]);
  });

  test("edges a hair apart are one", async () => {
    const rows = [tr(tc("指标"), tc("值", span(2))), tr(tc("名称", span(2)), tc("5"))];
    expect(await cells(grid(2000, 20, 2000), ...rows)).toEqual(["0,0 1×1 指标", "0,1 1×1 值", "1,0 1×1 名称", "1,1 1×1 5"]);
    expect(await cells(grid(2000, 400, 2000), ...rows)).toContain("1,0 1×2 名称");
  });

  test("a narrow column with a cell of its own is one", async () => {
    const rows = [tr(tc("a"), tc("1"), tc("b")), tr(tc("c", span(2)), tc("d"))];
    expect(await cells(grid(2000, 20, 2000), ...rows)).toContain("0,1 1×1 1");
  });

  test("where rows do not fill one grid, their widths say where cells stand", async () => {
    const rows = [
      tr(tc("头", wide(2000)), tc("值", wide(4000))),
      tr(tc("a", wide(2000)), tc("b", wide(2010)), tc("c", wide(1990))),
    ];
    expect(await cells(...rows)).toEqual(["0,0 1×1 头", "0,1 1×2 值", "1,0 1×1 a", "1,1 1×1 b", "1,2 1×1 c"]);
  });

  test("and where nothing does, the table is in doubt", async () => {
    expect(await cells(tr(tc("头"), tc("值")), tr(tc("a"), tc("b"), tc("c")))).toContain("[table_damaged]");
  });

  test.each(["-1", "x", "99999999999"])("a span of %s is a doubt, not a crash", async (n) => {
    expect(await cells(tr(tc("a", `<w:gridSpan w:val="${n}"/>`)))).toEqual(["[table_damaged]", "0,0 1×1 a"]);
  });

  test("cells merged across in the old way", async () => {
    const row = tr(tc("a", `<w:hMerge w:val="restart"/>`), tc("", `<w:hMerge/>`), tc("b"));
    expect(await cells(row, tr(tc("c"), tc("d"), tc("e")))).toEqual([
      "0,0 1×2 a",
      "0,2 1×1 b",
      "1,0 1×1 c",
      "1,1 1×1 d",
      "1,2 1×1 e",
    ]);
  });

  test("what a merged cell covers is not seen, and told", async () => {
    expect(await cells(tr(tc("甲", down), tc("a")), tr(tc("旧", `<w:vMerge/>`), tc("b")))).toEqual([
      "0,0 2×1 甲 [text_unseen] covered by a merged cell (合并单元格): 旧",
      "0,1 1×1 a",
      "1,1 1×1 b",
    ]);
  });

  test("a merge that goes on under nothing, or under a wider cell, is a cell", async () => {
    expect(await cells(tr(tc("甲", `<w:vMerge/>`), tc("a")))).toEqual(["0,0 1×1 甲", "0,1 1×1 a"]);
    expect(await cells(tr(tc("甲", down + span(2)), tc("a")), tr(tc("乙", `<w:vMerge/>`), tc("b"), tc("c")))).toEqual([
      "[table_damaged]",
      "0,0 1×2 甲",
      "0,2 1×1 a",
      "1,0 1×1 乙",
      "1,1 1×1 b",
      "1,2 1×1 c",
    ]);
  });

  test.each([
    ["hidden", "<w:hidden/>", "[text_unseen] hidden (隐藏行): b"],
    ["deleted", `<w:del w:id="1"/>`, "[text_struck] deleted as a tracked change (修订删除): b"],
  ])("a row that is %s keeps its place and shows nothing", async (_, properties, note) => {
    const gone = `<w:tr><w:trPr>${properties}</w:trPr>${tc("b")}</w:tr>`;
    expect(await cells(tr(tc("a")), gone, tr(tc("c")))).toEqual(["0,0 1×1 a", `1,0 1×1  ${note}`, "2,0 1×1 c"]);
  });

  test("rows and cells in content controls are rows and cells", async () => {
    const sdt = (content: string) =>
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(await cells(sdt(tr(sdt(tc("a")), tc("b"))))).toEqual(["0,0 1×1 a", "0,1 1×1 b"]);
  });
});

describe("tables in cells", () => {
  const inner = tbl(tr(tc("≥95%"), tc("合格")), tr(tc("≥3次"), tc("检查")));
  const form = tbl(tr(tc("一级指标"), tc("三级指标"), tc("指标值")), tr(tc("产出指标"), tc("检查次数"), tc("≥3次")));
  const around = (content: string, label: string) => tbl(tr(tc(label), cell(`${p("前")}${content}${p("后")}`)));

  test("are lines of the cell", async () => {
    expect(cellsIn(await read(around(inner, "指标")))).toEqual(["0,0 1×1 指标", "0,1 1×1 前\n≥95%\t合格\n≥3次\t检查\n后"]);
  });

  test("a form in a table is a table; what is around it is text", async () => {
    expect(cellsIn(await read(around(form, "附件")))).toEqual([
      "¶ 附件",
      "¶ 前",
      "0,0 1×1 一级指标",
      "0,1 1×1 三级指标",
      "0,2 1×1 指标值",
      "1,0 1×1 产出指标",
      "1,1 1×1 检查次数",
      "1,2 1×1 ≥3次",
      "¶ 后",
    ]);
  });

  test("indicators in the cell of a form follow it", async () => {
    expect(cellsIn(await read(around(form, "项目名称"))).slice(0, 3)).toEqual([
      "0,0 1×1 项目名称",
      "0,1 1×1 前\n后",
      "0,0 1×1 一级指标",
    ]);
  });
});
