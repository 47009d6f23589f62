import { describe, expect, test } from "vitest";
import { elementsOf, parseXml, type XmlElement } from "../word/xml.ts";
import type { Canvas } from "./canvas.ts";
import { drawOfdPage } from "./draw-page.ts";
import { boxOf, deltasOf, matrixOf, numbersOf } from "./numbers.ts";
import { locate, type OfdPackage } from "./package.ts";
import { pagesOf } from "./pages.ts";
import { fontCodes, pdfFile } from "./pdf-file.ts";
import { noResources, readResources, type Resources } from "./resources.ts";

const xml = (content: string): XmlElement => parseXml(new TextEncoder().encode(content));

describe("numbers", () => {
  test.each<[string | undefined, readonly number[] | null]>([
    [undefined, []],
    ["  ", []],
    ["1 2.5 -3", [1, 2.5, -3]],
    ["1,2", [1, 2]],
    ["1 x", null],
    [Array.from({ length: 100_001 }, () => "1").join(" "), null],
  ])("%j", (text, expected) => expect(numbersOf(text)).toEqual(expected));

  test.each<[string | undefined, readonly number[] | null]>([
    [undefined, []],
    ["", []],
    ["1 2", [1, 2]],
    ["g 3 1.5 2", [1.5, 1.5, 1.5, 2]],
    ["g 0 5 2", [2]],
    ["2 g 2 1", [2, 1, 1]],
    ["g 1.5 2", null],
    ["g -1 2", null],
    ["g 2", null],
    ["g 999999 1", null],
    ["1 x", null],
  ])("steps %j", (text, expected) => expect(deltasOf(text)).toEqual(expected));

  test("boxes and matrices", () => {
    expect(boxOf("1 2 3 4")).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    expect([boxOf("1 2 3"), boxOf("1 2 3 4 5"), boxOf(undefined), boxOf("a b c d")]).toEqual([null, null, null, null]);
    expect(matrixOf("1 2 3 4 5 6")).toEqual([1, 2, 3, 4, 5, 6]);
    expect([matrixOf(undefined), matrixOf(" ")]).toEqual([
      [1, 0, 0, 1, 0, 0],
      [1, 0, 0, 1, 0, 0],
    ]);
    expect([matrixOf("1 2 3 4 5"), matrixOf("x")]).toEqual([null, null]);
  });

  test.each([
    ["Pages/P1.xml", "Doc_0/Document.xml", "Doc_0/Pages/P1.xml"],
    ["/Doc_1/P.xml", "Doc_0/Document.xml", "Doc_1/P.xml"],
    [" ../P.xml ", "Doc_0/Pages/Document.xml", "Doc_0/P.xml"],
  ])("%s beside %s is %s", (loc, part, expected) => expect(locate(loc, part)).toBe(expected));
});

/** A page of 100 mm of these objects, drawn at a point a millimetre: what is drawn, and what was told. */
function draw(
  objects: string,
  over: { readonly resources?: Partial<Resources>; readonly at?: string; readonly layer?: string } = {},
): readonly string[] {
  const told: string[] = [];
  const paths: string[] = [];
  const codes: string[] = [];
  const canvas: Canvas = {
    operators: [],
    codeOf: ({ text, width }) => ({ font: 0, hex: `${codes.push(`${text}:${width}`) && text}:${width}` }),
    pictureOf: (path) => paths.push(path) - 1,
    tell: (part, reason) => void told.push(`${part}: ${reason}`),
    count: () => undefined,
    width: (100 * 72) / 25.4,
    height: (100 * 72) / 25.4,
    seen: 0,
  };
  const element = xml(`<Layer ${over.layer ?? ""}>${objects}</Layer>`);
  const box = { x: 0, y: 0, width: 100, height: 100 };
  const resources = { ...noResources, ...over.resources };
  drawOfdPage({ box, layers: [{ element, resources, at: boxOf(over.at) }], broken: null }, canvas);
  const operators = canvas.operators.map((operator) => (typeof operator === "string" ? operator : `picture ${operator.picture}`));
  return [...operators, ...paths, ...told, ...(canvas.seen === 0 ? [] : [`${canvas.seen} seen`])];
}

const mm = 'Boundary="10 20 50 10"';
const text = (attributes: string, content: string): string => `<TextObject ${mm} ${attributes}>${content}</TextObject>`;
const code = (content: string, attributes = 'X="0" Y="5"'): string => `<TextCode ${attributes}>${content}</TextCode>`;

describe("texts", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "one character",
      text('Size="5"', code("林")),
      ["q 0 g", "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <林:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "by steps",
      text('Size="5"', code("造林a", 'X="1" Y="5" DeltaX="5 6"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 31.1811 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 45.3543 212.5984 Tm <林:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 62.3622 212.5984 Tm <a:500> Tj ET EMC",
        "Q",
        "3 seen",
      ],
    ],
    [
      "a step with a gap behind",
      text('Size="5"', code("造林", 'X="1" Y="5" DeltaX="9"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 31.1811 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 56.6929 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "a step as wide as may be filled",
      text('Size="5"', code("造林", 'X="1" Y="5" DeltaX="6"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 31.1811 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 48.189 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "a narrow one's step",
      text('Size="5"', code("ab", 'X="1" Y="5" DeltaX="5.1"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 31.1811 212.5984 Tm <a:500> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 45.6378 212.5984 Tm <b:500> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "a step too small",
      text('Size="5"', code("造林", 'X="1" Y="5" DeltaX="0.7"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 31.1811 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 33.1654 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "without steps",
      text('Size="5"', code("造a林")),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 42.5197 212.5984 Tm <a:500> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 49.6063 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "TextCode: its characters have no steps between them (DeltaX), and were set one behind another",
        "3 seen",
      ],
    ],
    [
      "too few steps",
      text('Size="5"', code("造林站点", 'X="0" Y="5" DeltaX="5 5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 42.5197 212.5984 Tm <林:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 56.6929 212.5984 Tm <站:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 70.8661 212.5984 Tm <点:1000> Tj ET EMC",
        "Q",
        "TextCode: 4 characters have 2 steps between them (DeltaX)",
        "4 seen",
      ],
    ],
    [
      "too many steps",
      text('Size="5"', code("造", 'X="0" Y="5" DeltaX="5 5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "Q",
        "TextCode: 1 characters have 2 steps between them (DeltaX)",
        "1 seen",
      ],
    ],
    [
      "downwards",
      text('Size="5"', code("造林", 'X="0" Y="5" DeltaY="6"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 195.5906 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "steps that cannot be read",
      text('Size="5"', code("造林", 'X="0" Y="5" DeltaX="x"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 42.5197 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "TextCode: the steps between its characters (DeltaX, DeltaY) cannot be read",
        "TextCode: its characters have no steps between them (DeltaX), and were set one behind another",
        "2 seen",
      ],
    ],
    [
      "two pieces, the second where the first begins",
      text('Size="5"', code("造") + code("林", 'X="20"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 85.0394 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "line breaks are none",
      text('Size="5"', code("造\n林", 'X="0" Y="5" DeltaX="5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 42.5197 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    [
      "set narrow",
      text('Size="5" HScale="0.5"', code("造林", 'X="0" Y="5" DeltaX="2.5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 7.0866 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "/Span BMC BT 0 Tr /F0 1 Tf 7.0866 0 0 14.1732 35.4331 212.5984 Tm <林:1000> Tj ET EMC",
        "Q",
        "2 seen",
      ],
    ],
    ["without a size", text("", code("造")), ["TextObject: a text without a size was left out"]],
    ["of no size", text('Size="0"', code("造")), ["TextObject: a text without a size was left out"]],
    ["of a scale that is none", text('Size="5" HScale="0"', code("造")), ["TextObject: a text without a size was left out"]],
    [
      "turned",
      text('Size="5" CharDirection="90"', code("造")),
      ["q 0 g", "/Span BMC BT 0 Tr /F0 1 Tf 0 -14.1732 14.1732 0 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "turned back",
      text('Size="5" CharDirection="-90"', code("造")),
      ["q 0 g", "/Span BMC BT 0 Tr /F0 1 Tf 0 14.1732 -14.1732 0 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "turned over",
      text('Size="5" CharDirection="180"', code("造")),
      ["q 0 g", "/Span BMC BT 0 Tr /F0 1 Tf -14.1732 0 0 -14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "moved by its matrix",
      text('Size="5" CTM="2 0 0 2 1 1"', code("造")),
      ["q 0 g", "/Span BMC BT 0 Tr /F0 1 Tf 28.3465 0 0 28.3465 31.1811 195.5906 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "a matrix that cannot be read",
      text('Size="5" CTM="2 0 0"', code("造")),
      ["TextObject: an object whose CTM cannot be read was left out"],
    ],
    [
      "not filled",
      text('Size="5" Fill="false"', code("造")),
      ["q 0 g", "/Span BMC BT 3 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q"],
    ],
    [
      "stroked",
      text('Size="5" Fill="false" Stroke="true"', code("造") + '<StrokeColor Value="255 0 0"/>'),
      [
        "q 0 g 1.000 0.000 0.000 RG",
        "/Span BMC BT 1 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "Q",
        "1 seen",
      ],
    ],
    [
      "filled and stroked",
      text('Size="5" Stroke="true"', code("造")),
      ["q 0 g 0 G", "/Span BMC BT 2 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "not shown",
      text('Size="5" Visible="false"', code("造")),
      ["q 0 g", "/Span BMC BT 3 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q"],
    ],
    [
      "coloured",
      text('Size="5"', code("造") + '<FillColor Value="#ff 0 0"/>'),
      [
        "q 1.000 0.000 0.000 rg",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "Q",
        "1 seen",
      ],
    ],
    [
      "half clear",
      text('Size="5" Alpha="128"', code("造")),
      ["q 0 g /A50 gs", "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 28.3465 212.5984 Tm <造:1000> Tj ET EMC", "Q", "1 seen"],
    ],
    [
      "outside its box",
      text('Size="5"', code("造", 'X="70" Y="5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 226.7717 212.5984 Tm <造:1000> Tj ET EMC",
        "Q",
        "TextObject: a text stands outside the box (Boundary) that its object gives",
        "1 seen",
      ],
    ],
    [
      "outside its page",
      text('Size="5"', code("造", 'X="-20" Y="5"')),
      [
        "q 0 g",
        "/Span BMC BT 0 Tr /F0 1 Tf 14.1732 0 0 14.1732 -28.3465 212.5984 Tm <造:1000> Tj ET EMC",
        "Q",
        "TextObject: a text stands outside its page",
        "TextObject: a text stands outside the box (Boundary) that its object gives",
        "1 seen",
      ],
    ],
    ["blanks are not seen", text('Size="5"', code(" ")), ["q 0 g", "Q"]],
    [
      "a box that cannot be read",
      '<TextObject Boundary="1 2" Size="5"><TextCode>造</TextCode></TextObject>',
      ["TextObject: an object whose Boundary cannot be read was left out"],
    ],
  ])("%s", (_, objects, expected) => expect(draw(objects)).toEqual(expected));
});

describe("paths", () => {
  const path = (attributes: string, data: string, colours = ""): string =>
    `<PathObject ${mm} ${attributes}>${colours}<AbbreviatedData>${data}</AbbreviatedData></PathObject>`;
  const red = '<FillColor Value="255 0 0"/>';
  test.each<[string, string, readonly string[]]>([
    ["a line", path("", "M 0 0 L 10 0"), ["q 0 G 1.0006 w 28.3465 226.7717 m 56.6929 226.7717 l S Q"]],
    ["a thick line", path('LineWidth="2"', "M 0 0 L 10 0"), ["q 0 G 5.6693 w 28.3465 226.7717 m 56.6929 226.7717 l S Q"]],
    ["a width that is none", path('LineWidth="x"', "M 0 0 L 10 0"), ["q 0 G 1.0006 w 28.3465 226.7717 m 56.6929 226.7717 l S Q"]],
    [
      "an area",
      path('Fill="true" Stroke="false"', "M 0 0 L 10 0 L 10 5 C", red),
      ["q 1.000 0.000 0.000 rg 28.3465 226.7717 m 56.6929 226.7717 l 56.6929 212.5984 l h f Q"],
    ],
    [
      "an area with its edge",
      path('Fill="true"', "M 0 0 L 10 0 C", red),
      ["q 1.000 0.000 0.000 rg 0 G 1.0006 w 28.3465 226.7717 m 56.6929 226.7717 l h B Q"],
    ],
    [
      "even and odd",
      path('Fill="true" Rule="Even-Odd"', "M 0 0 L 10 0 C", red),
      ["q 1.000 0.000 0.000 rg 0 G 1.0006 w 28.3465 226.7717 m 56.6929 226.7717 l h B* Q"],
    ],
    [
      "even and odd, without its edge",
      path('Fill="true" Stroke="false" Rule="Even-Odd"', "M 0 0 L 10 0 C", red),
      ["q 1.000 0.000 0.000 rg 28.3465 226.7717 m 56.6929 226.7717 l h f* Q"],
    ],
    ["an area without a colour is clear", path('Fill="true" Stroke="false"', "M 0 0 L 10 0 C"), []],
    ["neither", path('Stroke="false"', "M 0 0 L 10 0", red), []],
    ["not shown", path('Visible="false"', "M 0 0 L 10 0"), []],
    [
      "curves",
      path("", "M 0 0 B 1 1 2 2 3 0 Q 4 3 6 0 A 1 1 0 0 1 9 0"),
      [
        "q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 223.937 34.0157 221.1024 36.8504 226.7717 c 38.7402 221.1024 41.5748 221.1024 45.3543 226.7717 c 53.8583 226.7717 l S Q",
      ],
    ],
    ["begins without a move", path("", "L 10 0"), ["q 0 G 1.0006 w 28.3465 226.7717 m 56.6929 226.7717 l S Q"]],
    ["begins with a start", path("", "S 1 1 L 10 0"), ["q 0 G 1.0006 w 31.1811 223.937 m 56.6929 226.7717 l S Q"]],
    [
      "a letter that nobody knows",
      path("", "M 0 0 X 1 L 10 0"),
      ["q 0 G 1.0006 w 28.3465 226.7717 m S Q", "PathObject: a path that cannot be read was drawn as far as it can"],
    ],
    [
      "numbers missing",
      path("", "M 0 0 L 10"),
      ["q 0 G 1.0006 w 28.3465 226.7717 m S Q", "PathObject: a path that cannot be read was drawn as far as it can"],
    ],
    ["no path", path("", " "), []],
    ["scaled", path('CTM="2 0 0 2 0 0"', "M 0 0 L 10 0"), ["q 0 G 2.0013 w 28.3465 226.7717 m 85.0394 226.7717 l S Q"]],
    [
      "grey and four colours",
      path('Fill="true"', "M 0 0 L 1 0", '<FillColor Value="128"/><StrokeColor Value="0 255 0 0"/>'),
      ["q 0.502 g 0.000 1.000 0.000 0.000 K 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l B Q"],
    ],
    [
      "a shading",
      path('Fill="true" Stroke="false"', "M 0 0 L 1 0", "<FillColor><AxialShd/></FillColor>"),
      ["q 0.502 g 28.3465 226.7717 m 31.1811 226.7717 l f Q"],
    ],
    [
      "a colour of two parts",
      path('Fill="true" Stroke="false"', "M 0 0 L 1 0", '<FillColor Value="1 2"/>'),
      ["q 0 g 28.3465 226.7717 m 31.1811 226.7717 l f Q"],
    ],
    [
      "a clear colour",
      path('Fill="true" Stroke="false"', "M 0 0 L 1 0", '<FillColor Value="0 0 300" Alpha="51"/>'),
      ["q 0.000 0.000 1.000 rg /A20 gs 28.3465 226.7717 m 31.1811 226.7717 l f Q"],
    ],
    [
      "cut to a path",
      path(
        "",
        "M 0 0 L 1 0",
        '<Clips><Clip><Area CTM="1 0 0 1 5 0"><Path Boundary="1 1 9 9"><AbbreviatedData>M 0 0 L 3 0 L 3 3 C</AbbreviatedData></Path></Area></Clip></Clips>',
      ),
      [
        "q 45.3543 223.937 m 53.8583 223.937 l 53.8583 215.4331 l h W n ",
        "q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q",
        "Q",
      ],
    ],
    [
      "cut to letters",
      path("", "M 0 0 L 1 0", "<Clips><Clip><Area><Text/></Area></Clip></Clips>"),
      [
        "q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q",
        "Clip: an object is cut to the shape of letters, which was not followed",
      ],
    ],
    [
      "cut to nothing",
      path("", "M 0 0 L 1 0", "<Clips><Clip><Area><Path/></Area></Clip></Clips>"),
      ["q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q"],
    ],
  ])("%s", (_, objects, expected) => expect(draw(objects)).toEqual(expected));
});

describe("pictures and groups", () => {
  const pictures = new Map([["7", "Res/a.png"]]);
  const groups = new Map([
    [
      "9",
      xml(
        `<CompositeGraphicUnit><Content><PathObject Boundary="0 0 9 9"><AbbreviatedData>M 0 0 L 1 0</AbbreviatedData></PathObject></Content></CompositeGraphicUnit>`,
      ),
    ],
  ]);
  const drawParams = new Map([
    ["1", xml('<DrawParam Relative="2" LineWidth="3"/>')],
    ["2", xml('<DrawParam LineWidth="4"><StrokeColor Value="0 0 255"/></DrawParam>')],
    ["3", xml('<DrawParam Relative="3"/>')],
  ]);
  const line = (attributes: string): string =>
    `<PathObject ${mm} ${attributes}><AbbreviatedData>M 0 0 L 1 0</AbbreviatedData></PathObject>`;
  const nested = (depth: number): string => `${"<PageBlock>".repeat(depth)}${line("")}${"</PageBlock>".repeat(depth)}`;
  test.each<[string, string, readonly string[]]>([
    [
      "a picture",
      `<ImageObject ${mm} ResourceID="7"/>`,
      ["q 141.7323 0 0 28.3465 28.3465 198.4252 cm", "picture 0", "Q", "Res/a.png"],
    ],
    [
      "by its matrix",
      `<ImageObject ${mm} ResourceID="7" CTM="20 0 0 30 1 2"/>`,
      ["q 56.6929 0 0 85.0394 31.1811 136.063 cm", "picture 0", "Q", "Res/a.png"],
    ],
    [
      "half clear",
      `<ImageObject ${mm} ResourceID="7" Alpha="100"/>`,
      ["q /A39 gs 141.7323 0 0 28.3465 28.3465 198.4252 cm", "picture 0", "Q", "Res/a.png"],
    ],
    [
      "masked",
      `<ImageObject ${mm} ResourceID="7" ImageMask="8"/>`,
      ["q /A50 gs 141.7323 0 0 28.3465 28.3465 198.4252 cm", "picture 0", "Q", "Res/a.png"],
    ],
    [
      "masked and half clear",
      `<ImageObject ${mm} ResourceID="7" ImageMask="8" Alpha="100"/>`,
      ["q /A39 gs 141.7323 0 0 28.3465 28.3465 198.4252 cm", "picture 0", "Q", "Res/a.png"],
    ],
    ["not shown", `<ImageObject ${mm} ResourceID="7" Visible="false"/>`, []],
    ["missing", `<ImageObject ${mm} ResourceID="8"/>`, ["ImageObject: a picture (resource 8) is missing"]],
    [
      "a group",
      `<CompositeObject ${mm} ResourceID="9" CTM="2 0 0 2 0 0"/>`,
      ["q 0 G 2.0013 w 28.3465 226.7717 m 34.0157 226.7717 l S Q"],
    ],
    [
      "a group that is missing",
      `<CompositeObject ${mm} ResourceID="8"/>`,
      ["CompositeObject: a group of objects (resource 8) is missing"],
    ],
    ["an unknown object", `<VideoObject ${mm}/>`, ["VideoObject: an object of an unknown kind (VideoObject) was left out"]],
    ["no object", "<Note/>", []],
    ["objects in objects", nested(2), ["q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q"]],
    ["as deep as may be", nested(12), ["q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q"]],
    ["too deep", nested(13), ["PageBlock: groups are nested deeper than 12, and the rest was left out"]],
    [
      "what parents hand on",
      `<PageBlock Alpha="128" DrawParam="1">${line("")}${line('LineWidth="5"')}${line('Visible="false"')}</PageBlock>`,
      [
        "q 0.000 0.000 1.000 RG /A50 gs 8.5039 w 28.3465 226.7717 m 31.1811 226.7717 l S Q",
        "q 0.000 0.000 1.000 RG /A50 gs 14.1732 w 28.3465 226.7717 m 31.1811 226.7717 l S Q",
      ],
    ],
    ["an invisible parent", `<PageBlock Visible="false">${line("")}${line('Visible="true"')}</PageBlock>`, []],
    ["parameters that stand on themselves", line('DrawParam="3"'), ["q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q"]],
    ["parameters that are not there", line('DrawParam="4"'), ["q 0 G 1.0006 w 28.3465 226.7717 m 31.1811 226.7717 l S Q"]],
  ])("%s", (_, objects, expected) => expect(draw(objects, { resources: { pictures, groups, drawParams } })).toEqual(expected));

  test("a layer's own place, opacity and parameters", () => {
    expect(draw(line(""), { at: "5 5 10 10", layer: 'Alpha="51" DrawParam="2"', resources: { drawParams } })).toEqual([
      "q 0.000 0.000 1.000 RG /A20 gs 11.3386 w 42.5197 212.5984 m 45.3543 212.5984 l S Q",
    ]);
  });
});

describe("pages of a file", () => {
  function read(parts: Readonly<Record<string, string>>): readonly string[] {
    const told: string[] = [];
    const ofd: OfdPackage = {
      xml: (path) => (parts[path] === undefined ? null : xml(parts[path])),
      bytes: () => null,
      encrypted: false,
    };
    const pages = pagesOf(ofd, (part, reason) => void told.push(`${part}: ${reason}`)) ?? [];
    const shown = pages.map(({ box, layers, broken }) => {
      const own = layers.map(({ element, resources, at }) => {
        return `${element.attributes["ID"] ?? "note"}${at === null ? "" : ` at ${at.x}`} [${[...resources.pictures].map((pair) => pair.join("=")).join(" ")}] ${elementsOf(element).length}`;
      });
      return `${box.width}×${box.height}: ${own.join(", ")}${broken === null ? "" : ` ${broken}`}`;
    });
    return [...shown, ...told];
  }
  const ofd = "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>";
  const document = (common: string, pages = '<Page ID="1" BaseLoc="P1.xml"/>', more = ""): string =>
    `<Document><CommonData>${common}</CommonData><Pages>${pages}</Pages>${more}</Document>`;
  const page = (content: string, more = ""): string => `<Page>${more}<Content>${content}</Content></Page>`;
  const area = (size: string): string => `<Area><PhysicalBox>${size}</PhysicalBox></Area>`;
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "one",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document("<PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea>"),
        "Doc_0/P1.xml": page('<Layer ID="a"/>'),
      },
      ["100×200: a [] 0"],
    ],
    [
      "without a size",
      { "OFD.xml": ofd, "Doc_0/Document.xml": document(""), "Doc_0/P1.xml": page('<Layer ID="a"/>') },
      ["210×297: a [] 0"],
    ],
    [
      "of a size of its own",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document("<PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea>"),
        "Doc_0/P1.xml": page('<Layer ID="a"/>', area("0 0 50 60")),
      },
      ["50×60: a [] 0"],
    ],
    [
      "layers by their kinds",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document(""),
        "Doc_0/P1.xml": page(
          '<Layer ID="f" Type="Foreground"/><Layer ID="b"/><Layer ID="g" Type="Background"/><Layer ID="x" Type="Other"/>',
        ),
      },
      ["210×297: g [] 0, b [] 0, x [] 0, f [] 0"],
    ],
    [
      "a template below and one above",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document('<TemplatePage ID="t" BaseLoc="T.xml"/><TemplatePage ID="u" BaseLoc="U.xml"/>'),
        "Doc_0/P1.xml": page('<Layer ID="a"/>', '<Template TemplateID="u" ZOrder="Foreground"/><Template TemplateID="t"/>'),
        "Doc_0/T.xml": page('<Layer ID="t"/>', area("0 0 70 80")),
        "Doc_0/U.xml": page('<Layer ID="u"/>'),
      },
      ["70×80: t [] 0, a [] 0, u [] 0"],
    ],
    [
      "a template that is missing",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document(""),
        "Doc_0/P1.xml": page('<Layer ID="a"/>', '<Template TemplateID="t"/>'),
      },
      ["210×297: a [] 0 Doc_0/P1.xml: its template page is missing", "Doc_0/P1.xml: its template page t is missing"],
    ],
    [
      "a page that is missing",
      { "OFD.xml": ofd, "Doc_0/Document.xml": document("") },
      ["210×297:  Doc_0/P1.xml is missing or cannot be read"],
    ],
    ["a document that is missing", { "OFD.xml": ofd }, []],
    ["a document without a root", { "OFD.xml": "<OFD><DocBody/></OFD>" }, ["OFD.xml: a document without a DocRoot"]],
    [
      "several versions",
      {
        "OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot><Versions><Version/></Versions></DocBody></OFD>",
        "Doc_0/Document.xml": document(""),
        "Doc_0/P1.xml": page('<Layer ID="a"/>'),
      },
      ["210×297: a [] 0", "OFD.xml: the file holds several versions of the document (多版本), and the first was read"],
    ],
    [
      "resources of all and of its own",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document("<PublicRes>Pub.xml</PublicRes><DocumentRes>Doc.xml</DocumentRes>"),
        "Doc_0/P1.xml": page('<Layer ID="a"/>', "<PageRes>Own.xml</PageRes>"),
        "Doc_0/Pub.xml":
          '<Res BaseLoc="Res"><MultiMedias><MultiMedia ID="1"><MediaFile>a.png</MediaFile></MultiMedia><MultiMedia><MediaFile>x.png</MediaFile></MultiMedia><MultiMedia ID="9"/></MultiMedias></Res>',
        "Doc_0/Doc.xml": '<Res><MultiMedias><MultiMedia ID="2"><MediaFile>b.png</MediaFile></MultiMedia></MultiMedias></Res>',
        "Doc_0/Own.xml": '<Res><MultiMedias><MultiMedia ID="1"><MediaFile>c.png</MediaFile></MultiMedia></MultiMedias></Res>',
      },
      ["210×297: a [1=Doc_0/c.png 2=Doc_0/b.png] 0"],
    ],
    [
      "annotations",
      {
        "OFD.xml": ofd,
        "Doc_0/Document.xml": document("", '<Page ID="1" BaseLoc="P1.xml"/>', "<Annotations>Annots.xml</Annotations>"),
        "Doc_0/P1.xml": page('<Layer ID="a"/>'),
        "Doc_0/Annots.xml":
          '<Annotations><Page PageID="1"><FileLoc>A1.xml</FileLoc></Page><Page PageID="2"><FileLoc>A1.xml</FileLoc></Page></Annotations>',
        "Doc_0/A1.xml":
          '<PageAnnot><Annot><Appearance Boundary="7 7 9 9"><PathObject/></Appearance></Annot><Annot Visible="false"><Appearance/></Annot></PageAnnot>',
      },
      ["210×297: a [] 0, note at 7 [] 1"],
    ],
  ])("%s", (_, parts, expected) => expect(read(parts)).toEqual(expected));
});

test("drawing parameters and groups of resources, by their numbers", () => {
  const ofd: OfdPackage = {
    xml: () =>
      xml(
        '<Res><DrawParams><DrawParam ID="1"/><DrawParam/></DrawParams><CompositeGraphicUnits><CompositeGraphicUnit ID="2"/></CompositeGraphicUnits></Res>',
      ),
    bytes: () => null,
    encrypted: false,
  };
  const { drawParams, groups } = readResources(ofd, ["Res.xml"]);
  expect([[...drawParams.keys()], [...groups.keys()]]).toEqual([["1"], ["2"]]);
});

describe("a PDF of what was drawn", () => {
  test("a character of each width has a code of its own", () => {
    const { codeOf, fonts } = fontCodes();
    const found = ["造", "林", "造"].map((one) => codeOf({ text: one, width: 1000 })).concat(codeOf({ text: "造", width: 500 }));
    expect(found.map(({ font, hex }) => `${font}:${hex}`)).toEqual(["0:0001", "0:0002", "0:0001", "0:0003"]);
    expect(fonts()).toEqual([
      [
        { text: "造", width: 1000 },
        { text: "林", width: 1000 },
        { text: "造", width: 500 },
      ],
    ]);
  });
  test("its parts", () => {
    const { codeOf, fonts } = fontCodes();
    for (let i = 0; i < 101; i++) codeOf({ text: String.fromCharCode(0x4e00 + i), width: 1000 });
    const pixels = Uint8Array.of(1, 2);
    const file = Buffer.from(
      pdfFile([{ width: 10.5, height: 20, contents: "q /A50 gs /P0 Do Q", pictures: new Set([0]) }], fonts(), [
        { width: 2, height: 1, pixels },
      ]),
    ).toString("latin1");
    const shown = (pattern: RegExp) => [...file.matchAll(pattern)].map(([found]) => found);
    expect(
      shown(
        /\d+ beginbfchar|MediaBox \[[^\]]*\]|\/A50 << [^>]*>>|\/P0 \d+ 0 R|\/Width 2 \/Height 1|\/Count 1 \/Kids \[[^\]]*\]|\/Size \d+/g,
      ),
    ).toEqual([
      "/Count 1 /Kids [9 0 R]",
      "100 beginbfchar",
      "1 beginbfchar",
      "/Width 2 /Height 1",
      "MediaBox [0 0 10.500 20.000]",
      "/P0 7 0 R",
      "/A50 << /ca 0.5 /CA 0.5 >>",
      "/Size 10",
    ]);
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe("xref");
    const offsets = shown(/^\d{10} 00000 n/gm).map((line) => Number(line.slice(0, 10)));
    expect(offsets.map((at, i) => file.startsWith(`${i + 1} 0 obj`, at))).toEqual(offsets.map(() => true));
  });
});
