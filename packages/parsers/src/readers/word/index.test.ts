import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readWord } from "./index.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The smallest Word file that holds a body (ECMA-376). */
function docx(body: string): Uint8Array {
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(`<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`),
  });
}

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const p = (text: string) => `<w:p>${run(text)}</w:p>`;
const tc = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;

async function read(body: string) {
  return (await readWord({ name: "a.docx", bytes: docx(body), sha256: "0".repeat(64) })).blocks;
}

async function cells(...rows: string[]): Promise<readonly string[]> {
  const [block] = await read(tbl(...rows));
  if (block?.kind !== "table") throw new Error("no table");
  return block.table.cells.map((cell) => `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`);
}

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
  const cell = `<w:tc>${p("项目")}${p("绩效")}${p("目标")}</w:tc>`;
  expect(await cells(tr(cell, tc("x")))).toEqual(["0,0 1×1 项目\n绩效\n目标", "0,1 1×1 x"]);
});

test.each([
  ["no XML", "word"],
  ["XML cut off", `<w:document xmlns:w="${W}"><w:body><w:p>`],
])("a main part with %s is damaged", async (_, xml) => {
  const bytes = zipSync({ "word/document.xml": strToU8(xml) });
  await expect(readWord({ name: "a.docx", bytes, sha256: "0".repeat(64) })).rejects.toMatchObject({
    failure: { code: "damaged", file: "a.docx" },
  });
});
