import { describe, expect, test } from "vitest";
import type { Block } from "../document.ts";
import { blocksOfHtml, readHtml } from "./html.ts";

/** Cells as `row,column rowSpan×columnSpan text`, in reading order. */
function cells(html: string): readonly string[] {
  return blocksOfHtml(html).flatMap((block) =>
    block.kind === "table"
      ? block.table.cells.map((cell) => `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`)
      : [],
  );
}

const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

describe("cells stand where HTML's table model puts them", () => {
  test.each([
    ["<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["0,0 1×1 a", "0,1 1×1 b", "1,0 1×1 c", "1,1 1×1 d"]],
    ["<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", ["0,0 2×1 a", "0,1 1×1 b", "1,1 1×1 c"]],
    [
      "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
      ["0,0 1×2 a", "0,2 1×1 b", "1,0 1×1 c", "1,1 1×1 d", "1,2 1×1 e"],
    ],
    [
      "<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>",
      ["0,0 1×1 a", "0,1 2×1 b", "0,2 1×1 c", "1,0 1×1 d", "1,2 1×1 e"],
    ],
    ["<table><thead><tr><th>a</thead><tbody><tr><td>b</tbody></table>", ["0,0 1×1 a", "1,0 1×1 b"]],
    // spans that lie
    ["<table><tr><td rowspan=99>a<td>b<tr><td>c</table>", ["0,0 2×1 a", "0,1 1×1 b", "1,1 1×1 c"]],
    ["<table><tr><td rowspan=0>a<td colspan=x>b</table>", ["0,0 1×1 a", "0,1 1×1 b"]],
    ["<table></table>", []],
  ])("%s", (html, expected) => expect(cells(html)).toEqual(expected));
});

test("a cell's paragraphs and line breaks are its lines", () => {
  expect(cells("<table><tr><td><p>绩效</p><p>指标</p><td>a<br>b<td> 甲\n 乙 </table>")).toEqual([
    "0,0 1×1 绩效\n指标",
    "0,1 1×1 a\nb",
    "0,2 1×1 甲  乙",
  ]);
});

test("a table of tables is layout: what is inside counts", () => {
  const blocks = blocksOfHtml("<table><tr><td>首页</td><td><table><tr><td>内</td></tr></table></td></tr></table>");
  expect(blocks.map((block) => block.kind)).toEqual(["paragraph", "table"]);
  expect(cells("<table><tr><td><table><tr><td>内</td></tr></table></td></tr></table>")).toEqual(["0,0 1×1 内"]);
});

test("a flat table of 300,000 rows", () => {
  const rows = "<tr><td>甲<td>1".repeat(300_000);
  const [block] = blocksOfHtml(`<table>${rows}</table>`);
  expect(block?.kind === "table" ? [block.table.rowCount, block.table.columnCount, block.table.cells.length] : null).toEqual([
    300_000, 2, 600_000,
  ]);
});

test("text around tables is paragraphs, scripts and styles are not", () => {
  const html =
    "<html><head><title>t</title></head><body><style>td{}</style><h1>标题</h1>一<br>二<script>x</script><div>三<p>四</p></div></body></html>";
  expect(texts(blocksOfHtml(html))).toEqual(["标题", "一", "二", "三", "四"]);
});

test("entities are their characters", () =>
  expect(cells("<table><tr><td>&ge;95&#37;&nbsp;&lt;5</table>")).toEqual(["0,0 1×1 ≥95%\u00a0<5"]));

test("places count tables, rows and columns from 1", () => {
  const table = blocksOfHtml("<p>x</p><table><tr><td>a<td>b</table><table><tr><td>c</table>").at(-1);
  expect(table).toMatchObject({ kind: "table", table: { cells: [{ places: [{ kind: "word", table: 2, row: 1, column: 1 }] }] } });
});

describe("encoding", () => {
  const bytes = (meta: string, body: readonly number[]) =>
    Uint8Array.from([...new TextEncoder().encode(`<meta charset="${meta}"><p>`), ...body]);
  const source = (content: Uint8Array) => ({ name: "a.html", bytes: content, sha256: "0".repeat(64) });
  /** 绩效 */
  const GBK = [0xbc, 0xa8, 0xd0, 0xa7];
  const UTF8 = [...new TextEncoder().encode("绩效")];

  test.each([
    ["as the page says", "gb2312", GBK],
    ["as the page says", "utf-8", UTF8],
    ["as the bytes say, where the page is wrong", "utf-8", GBK],
  ])("%s (%s)", (_, meta, body) => {
    const document = readHtml(source(bytes(meta, body)));
    expect(texts(document.blocks)).toEqual(["绩效"]);
    expect(document.undecodable).toBe(false);
  });
});
