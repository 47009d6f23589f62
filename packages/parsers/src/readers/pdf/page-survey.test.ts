import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { type Op, survey, glyphs, at, rect, told } from "./page-operators.test-helper.ts";

const show = (text: string): Op => [OPS.showText, [glyphs(text)]];

const font = (size: number, name = "F"): Op => [OPS.setFont, [name, size]];

describe("what a page draws", () => {
  test.each<[string, readonly Op[], unknown[]]>([
    ["a word", [font(10), at(50, 700), show("甲乙")], [["甲乙", null, 50, 70, 101]]],
    ["a word over a blank", [font(10), at(50, 700), show("甲 乙")], [["甲乙", null, 50, 80, 101]]],
    [
      "spacing of words and characters",
      [font(10), [OPS.setWordSpacing, [5]], [OPS.setCharSpacing, [2]], at(50, 700), show("甲 乙")],
      [["甲乙", null, 50, 89, 101]],
    ],
    ["type set narrow", [font(10), [OPS.setHScale, [50]], at(50, 700), show("甲乙")], [["甲乙", null, 50, 60, 101]]],
    [
      "a kern",
      [font(10), at(50, 700), [OPS.showText, [[...glyphs("甲"), -1000, ...glyphs("乙")]]]],
      [["甲乙", null, 50, 80, 101]],
    ],
    [
      "lines by leading",
      [font(10), [OPS.setLeading, [12]], at(50, 700), show("甲"), [OPS.nextLine, []], show("乙")],
      [
        ["甲", null, 50, 60, 101],
        ["乙", null, 50, 60, 113],
      ],
    ],
    [
      "a leading that a move sets",
      [font(10), at(50, 700), [OPS.setLeadingMoveText, [3, -20]], show("甲"), [OPS.nextLine, []], show("乙")],
      [
        ["甲", null, 53, 63, 121],
        ["乙", null, 53, 63, 141],
      ],
    ],
    [
      "moves from the line's beginning",
      [font(10), at(50, 700), show("甲"), [OPS.moveText, [100, -10]], show("乙")],
      [
        ["甲", null, 50, 60, 101],
        ["乙", null, 150, 160, 111],
      ],
    ],
    [
      "text begun anew",
      [font(10), at(50, 700), [OPS.beginText, []], [OPS.moveText, [5, 700]], show("甲")],
      [["甲", null, 5, 15, 101]],
    ],
    ["raised", [font(10), [OPS.setTextRise, [5]], at(50, 700), show("甲")], [["甲", null, 50, 60, 96]]],
    ["scaled", [font(10), [OPS.transform, [2, 0, 0, 2, 0, 0]], at(50, 300), show("甲")], [["甲", null, 100, 120, 203]]],
    [
      "and restored",
      [[OPS.save, []], [OPS.transform, [2, 0, 0, 2, 0, 0]], [OPS.restore, []], font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    ["invisible", [font(10), [OPS.setTextRenderingMode, [3]], at(50, 700), show("甲")], [["甲", "invisible", 50, 60, 101]]],
    ["stroked only is seen", [font(10), [OPS.setTextRenderingMode, [1]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    ["without paint", [font(10), [OPS.setGState, [[["ca", 0.01]]]], at(50, 700), show("甲")], [["甲", "invisible", 50, 60, 101]]],
    ["pale", [font(10), [OPS.setGState, [[["ca", 0.5]]]], at(50, 700), show("甲")], [["甲", "watermark", 50, 60, 101]]],
    ["hardly pale", [font(10), [OPS.setGState, [[["ca", 0.51]]]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    [
      "white on paper",
      [font(10), [OPS.setFillRGBColor, ["#ffffff"]], at(50, 700), show("甲")],
      [["甲", "colour of its ground", 50, 60, 101]],
    ],
    ["yellow on paper", [font(10), [OPS.setFillRGBColor, ["#ffff00"]], at(50, 700), show("甲")], [["甲", null, 50, 60, 101]]],
    [
      "a pattern",
      [font(10), [OPS.setFillRGBColor, ["#ffffff"]], [OPS.setFillColorN, []], at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    ["off the page", [font(10), at(-20, 700), show("甲")], [["甲", "off the page", -20, -10, 101]]],
    ["half on it", [font(10), at(-4, 700), show("甲")], [["甲", null, -4, 6, 101]]],
    ["no size", [font(0), at(50, 700), show("甲")], []],
    [
      "white on black",
      [rect(OPS.fill, 0, 600, 600, 800), [OPS.setFillRGBColor, ["#ffffff"]], font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "black on black",
      [rect(OPS.fill, 0, 600, 600, 800), font(10), at(50, 700), show("甲")],
      [["甲", "colour of its ground", 50, 60, 101]],
    ],
    ["covered later", [font(10), at(50, 700), show("甲"), rect(OPS.fill, 40, 690, 70, 720)], [["甲", "covered", 50, 60, 101]]],
    [
      "a cover that lets through",
      [font(10), at(50, 700), show("甲"), [OPS.setGState, [[["ca", 0.9]]]], rect(OPS.fill, 40, 690, 70, 720)],
      [["甲", null, 50, 60, 101]],
    ],
    ["only a frame", [font(10), at(50, 700), show("甲"), rect(OPS.stroke, 40, 690, 70, 720)], [["甲", null, 50, 60, 101]]],
    ["a line", [font(10), at(50, 700), show("甲"), rect(OPS.fill, 40, 702, 70, 705)], [["甲", null, 50, 60, 101]]],
    [
      "cut off",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 40, 800), font(10), at(50, 700), show("甲")],
      [["甲", "cut off", 50, 60, 101]],
    ],
    [
      "within what is drawn",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 55, 800), font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "a little beside it",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 52.1, 800), font(10), at(50, 700), show("甲")],
      [["甲", null, 50, 60, 101]],
    ],
    [
      "within two clips",
      [
        [OPS.clip, []],
        rect(OPS.endPath, 0, 0, 500, 800),
        [OPS.eoClip, []],
        rect(OPS.endPath, 100, 0, 600, 800),
        font(10),
        at(50, 700),
        show("甲"),
      ],
      [["甲", "cut off", 50, 60, 101]],
    ],
    [
      "a form of its own place and box",
      [
        [
          OPS.paintFormXObjectBegin,
          [
            [1, 0, 0, 1, 100, 0],
            [0, 0, 40, 800],
          ],
        ],
        font(10),
        at(50, 700),
        show("甲"),
        [OPS.paintFormXObjectEnd, []],
        font(10),
        at(50, 700),
        show("乙"),
      ],
      [
        ["甲", "cut off", 150, 160, 101],
        ["乙", null, 50, 60, 101],
      ],
    ],
  ])("%s", async (_, ops, expected) => expect(told((await survey(ops)).runs)).toEqual(expected));

  test("a cover that is turned and moved lies where it is shown", async () => {
    const turned: Op[] = [[OPS.transform, [0, 1, -1, 0, 100, 650]], rect(OPS.fill, 0, 0, 100, 60)];
    const { runs } = await survey([
      font(10),
      at(50, 700),
      show("甲"),
      at(10, 700),
      show("乙"),
      at(50, 780),
      show("丙"),
      ...turned,
    ]);
    expect(runs.map(({ text, unseen }) => [text, unseen])).toEqual([
      ["甲", "covered"],
      ["乙", null],
      ["丙", null],
    ]);
  });

  test("characters that a producer wrote as radicals are those that the text layer is read with", async () =>
    expect((await survey([font(10, "W"), at(50, 700), show("项⽬")])).runs.map(({ text }) => text)).toEqual(["项目"]));

  test("of a font its unit, and whether it runs down", async () => {
    const fonts = { W: { fontMatrix: [0.002, 0, 0, 0.002, 0, 0] }, V: { vertical: true } };
    expect(told((await survey([font(10, "W"), at(50, 700), show("甲")], { fonts })).runs)).toEqual([["甲", null, 50, 70, 101]]);
    expect(told((await survey([font(10, "V"), at(-90, 700), show("甲")], { fonts })).runs)).toEqual([
      ["甲", null, -90, -80, 101],
    ]);
    expect(told((await survey([[OPS.setGState, [[["Font", ["W", 10]]]]], at(50, 700), show("甲")], { fonts })).runs)).toEqual([
      ["甲", null, 50, 70, 101],
    ]);
  });

  const counted = async (ops: readonly Op[], pictures?: Record<string, object>) => {
    const { pictures: count, crooked, marked } = await survey(ops, pictures === undefined ? {} : { pictures });
    return [count, crooked, marked];
  };
  const path = (paint: number, ...numbers: number[]): Op => [
    OPS.constructPath,
    [paint, [Float32Array.from(numbers)], Float32Array.from([0, 0, 9, 9])],
  ];
  test.each<[string, readonly Op[], unknown]>([
    ["nothing", [], [0, 0, false]],
    ["text", [font(10), at(50, 700), show("甲")], [0, 0, true]],
    ["a frame", [rect(OPS.stroke, 0, 0, 9, 9)], [0, 0, true]],
    ["white", [[OPS.setFillRGBColor, ["#ffffff"]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, false]],
    ["nearly white", [[OPS.setFillRGBColor, ["#fafafa"]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, true]],
    ["a path that is not painted", [rect(OPS.endPath, 0, 0, 9, 9)], [0, 0, false]],
    ["without paint", [[OPS.setGState, [[["ca", 0]]]], rect(OPS.fill, 0, 0, 9, 9)], [0, 0, false]],
    ["slanted and curved", [path(OPS.fill, 0, 0, 0, 1, 5, 5, 1, 5, 9, 2, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 4)], [0, 3, true]],
    ["slanted in white", [[OPS.setFillRGBColor, ["#ffffff"]], path(OPS.fill, 0, 0, 0, 1, 5, 5)], [0, 0, false]],
    ["a picture", [[OPS.paintImageXObject, ["i"]]], [1, 0, true]],
    [
      "two others",
      [
        [OPS.paintImageMaskXObject, []],
        [OPS.paintInlineImageXObject, []],
      ],
      [2, 0, true],
    ],
    ["a shading", [[OPS.shadingFill, []]], [0, 0, true]],
  ])("counts %s", async (_, ops, expected) => expect(await counted(ops)).toEqual(expected));

  test.each([
    ["opaque", { i: { kind: 2 } }, "i", "covered"],
    ["that lets through", { i: { kind: 3 } }, "i", null],
    ["that is not known", {}, "i", null],
    ["without a kind", { i: {} }, "i", null],
  ])("a picture %s over text", async (_, pictures, id, unseen) => {
    const ops: Op[] = [
      font(10),
      at(50, 700),
      show("甲"),
      [OPS.transform, [100, 0, 0, 100, 0, 650]],
      [OPS.paintImageXObject, [id]],
    ];
    expect((await survey(ops, { pictures })).runs.map((run) => run.unseen)).toEqual([unseen]);
  });

  test("figures by font, every glyph that is coded as one", async () => {
    const { figures } = await survey([font(10, "A"), at(50, 700), show("1x12"), font(10, "B"), show("2")]);
    expect([...figures].map(([name, own]) => [name, [...own]])).toEqual([
      [
        "A",
        [
          ["1", "1"],
          ["2", "2"],
        ],
      ],
      ["B", [["2", "2"]]],
    ]);
  });

  const seen = async (ops: readonly Op[], stores: Parameters<typeof survey>[1] = {}) =>
    (await survey(ops, stores)).runs.map(({ unseen }) => unseen);
  const word = (x = 50, y = 700, size = 10): readonly Op[] => [font(size), at(x, y), show("甲")];
  test.each<[string, readonly Op[], readonly (string | null)[]]>([
    ["restored more often than kept", [[OPS.restore, []], ...word()], [null]],
    ["a path that is painted does not cut off", [rect(OPS.stroke, 0, 0, 40, 800), ...word()], [null]],
    [
      "a clip cuts with the next path only",
      [[OPS.clip, []], rect(OPS.endPath, 0, 0, 600, 800), rect(OPS.endPath, 0, 0, 40, 800), ...word()],
      [null],
    ],
    [
      "a clip inside a form ends with it",
      [[OPS.paintFormXObjectBegin, [null, [0, 0, 40, 800]]], ...word(), [OPS.paintFormXObjectEnd, []], ...word()],
      ["cut off", null],
    ],
    [
      "what is kept keeps the place of text",
      [font(10), at(50, 700), [OPS.save, []], [OPS.moveText, [900, 0]], [OPS.restore, []], show("甲")],
      [null],
    ],
    ["type of a point and a half", word(50, 700, 1.5), [null]],
    ["smaller", word(50, 700, 1.4), ["too small to be seen"]],
    ["hardly any paint", [[OPS.setGState, [[["ca", 0.02]]]], ...word()], ["watermark"]],
    ["neither filled nor stroked, but cut along", [[OPS.setTextRenderingMode, [7]], ...word()], ["invisible"]],
    ["its middle at the left edge", word(-5), [null]],
    ["beyond it", word(-5.1), ["off the page"]],
    ["its middle at the right edge", word(595), [null]],
    ["beyond it", word(595.1), ["off the page"]],
    ["its middle at the lower edge", word(50, -3.6), [null]],
    ["beyond it", word(50, -3.7), ["off the page"]],
    ["its middle at the upper edge", word(50, 796.4), [null]],
    ["beyond it", word(50, 796.5), ["off the page"]],
    ["three tenths of its size outside a clip", [[OPS.clip, []], rect(OPS.endPath, 58, 0, 500, 800), ...word()], [null]],
    ["more", [[OPS.clip, []], rect(OPS.endPath, 58.1, 0, 500, 800), ...word()], ["cut off"]],
    ["above a clip, so far", [[OPS.clip, []], rect(OPS.endPath, 0, 0, 500, 700.75), ...word()], [null]],
    ["more", [[OPS.clip, []], rect(OPS.endPath, 0, 0, 500, 700.5), ...word()], ["cut off"]],
    ["below one, so far", [[OPS.clip, []], rect(OPS.endPath, 0, 706.5, 500, 800), ...word()], [null]],
    ["more", [[OPS.clip, []], rect(OPS.endPath, 0, 706.75, 500, 800), ...word()], ["cut off"]],
    ["under an area three points wide", [...word(), rect(OPS.fill, 54, 690, 57, 720)], [null]],
    ["wider", [...word(), rect(OPS.fill, 53, 690, 56.5, 720)], ["covered"]],
    ["three points high", [...word(), rect(OPS.fill, 40, 702, 90, 705)], [null]],
    ["higher", [...word(), rect(OPS.fill, 40, 702, 90, 705.5)], ["covered"]],
    [
      "under paint that is nearly opaque",
      [...word(), [OPS.setGState, [[["ca", 0.95]]]], rect(OPS.fill, 40, 690, 70, 720)],
      ["covered"],
    ],
    [
      "under a slanted area",
      [
        ...word(),
        [
          OPS.constructPath,
          [
            OPS.fill,
            [Float32Array.from([0, 40, 690, 1, 90, 695, 1, 90, 720, 1, 40, 720, 4])],
            Float32Array.from([40, 690, 90, 720]),
          ],
        ],
      ],
      [null],
    ],
    [
      "under an area of more corners",
      [
        ...word(),
        [
          OPS.constructPath,
          [
            OPS.fill,
            [Float32Array.from([0, 40, 690, 1, 90, 690, 1, 90, 700, 1, 90, 720, 1, 60, 720, 1, 40, 720, 4])],
            Float32Array.from([40, 690, 90, 720]),
          ],
        ],
      ],
      [null],
    ],
  ])("a word: %s", async (_, ops, expected) => expect(await seen(ops)).toEqual(expected));

  test("a picture that several pages share, and one whose kind nobody knows", async () => {
    const ops: readonly Op[] = [...word(), [OPS.transform, [100, 0, 0, 100, 0, 650]], [OPS.paintImageXObject, ["i"]]];
    expect(await seen(ops, { fonts: { i: { kind: 1 } } })).toEqual(["covered"]);
    expect(await seen(ops, { pictures: { i: { kind: 3 } }, fonts: { i: { kind: 1 } } })).toEqual([null]);
    expect(await seen([...ops.slice(0, -1), [OPS.paintImageXObject, [7]]], { fonts: { 7: { kind: 1 } } })).toEqual([null]);
    expect(await seen([...word(), [OPS.setGState, [[["ca", 0.9]]]], ...ops.slice(3)], { pictures: { i: { kind: 1 } } })).toEqual([
      null,
    ]);
    expect(await seen([...ops.slice(0, -1), [OPS.paintImageMaskXObject, ["i"]]], { pictures: { i: { kind: 1 } } })).toEqual([
      null,
    ]);
  });

  const lines = async (ops: readonly Op[]) =>
    (await survey(ops)).drawnLines.map(({ what, box: b }) => `${what} ${[b.x0, b.y0, b.x1, b.y1].join(" ")}`);
  test("a picture of a line's size, and shapes of it, where no text stands", async () => {
    const picture: readonly Op[] = [
      [OPS.save, []],
      [OPS.transform, [50, 0, 0, 12, 100, 600]],
      [OPS.paintInlineImageXObject, []],
      [OPS.restore, []],
    ];
    expect(await lines(picture)).toEqual(["a picture 100 188 150 200"]);
    expect(await lines([[OPS.setGState, [[["ca", 0.01]]]], ...picture])).toEqual([]);
    expect(await lines([[OPS.setGState, [[["ca", 0.02]]]], ...picture])).toEqual(["a picture 100 188 150 200"]);
    const letter = (x: number): Op => [
      OPS.constructPath,
      [
        OPS.fill,
        [Float32Array.from([0, x, 600, ...Array.from({ length: 9 }, (_, i) => [1, x + i + 1, 601 + i]).flat(), 4])],
        Float32Array.from([x, 600, x + 10, 610]),
      ],
    ];
    expect(await lines([letter(100), letter(111), letter(122)])).toEqual(["drawn as shapes 100 190 132 200"]);
    expect(await lines([[OPS.setFillRGBColor, ["#ffffff"]], letter(100), letter(111), letter(122)])).toEqual([]);
  });

  test("a figure that stands twice in a font is that of its first glyph", async () => {
    const twice = [...glyphs("1"), { ...glyphs("2")[0], fontChar: "1" }, { ...glyphs("3")[0], operatorListId: "three" }];
    const { figures } = await survey([font(10, "A"), at(50, 700), [OPS.showText, [twice]]]);
    expect([...(figures.get("A") ?? [])]).toEqual([
      ["1", "1"],
      ["three", "3"],
    ]);
  });
});
