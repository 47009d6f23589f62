import { describe, expect, test } from "vitest";
import { elementsOf, parseNodes, type Element } from "./nodes.ts";
import { PLAIN, type Shown, shownAs, styleSheetOf } from "./visibility.ts";

function told(html: string, around: Partial<Shown> = {}, css = ""): string {
  const [element] = elementsOf(parseNodes(html) ?? []) as [Element];
  const shown = shownAs(element, { ...PLAIN, ...around }, styleSheetOf(parseNodes(`<style>${css}</style>`) ?? []));
  return Object.entries(shown)
    .flatMap(([name, is]) => (is ? [name] : []))
    .join(" ");
}
const styled = (style: string, name = "p") => `<${name} style="${style}"></${name}>`;

describe("how an element's text is shown", () => {
  test.each<[string, string, string]>([
    ["plainly", "<p></p>", ""],
    ["not at all", styled("display:none"), "gone"],
    ["not at all, among others", styled("color:red; DISPLAY : None ;x:y"), "gone"],
    ["not at all, whatever else", styled("display:none !important"), "gone"],
    ["hidden by Word", styled("mso-hide:all"), "gone"],
    ["by an attribute", "<p hidden></p>", "gone"],
    ["as a block", styled("display:block"), ""],
    ["as another property", styled("x-display:none"), ""],
    ["as nonesuch", styled("display:nonesuch"), ""],
    ["of no size", styled("font-size:0"), "gone"],
    ["of no points", styled("font-size:0pt"), "gone"],
    ["of ten points", styled("font-size:10pt"), ""],
    ["of half an em", styled("font-size:0.5em"), ""],
    ["as room only", styled("visibility:hidden"), "invisible"],
    ["collapsed", styled("visibility:collapse"), "invisible"],
    ["first hidden, then not", styled("visibility:hidden;visibility:visible"), "invisible"],
    ["clear", styled("opacity:0"), "invisible"],
    ["clear, in digits", styled("opacity: .00 !important"), "invisible"],
    ["nearly clear", styled("opacity:0.1"), ""],
    ["struck out", "<s></s>", "struck"],
    ["deleted", "<del></del>", "struck"],
    ["struck out the old way", "<strike></strike>", "struck"],
    ["struck out by style", styled("text-decoration: underline line-through"), "struck"],
    ["struck out by line", styled("text-decoration-line:line-through"), "struck"],
    ["underlined", styled("text-decoration:underline;x:line-through"), ""],
    ["raised", "<sup></sup>", "superscript"],
    ["raised by style", styled("vertical-align:super"), "superscript"],
    ["raised by Word", styled("mso-text-raise:3.0pt"), "superscript"],
    ["raised by twelve points", styled("mso-text-raise:12pt"), "superscript"],
    ["raised by two points", styled("mso-text-raise:2pt"), ""],
    ["lowered by Word", styled("mso-text-raise:-3pt"), "subscript"],
    ["lowered by two points", styled("mso-text-raise:-2pt"), ""],
    ["lowered", "<sub></sub>", "subscript"],
    ["lowered by style", styled("vertical-align:sub"), "subscript"],
    ["lower by a cell's style", styled("vertical-align:sub", "td"), ""],
    ["a superb alignment", styled("vertical-align:superb"), ""],
    ["a cell at the top", styled("vertical-align:super", "td"), ""],
    ["a head's cell", styled("vertical-align:super", "th"), ""],
  ])("%s", (_, html, expected) => expect(told(html)).toBe(expected));

  test.each<[string, string, Partial<Shown>, string]>([
    ["gone", "<p></p>", { gone: true }, "gone"],
    ["gone, whatever it says", styled("display:block"), { gone: true }, "gone"],
    ["invisible", "<p></p>", { invisible: true }, "invisible"],
    ["visible again", styled("visibility:visible"), { invisible: true }, ""],
    ["struck", "<p></p>", { struck: true }, "struck"],
    ["raised", "<b></b>", { superscript: true }, "superscript"],
    ["lowered", "<sub></sub>", { superscript: true }, "subscript"],
    ["raised where it was lowered", "<sup></sup>", { subscript: true }, "superscript"],
    ["neither", "<b></b>", { subscript: true }, "subscript"],
  ])("inside what is shown otherwise: %s", (_, html, around, expected) => expect(told(html, around)).toBe(expected));

  test.each<[string, string, string, string]>([
    ["a name", "<p></p>", "p{display:none}", "gone"],
    ["another name", "<p></p>", "div{display:none}", ""],
    ["a class", '<p class="a b"></p>', ".b{display:none}", "gone"],
    ["a class of another name", '<p class="a b"></p>', "div.b{display:none}", ""],
    ["a class of its name", '<p class="a b"></p>', "p.b{display:none}", "gone"],
    ["its id", '<p id="i"></p>', "#i{display:none}", "gone"],
    ["its name and id", '<p id="i"></p>', "p#i{display:none}", "gone"],
    ["one of several", "<p></p>", "div, p ,td{display:none}", "gone"],
    ["more than one rule", "<p></p>", "p{visibility:hidden} p{text-decoration:line-through}", "invisible struck"],
    ["the style over the sheet", styled("visibility:visible"), "p{visibility:hidden}", ""],
    ["a rule within another", "<p></p>", "div p{display:none}", ""],
    ["a rule of a state", "<p></p>", "p:hover{display:none}", ""],
    ["all", "<p></p>", "*{display:none}", ""],
    ["none", "<p></p>", "{display:none}", ""],
    ["behind a comment", "<p></p>", "/* a */ <!-- p{display:none} -->", "gone"],
    ["within a comment", "<p></p>", "/* p{display:none} */", ""],
    ["for a screen", "<p></p>", "@media screen { p{display:none} }", "gone"],
    ["for all", "<p></p>", "@media all{p{display:none}}", "gone"],
    ["for print", "<p></p>", "@media print { p{display:none} }", ""],
    ["for small screens", "<p></p>", "@media screen and (max-width:9px) { p{display:none} }", ""],
    ["behind a block for print", "<p></p>", "@media print { div{x:y} td{x:y} } p{display:none}", "gone"],
    ["before a block for print", "<p></p>", "p{display:none} @media print { p{display:block} }", "gone"],
    ["between two blocks", "<p></p>", "@media print{a{b:c}} p{display:none} @media print{a{b:c}}", "gone"],
    ["a block that does not end", "<p></p>", "@media print { p{display:none}", ""],
    ["a block that does not begin", "<p></p>", "p{display:none} @media print", "gone"],
  ])("by style sheet: %s", (_, html, css, expected) => expect(told(html, {}, css)).toBe(expected));
});

test("all style elements of a page count, wherever they stand", () => {
  const sheet = styleSheetOf(parseNodes("<head><style>p{a:b}</style></head><div><style>p{c:d}.x{e:f}</style></div>") ?? []);
  expect([...sheet]).toEqual([
    ["p", ";a:b;c:d"],
    [".x", ";e:f"],
  ]);
});
