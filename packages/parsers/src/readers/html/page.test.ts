import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { Piece } from "../pieces.ts";
import { pictureInAddress } from "./data-address.ts";
import { readPage, type PictureAt } from "./page.ts";

function shown(pieces: readonly Piece[] | null): string {
  if (pieces === null) return "too deep";
  return pieces
    .map((piece) => {
      if (piece.kind === "picture") return `<${piece.picture.name}>`;
      if (piece.kind === "text")
        return [JSON.stringify(piece.text), ...piece.notes.map(({ flag, note }) => `[${flag}: ${note}]`)].join(" ");
      const { rowCount, columnCount, cells } = piece.table;
      const each = cells.map(({ row, column, rowSpan, columnSpan, placeRow, placeColumn, pieces: inside }) => {
        const span = rowSpan === 1 && columnSpan === 1 ? "" : ` ${rowSpan}×${columnSpan}`;
        const place = placeRow === row && placeColumn === column ? "" : ` at ${placeRow},${placeColumn}`;
        return `${row},${column}${span}${place} ${shown(inside)}`;
      });
      return [`${rowCount}×${columnCount} (`, each.join(" | "), ")"].join("");
    })
    .join(" / ");
}

const pictures: PictureAt = (address) => (address.startsWith("p") ? { name: address, bytes: () => new Uint8Array() } : null);
const read = (html: string): string => shown(readPage(html, pictures));

describe("where cells stand", () => {
  test.each<[string, string]>([
    ["<table></table>", "0×0 ()"],
    ["<table><tr></tr></table>", "1×0 ()"],
    ["<table><tr><td>甲<td>乙<tr><th>丙<td>丁</table>", '2×2 (0,0 "甲" | 0,1 "乙" | 1,0 "丙" | 1,1 "丁")'],
    ["<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>", '2×2 (0,0 2×1 "甲" | 0,1 "乙" | 1,1 "丙")'],
    [
      "<table><tr><td>甲<td rowspan=2>乙<td>丙<tr><td>丁<td>戊</table>",
      '2×3 (0,0 "甲" | 0,1 2×1 "乙" | 0,2 "丙" | 1,0 "丁" | 1,2 "戊")',
    ],
    [
      "<table><tr><td colspan=2>甲<td>乙<tr><td>丙<td>丁<td>戊</table>",
      '2×3 (0,0 1×2 "甲" | 0,2 "乙" | 1,0 "丙" | 1,1 "丁" | 1,2 "戊")',
    ],
    [
      "<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>丁</table>",
      '3×3 (0,0 2×2 "甲" | 0,2 "乙" | 1,2 "丙" | 2,0 "丁")',
    ],
    ["<table><tr><td rowspan=9>甲<td>乙<tr><td>丙</table>", '2×2 (0,0 2×1 "甲" | 0,1 "乙" | 1,1 "丙")'],
    ["<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>", '3×2 (0,0 3×1 "甲" | 0,1 "乙" | 1,1 "丙" | 2,1 "丁")'],
    ["<table><tr><td colspan=0>甲<td>乙</table>", '1×2 (0,0 "甲" | 0,1 "乙")'],
    ["<table><tr><td colspan=-3>甲<td rowspan=-1>乙<tr><td>丙</table>", '2×2 (0,0 "甲" | 0,1 "乙" | 1,0 "丙")'],
    ["<table><tr><td colspan=x rowspan=y>甲<td>乙</table>", '1×2 (0,0 "甲" | 0,1 "乙")'],
    ["<table><tr><td rowspan=-5>甲<td>乙<tr><td>丙<td>丁</table>", '2×2 (0,0 "甲" | 0,1 "乙" | 1,0 "丙" | 1,1 "丁")'],
    ["<table><tr><td colspan=1000>甲<td>乙</table>", '1×1001 (0,0 1×1000 "甲" | 0,1000 "乙")'],
    ["<table><tr><td colspan=1001>甲<td>乙</table>", '1×1001 (0,0 1×1000 "甲" | 0,1000 "乙")'],
    [
      "<table><thead><tr><td rowspan=3>甲<td>乙</thead><tbody><tr><td>丙<tr><td>丁</table>",
      '3×2 (0,0 "甲" | 0,1 "乙" | 1,0 "丙" | 2,0 "丁")',
    ],
    [
      "<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody><tbody><tr><td>丁</table>",
      '3×2 (0,0 2×1 "甲" | 0,1 "乙" | 1,1 "丙" | 2,0 "丁")',
    ],
    ["<table><tr><td rowspan=3>甲<td>乙</tr><tfoot><tr><td>丙</tfoot></table>", '2×2 (0,0 "甲" | 0,1 "乙" | 1,0 "丙")'],
    ["<table><colgroup><col><col></colgroup><tr><td>甲</table>", '1×1 (0,0 "甲")'],
  ])("%s", (html, expected) => expect(read(html)).toBe(expected));
});

describe("what stands outside the cells", () => {
  test.each<[string, string]>([
    ["<table><caption>绩效目标表</caption><tr><td>甲</table>", '"绩效目标表" / 1×1 (0,0 "甲")'],
    ["<table><tr><td>甲</tr><div>乙</div></table>", '"乙" / 1×1 (0,0 "甲")'],
    ["<table><tbody><p>乙</p><tr><td>甲</table>", '"乙" / 1×1 (0,0 "甲")'],
    ["<table><tr><td hidden>乙<td>甲</table>", '1×1 (0,0 "" [text_unseen: hidden (隐藏): 乙] / "甲")'],
    ["<table><tr><td>甲<td hidden>乙</table>", '1×1 (0,0 "甲" / "" [text_unseen: hidden (隐藏): 乙])'],
    ["<table><tr><td hidden>乙</table>", '"" [text_unseen: hidden (隐藏): 乙] / 1×0 ()'],
    [
      "<table><tr><td>甲<tr hidden><td>乙<td>丙<tr><td>丁</table>",
      '2×1 (0,0 "甲" | 1,0 at 2,0 "" [text_unseen: hidden (隐藏): 乙] [text_unseen: hidden (隐藏): 丙] / "丁")',
    ],
    ["<table><tr hidden><td rowspan=2>乙<tr><td>丁</table>", '1×1 (0,0 at 1,0 "" [text_unseen: hidden (隐藏): 乙] / "丁")'],
    [
      "<table><tr><td rowspan=2>甲<td>丙<tr hidden><td>乙<tr><td>丁</table>",
      '2×2 (0,0 2×1 "甲" | 0,1 "丙" | 1,1 at 2,1 "" [text_unseen: hidden (隐藏): 乙] / "丁")',
    ],
    ["<table><tr><td>甲<tr hidden><td></td></table>", '1×1 (0,0 "甲")'],
    [
      "<table><tbody hidden><tr><td>乙</tbody><tbody><tr><td>甲</table>",
      '1×1 (0,0 at 1,0 "" [text_unseen: hidden (隐藏): 乙] / "甲")',
    ],
    [
      "<table><tbody style='visibility:hidden'><tr><td>乙</tbody><tbody><tr><td>甲</table>",
      '2×1 (0,0 "" [text_unseen: hidden (隐藏): 乙] | 1,0 "甲")',
    ],
    [
      "<table><tr style='text-decoration:line-through'><td>乙<tr><td>甲</table>",
      '2×1 (0,0 "" [text_struck: struck out (删除线): 乙] | 1,0 "甲")',
    ],
    ["<table><tr><td hidden><table><tr><td>内</table><td>甲</table>", '1×1 (0,0 "" [text_unseen: hidden (隐藏): 内] / "甲")'],
    ["<table><tr><td hidden><img src=p1>图<td>甲</table>", '1×1 (0,0 "" [text_unseen: hidden (隐藏): 图] / "甲")'],
    [
      "<div hidden><table><tr><td>甲<td>乙</table></div>",
      '"" [text_unseen: hidden (隐藏): 甲] / "" [text_unseen: hidden (隐藏): 乙]',
    ],
    ["<table><tr><td>甲<table><tr><td>内</table>乙</table>", '1×1 (0,0 "甲" / 1×1 (0,0 "内") / "乙")'],
    ["<table><tr>x<b>乙</b><td>甲</table>", '"x" / "乙" / 1×1 (0,0 "甲")'],
    ["<table>注：<tbody>x<tr><td>甲</tbody></table>", '"注：" / "x" / 1×1 (0,0 "甲")'],
    [
      "<table><tr hidden>x<b>乙</b><td>丙<tr><td>甲</table>",
      '"" [text_unseen: hidden (隐藏): x] / "" [text_unseen: hidden (隐藏): 乙] / 1×1 (0,0 at 1,0 "" [text_unseen: hidden (隐藏): 丙] / "甲")',
    ],
    ["<table><tr><!-- x --><td>甲</td><script>y</script></table>", '1×1 (0,0 "甲")'],
    ["<table><form><tr><td>甲<td>乙</tr></form></table>", '1×2 (0,0 "甲" | 0,1 "乙")'],
    [
      "<table><tr><form><td rowspan=2>甲</td></form><td>乙<tr><form hidden><td>丙</form></table>",
      '2×2 (0,0 2×1 "甲" | 0,1 "乙" | 1,1 "丙")',
    ],
    ["<table><tbody><form><tr><td>甲</form></tbody></table>", '1×1 (0,0 "甲")'],
    ["<table><tr><td><form>甲</form><td>乙</table>", '1×2 (0,0 "甲" | 0,1 "乙")'],
    ["<tr><td>甲<td>乙", '"甲" / "乙"'],
  ])("%s", (html, expected) => expect(read(html)).toBe(expected));
});

describe("lines", () => {
  test.each<[string, string]>([
    ["", ""],
    ["<p> </p><p>甲</p>", '"甲"'],
    ["甲<b>乙</b>丙", '"甲乙丙"'],
    ["甲<div>乙</div>丙", '"甲" / "乙" / "丙"'],
    ["<h1>甲</h1><ul><li>乙<li>丙</ul>", '"甲" / "乙" / "丙"'],
    ["甲<br>乙", '"甲\\n乙"'],
    ["甲<span style='visibility:hidden'><br>乙</span>丙", '"甲\\n丙" [text_unseen: hidden (隐藏): 乙]'],
    ["甲<span hidden><br>乙</span>丙", '"甲丙" [text_unseen: hidden (隐藏): 乙]'],
    ["甲<del><br>乙</del>丙", '"甲\\n丙" [text_struck: struck out (删除线): 乙]'],
    ["<center>甲</center><form>乙</form>", '"甲" / "乙"'],
    ["<noscript>甲</noscript><template>乙</template>丙", '"丙"'],
    ["<sup>2<span>3</span><sub>4</sub></sup>", '"²³₄"'],
    ["≥9<sub>2</sub>", '"≥9₂"'],
    ["≥9<sub>2.5<sup>n</sup></sub>", '"≥9₂.₅ⁿ"'],
    ["CO<sub>二</sub>", '"CO二"'],
    ["<p>甲<mfrac><mn> 1 </mn></mfrac></p>", '"甲(1)/()" [equation: an equation, written in one line as: (1)/()]'],
    ["<input type=checkbox checked><input type=password value=x><input value=甲><input>", '"☑甲"'],
    ["<select><option>甲<option selected>乙</select>", '"乙"'],
    [
      "<span style='opacity:0.0'>甲</span><span style='opacity:.0'>乙</span><span style='opacity:.01'>丙</span>",
      '"丙" [text_unseen: hidden (隐藏): 甲乙]',
    ],
    ["<span style='visibility:collapse'>甲</span>乙", '"乙" [text_unseen: hidden (隐藏): 甲]'],
    ["<style>i{visibility:hidden}#v{visibility:visible}</style><i>甲</i><i id=v>乙</i>", '"乙" [text_unseen: hidden (隐藏): 甲]'],
    ["<style>i#v{display:none}</style><b id=v>甲</b><i id=v>乙</i>", '"甲" [text_unseen: hidden (隐藏): 乙]'],
    ["<style>.a{display:none}.a{color:red}</style><i class=a>甲</i>乙", '"乙" [text_unseen: hidden (隐藏): 甲]'],
    ["<style>@media all{.a{display:none}}</style><i class=a>甲</i>乙", '"乙" [text_unseen: hidden (隐藏): 甲]'],
    ["<style>@media screen and (max-width:9px){.a{display:none}}</style><i class=a>甲</i>乙", '"甲乙"'],
    ["<style>.b{color:red}@media print{</style><i class=b>甲</i>乙", '"甲乙"'],
    ["<style><!-- .a{display:none} --></style><i class=a>甲</i>乙", '"乙" [text_unseen: hidden (隐藏): 甲]'],
    ["<div><p><style>.a{display:none}</style></p></div><i class=a>甲</i>乙", '"乙" [text_unseen: hidden (隐藏): 甲]'],
  ])("%s", (html, expected) => expect(read(html)).toBe(expected));

  test("a page that is nested too deeply", () => {
    const nested = (depth: number): string => read(`${"<b>".repeat(depth)}甲${"</b>".repeat(depth)}`);
    expect(nested(1000)).toBe('"甲"');
    expect(nested(1001)).toBe("too deep");
  });
});

describe("pictures", () => {
  const table = "<table><tr><td>甲</table>";
  test.each<[string, string]>([
    ["<p>甲<img src=p1>乙</p>", '"甲乙" / <p1>'],
    ["<p><img src=' p1 '></p>", "<p1>"],
    ["<p><img src=x></p>", ""],
    ["<p><img></p>", ""],
    ["<p>甲<img src=p1 hidden><img src=p2 style='visibility:hidden'>乙</p>", '"甲乙"'],
    ["<video src=p1></video>", ""],
    ["<table><tr><td>甲<img src=p1>乙</table>", '1×1 (0,0 "甲乙" [content_unread: not text, and not read: img] / <p1>)'],
    [
      "<table><tr><td>甲<svg></svg><img src=x><video></video></table>",
      '1×1 (0,0 "甲" [content_unread: not text, and not read: svg img video])',
    ],
    [
      "<table><tr><td><img src=p1 width=2><img src=p2 height=2><img src=x height=3></table>",
      '1×1 (0,0 "" [content_unread: not text, and not read: img] / <p1> / <p2>)',
    ],
    [`${table}<p><img src=x></p>${table}`, '1×1 (0,0 "甲") / "" [content_unread: not text, and not read: img] / 1×1 (0,0 "甲")'],
    [
      `${table}<p><img src=x></p><p><img src=p1></p><p><svg></svg></p>${table}`,
      '1×1 (0,0 "甲") / "" [content_unread: not text, and not read: img] / "" [content_unread: not text, and not read: img] / <p1> / "" [content_unread: not text, and not read: svg] / 1×1 (0,0 "甲")',
    ],
    [`<p><img src=x></p>${table}<p><img src=x></p>`, '1×1 (0,0 "甲")'],
    [`${table}<p><img src=x></p><p>甲</p>${table}`, '1×1 (0,0 "甲") / "甲" / 1×1 (0,0 "甲")'],
    [`${table}<p>甲<img src=x></p>${table}`, '1×1 (0,0 "甲") / "甲" / 1×1 (0,0 "甲")'],
    [
      `${table}<p>甲<del>乙</del><img src=x></p>${table}`,
      '1×1 (0,0 "甲") / "甲" [text_struck: struck out (删除线): 乙] / 1×1 (0,0 "甲")',
    ],
    [
      `${table}<p><del>乙</del></p><p><img src=x></p>${table}`,
      '1×1 (0,0 "甲") / "" [text_struck: struck out (删除线): 乙] / 1×1 (0,0 "甲")',
    ],
  ])("%s", (html, expected) => expect(read(html)).toBe(expected));
});

describe("pictures that stand in their address", () => {
  const pictureAt = pictureInAddress("a.html");
  const bytes = async (address: string): Promise<string> => {
    const picture = pictureAt(address);
    if (picture === null) return "none";
    try {
      return `${picture.name.replace(/ [\da-f]{8}$/, " #")}: ${Buffer.from(await picture.bytes()).toString("latin1")}`;
    } catch (error) {
      return error instanceof DocumentError ? JSON.stringify(error.failure).replace(/ [\da-f]{8}:/, " #:") : "another error";
    }
  };
  test.each<[string, string]>([
    ["data:image/png;base64,cGljdHVyZQ==", "data:image/png #: picture"],
    ["DATA:image/svg+xml;charset=utf-8; BASE64 ,cGljdHVyZQ==", "data:image/svg+xml #: picture"],
    ["data:image/png,picture", "data:image/png #: picture"],
    ["data:image/png,%70icture%2e%4A%zz", "data:image/png #: picture.J%zz"],
    ["data:image/png;base64,cGljdHVyZQ%3D%3d", "data:image/png #: picture"],
    ["data:image/png;base64,", '{"code":"damaged","file":"a.html","page":null,"reason":"data:image/png #: its data are none"}'],
    ["data:image/png,", "data:image/png #: "],
    ["data:image/png;base64x,cGlj", "data:image/png #: cGlj"],
    ["data:text/plain,picture", "none"],
    ["xdata:image/png,picture", "none"],
    ["data:image/png", "none"],
  ])("%s", async (address, expected) => expect(await bytes(address)).toBe(expected));

  test("each has a name of its own", () => {
    const names = ["data:image/png,a", "data:image/png,b", "data:image/png,a"].map((address) => pictureAt(address)?.name ?? "");
    expect(names[0]).toBe(names[2]);
    expect(names[0]).not.toBe(names[1]);
    expect(names[0]).toMatch(/^data:image\/png [\da-f]{8}$/);
  });
});
