import { expect, test } from "vitest";
import type { Block, Document } from "../document.ts";
import type { Cell } from "../table.ts";
import { holdsDoubtfulCharacter, withDoubtfulText } from "./doubtful-text.ts";

test.each(["指标\uE001值", "9\u00015%", "评嬙ƨ", "ﱷ㡰", "\uFFFD", "危险䣆林", "한글", "ไทย"])(
  "%s holds a character that nobody wrote",
  (text) => expect(holdsDoubtfulCharacter(text)).toBe(true),
);

test.each([
  "≥95%，≤10μg/m³",
  "Ⅰ类①（一）【重点】",
  "PM2.5 ℃ ㎡ ½ ± × ÷ → ☑ √ ■",
  "lǎo jiē",
  "１００％\n第二行\t末",
  "２０２４年〇月",
  "“引号”—…·",
])("%s is ordinary", (text) => expect(holdsDoubtfulCharacter(text)).toBe(false));

test("each text with such a character is flagged, once and beside its other flags; the others are as they were", () => {
  const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
    row: 0,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    text,
    places: [],
    ...more,
  });
  const table = (...cells: readonly Cell[]): Block => ({
    kind: "table",
    table: { cells, rowCount: 1, columnCount: 2, merges: "kept", chunks: [0], evidence: "tags", flags: [] },
  });
  const paragraph = (text: string): Block => ({ kind: "paragraph", text, places: [] });
  const plain = [paragraph("甲"), table(cell("乙"))];
  const document: Document = {
    blocks: [
      ...plain,
      paragraph("\uE001"),
      table(cell("丙", { flags: ["ocr"] }), cell("9\u0001", { flags: ["ocr", "text_undecodable"] }), cell("\uE002")),
    ],
    pageCount: 3,
    undecodable: false,
  };
  expect(withDoubtfulText(document)).toEqual({
    ...document,
    blocks: [
      ...plain,
      { ...paragraph("\uE001"), flags: ["text_undecodable"] },
      table(
        cell("丙", { flags: ["ocr"] }),
        cell("9\u0001", { flags: ["ocr", "text_undecodable"] }),
        cell("\uE002", { flags: ["text_undecodable"] }),
      ),
    ],
  });
});
