import { describe, expect, test } from "vitest";
import { bytesOf, u16, u32, u8 } from "../bytes.test-helper.ts";
import type { Piece } from "../pieces.ts";
import { sprm } from "./sprm.ts";
import { type Formatting, readStory } from "./story.ts";

type Changed = readonly [text: string, ...changes: readonly (readonly number[])[]];

const on = (code: number): readonly number[] => [...u16(code), ...u8(1)];
const special = on(sprm.special);
const inTable = on(sprm.inTable);
const rowEnd = [...inTable, ...on(sprm.rowEnd)];
const inner = [...inTable, ...u16(sprm.depth), ...u32(2)];

/** Texts with the changes of their characters; a paragraph's are those of its mark. */
function read(...parts: readonly Changed[]): readonly string[] {
  const text = parts.map(([own]) => own).join("");
  let at = 0;
  const runs = parts.map(([own, ...changes]) => {
    const run = { from: at, to: at + own.length, changes: bytesOf(...changes) };
    at = run.to;
    return run;
  });
  const pictureAt = (place: number) =>
    place === 1
      ? { name: "small", bytes: () => bytesOf(), passedOver: { state: "skipped", why: "small" } as const }
      : { name: `p${place}`, bytes: () => bytesOf() };
  const formatting: Formatting = { characters: runs, paragraphs: runs, data: null, pictureAt };
  return shown(readStory([{ text, at: 0, characterBytes: 1 }], 0, text.length, formatting));
}

function shown(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece): readonly string[] => {
    if (piece.kind === "picture") return [`picture ${piece.picture.name}`];
    if (piece.kind === "text") return [`${JSON.stringify(piece.text)}${piece.notes.map(({ note }) => ` [${note}]`).join("")}`];
    const { rowCount, columnCount, cells, flags } = piece.table;
    const own = cells.map(({ row, column, pieces: inside }) => `${row},${column} ${shown(inside).join(" + ")}`);
    return [`table ${rowCount}×${columnCount} ${flags.join(" ")}{ ${own.join("; ")} }`];
  });
}

describe("texts and paragraphs", () => {
  test.each<[string, readonly Changed[], readonly string[]]>([
    ["nothing", [], []],
    ["two", [["一\r"], ["二\r"]], ['"一"', '"二"']],
    ["a page's end", [["一\f"], ["二\r"]], ['"一"', '"二"']],
    ["without a mark at the end", [["一"]], ['"一"']],
    ["blank ones are none", [["  \r"], ["一\r"]], ['"一"']],
    ["characters that are shown otherwise", [["一\u000B二\u000E三\u001E四\u001F五\u00A0六\r"]], ['"一\\n二\\n三‑四五 六"']],
    ["struck", [["一"], ["二三", on(sprm.strike)], ["四\r"]], ['"一四" [struck out (删除线): 二三]']],
    ["hidden", [["一"], ["二", on(sprm.vanish)], ["\r"]], ['"一" [hidden (隐藏): 二]']],
    ["deleted", [["一"], ["二", on(sprm.deleted)], ["\r"]], ['"一" [deleted as a tracked change (修订删除): 二]']],
    ["hidden and struck", [["一", on(sprm.strike), on(sprm.vanish)], ["\r"]], ['"" [hidden (隐藏): 一]']],
    ["nothing but what is struck", [["一", on(sprm.strike)], ["\r"], ["二\r"]], ['"" [struck out (删除线): 一]', '"二"']],
    ["raised", [["10"], ["3", on(sprm.position)], ["次\r"]], ['"10³次"']],
    ["raised at the end of a paragraph", [["10"], ["3", on(sprm.position)], ["\r"], ["二\r"]], ['"10³"', '"二"']],
    ["raised at the end of all", [["10"], ["34", on(sprm.position)]], ['"10³⁴"']],
    ["lowered", [["9"], ["2", [...u16(sprm.position), 2]], ["次\r"]], ['"9₂次"']],
    ["lowered behind what is raised", [["9"], ["1", on(sprm.position)], ["2", [...u16(sprm.position), 2]]], ['"9¹₂"']],
    [
      "a list's number",
      [["一\r", [...u16(sprm.list), ...u16(3)]]],
      ['"一" [the number of a list stands before it (自动编号): 1.]'],
    ],
    ["a list without a text", [[" \r", [...u16(sprm.list), ...u16(3)]]], []],
    [
      "a symbol",
      [["(", special, [...u16(sprm.symbol), ...u16(3, 0xf0a3)]], ["\r"]],
      ['"" [a character of a symbol font: U+F0A3]'],
    ],
    [
      "a symbol of Latin text",
      [["(", special, [...u16(sprm.symbol), ...u16(3, 0x41)]], ["\r"]],
      ['"A" [a character of a symbol font: U+41]'],
    ],
    [
      "symbols at the edges of their area",
      [
        ["(", special, [...u16(sprm.symbol), ...u16(3, 0xf000)]],
        ["(", special, [...u16(sprm.symbol), ...u16(3, 0xf0ff)]],
        ["(", special, [...u16(sprm.symbol), ...u16(3, 0xf100)]],
        ["\r"],
      ],
      ['"" [a character of a symbol font: U+F000U+F0FFU+F100]'],
    ],
    ["a symbol's code of a plain character", [["(", [...u16(sprm.symbol), ...u16(3, 0x41)]], ["\r"]], ['"("']],
    ["a control character", [["一\u0002二"], ["\u0002", special], ["\r"]], ['"一\\u0002二"']],
    ["a drawing", [["\u0008", special], ["\r"]], ['"" [a drawing or text box (图形): 1]']],
    ["the character of a drawing alone", [["一\u0008"], ["\r"]], ['"一\\b"']],
  ])("%s", (_, parts, expected) => expect(read(...parts)).toEqual(expected));
});

describe("fields", () => {
  test.each<[string, readonly Changed[], readonly string[]]>([
    ["with a result", [["一\u0013PAGE\u0014三\u0015四\r"]], ['"一三四"']],
    ["without a result", [["一\u0013PAGE\u0015四\r"]], ['"一四" [a field without a result (域): PAGE]']],
    ["that shows nothing", [['一\u0013 TC "甲"\u0015四\r']], ['"一四"']],
    ["whose name begins so", [["一\u0013TCX\u0015四\r"]], ['"一四" [a field without a result (域): TCX]']],
    ["in a field's instruction", [["一\u0013IF \u0013PAGE\u00143\u0015 = 1\u0014二\u0015四\r"]], ['"一二四"']],
    ["ends of none", [["一\u0014二\u0015三\r"]], ['"一\\u0014二\\u0015三"']],
  ])("%s", (_, parts, expected) => expect(read(...parts)).toEqual(expected));
});

describe("pictures", () => {
  const picture = (at: number): readonly number[] => [...special, ...u16(sprm.picture), ...u32(at)];
  test.each<[string, readonly Changed[], readonly string[]]>([
    ["stands behind its paragraph", [["一"], ["\u0001", picture(7)], ["二\r"]], ['"一二"', "picture p7"]],
    ["that nobody looks at is told", [["一"], ["\u0001", picture(1)], ["\r"]], ['"一" [a picture (图片): 1]', "picture small"]],
    ["hidden", [["\u0001", picture(7), on(sprm.vanish)], ["一\r"]], ['"一"']],
    ["deleted", [["\u0001", picture(7), on(sprm.deleted)], ["一\r"]], ['"一"']],
    ["no special character", [["\u0001", [...u16(sprm.picture), ...u32(7)]], ["一\r"]], ['"\\u0001一"']],
    ["another character", [["\u0002", picture(7)], ["一\r"]], ['"一"']],
    ["without a place", [["\u0001", special], ["一\r"]], ['"一" [a picture (图片): 1]']],
    [
      "in a cell",
      [
        ["\u0001", picture(7)],
        ["\u0007", inTable],
        ["\u0007", rowEnd],
      ],
      ["table 1×1 table_damaged{ 0,0 picture p7 }"],
    ],
  ])("a picture %s", (_, parts, expected) => expect(read(...parts)).toEqual(expected));
});

describe("tables", () => {
  const innerCell = [...inner, ...on(sprm.innerCell)];
  const innerRow = [...inner, ...on(sprm.innerRowEnd)];
  test.each<[string, readonly Changed[], readonly string[]]>([
    [
      "two rows",
      [
        ["甲\u0007", inTable],
        ["乙\u0007", inTable],
        ["\u0007", rowEnd],
        ["丙\u0007", inTable],
        ["丁\u0007", inTable],
        ["\u0007", rowEnd],
        ["后\r"],
      ],
      ['table 2×2 table_damaged{ 0,0 "甲"; 0,1 "乙"; 1,0 "丙"; 1,1 "丁" }', '"后"'],
    ],
    [
      "a cell of two paragraphs",
      [
        ["甲\r", inTable],
        ["乙\u0007", inTable],
        ["\u0007", rowEnd],
      ],
      ['table 1×1 table_damaged{ 0,0 "甲" + "乙" }'],
    ],
    [
      "an empty cell",
      [
        ["\u0007", inTable],
        ["乙\u0007", inTable],
        ["\u0007", rowEnd],
      ],
      ['table 1×2 table_damaged{ 0,0 ; 0,1 "乙" }'],
    ],
    [
      "a row without its end",
      [["甲\u0007", inTable], ["乙\u0007", inTable], ["后\r"]],
      ['table 1×2 table_damaged{ 0,0 "甲"; 0,1 "乙" }', '"后"'],
    ],
    [
      "a cell without its end",
      [["甲\u0007", inTable], ["乙\r", inTable], ["后\r"]],
      ['table 1×2 table_damaged{ 0,0 "甲"; 0,1 "乙" }', '"后"'],
    ],
    [
      "a table in a cell",
      [
        ["内\r", innerCell],
        ["\r", innerRow],
        ["甲\u0007", inTable],
        ["\u0007", rowEnd],
      ],
      ['table 1×1 table_damaged{ 0,0 table 1×1 table_damaged{ 0,0 "内" } + "甲" }'],
    ],
    [
      "a table in a cell of two",
      [
        ["内\r", innerCell],
        ["里\r", innerCell],
        ["\r", innerRow],
        ["甲\u0007", inTable],
        ["乙\u0007", inTable],
        ["\u0007", rowEnd],
      ],
      ['table 1×2 table_damaged{ 0,0 table 1×2 table_damaged{ 0,0 "内"; 0,1 "里" } + "甲"; 0,1 "乙" }'],
    ],
    [
      "two tables, a paragraph between",
      [["甲\u0007", inTable], ["\u0007", rowEnd], ["间\r"], ["乙\u0007", inTable], ["\u0007", rowEnd]],
      ['table 1×1 table_damaged{ 0,0 "甲" }', '"间"', 'table 1×1 table_damaged{ 0,0 "乙" }'],
    ],
  ])("%s", (_, parts, expected) => expect(read(...parts)).toEqual(expected));

  test("a cell outside any table is damage", () => expect(() => read(["甲\u0007"])).toThrow("outside any table"));
  test("characters without formatting are damage", () => {
    const formatting: Formatting = {
      characters: [],
      paragraphs: [],
      data: null,
      pictureAt: () => ({ name: "", bytes: () => bytesOf() }),
    };
    expect(() => readStory([{ text: "甲", at: 0, characterBytes: 1 }], 0, 1, formatting)).toThrow("does not cover");
  });
});

test("a part of the text, from one piece to the next", () => {
  const plain = [{ from: 0, to: 100, changes: bytesOf() }];
  const formatting: Formatting = {
    characters: plain,
    paragraphs: plain,
    data: null,
    pictureAt: () => ({ name: "", bytes: () => bytesOf() }),
  };
  const pieces = [
    { text: "一二三", at: 0, characterBytes: 2 as const },
    { text: "四五六", at: 50, characterBytes: 1 as const },
    { text: "七八九", at: 200, characterBytes: 1 as const },
  ];
  expect(shown(readStory(pieces, 1, 5, formatting))).toEqual(['"二三四五"']);
  expect(shown(readStory(pieces, 3, 6, formatting))).toEqual(['"四五六"']);
});
