import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { accountOf, sheetOfNote } from "./account.ts";
import { readSheets } from "./index.ts";
import { writeXlsx, zipOf } from "./testing/write-xlsx.ts";
import { plainText, type Sheet, type StoredCell } from "./workbook.ts";

const cell: StoredCell = { row: 0, column: 0, content: plainText("甲"), format: "General", isStruck: false, formula: "none" };
const picture = { name: "p", bytes: () => new Uint8Array() };
const sheetOf = (over: Partial<Sheet>): Sheet => ({
  name: "表: 一",
  isHidden: false,
  cells: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  beside: null,
  ...over,
});

test.each<[string, Partial<Sheet>, string, string]>([
  ["cells", { cells: [cell] }, "read", "sheet 甲"],
  ["cells of a hidden sheet", { cells: [cell], isHidden: true }, "read", "sheet 甲 [hidden 隐藏]"],
  ["cells and a chart", { cells: [cell], beside: "a chart" }, "read", "sheet 甲: beside its cells a chart, not read"],
  ["cells and pictures", { cells: [cell], pictures: [picture] }, "read", "sheet 甲"],
  ["nothing", {}, "blank", "sheet 甲"],
  ["a list of no picture", { pictures: [] }, "blank", "sheet 甲"],
  ["pictures", { pictures: [picture] }, "blank", "sheet 甲: nothing but pictures (图片), which are pages of their own"],
  ["pictures and a chart", { pictures: [picture], beside: "a chart" }, "unread", "sheet 甲: nothing but a chart"],
  ["a chart on a hidden sheet", { beside: "a chart", isHidden: true }, "unread", "sheet 甲 [hidden 隐藏]: nothing but a chart"],
])("a sheet with %s", (_, over, state, note) => {
  const page = accountOf(sheetOf({ name: "甲", ...over }), 2);
  expect(page).toEqual({ page: 3, state, note });
  expect(sheetOfNote(note)).toBe("甲");
});

test.each<[string | null, string | null]>([
  [null, null],
  ["page 3", null],
  ["a sheet 3", null],
  ["sheet ", ""],
])("the note %s is of sheet %s", (note, expected) => expect(sheetOfNote(note)).toBe(expected));

const vocabulary = vocabularyOf([]);
const read = (bytes: Uint8Array, onProgress?: (done: number, total: number | null) => void) =>
  readSheets({ name: "甲.xlsx", bytes, sha256: "" }, "xlsx", vocabulary, onProgress);

test("a sheet's pictures stand behind its cells; those of a hidden one are passed over", async () => {
  const pictures = [Buffer.from("甲"), Buffer.from("乙")];
  const words = (text: string) => ({ cells: [{ row: 0, column: 0, text }], pictures });
  const steps: string[] = [];
  const { blocks, pages, damage, pageCount, undecodable } = await read(
    writeXlsx([
      { name: "一", ...words("第一") },
      { name: "二", state: "hidden", ...words("第二") },
    ]),
    (done, total) => steps.push(`${done}/${total}`),
  );
  expect(blocks.map((block) => (block.kind === "picture" ? [block.picture.name, block.picture.passedOver] : block.kind))).toEqual(
    [
      "paragraph",
      ["xl/media/image1_1.png", undefined],
      ["xl/media/image1_2.png", undefined],
      "paragraph",
      ["xl/media/image2_1.png", { state: "unread", why: "on the hidden sheet 二 (隐藏工作表)" }],
      ["xl/media/image2_2.png", { state: "unread", why: "on the hidden sheet 二 (隐藏工作表)" }],
    ],
  );
  expect(pages?.map(({ page, note }) => `${page} ${note}`)).toEqual(["1 sheet 一", "2 sheet 二 [hidden 隐藏]"]);
  expect({ damage, pageCount, undecodable }).toEqual({ damage: undefined, pageCount: null, undecodable: false });
  expect(steps).toEqual(["1/2", "2/2"]);
});

test("a picture alone is read; nothing at all, and shapes alone, are failures that say so", async () => {
  const alone = await read(writeXlsx([{ name: "一", cells: [], pictures: [Buffer.from("甲")] }]));
  expect(alone.blocks.map(({ kind }) => kind)).toEqual(["picture"]);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
  const charts = (kinds: readonly string[]) =>
    zipOf({
      "_rels/.rels": Buffer.from(`<R>${relation("r", "officeDocument", "xl/workbook.xml")}</R>`),
      "xl/workbook.xml": Buffer.from(`<w>${kinds.map((_, i) => `<sheet name="${i}" id="s${i}"/>`).join("")}</w>`),
      "xl/_rels/workbook.xml.rels": Buffer.from(
        `<R>${kinds.map((kind, i) => relation(`s${i}`, kind, "chartsheets/a.xml")).join("")}</R>`,
      ),
      "xl/chartsheets/a.xml": Buffer.from("<worksheet/>"),
    });
  const failure = async (bytes: Uint8Array) => {
    try {
      await read(bytes);
      return null;
    } catch (error) {
      return error instanceof DocumentError ? error.failure : error;
    }
  };
  expect(await failure(charts(["chartsheet", "chartsheet", "worksheet", "xlMacrosheet"]))).toEqual({
    code: "unreadable",
    file: "甲.xlsx",
    reason: "its sheets hold no cell with a text, but a chart (图表), macros (宏表)",
  });
  expect(await failure(charts(["worksheet"]))).toEqual({ code: "empty", file: "甲.xlsx" });
});
