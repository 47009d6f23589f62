import { describe, expect, test } from "vitest";
import type { Damage } from "../../document.ts";
import { picturesIn } from "./pictures.ts";
import type { Story } from "./story.ts";
import type { XmlElement, XmlNode } from "./xml.ts";

const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly XmlNode[]
): XmlElement => ({
  name,
  attributes,
  children,
});
const inch = 914_400;
const extent = (width: number, height: number) => element("wp:extent", { cx: String(width * inch), cy: String(height * inch) });
const shape = (style?: string) => element("v:shape", style === undefined ? {} : { style });
const blip = (attributes: Readonly<Record<string, string>>) => element("a:blip", attributes);
const drawing = (...children: readonly XmlNode[]) => element("w:drawing", {}, ...children);

/** What a drawing shows where pictures are looked at, and what is told of it in a head. */
function told(one: XmlElement): readonly string[] {
  const story = {
    damage: [],
    pictureAt: (id: string) => ({ name: `<${id}>`, bytes: () => new Uint8Array() }),
  } as unknown as Story;
  return picturesIn(one, story).map(({ picture: { name, passedOver } }) =>
    passedOver === undefined ? name : `${name} ${passedOver.state} ${passedOver.why}`,
  );
}

const small = (size: string) => `<a> skipped shown at ${size} inches, too small to hold a form (图标、印章)`;

describe("the pictures that a drawing shows", () => {
  test.each<[string, XmlElement, readonly string[]]>([
    ["none", drawing(), []],
    ["one", drawing(blip({ "r:embed": "a" })), ["<a>"]],
    ["one that is linked", drawing(blip({ "r:link": "b" })), ["<b>"]],
    ["one that is there and linked", drawing(blip({ "r:embed": "a", "r:link": "b" })), ["<a>"]],
    ["one that says nothing", drawing(blip({})), ["<>"]],
    ["one of VML", drawing(element("v:imagedata", { "r:id": "c" })), ["<c>"]],
    [
      "several",
      drawing(element("x", {}, blip({ "r:embed": "b" })), element("v:imagedata", { "r:id": "c" }), blip({ "r:embed": "a" })),
      ["<b>", "<a>", "<c>"],
    ],
    ["a large one", drawing(extent(2.5, 1), blip({ "r:embed": "a" })), ["<a>"]],
    ["a small one", drawing(extent(2.4, 1), blip({ "r:embed": "a" })), [small("2.4 × 1.0")]],
    ["small of two sizes, large of the other", drawing(extent(1, 1), extent(3, 1), blip({ "r:embed": "a" })), ["<a>"]],
    ["small of both sizes", drawing(extent(1, 1), extent(2, 1), blip({ "r:embed": "a" })), [small("1.0 × 1.0")]],
    ["a size of nothing", drawing(extent(0, 1), blip({ "r:embed": "a" })), ["<a>"]],
    ["a size that is no number", drawing(element("wp:extent", { cx: "x" }), blip({ "r:embed": "a" })), ["<a>"]],
    ["a shape's style in points", drawing(shape("width:72pt;height:144pt"), blip({ "r:embed": "a" })), [small("1.0 × 2.0")]],
    [
      "in inches, behind other words",
      drawing(shape("position:absolute; width:1.5in; height: 2in"), blip({ "r:embed": "a" })),
      [small("1.5 × 2.0")],
    ],
    [
      "in centimetres and millimetres",
      drawing(shape("width:2.54cm;height:50.8mm"), blip({ "r:embed": "a" })),
      [small("1.0 × 2.0")],
    ],
    ["large in points", drawing(shape("width:415.3pt;height:311pt"), blip({ "r:embed": "a" })), ["<a>"]],
    ["of another width", drawing(shape("max-width:72pt;height:144pt"), blip({ "r:embed": "a" })), ["<a>"]],
    ["in a unit that is not known", drawing(shape("width:1em;height:144pt"), blip({ "r:embed": "a" })), ["<a>"]],
    ["without a style", drawing(shape(), blip({ "r:embed": "a" })), ["<a>"]],
  ])("%s", (_, one, expected) => expect(told(one)).toEqual(expected));
});

test.each<[string, XmlElement, boolean]>([
  ["as large as a page of text", drawing(extent(4, 3), blip({ "r:embed": "a" })), true],
  ["not as wide", drawing(extent(3.9, 3), blip({ "r:embed": "a" })), false],
  ["not as high", drawing(extent(4, 2.9), blip({ "r:embed": "a" })), false],
  ["wide here and high there", drawing(extent(4, 1), extent(1, 3)), false],
  ["large beside a small one", drawing(extent(1, 1), shape("width:5in;height:5in")), true],
  ["of no size", drawing(blip({ "r:embed": "a" })), false],
])("of heads, feet and notes no picture is looked at; one %s is told: %#", (_, one, isTold) => {
  const damage: Damage[] = [];
  expect(picturesIn(one, { damage, pictureAt: null } as unknown as Story)).toEqual([]);
  const reason = "as large as a page of text, and not read (图片未识别)";
  expect(damage).toEqual(isTold ? [{ page: null, part: "a picture in a head, foot or note", reason, concerns: "none" }] : []);
});
