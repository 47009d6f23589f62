import { describe, expect, test } from "vitest";
import { joinCutRows } from "./cut-rows.ts";
import type { AlignedRow, CellLine } from "./rows.ts";
import { runOf } from "./runs.ts";

const SIZE = 10;
const [NAME, VALUE] = [2, 3];

function cellLine(column: number, text: string, page: number): CellLine {
  const x = column * 100;
  const glyphs = Array.from(text).map((char, i) => {
    return { text: char, x0: x + i * SIZE, x1: x + (i + 1) * SIZE, baseline: 100, mark: null, size: SIZE };
  });
  const run = runOf(glyphs, page);
  return { column, runs: [run], text, x0: run.x0, x1: run.x1, y: run.y, size: SIZE };
}

function row(page: number, name: string, value: string): AlignedRow {
  const lines = [...(name === "" ? [] : [cellLine(NAME, name, page)]), ...(value === "" ? [] : [cellLine(VALUE, value, page)])];
  return { page, lines, top: 90, bottom: 100, margin: Infinity };
}

/** Columns of ten characters. */
const setting = {
  name: NAME,
  value: VALUE,
  widths: new Map([
    [NAME, [200, 300] as const],
    [VALUE, [300, 400] as const],
  ]),
  room: new Map([[NAME, 110]]),
};

const read = (above: AlignedRow, below: AlignedRow) =>
  joinCutRows([above, below], setting).map((joined) => {
    return { text: joined.row.lines.map((line) => line.text).join("|"), doubts: joined.cutNotes.length };
  });

describe("rows at a page break", () => {
  test.each<[string, AlignedRow, AlignedRow, readonly { text: string; doubts: number }[]]>([
    [
      "two whole ones stay two",
      row(1, "签约居民满意度", "≥90%"),
      row(2, "家庭医生团队满意度", "≥85%"),
      [
        { text: "签约居民满意度|≥90%", doubts: 0 },
        { text: "家庭医生团队满意度|≥85%", doubts: 0 },
      ],
    ],
    [
      "a name that runs on is one, and said to be",
      row(1, "签约居民对家庭医生团", "≥90%"),
      row(2, "队的满意度", ""),
      [{ text: "签约居民对家庭医生团|≥90%|队的满意度", doubts: 1 }],
    ],
    ["a name above and its value below", row(1, "签约率", ""), row(2, "", "≥90%"), [{ text: "签约率|≥90%", doubts: 1 }]],
    [
      "a short name without a value goes on in none",
      row(1, "签约率", "≥90%"),
      row(2, "随访率", ""),
      [
        { text: "签约率|≥90%", doubts: 0 },
        { text: "随访率", doubts: 0 },
      ],
    ],
  ])("%s", (_, above, below, expected) => expect(read(above, below)).toEqual(expected));
});
