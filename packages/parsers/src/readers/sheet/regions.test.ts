import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { regionsOf } from "./regions.ts";
import type { SeenCell } from "./seen-cells.ts";

const vocabulary = vocabularyOf([{ kind: "form", titleEndings: ["绩效目标表"], labels: {}, columns: {} }]);

/** Rows of cells between bars, `text^rows` for one that is merged downwards; a blank is no cell, `_` one without text. */
function cellsOf(rows: readonly string[]): readonly SeenCell[] {
  return rows.flatMap((line, row) =>
    line.split("|").flatMap((printed, column): SeenCell[] => {
      if (printed === "") return [];
      const [, text = "", span = "1"] = /^(.*?)(?:\^(\d))?$/.exec(printed) ?? [];
      const words = text === "_" ? "" : text;
      return [{ row, column, lastRow: row + Number(span) - 1, lastColumn: column, text: words, notes: [], stored: null }];
    }),
  );
}
/** Lines as `¶ text`, tables as rows in square brackets. */
const regions = (...rows: readonly string[]): readonly string[] =>
  regionsOf(cellsOf(rows), vocabulary).map((region) =>
    region.kind === "line"
      ? `¶ ${region.cell.text}`
      : region.rows.map((cells) => `[${cells.map(({ text }) => text).join("|")}]`).join(""),
  );

const TITLE = "甲局绩效目标表";
const OTHER = "乙局绩效目标表";

describe("lines over and under a table", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing", [], []],
    ["lines alone", ["甲", "乙"], ["¶ 甲", "¶ 乙"]],
    ["a table alone", ["甲|乙", "丙|丁"], ["[甲|乙][丙|丁]"]],
    ["both", ["单位：万元", "甲|乙", "丙|丁", "注：略"], ["¶ 单位：万元", "[甲|乙][丙|丁]", "¶ 注：略"]],
    ["a cell without text above", ["_", "甲|乙"], ["¶ ", "[甲|乙]"]],
    ["a cell without text below", ["甲|乙", "_"], ["[甲|乙]", "¶ "]],
    ["a row of one text within", ["甲|乙", "丙", "丁|戊"], ["[甲|乙][丙][丁|戊]"]],
    ["a line below at another column is the table's", ["甲|乙", "|丙"], ["[甲|乙][丙]"]],
    ["at the table's own left edge it is none of it", ["|甲|乙", "|丙"], ["[甲|乙]", "¶ 丙"]],
    ["left of it, the table begins there", ["|甲|乙", "丙"], ["[甲|乙]", "¶ 丙"]],
    ["a label of the project's name begins the table", ["项目名称", "甲|乙"], ["[项目名称][甲|乙]"]],
    ["so does a cell over two rows", ["甲^2", "|乙", "丙|丁"], ["[甲][乙][丙|丁]"]],
    ["a row beside a cell from above is the table's", ["甲^2|乙", "|丙"], ["[甲|乙][丙]"]],
    ["a cell over two rows below too", ["甲|乙", "丙^2"], ["[甲|乙][丙]"]],
    ["below a cell that ended it is a line", ["甲^2|乙", "|丙", "丁"], ["[甲|乙][丙]", "¶ 丁"]],
    ["beside a short cell and a long one", ["甲^3|乙^2", "||丙", "|丁"], ["[甲|乙][丙][丁]"]],
  ])("%s", (_, rows, expected) => expect(regions(...rows)).toEqual(expected));
});

describe("titles part forms", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["one below the other", [TITLE, "甲|乙", OTHER, "丙|丁"], [`¶ ${TITLE}`, "[甲|乙]", `¶ ${OTHER}`, "[丙|丁]"]],
    ["with a cell without text beside the title", [`${TITLE}|_`, "甲|乙"], [`¶ ${TITLE}`, "¶ ", "[甲|乙]"]],
    ["a title beside a text is a row", [`${TITLE}|甲`, "乙|丙"], [`[${TITLE}|甲][乙|丙]`]],
    [
      "side by side",
      [`${TITLE}||${OTHER}`, "甲|乙|丙|丁", "戊|己|庚|辛"],
      [`¶ ${TITLE}`, "[甲|乙][戊|己]", `¶ ${OTHER}`, "[丙|丁][庚|辛]"],
    ],
    [
      "what stands left of the first belongs to it",
      [`|${TITLE}|${OTHER}`, "侧|甲|丙", "侧|乙|丁"],
      [`¶ ${TITLE}`, "[侧|甲][侧|乙]", `¶ ${OTHER}`, "¶ 丙", "¶ 丁"],
    ],
    [
      "side by side, and others below them",
      [`${TITLE}||${OTHER}`, "甲|乙|丙|丁", `${OTHER}||${TITLE}`, "戊|己|庚|辛"],
      [`¶ ${TITLE}`, "[甲|乙]", `¶ ${OTHER}`, "[丙|丁]", `¶ ${OTHER}`, "[戊|己]", `¶ ${TITLE}`, "[庚|辛]"],
    ],
    [
      "side by side, and one below them",
      [`${TITLE}||${OTHER}`, "甲|乙|丙|丁", TITLE, "戊|己"],
      [`¶ ${TITLE}`, "[甲|乙]", `¶ ${OTHER}`, "[丙|丁]", `¶ ${TITLE}`, "[戊|己]"],
    ],
    [
      "behind a table",
      ["甲|乙", `${TITLE}||${OTHER}`, "丙|丁|戊|己"],
      ["[甲|乙]", `¶ ${TITLE}`, "[丙|丁]", `¶ ${OTHER}`, "[戊|己]"],
    ],
    ["a title beside a cell from above is a row's text", ["甲^2|乙", `|${TITLE}`, "丙|丁"], [`[甲|乙][${TITLE}][丙|丁]`]],
    [
      "titles beside a cell from above are no next titles",
      [`${TITLE}||${OTHER}`, "甲^2|乙|丙|丁", `|${TITLE}|庚|辛`],
      [`¶ ${TITLE}`, `[甲|乙][${TITLE}]`, `¶ ${OTHER}`, "[丙|丁][庚|辛]"],
    ],
  ])("%s", (_, rows, expected) => expect(regions(...rows)).toEqual(expected));
});
