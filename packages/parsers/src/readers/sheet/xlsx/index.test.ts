import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { zipOf } from "../testing/write-xlsx.ts";
import type { Workbook } from "../workbook.ts";
import { readXlsx } from "./index.ts";

type Parts = Readonly<Record<string, string>>;

const relation = (id: string, type: string, target: string, more = "") =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${more}/>`;
const relations = (...list: readonly string[]) => `<Relationships>${list.join("")}</Relationships>`;
const sheet = (inside = "") => `<worksheet><sheetData>${inside}</sheetData></worksheet>`;
const cell = '<row><c t="s" s="1"><v>1</v></c></row>';

const plain: Parts = {
  "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": '<workbook><sheets><sheet name="一" r:id="s1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": relations(
    relation("s1", "worksheet", "worksheets/sheet1.xml"),
    relation("t", "styles", "styles.xml"),
    relation("u", "sharedStrings", "sharedStrings.xml"),
  ),
  "xl/worksheets/sheet1.xml": sheet(cell),
  "xl/styles.xml": '<styleSheet><cellXfs><xf/><xf numFmtId="9"/></cellXfs></styleSheet>',
  "xl/sharedStrings.xml": "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>",
};

async function workbook(change: Parts, left: readonly string[] = []): Promise<Workbook> {
  const parts = Object.entries({ ...plain, ...change }).filter(([name]) => !left.includes(name));
  const bytes = zipOf(Object.fromEntries(parts.map(([name, text]) => [name, Buffer.from(text)])));
  return readXlsx({ name: "甲.xlsx", bytes, sha256: "" });
}

/** Each sheet in words, then what is damaged. */
async function told(change: Parts, left: readonly string[] = []): Promise<readonly string[]> {
  try {
    const { sheets, date1904, damage, pictures } = await workbook(change, left);
    return [
      ...(date1904 ? ["1904"] : []),
      ...sheets.map(({ name, isHidden, cells, beside, pictures: own }) =>
        [
          `${name}:`,
          ...(isHidden ? ["hidden"] : []),
          ...cells.map(
            ({ content, format }) =>
              `${content.kind === "text" ? content.runs.map(({ text }) => text).join("+") : content.kind} ${format}`,
          ),
          ...(beside === null ? [] : [beside]),
          ...(own === undefined ? [] : [`pictures ${own.map((one) => one.name).join(" ")}`]),
        ].join(" "),
      ),
      ...(pictures === undefined ? [] : [`pictures ${pictures.map((one) => one.name).join(" ")}`]),
      ...damage.map(({ part, reason, concerns }) => `${part}: ${reason} (${concerns})`),
    ];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return [error.failure.code === "damaged" ? error.failure.reason : error.failure.code];
  }
}

const drawing = (inside: string): Parts => ({
  "xl/worksheets/_rels/sheet1.xml.rels": relations(relation("d1", "drawing", "../drawings/drawing1.xml")),
  "xl/drawings/drawing1.xml": `<wsDr>${inside}</wsDr>`,
  "xl/drawings/_rels/drawing1.xml.rels": relations(
    relation("p1", "image", "../media/image1.png"),
    relation("p2", "image", "../media/image2.png"),
    relation("p3", "image", "file:///C:/a.png", ' TargetMode="External"'),
  ),
});

describe("a workbook and its sheets", () => {
  test.each<[string, Parts, readonly string[]]>([
    ["one sheet, with its texts and styles", {}, ["一: 乙丙 0%"]],
    [
      "no styles, no list of texts",
      {
        "xl/_rels/workbook.xml.rels": relations(relation("s1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet('<row><c s="4"><v>1</v></c></row>'),
      },
      ["一: number General"],
    ],
    [
      "days from 1904",
      { "xl/workbook.xml": '<workbook><workbookPr date1904="true"/><sheets><sheet name="一" r:id="s1"/></sheets></workbook>' },
      ["1904", "一: 乙丙 0%"],
    ],
    [
      "days from 1900, said so",
      { "xl/workbook.xml": '<workbook><workbookPr date1904="0"/><sheets><sheet name="一" r:id="s1"/></sheets></workbook>' },
      ["一: 乙丙 0%"],
    ],
    [
      "hidden sheets, and one without a name",
      {
        "xl/workbook.xml":
          '<workbook><sheets><sheet name="一" state="hidden" r:id="s1"/><sheet name="二" state="visible" id="s1"/><sheet name="" state="veryHidden" r:id="s1"/></sheets></workbook>',
      },
      ["一: hidden 乙丙 0%", "二: 乙丙 0%", "sheet 3: hidden 乙丙 0%"],
    ],
    [
      "a workbook elsewhere in the package",
      {
        "_rels/.rels": relations(
          relation("r0", "extended-properties", "docProps/app.xml"),
          relation("r1", "officeDocument", "/xl/other.xml"),
        ),
        "xl/other.xml": '<workbook><sheets><sheet name="他" r:id="o1"/></sheets></workbook>',
        "xl/_rels/other.xml.rels": relations(
          relation("o1", "worksheet", "worksheets/sheet1.xml"),
          relation("t", "styles", "styles.xml"),
          relation("u", "sharedStrings", "sharedStrings.xml"),
        ),
      },
      ["他: 乙丙 0%"],
    ],
    [
      "a workbook that the package names wrongly",
      { "_rels/.rels": relations(relation("r1", "officeDocument", "xl/none.xml")) },
      ["一: 乙丙 0%"],
    ],
    ["a package that names none", { "_rels/.rels": relations(relation("r1", "styles", "xl/styles.xml")) }, ["一: 乙丙 0%"]],
    [
      "names in capitals, and with Windows separators",
      {
        "XL\\worksheets\\SHEET2.xml": sheet(),
        "xl/_rels/workbook.xml.rels": relations(relation("s1", "worksheet", "Worksheets/Sheet2.xml")),
      },
      ["一:"],
    ],
    ["no sheet", { "xl/workbook.xml": "<workbook><sheets/></workbook>" }, ["xl/workbook.xml: it lists no sheet (all)"]],
    [
      "a chart in place of a sheet, macros, and another kind",
      {
        "xl/workbook.xml":
          '<workbook><sheets><sheet name="图" r:id="s1"/><sheet name="宏" r:id="s2"/><sheet name="异" r:id="s3"/><sheet name="话" r:id="s4"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
          relation("s1", "chartsheet", "chartsheets/sheet1.xml"),
          relation("s2", "xlMacrosheet", "macrosheets/sheet1.xml"),
          relation("s3", "strange", "worksheets/sheet1.xml"),
          relation("s4", "dialogsheet", "dialogsheets/sheet1.xml"),
        ),
        "xl/chartsheets/sheet1.xml": "<chartsheet/>",
        "xl/macrosheets/sheet1.xml": "<macrosheet/>",
        "xl/dialogsheets/sheet1.xml": "<dialogsheet/>",
      },
      ["图: a chart (图表)", "宏: macros (宏表)", "异: a sheet of another kind (strange)", "话: a dialog (对话框)"],
    ],
  ])("%s", async (_, change, expected) => expect(await told(change)).toEqual(expected));

  test.each<[string, Parts, readonly string[], string]>([
    ["a sheet", {}, ["xl/worksheets/sheet1.xml"], "xl/worksheets/sheet1.xml: the part is missing"],
    [
      "a sheet's reference",
      { "xl/workbook.xml": '<workbook><sheets><sheet name="一" r:id="s9"/></sheets></workbook>' },
      [],
      "sheet 一: the part is missing",
    ],
    [
      "a reference's name",
      { "xl/workbook.xml": '<workbook><sheets><sheet name="一"/></sheets></workbook>' },
      [],
      "sheet 一: the part is missing",
    ],
    ["the workbook", {}, ["xl/workbook.xml"], "xl/workbook.xml: the part is missing"],
    ["styles", {}, ["xl/styles.xml"], "xl/styles.xml: the part is missing"],
    ["texts", {}, ["xl/sharedStrings.xml"], "xl/sharedstrings.xml: the part is missing"],
  ])("%s that is not there is damage", async (_, change, left, reason) => expect(await told(change, left)).toEqual([reason]));

  test.each([
    ["xl/styles.xml", "<styleSheet>"],
    ["xl/sharedStrings.xml", "<sst>"],
    ["xl/workbook.xml", "<workbook>"],
    ["xl/_rels/workbook.xml.rels", "<Relationships>"],
  ])("%s that breaks off is named", async (part, text) => {
    const [reason] = await told({ [part]: text });
    expect(reason).toMatch(new RegExp(`^${part.toLowerCase().replaceAll(".", "\\.")}: `));
  });
});

describe("what stands beside the cells", () => {
  test.each<[string, Parts, readonly string[]]>([
    [
      "pictures, in the drawing's order",
      drawing('<pic><blip r:embed="p2"/></pic><pic><blip r:embed="p1"/></pic>'),
      ["一: 乙丙 0% pictures xl/media/image2.png xl/media/image1.png"],
    ],
    [
      "a picture that lies elsewhere",
      drawing('<pic><blip r:link="p3"/></pic>'),
      ["一: 乙丙 0% pictures xl/drawings/drawing1.xml p3"],
    ],
    ["a picture of no name", drawing("<pic><blip/></pic>"), ["一: 乙丙 0% pictures xl/drawings/drawing1.xml "]],
    ["a shape", drawing("<sp/>"), ["一: 乙丙 0% drawings, shapes or charts (图形、图表)"]],
    [
      "a chart, a line, ink",
      drawing("<graphicFrame/><cxnSp/><contentPart/>"),
      ["一: 乙丙 0% drawings, shapes or charts (图形、图表)"],
    ],
    [
      "a picture and a shape",
      drawing('<pic><blip r:embed="p1"/></pic><sp/>'),
      ["一: 乙丙 0% drawings, shapes or charts (图形、图表) pictures xl/media/image1.png"],
    ],
    ["a drawing of nothing", drawing(""), ["一: 乙丙 0%"]],
    [
      "an embedded object",
      {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
          relation("c", "comments", "../comments1.xml"),
          relation("o", "oleObject", "../embeddings/a.bin"),
        ),
      },
      ["一: 乙丙 0% an embedded object (嵌入对象)"],
    ],
    [
      "pictures within cells",
      {
        "xl/_rels/workbook.xml.rels": relations(
          relation("s1", "worksheet", "worksheets/sheet1.xml"),
          relation("t", "styles", "styles.xml"),
          relation("u", "sharedStrings", "sharedStrings.xml"),
          relation("c", "cellImage", "cellimages.xml"),
        ),
        "xl/cellimages.xml": '<cellImages><cellImage><pic><blip r:embed="p1"/></pic></cellImage></cellImages>',
        "xl/_rels/cellimages.xml.rels": relations(relation("p1", "image", "media/image9.png")),
      },
      ["一: 乙丙 0%", "pictures xl/media/image9.png"],
    ],
  ])("%s", async (_, change, expected) => expect(await told(change)).toEqual(expected));

  test("a drawing that breaks off is damage of no cell, and holds what nobody knows", async () => {
    const [sheetToldOf, damage] = await told({ ...drawing(""), "xl/drawings/drawing1.xml": "<wsDr>" });
    expect(sheetToldOf).toBe("一: 乙丙 0% drawings, shapes or charts (图形、图表)");
    expect(damage).toMatch(/^xl\/drawings\/drawing1\.xml: .*\(none\)$/s);
  });

  test("one that is missing is told once", async () => {
    expect(await told(drawing(""), ["xl/drawings/drawing1.xml"])).toEqual([
      "一: 乙丙 0% drawings, shapes or charts (图形、图表)",
      expect.stringMatching(/^xl\/drawings\/drawing1\.xml: .*the part is missing \(none\)$/),
    ]);
  });
});
