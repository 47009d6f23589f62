import { describe, expect, test } from "vitest";
import type { Block } from "../../document.ts";
import { withoutPictures } from "../inside/picture.ts";
import { blocksOfHtml, readHtml } from "./index.ts";

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

test("a flat table of 100,000 rows", () => {
  const rows = "<tr><td>甲<td>1".repeat(100_000);
  const [block] = blocksOfHtml(`<table>${rows}</table>`);
  expect(block?.kind === "table" ? [block.table.rowCount, block.table.columnCount, block.table.cells.length] : null).toEqual([
    100_000, 2, 200_000,
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
    expect(texts(withoutPictures(document.blocks))).toEqual(["绩效"]);
    expect(document.undecodable).toBe(false);
  });
});

/** Paragraphs and cells as their texts, and behind them what was noted of them. */
function seen(html: string): readonly string[] {
  const told = (text: string, notes: readonly { flag: string; note: string }[] = []) =>
    [text, ...notes.map(({ flag, note }) => `[${flag}] ${note}`)].join(" ");
  return blocksOfHtml(html).flatMap((block) =>
    block.kind === "paragraph" ? [told(block.text, block.notes)] : block.table.cells.map((cell) => told(cell.text, cell.notes)),
  );
}

describe("what is not seen is left out and told", () => {
  const hidden = (text: string) => `[text_unseen] hidden (隐藏): ${text}`;
  const struck = (text: string) => `[text_struck] struck out (删除线): ${text}`;
  test.each([
    [`<span style="display:none">旧</span>新`, `新 ${hidden("旧")}`],
    [`<span style="color:red; DISPLAY : none !important">旧</span>新`, `新 ${hidden("旧")}`],
    [`<span style="visibility:hidden">旧<b style="visibility:visible">新</b></span>`, `新 ${hidden("旧")}`],
    [`<span hidden>旧</span>新`, `新 ${hidden("旧")}`],
    [`<span style="mso-hide:all">旧</span>新`, `新 ${hidden("旧")}`],
    [`<span style="opacity:0">旧</span>新`, `新 ${hidden("旧")}`],
    [`<s>80%</s>90%`, `90% ${struck("80%")}`],
    [`<del>80%</del><ins>90%</ins>`, `90% ${struck("80%")}`],
    [`<strike>80%</strike>90%`, `90% ${struck("80%")}`],
    [`<span style="text-decoration:underline line-through">80%</span>90%`, `90% ${struck("80%")}`],
    [`<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`, `(1)/(2) [equation] an equation, written in one line as: (1)/(2)`],
  ])("%s", (content, expected) => {
    expect(seen(`<p>${content}</p>`)).toEqual([expected]);
    expect(seen(`<table><tr><td>${content}</table>`)).toEqual([expected]);
  });

  test.each([
    [".a{display:none}", `<span class="b a">旧</span>`],
    ["span.a,p.c { mso-hide : all }", `<span class=a>旧</span>`],
    ["#a{visibility:hidden}", `<span id=a>旧</span>`],
    ["/* .b{} */ @media screen { .a{display:none} }", `<span class=a>旧</span>`],
  ])("by the page's style sheet: %s", (css, span) => {
    expect(seen(`<style>${css}</style><p>${span}新</p>`)).toEqual([`新 ${hidden("旧")}`]);
  });

  test.each([
    "@media print{.a{display:none}}",
    "@media (max-width:600px){.x{color:red} .a{display:none}} .b{display:none}",
    "p .a{display:none}",
    ".a:empty{display:none}",
    ".ab{display:none}",
    ".a{display:block}",
  ])("other rules hide nothing: %s", (css) =>
    expect(seen(`<style>${css}</style><p><span class=a>值</span></p>`)).toEqual(["值"]),
  );

  test("rows and cells that take up no room", () => {
    const html = `<table><tr><td>a<td style="display:none">旧<td>b<tr style="display:none"><td>c<td>d<tr><td>e<td>f</table>`;
    expect(cells(html)).toEqual(["0,0 1×1 a", "0,1 1×1 b", "1,0 1×1 e", "1,1 1×1 f"]);
    expect(seen(html)).toEqual(["a", `b ${hidden("旧")}`, `e ${hidden("c")} ${hidden("d")}`, "f"]);
    expect(blocksOfHtml(html)).toMatchObject([{ table: { cells: [{}, {}, { places: [{ row: 3, column: 1 }] }, {}] } }]);
  });

  test("a cell that keeps its room", () =>
    expect(cells(`<table><tr><td style="visibility:hidden">a<td>b</table>`)).toEqual(["0,0 1×1 ", "0,1 1×1 b"]));

  test("a table that is hidden", () =>
    expect(seen(`<div style="display:none"><table><tr><td>旧</table></div><p>新</p>`)).toEqual([` ${hidden("旧")}`, "新"]));

  test("a picture in a cell, but no spacer and none outside", () => {
    expect(seen(`<img src=a><table><tr><td>见图<img src=a><td>b<img src=s width=1></table>`)).toEqual([
      "见图 [content_unread] not text, and not read: img",
      "b",
    ]);
  });
});

test.each([
  ["10<sup>3</sup>个", "10³个"],
  ["95%<sup>注</sup>", "95%注"],
  ["a<wbr>b&shy;c", "abc"],
  ["a<!-- b -->c<template>d</template><noscript>e</noscript>", "ac"],
  [`<input value="95%"><input type=hidden value=x><input type=button value=y>`, "95%"],
  [`<input type=checkbox checked>是<input type=radio>否`, "☑是☐否"],
  ["<select><option>甲<option selected>乙</select>", "乙"],
  ["<select><optgroup><option>甲</optgroup></select>", "甲"],
])("%s shows %s", (content, expected) => expect(seen(`<p>${content}</p>`)).toEqual([expected]));

describe("tables in tables", () => {
  const form = "<table><tr><td>一级指标<td>三级指标<td>指标值<tr><td>产出指标<td>次数<td>3次</table>";

  test("of a form belong to its cell", () =>
    expect(seen("<table><tr><td>项目名称<td>甲<table><tr><td>乙<td>丙</table></table>")).toEqual(["项目名称", "甲\n乙\t丙"]));

  test("a form's indicators in a form follow it", () => {
    expect(seen(`<table><tr><td>项目名称<td>甲<tr><td>绩效指标<td>${form}</table>`).slice(0, 6)).toEqual([
      "项目名称",
      "甲",
      "绩效指标",
      "",
      "一级指标",
      "三级指标",
    ]);
  });

  test("nothing is lost and nothing comes twice", () => {
    const html = `<table><tr><td>上<table><tr><td>左<table><tr><td>${form}</table><td>右</table>下</table>`;
    const text = seen(html).join("|");
    for (const word of ["上", "左", "右", "下", "产出指标", "3次"]) expect(text.split(word)).toHaveLength(2);
  });
});

test.each([
  [
    "0: the rest of its group",
    "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody></table>",
    "0,0 2×1 a",
  ],
  ["more than its group", "<table><thead><tr><td rowspan=9>a</thead><tbody><tr><td>b</tbody></table>", "0,0 1×1 a"],
  ["huge", "<table><tr><td rowspan=99999999 colspan=99999999>a</table>", "0,0 1×1000 a"],
])("a span of rows that is %s", (_, html, expected) => expect(cells(html)[0]).toBe(expected));

test("a caption stands before its table", () =>
  expect(seen("<table><caption>项目绩效目标表</caption><tr><td>a</table>")).toEqual(["项目绩效目标表", "a"]));

test("a page nested too deeply is an error of the page", () => {
  const bytes = new TextEncoder().encode(`<html>${"<b>".repeat(20_000)}x`);
  expect(() => readHtml({ name: "a.html", bytes, sha256: "0".repeat(64) })).toThrow(/nested too deeply/);
});
