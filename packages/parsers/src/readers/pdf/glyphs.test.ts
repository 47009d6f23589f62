import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { multiply, readPageText, type PageText } from "./glyphs.ts";

describe("a page's text layer", () => {
  const item = (str: string, x: number, y: number, over: { width?: number; transform?: number[] } = {}) => ({
    str,
    width: over.width ?? 10 * str.length,
    transform: over.transform ?? [10, 0, 0, 10, x, y],
  });
  const read = (items: readonly object[]): Promise<PageText> => {
    const page = {
      rotate: 0,
      getTextContent: () => Promise.resolve({ items }),
      getViewport: ({ rotation }: { rotation?: number }) => ({
        transform: rotation === undefined ? [1, 0, 0, -1, 0, 800] : [0, 1, 1, 0, 0, 0],
        convertToViewportPoint: (x: number, y: number) => [x, 800 - y],
        convertToPdfPoint: (x: number, y: number) => [y, x],
      }),
    } as unknown as PDFPageProxy;
    return readPageText(page);
  };
  const laid = async (items: readonly object[]) =>
    (await read(items))
      .layOut()
      .glyphs.map(({ text, x0, x1, baseline, mark }) => [text, Math.round(x0), Math.round(x1), Math.round(baseline), mark]);

  test.each<[string, readonly object[], unknown[]]>([
    [
      "a run's width over its characters, Chinese ones twice as wide",
      [item("甲a", 50, 700, { width: 15 })],
      [
        ["甲", 50, 60, 100, null],
        ["a", 60, 65, 100, null],
      ],
    ],
    ["set askew", [item("甲", 50, 700, { transform: [9.95, 0.95, -0.95, 9.95, 50, 700] })], []],
    ["set nearly straight", [item("甲", 50, 700, { transform: [9.97, 0.7, -0.7, 9.97, 50, 700] })], [["甲", 50, 60, 100, null]]],
    ["drawn twice", [item("甲", 50, 700), item("甲", 51.5, 700)], [["甲", 50, 60, 100, null]]],
    ["drawn twice, a little higher", [item("甲", 50, 700.6), item("甲", 50, 700.4)], [["甲", 50, 60, 99, null]]],
    ["drawn twice, higher by most of the shift", [item("1", 50, 701.55), item("1", 50.5, 700)], [["1", 50, 60, 98, null]]],
    [
      "two of them",
      [item("甲", 50, 700), item("甲", 51.7, 700)],
      [
        ["甲", 50, 60, 100, null],
        ["甲", 52, 62, 100, null],
      ],
    ],
    [
      "on another line",
      [item("甲", 50, 700), item("甲", 50, 697)],
      [
        ["甲", 50, 60, 100, null],
        ["甲", 50, 60, 103, null],
      ],
    ],
    ["radicals are characters", [item("⽬", 50, 700)], [["目", 50, 60, 100, null]]],
    ["empty items are none", [item("", 50, 700)], []],
    [
      "marks, and those around them",
      [
        { type: "beginMarkedContentProps", id: "a" },
        item("甲", 50, 700),
        { type: "beginMarkedContent" },
        item("乙", 70, 700),
        { type: "endMarkedContent" },
        { type: "endMarkedContent" },
        item("丙", 90, 700),
      ],
      [
        ["甲", 50, 60, 100, "a"],
        ["乙", 70, 80, 100, "a"],
        ["丙", 90, 100, 100, null],
      ],
    ],
  ])("%s", async (_, items, expected) => expect(await laid(items)).toEqual(expected));

  test.each([
    ["绩效目标", 0],
    ["", 0],
    ["绩\ufffd", 0.5],
    ["\ue000\ue001绩效", 0.5],
    ["#$%&'()*+,-./", 1],
    ["绩效目标#$&'*+;", 0],
    ["plain words, 12 of them.", 0],
    ["a b\u0001\u0002", 1],
  ])("%j is nonsense in a share of %d", async (text, share) => expect((await read([item(text, 0, 0)])).undecodable).toBe(share));

  test("a form that lies on its side is read upright, its boxes go back", async () => {
    const { glyphs: found, viewport } = (
      await read([item("甲乙丙", 300, 300, { transform: [0, 10, -10, 0, 300, 300] })])
    ).layOut();
    expect(found.length).toBe(3);
    const box = viewport.toShown({ x0: 10, y0: 20, x1: 30, y1: 60 });
    expect([box.x0 < box.x1, box.y0 < box.y1]).toEqual([true, true]);
    expect([box.x1 - box.x0, box.y1 - box.y0]).toEqual([40, 20]);
  });

  test("matrices", () => expect(multiply([2, 0, 0, 3, 5, 7], [1, 10, 100, 1, 2, 3])).toEqual([2, 30, 200, 3, 9, 16]));
});
