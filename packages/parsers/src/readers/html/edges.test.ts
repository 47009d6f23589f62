import { describe, expect, test } from "vitest";
import { readHtml } from "./index.ts";
import { readMark } from "./testing.test-helper.ts";

describe("what is shown", () => {
  test.each<[string, string, string]>([
    ["plain", "<p>甲</p>", "甲"],
    ["hidden", "<p>甲<span hidden>乙</span></p>", "甲 [text_unseen]"],
    ["taken out", "<p>甲<span style='display:none'>乙</span></p>", "甲 [text_unseen]"],
    ["taken out, importantly", "<p>甲<span style='color:red; DISPLAY : none !important; x:y'>乙</span></p>", "甲 [text_unseen]"],
    ["Word's hidden text", "<p>甲<span style='mso-hide:all'>乙</span></p>", "甲 [text_unseen]"],
    ["of no size", "<p>甲<span style='font-size:0px'>乙</span></p>", "甲 [text_unseen]"],
    ["of a size", "<p>甲<span style='font-size:0.5em'>乙</span></p>", "甲乙"],
    ["no declaration of it", "<p>甲<span style='x-display:none-at-all'>乙</span></p>", "甲乙"],
    ["invisible", "<p>甲<span style='visibility:hidden'>乙</span></p>", "甲 [text_unseen]"],
    [
      "visible inside",
      "<p>甲<span style='visibility:hidden'>乙<b style='visibility:visible'>丙</b></span></p>",
      "甲丙 [text_unseen]",
    ],
    ["gone inside what is gone", "<p>甲<span hidden>乙<b style='display:block'>丙</b></span></p>", "甲 [text_unseen]"],
    ["transparent", "<p>甲<span style='opacity:0'>乙</span></p>", "甲 [text_unseen]"],
    ["half transparent", "<p>甲<span style='opacity:0.5'>乙</span></p>", "甲乙"],
    ["struck", "<p>甲<del>乙</del></p>", "甲 [text_struck]"],
    ["struck by style", "<p>甲<span style='text-decoration: underline line-through'>乙</span></p>", "甲 [text_struck]"],
    ["underlined", "<p>甲<span style='text-decoration:underline'>乙</span></p>", "甲乙"],
    ["raised", "<p>10<sup>3</sup>个</p>", "10³个"],
    ["raised by its style", '<p>10<span style="vertical-align: super">3</span>个</p>', "10³个"],
    ["raised in Word", "<p>10<span style='font-size:7pt;mso-text-raise:4.0pt'>3</span>个</p>", "10³个"],
    ["a hair higher", "<p>10<span style='mso-text-raise:1.0pt'>3</span>个</p>", "103个"],
    ["on the base line", '<p>10<span style="vertical-align: baseline">3</span>个</p>', "103个"],
    ["lowered inside what is raised", "<p>10<sup>3<sub>2</sub></sup></p>", "10³₂"],
    ["by class", "<style>.h{display:none}</style><p>甲<i class='a h'>乙</i></p>", "甲 [text_unseen]"],
    ["by element and class", "<style>i.h{display:none}</style><p>甲<b class=h>丙</b><i class=h>乙</i></p>", "甲丙 [text_unseen]"],
    ["by id", "<style>#h{display:none}</style><p>甲<i id=h>乙</i></p>", "甲 [text_unseen]"],
    ["by one of several selectors", "<style>u, .h {display:none}</style><p>甲<i class=h>乙</i></p>", "甲 [text_unseen]"],
    ["not by a selector of more", "<style>p .h{display:none}</style><p>甲<i class=h>乙</i></p>", "甲乙"],
    ["not in a comment", "<style>/* .h{display:none} */</style><p>甲<i class=h>乙</i></p>", "甲乙"],
    ["not on paper", "<style>@media print{.h{display:none}}</style><p>甲<i class=h>乙</i></p>", "甲乙"],
    [
      "on a screen",
      "<style>@media screen {.h{display:none}} .k{color:red}</style><p>甲<i class=h>乙</i></p>",
      "甲 [text_unseen]",
    ],
    [
      "behind a rule for paper",
      "<style>@media print{.x{a:b}}.h{display:none}</style><p>甲<i class=h>乙</i></p>",
      "甲 [text_unseen]",
    ],
    [
      "not by the second rule for paper",
      "<style>@media print{.x{a:b}.h{display:none}}</style><p>甲<i class=h>乙</i></p>",
      "甲乙",
    ],
    ["a soft hyphen is none", "<p>绩&shy;效</p>", "绩效"],
    ["line ends are blanks", "<p>a\r\nb</p>", "a b"],
  ])("%s", (_, html, expected) => expect(readMark(html)).toBe(expected));
});

describe("fields and what is no text", () => {
  test.each<[string, string]>([
    ["<p>甲<input value=乙>", "甲乙"],
    ["<p>甲<input type=TEXT value=乙>", "甲乙"],
    ["<p>甲<input type=number value=5>", "甲5"],
    ["<p>甲<input type=hidden value=乙>", "甲"],
    ["<p>甲<input type=checkbox>", "甲☐"],
    ["<p>甲<input type=radio checked>", "甲☑"],
    ["<p>甲<select><option>乙<option>丙</select>", "甲乙"],
    ["<p>甲<select><optgroup><option>乙<option selected> 丙 </optgroup></select>", "甲丙"],
    ["<p>甲<select></select>", "甲"],
    ["<p>甲<script>乙</script><style>丙</style>", "甲"],
    ["<p>甲<img src=x>", "甲"],
    ["<p><mfrac><mn>1</mn><mn>3</mn></mfrac>", "(1)/(3) [equation]"],
  ])("%s", (html, expected) => expect(readMark(html)).toBe(expected));

  test.each<[string, string]>([
    ["<table><tr><td>甲<img src=x></table>", "甲 [content_unread]"],
    ["<table><tr><td>甲<img src=x width=2></table>", "甲"],
    ["<table><tr><td>甲<img src=x width=3></table>", "甲 [content_unread]"],
    ["<table><tr><td>甲<img src=x height=1 width=90></table>", "甲"],
    ["<table><tr><td>甲<img src=x hidden></table>", "甲"],
    ["<table><tr><td>甲<td style='display:none'>乙<td>丙</table>", "甲 | 丙 [text_unseen]"],
    ["<table><tr style='display:none'><td>乙<tr><td>丙</table>", "丙 [text_unseen]"],
    ["<table><tr><td>丙<tr hidden><td>乙</table>", "丙 [text_unseen]"],
    ["<table><caption>题</caption><tr><td>丙</table>", "题 / 丙"],
    [
      "<table><tbody><tr><td rowspan=0>甲</td><td>乙</td></tr><tr><td>丙</td></tr></tbody><tbody><tr><td>丁</td><td>戊</td></tr></tbody></table>",
      "甲 | 乙 / 丙 / 丁 | 戊",
    ],
    ["<table><tr><td colspan=0>甲<td>乙</table>", "甲 | 乙"],
  ])("%s", (html, expected) => expect(readMark(html)).toBe(expected));
});

test("a page as deep as pages never are is not read, a deep one is", () => {
  expect(readMark(`${"<div>".repeat(900)}甲`)).toBe("甲");
  expect(readMark(`${"<div>".repeat(1100)}甲`)).toBe("(too deep)");
});

test("bytes that are no characters are told of the document", () => {
  const source = (bytes: readonly number[]) => ({ name: "a", bytes: Uint8Array.from(bytes), sha256: "0".repeat(64) });
  const text = [...new TextEncoder().encode(`<p>${"绩效目标".repeat(30)}</p>`)];
  expect(readHtml(source(text)).undecodable).toBe(false);
  expect(readHtml(source([...text, 0xff])).undecodable).toBe(true);
});

test.each([
  ["<html><p>95%</p></html>", false],
  ["<html><p>95%", false], // nobody closes paragraphs
  ["<p>5 < 7", false],
  ["<table><tr><td>95%</td><td", true],
  ['<p>a</p><img src="data:image/png;base64,AAAA', true],
  ["<p>a</p></", true],
  ["<p>a</p><", true],
])("a page that ends inside a tag is cut off: %s", (html, isCut) => {
  const { damage } = readHtml({ name: "a.html", bytes: new TextEncoder().encode(html), sha256: "0".repeat(64) });
  expect(damage !== undefined).toBe(isCut);
});
