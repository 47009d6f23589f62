import { describe, expect, test } from "vitest";
import type { Matrix } from "../pdf/glyphs.ts";
import { parseXml, type XmlElement } from "../word/xml.ts";
import type { Canvas, Pen } from "./canvas.ts";
import { clipsOf, drawPath } from "./draw-path.ts";
import { drawText } from "./draw-text.ts";
import type { OfdBox } from "./numbers.ts";
import { noResources } from "./resources.ts";

const xml = (content: string): XmlElement => parseXml(new TextEncoder().encode(content));
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const BOX: OfdBox = { x: 0, y: 0, width: 100, height: 100 };

interface Drawn {
  readonly canvas: Canvas;
  readonly told: readonly string[];
  readonly counted: () => number;
}

/** A canvas of 200 × 100 points; a character's code is itself with its width. */
function canvasOf(): Drawn {
  const told: string[] = [];
  let count = 0;
  const canvas: Canvas = {
    operators: [],
    codeOf: ({ text, width }) => ({ font: 0, hex: `${text}:${width}` }),
    pictureOf: () => 0,
    tell: (part, reason) => void told.push(`${part}: ${reason}`),
    count: () => {
      count++;
    },
    width: 200,
    height: 100,
    seen: 0,
  };
  return { canvas, told, counted: () => count };
}
const PEN: Pen = { matrix: SAME, alpha: 1, visible: true, params: [], resources: noResources };

const written = (operator: Canvas["operators"][number]): string => (typeof operator === "string" ? operator : "a picture");

/** Each character as `code@where`, its matrix behind it where it is not upright; then what was told. */
function text(
  attributes: string,
  inside: string,
  { box = BOX, own = SAME, pen = PEN }: { box?: OfdBox; own?: Matrix; pen?: Pen } = {},
) {
  const { canvas, told, counted } = canvasOf();
  drawText(xml(`<T ${attributes}>${inside}</T>`), box, pen, own, canvas);
  const characters = canvas.operators.flatMap((operator) => {
    const [, mode = "", matrix = "", code = ""] = /BT (\d) Tr \/F0 1 Tf (.*) Tm <(.*)> Tj/s.exec(written(operator)) ?? [];
    if (code === "") return [];
    const [a, b, c, d, x, y] = matrix.split(" ");
    return [
      `${code}@${x},${y}${[a, b, c, d].join(" ") === "10 0 0 -10" ? "" : ` [${[a, b, c, d].join(" ")}]`}${mode === "0" ? "" : ` mode ${mode}`}`,
    ];
  });
  return [...characters, ...told, `${canvas.seen} seen of ${counted()}`];
}
const code = (words: string, attributes = 'X="5" Y="20"'): string => `<TextCode ${attributes}>${words}</TextCode>`;

describe("where characters stand", () => {
  test.each<[string, string, readonly string[]]>([
    ["one", code("甲"), ["甲:1000@5,20", "1 seen of 1"]],
    [
      "steps of an em",
      code("甲乙丙", 'X="5" Y="20" DeltaX="10 10"'),
      ["甲:1000@5,20", "乙:1000@15,20", "丙:1000@25,20", "3 seen of 3"],
    ],
    [
      "the last step goes on",
      code("甲乙丙", 'X="5" Y="20" DeltaX="10" DeltaY="0 0"'),
      ["甲:1000@5,20", "乙:1000@15,20", "丙:1000@25,20", "3 seen of 3"],
    ],
    ["downwards", code("甲乙", 'X="5" Y="20" DeltaY="12"'), ["甲:1000@5,20", "乙:1000@5,32", "2 seen of 2"]],
    [
      "the last step downwards goes on",
      code("甲乙丙", 'X="5" Y="20" DeltaX="1 1" DeltaY="12"'),
      ["甲:1000@5,20", "乙:1000@6,32", "丙:1000@7,44", "3 seen of 3"],
    ],
    [
      "without steps, one behind another: half an em for what is narrow",
      code("a甲b", 'X="5" Y="20"'),
      [
        "a:500@5,20",
        "甲:1000@10,20",
        "b:500@20,20",
        "TextCode: its characters have no steps between them (DeltaX), and were set one behind another",
        "3 seen of 3",
      ],
    ],
    [
      "too few steps",
      code("甲乙丙", 'X="5" Y="20" DeltaX="10"'),
      [
        "甲:1000@5,20",
        "乙:1000@15,20",
        "丙:1000@25,20",
        "TextCode: 3 characters have 1 steps between them (DeltaX)",
        "3 seen of 3",
      ],
    ],
    ["one step more is no matter", code("甲乙", 'X="5" Y="20" DeltaX="10 10"'), ["甲:1000@5,20", "乙:1000@15,20", "2 seen of 2"]],
    [
      "two more are",
      code("甲乙", 'X="5" Y="20" DeltaX="10 10 10"'),
      ["甲:1000@5,20", "乙:1000@15,20", "TextCode: 2 characters have 3 steps between them (DeltaX)", "2 seen of 2"],
    ],
    [
      "steps that cannot be read",
      code("甲乙", 'X="5" Y="20" DeltaX="x"'),
      [
        "甲:1000@5,20",
        "乙:1000@15,20",
        "TextCode: the steps between its characters (DeltaX, DeltaY) cannot be read",
        "TextCode: its characters have no steps between them (DeltaX), and were set one behind another",
        "2 seen of 2",
      ],
    ],
    [
      "a second piece without a place of its own begins where the first does",
      code("甲") + code("乙", 'X="30"'),
      ["甲:1000@5,20", "乙:1000@30,20", "2 seen of 2"],
    ],
    ["a place that is none", code("甲") + code("乙", 'X="z" Y="z"'), ["甲:1000@5,20", "乙:1000@5,20", "2 seen of 2"]],
    ["line breaks are none of its characters", code("\n甲\t\r\n"), ["甲:1000@5,20", "1 seen of 1"]],
    ["blanks are not seen", code("甲 ", 'X="5" Y="20" DeltaX="10"'), ["甲:1000@5,20", " :500@15,20", "1 seen of 2"]],
    ["nothing", code(""), ["0 seen of 0"]],
  ])("%s", (_, inside, expected) =>
    expect(text('Size="10"', inside).filter((one) => !one.includes("outside"))).toEqual(expected),
  );

  test.each<[string, string, string, number]>([
    ["as far as the next", "a", "4", 400],
    ["an em at most", "a", "10", 1000],
    ["a gap behind it", "a", "10.1", 500],
    ["the least step", "a", "1.5", 150],
    ["less than that", "a", "1.4", 500],
    ["a wide one", "甲", "12", 1000],
    ["a gap behind a wide one", "甲", "12.1", 1000],
    ["a wide one set close", "甲", "8", 800],
    ["set back", "甲", "-5", 1000],
  ])("how wide a character is: %s", (_, character, step, width) => {
    const [first] = text('Size="10"', code(`${character}乙`, `X="50" Y="20" DeltaX="${step}"`));
    expect(first?.split("@")[0]).toBe(`${character}:${width}`);
  });
  test("a width is of its object's size, and of its stretch", () => {
    const [first] = text('Size="10" HScale="0.5"', code("甲乙", 'X="50" Y="20" DeltaX="4"'));
    expect(first).toBe("甲:800@50,20 [5 0 0 -10]");
  });
});

describe("how characters stand", () => {
  test.each([
    ["0", "10 0 0 -10"],
    ["90", "0 10 10 0"],
    ["180", "-10 0 0 10"],
    ["270", "0 -10 -10 0"],
    ["-90", "0 -10 -10 0"],
    ["450", "0 10 10 0"],
    ["100", "0 10 10 0"],
  ])("turned by %s degrees", (degrees, matrix) => {
    const [first] = text(`Size="10" CharDirection="${degrees}"`, code("甲"));
    expect(first).toBe(`甲:1000@5,20${matrix === "10 0 0 -10" ? "" : ` [${matrix}]`}`);
  });
  test.each([
    ["", 0],
    ['Fill="true" Stroke="true"', 2],
    ['Fill="false" Stroke="true"', 1],
    ['Fill="false"', 3],
    ['Stroke="false"', 0],
  ])("drawn with %s in mode %i", (attributes, mode) => {
    const [first, seen] = text(`Size="10" ${attributes}`, code("甲"));
    expect([first, seen]).toEqual([`甲:1000@5,20${mode === 0 ? "" : ` mode ${mode}`}`, `${mode === 3 ? 0 : 1} seen of 1`]);
  });
  test("of a pen that is not seen it is not seen", () =>
    expect(text('Size="10"', code("甲"), { pen: { ...PEN, visible: false } })).toEqual(["甲:1000@5,20 mode 3", "0 seen of 1"]));
  test.each(["", 'Size="0"', 'Size="x"', 'Size="-1"', 'Size="10" HScale="0"', 'Size="10" HScale="x"'])(
    "%j is no size",
    (attributes) =>
      expect(text(attributes, code("甲"))).toEqual(["TextObject: a text without a size was left out", "0 seen of 0"]),
  );
});

describe("outside the page, outside the box", () => {
  const PAGE = "TextObject: a text stands outside its page";
  const OF_BOX = "TextObject: a text stands outside the box (Boundary) that its object gives";
  const wide: OfdBox = { x: 0, y: 0, width: 1000, height: 1000 };
  const told = (x: number, y: number, box: OfdBox, own = SAME) =>
    text('Size="10"', code("甲", `X="${x}" Y="${y}"`), { box, own }).filter((one) => one.startsWith("TextObject"));
  test.each<[number, number, boolean]>([
    [0, 0, false],
    [200, 100, false],
    [-0.1, 0, true],
    [0, -0.1, true],
    [200.1, 0, true],
    [0, 100.1, true],
  ])("%d, %d of the page: %s", (x, y, outside) => expect(told(x, y, wide)).toEqual(outside ? [PAGE] : []));
  test.each<[number, number, boolean]>([
    [45, 30, false],
    [45.1, 30, true],
    [45, 30.1, true],
    [25, 10, false],
  ])("%d, %d of a box: %s", (x, y, outside) =>
    expect(told(x, y, { x: 0, y: 0, width: 40, height: 20 })).toEqual(outside ? [OF_BOX] : []),
  );
  test.each<[number, number, boolean]>([
    [-15, -10, false],
    [-15.1, -10, true],
    [-15, -10.1, true],
  ])("%d, %d before a box: %s", (x, y, outside) =>
    expect(told(x, y, { x: 50, y: 50, width: 40, height: 20 })).toEqual(outside ? [OF_BOX] : []),
  );
  test("a box's own matrix moves and stretches what stands in it", () => {
    const box: OfdBox = { x: 0, y: 0, width: 40, height: 20 };
    expect(told(0, 0, box, [1, 0, 0, 1, 45, 30])).toEqual([]);
    expect(told(0, 0, box, [1, 0, 0, 1, 45.1, 30])).toEqual([OF_BOX]);
    expect(told(0, 0, box, [1, 0, 0, 1, 45, 30.1])).toEqual([OF_BOX]);
    expect(told(25, 0, box, [2, 0, 0, 2, 0, 0])).toEqual([]);
    expect(told(25.1, 0, box, [2, 0, 0, 2, 0, 0])).toEqual([OF_BOX]);
    expect(told(5, 10, box, [0, 3, 3, 0, 0, 0])).toEqual([]);
    expect(told(5, 30, box, [0, 3, 3, 0, 0, 0])).toEqual([OF_BOX]);
  });
});

/** The operators of a path, and what was told. */
function path(
  data: string,
  attributes = "",
  inside = "",
  { own = SAME, pen = PEN }: { own?: Matrix; pen?: Pen } = {},
): readonly string[] {
  const { canvas, told } = canvasOf();
  drawPath(xml(`<P ${attributes}>${inside}<AbbreviatedData>${data}</AbbreviatedData></P>`), { ...BOX, x: 10 }, pen, own, canvas);
  return [...canvas.operators.map(written), ...told];
}
const STROKE = "q 0 G 0.353 w ";
const CUT = "PathObject: a path that cannot be read was drawn as far as it can";

describe("paths", () => {
  test.each<[string, string, readonly string[]]>([
    ["a line", "M 0 0 L 5 6", [`${STROKE}10 0 m 15 6 l S Q`]],
    ["commas and blanks", " M 0,0  L 5,6 ", [`${STROKE}10 0 m 15 6 l S Q`]],
    ["a start of its own", "S 1 2 L 5 6 C", [`${STROKE}11 2 m 15 6 l h S Q`]],
    ["without a start it begins at its origin", "L 5 6", [`${STROKE}10 0 m 15 6 l S Q`]],
    ["a curve", "M 0 0 B 1 2 3 4 5 6", [`${STROKE}10 0 m 11 2 13 4 15 6 c S Q`]],
    ["a curve of one control point", "M 0 0 Q 3 6 9 0", [`${STROKE}10 0 m 12 4 15 4 19 0 c S Q`]],
    ["the same from another place", "M 3 3 Q 6 9 12 3", [`${STROKE}13 3 m 15 7 18 7 22 3 c S Q`]],
    ["behind a closed line", "M 3 3 L 9 9 C Q 3 6 9 0", [`${STROKE}13 3 m 19 9 l h 15 7 15 4 19 0 c S Q`]],
    ["the chord of an arc", "M 0 0 A 1 1 0 0 1 7 8", [`${STROKE}10 0 m 17 8 l S Q`]],
    ["a letter that is none", "M 0 0 L 5 6 X 1 2", [`${STROKE}10 0 m 15 6 l S Q`, CUT]],
    ["a letter without its numbers", "M 0 0 L 5", [`${STROKE}10 0 m S Q`, CUT]],
    ["a number that is none", "M 0 0 L 5 y", [`${STROKE}10 0 m S Q`, CUT]],
    ["nothing", "", []],
    ["nothing that can be read", "X", [CUT]],
  ])("%s", (_, data, expected) => expect(path(data)).toEqual(expected));

  const COLOUR = '<FillColor Value="255 0 0"/>';
  test.each<[string, string, string, string]>([
    ["filled and stroked", 'Fill="true"', COLOUR, "q 1.000 0.000 0.000 rg 0 G 0.353 w 10 0 m B Q"],
    ["by the even-odd rule", 'Fill="true" Rule="Even-Odd"', COLOUR, "q 1.000 0.000 0.000 rg 0 G 0.353 w 10 0 m B* Q"],
    ["filled", 'Fill="true" Stroke="false"', COLOUR, "q 1.000 0.000 0.000 rg 10 0 m f Q"],
    ["filled by that rule", 'Fill="true" Stroke="false" Rule="Even-Odd"', COLOUR, "q 1.000 0.000 0.000 rg 10 0 m f* Q"],
    ["clear without a colour", 'Fill="true"', "", `${STROKE}10 0 m S Q`],
    ["not filled where it does not say so", "", COLOUR, `${STROKE}10 0 m S Q`],
    ["neither", 'Stroke="false"', COLOUR, ""],
    ["of a width", 'LineWidth="2"', "", "q 0 G 2 w 10 0 m S Q"],
    ["of a width below nothing", 'LineWidth="-2"', "", "q 0 G 2 w 10 0 m S Q"],
    ["of a width that is none", 'LineWidth="x"', "", `${STROKE}10 0 m S Q`],
    ["of a colour", "", '<StrokeColor Value="0 0 255"/>', "q 0.000 0.000 1.000 RG 0.353 w 10 0 m S Q"],
  ])("%s", (_, attributes, inside, expected) => expect(path("M 0 0", attributes, inside).join("")).toBe(expected));

  test("a width is stretched as its matrix does, whatever way it turns", () => {
    const width = (own: Matrix) => / (\S+) w /.exec(path("M 0 0", 'LineWidth="2"', "", { own })[0] ?? "")?.[1];
    expect([
      width([2, 0, 0, 8, 0, 0]),
      width([0, 3, -3, 0, 5, 5]),
      width([1, 0, 0, -1, 0, 0]),
      width([2, 1, 1, 2, 0, 0]),
    ]).toEqual(["8", "6", "2", "3.4641"]);
  });
  test("a path of a pen that is not seen is not drawn", () =>
    expect(path("M 0 0 L 5 6", "", "", { pen: { ...PEN, visible: false } })).toEqual([]));
  test("each of its letters counts as drawn", () => {
    const { canvas, counted } = canvasOf();
    drawPath(xml("<P><AbbreviatedData>M 0 0 L 5 6 C X</AbbreviatedData></P>"), BOX, PEN, SAME, canvas);
    expect(counted()).toBe(3);
  });
  test("points go through the matrix", () =>
    expect(path("M 1 2 L 3 4", "", "", { own: [2, 3, 4, 5, 6, 7] })[0]).toMatch(/ 26 20 m 38 36 l S Q$/));
});

describe("what an object is cut to", () => {
  const clips = (inside: string, box: OfdBox = { ...BOX, x: 10 }): readonly string[] => {
    const { canvas, told } = canvasOf();
    return [clipsOf(xml(`<P><Clips>${inside}</Clips></P>`), box, PEN, canvas), ...told];
  };
  const area = (data: string, boundary = "", of = "") =>
    `<Area ${of}><Path ${boundary}><AbbreviatedData>${data}</AbbreviatedData></Path></Area>`;
  test.each<[string, string, readonly string[]]>([
    ["nothing", "", [""]],
    ["an area", `<Clip>${area("M 0 0 L 5 6")}</Clip>`, ["10 0 m 15 6 l W n "]],
    ["at a place of its own", `<Clip>${area("M 0 0", 'Boundary="1 2 3 4"')}</Clip>`, ["11 2 m W n "]],
    ["moved by both matrices", `<Clip>${area("M 1 1", 'CTM="2 0 0 2 0 0"', 'CTM="1 0 0 1 5 7"')}</Clip>`, ["17 9 m W n "]],
    ["a matrix that cannot be read moves nothing", `<Clip>${area("M 1 1", 'CTM="x"', 'CTM="x"')}</Clip>`, ["11 1 m W n "]],
    ["all areas of a clip together", `<Clip>${area("M 0 0")}${area("M 1 1")}</Clip>`, ["10 0 m 11 1 m W n "]],
    ["one of which is nothing", `<Clip>${area("")}${area("M 1 1")}</Clip>`, [" 11 1 m W n "]],
    ["clips one behind the other", `<Clip>${area("M 0 0")}</Clip><Clip>${area("M 1 1")}</Clip>`, ["10 0 m W n 11 1 m W n "]],
    ["a clip of nothing", `<Clip>${area("")}</Clip>`, [""]],
    [
      "letters are not followed",
      `<Clip>${area("M 0 0")}<Area><Text/></Area></Clip><Clip>${area("M 1 1")}</Clip>`,
      ["11 1 m W n ", "Clip: an object is cut to the shape of letters, which was not followed"],
    ],
  ])("%s", (_, inside, expected) => expect(clips(inside)).toEqual(expected));
});
