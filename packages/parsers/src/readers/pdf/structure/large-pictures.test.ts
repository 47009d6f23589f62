import { expect, test } from "vitest";
import { largePictures } from "./large-pictures.ts";
import type { Value } from "./values.ts";

const dictionary = (entries: Readonly<Record<string, Value>>): Value => new Map(Object.entries(entries));
const page = (picture: number): Value => dictionary({ XObject: dictionary({ Im1: { object: picture } }) });
const hasLarge = (picture: Value, own = 2): boolean => {
  const objects = new Map<number, Value>([
    [1, page(own)],
    [2, picture],
  ]);
  return largePictures({ findings: [], objects, containers: new Map(), lengths: new Map(), trailer: null })(1);
};

test.each<[string, Readonly<Record<string, Value>>, boolean]>([
  ["800 by 600 pixels", { Subtype: "/Image", Width: 800, Height: 600 }, true],
  ["one line of pixels fewer", { Subtype: "/Image", Width: 800, Height: 599 }, false],
  ["as many on one side", { Subtype: "/Image", Width: 480_000, Height: 1 }, true],
  ["no picture", { Subtype: "/Form", Width: 800, Height: 600 }, false],
  ["a width that is named", { Subtype: "/Image", Width: { object: 5 }, Height: 600_000 }, false],
  ["a height that is missing", { Subtype: "/Image", Width: 600_000 }, false],
])("%s", (_, picture, expected) => expect(hasLarge(dictionary(picture))).toBe(expected));

test("a large picture of another page is none of this one's", () =>
  expect(hasLarge(dictionary({ Subtype: "/Image", Width: 800, Height: 600 }), 7)).toBe(false));
test("what is no dictionary is no picture", () => expect(hasLarge([800, 600])).toBe(false));
