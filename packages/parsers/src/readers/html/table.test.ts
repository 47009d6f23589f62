import { expect, test } from "vitest";
import type { Piece } from "../pieces.ts";
import { elementsOf, parseNodes, textIn, type Element } from "./nodes.ts";
import { readTable } from "./table.ts";

const isHidden = (element: Element): boolean => element.attribs["hidden"] !== undefined;

/** A text, or where it or something around it is hidden a note alone. */
function read(node: Parameters<typeof textIn>[0], inside: readonly Element[]): readonly Piece[] {
  const text = textIn(node).trim();
  const hidden = [...inside, ...elementsOf([node])].some(isHidden);
  const around = inside.map(({ name }) => name).join(">");
  return [
    hidden
      ? { kind: "text", text: "", notes: [{ flag: "text_unseen", note: text }] }
      : { kind: "text", text: `${text}(${around})`, notes: [] },
  ];
}

function told(html: string): readonly string[] {
  const [table] = elementsOf(parseNodes(html) ?? []) as [Element];
  const { table: sketch, outside } = readTable(table, { isGone: (element, inside) => [element, ...inside].some(isHidden), read });
  const shown = (piece: Piece): string =>
    piece.kind === "text"
      ? [piece.text.replace(/\(.*\)/, ""), ...piece.notes.map(({ note }) => `[${note}]`)].join("")
      : piece.kind;
  return [
    `${sketch.rowCount}×${sketch.columnCount}`,
    ...sketch.cells.map(
      ({ row, column, rowSpan, columnSpan, placeRow, pieces }) =>
        `${row},${column}${rowSpan === 1 && columnSpan === 1 ? "" : ` ${rowSpan}×${columnSpan}`}${placeRow === row ? "" : ` of ${placeRow}`} ${pieces.map(shown).join("+")}`,
    ),
    ...outside.map(
      (piece) =>
        `outside ${piece.kind === "text" ? `${piece.text}${piece.notes.map(({ note }) => `[${note}]`).join("")}` : piece.kind}`,
    ),
  ];
}

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => (cell.startsWith("<") ? cell : `<td>${cell}</td>`)).join("")}</tr>`;
const table = (...rows: readonly string[]) => `<table>${rows.join("")}</table>`;
const down = (text: string, count: string) => `<td rowspan="${count}">${text}</td>`;
const across = (text: string, count: string) => `<td colspan="${count}">${text}</td>`;

test.each<[string, string, readonly string[]]>([
  ["nothing", table(), ["0×0"]],
  ["cells", table(row("甲", "乙"), row("丙", "<th>丁</th>")), ["2×2", "0,0 甲", "0,1 乙", "1,0 丙", "1,1 丁"]],
  ["a cell over two rows", table(row(down("甲", "2"), "乙"), row("丙")), ["2×2", "0,0 2×1 甲", "0,1 乙", "1,1 丙"]],
  ["a cell over two columns", table(row(across("甲", "2"), "乙"), row("丙")), ["2×3", "0,0 1×2 甲", "0,2 乙", "1,0 丙"]],
  [
    "a cell over both",
    table(row('<td rowspan="2" colspan="2">甲</td>', "乙"), row("丙")),
    ["2×3", "0,0 2×2 甲", "0,2 乙", "1,2 丙"],
  ],
  ["a span beyond the table", table(row(down("甲", "9"), "乙"), row("丙")), ["2×2", "0,0 2×1 甲", "0,1 乙", "1,1 丙"]],
  [
    "a span to the end",
    table(row(down("甲", "0"), "乙"), row("丙"), row("丁")),
    ["3×2", "0,0 3×1 甲", "0,1 乙", "1,1 丙", "2,1 丁"],
  ],
  ["a span of no columns", table(row(across("甲", "0"), "乙")), ["1×2", "0,0 甲", "0,1 乙"]],
  ["a span that is no number", table(row(across("甲", "x"), "乙")), ["1×2", "0,0 甲", "0,1 乙"]],
  ["a span below nothing", table(row(down("甲", "-3"), "乙"), row("丙")), ["2×2", "0,0 甲", "0,1 乙", "1,0 丙"]],
  ["a span too wide", table(row(across("甲", "2000"), "乙")), ["1×1001", "0,0 1×1000 甲", "0,1000 乙"]],
  [
    "spans end with their group",
    table(`<thead>${row(down("甲", "3"), "乙")}</thead><tbody>${row("丙", down("丁", "0"))}${row("戊")}</tbody>`),
    ["3×2", "0,0 甲", "0,1 乙", "1,0 丙", "1,1 2×1 丁", "2,0 戊"],
  ],
  [
    "rows outside of groups",
    table(row(down("甲", "9")), `<tbody>${row("乙")}</tbody>`, row(down("丙", "9"))),
    ["3×1", "0,0 甲", "1,0 乙", "2,0 丙"],
  ],
  [
    "a form around rows and cells",
    table(`<form>${row("甲")}</form>`, "<tr><form><td>乙</td></form></tr>"),
    ["2×1", "0,0 甲", "1,0 乙"],
  ],
  ["columns say nothing", table("<colgroup><col></colgroup><col>", row("甲")), ["1×1", "0,0 甲"]],
  ["a caption", table("<caption>题</caption>", row("甲")), ["1×1", "0,0 甲", "outside 题(table)"]],
  ["what stands between", table("说", row("甲", "<p>明</p>")), ["1×1", "0,0 甲", "outside 说(table)", "outside 明(table>tr)"]],
  ["what stands in a group", table(`<tbody>说${row("甲")}</tbody>`), ["1×1", "0,0 甲", "outside 说(table>tbody)"]],
  [
    "a hidden row is noted beside the next cell",
    table("<tr hidden><td>藏</td><td>乙</td></tr>", row("甲")),
    ["1×1", "0,0 of 1 [藏][乙]+甲"],
  ],
  ["a hidden row at the end", table(row("甲"), "<tr hidden><td>藏</td></tr>"), ["1×1", "0,0 甲+[藏]"]],
  ["a hidden cell", table(row("甲", "<td hidden>藏</td>", "乙")), ["1×2", "0,0 甲", "0,1 [藏]+乙"]],
  ["a hidden cell at the end", table(row("甲", "<td hidden>藏</td>"), row("乙")), ["2×1", "0,0 甲", "1,0 [藏]+乙"]],
  ["nothing but a hidden row", table("<tr hidden><td>藏</td></tr>"), ["0×0", "outside [藏]"]],
  [
    "a hidden row is none of a span",
    table(row(down("甲", "3"), "乙"), "<tr hidden><td>藏</td></tr>", row("丙")),
    ["2×2", "0,0 2×1 甲", "0,1 乙", "1,1 of 2 [藏]+丙"],
  ],
  ["a row of no cells", table("<tr></tr>", row("甲")), ["2×1", "1,0 甲"]],
])("%s", (_, html, expected) => expect(told(html)).toEqual(expected));
