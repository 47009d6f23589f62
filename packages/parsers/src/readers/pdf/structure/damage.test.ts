import { expect, test } from "vitest";
import { damageOf } from "./damage.ts";
import type { FileStructure, Finding } from "./file-structure.ts";
import type { Dictionary, Value } from "./values.ts";

const to = (object: number): Value => ({ object });
const dictionary = (entries: Readonly<Record<string, Value>>): Dictionary => new Map(Object.entries(entries));

/**
 * Pages 1 and 2 (objects 3 and 4) with contents of their own (5, 6) and a font that both use (7); the catalog (1) names its pages (2),
 * an outline (8) that leads to a page, and metadata (9); the trailer names the file's properties (10). Object 11 belongs to nothing.
 */
const objects = new Map<number, Value>([
  [1, dictionary({ Pages: to(2), Outlines: to(8), Metadata: to(9), Names: to(12) })],
  [2, dictionary({ Kids: [to(3), to(4)] })],
  [3, dictionary({ Parent: to(2), Contents: to(5), Font: to(7) })],
  [4, dictionary({ Parent: to(2), Contents: to(6), Font: to(7) })],
  [8, dictionary({ Dest: [to(3)], Title: to(13) })],
  [10, dictionary({ Title: to(14) })],
]);
const trailer = dictionary({ Root: to(1), Info: to(10) });
const pages = new Map([
  [2, 4],
  [1, 3],
]);

function said(findings: readonly Finding[], over: Partial<FileStructure> = {}): readonly string[] {
  const structure = { findings, objects, containers: new Map(), lengths: new Map(), trailer, ...over };
  return damageOf(structure, [], pages).map(({ page, part, concerns }) => `${part}: ${page ?? "no page"}, ${concerns}`);
}

const at = (object: number | null): readonly Finding[] => [{ object, part: `object ${object ?? "none"}`, reason: "is damaged" }];

test.each<[string, number | null, readonly string[]]>([
  ["what belongs to no object concerns all", null, ["object none: no page, all"]],
  ["a page's contents: that page", 5, ["object 5: 1, page"]],
  ["another's", 6, ["object 6: 2, page"]],
  ["what two pages show: each of them, in order", 7, ["object 7: 1, page", "object 7: 2, page"]],
  ["a page itself", 4, ["object 4: 2, page"]],
  ["the outline: none", 8, ["object 8: no page, none"]],
  ["what the outline holds: none", 13, ["object 13: no page, none"]],
  ["the metadata: none", 9, ["object 9: no page, none"]],
  ["the file's properties: none", 10, ["object 10: no page, none"]],
  ["and what they hold", 14, ["object 14: no page, none"]],
  ["other things of the catalog: nobody knows", 12, ["object 12: no page, all"]],
  ["what nothing leads to: nobody knows", 11, ["object 11: no page, all"]],
])("%s", (_, object, expected) => expect(said(at(object))).toEqual(expected));

test.each<[string, readonly number[], readonly string[]]>([
  ["of one page's objects", [5], ["object 20: no page, all"]],
  ["of bookkeeping alone", [8, 9], ["object 20: no page, all"]],
  ["of nothing", [], ["object 20: no page, all"]],
])("a container that is damaged, %s: all, as its own pages are not known", (_, own, expected) =>
  expect(said(at(20), { containers: new Map([[20, own]]) })).toEqual(expected),
);

test("a container of bookkeeping that is bookkeeping itself concerns none", () =>
  expect(said(at(8), { containers: new Map([[8, [9, 13]]]) })).toEqual(["object 8: no page, none"]));

test("without a trailer or a catalog nothing is known to be bookkeeping", () => {
  expect(said(at(9), { trailer: null })).toEqual(["object 9: no page, all"]);
  expect(said(at(9), { trailer: dictionary({ Root: to(99) }) })).toEqual(["object 9: no page, all"]);
  expect(said(at(9), { trailer: dictionary({ Root: "/None" }) })).toEqual(["object 9: no page, all"]);
  expect(said(at(9), { trailer: dictionary({ Root: dictionary({ Metadata: to(9) }) }) })).toEqual(["object 9: no page, none"]);
});

test("what the library says stands behind, of its page or of all", () => {
  const heard = [
    { page: 2, part: "font", reason: "is bad", shared: false },
    { page: 2, part: "xref", reason: "is bad", shared: true },
    { page: null, part: "file", reason: "is bad", shared: false },
  ];
  const structure = { findings: at(5), objects, containers: new Map(), lengths: new Map(), trailer };
  expect(damageOf(structure, heard, pages)).toEqual([
    { page: 1, part: "object 5", reason: "is damaged", concerns: "page" },
    { page: 2, part: "font", reason: "is bad", concerns: "page" },
    { page: null, part: "xref", reason: "is bad", concerns: "all" },
    { page: null, part: "file", reason: "is bad", concerns: "all" },
  ]);
  expect(damageOf({ ...structure, findings: [] }, [], pages)).toEqual([]);
});

test("the same is said once; more than forty parts are counted, and concern all", () => {
  expect(said([...at(null), ...at(null)])).toHaveLength(1);
  const many = (count: number) =>
    damageOf(
      { findings: [], objects, containers: new Map(), lengths: new Map(), trailer },
      Array.from({ length: count }, (_, i) => ({ page: 1, part: `font ${i}`, reason: "is bad", shared: false })),
      pages,
    );
  expect(many(40)).toHaveLength(40);
  expect(many(40).at(-1)).toMatchObject({ part: "font 39" });
  expect(many(43)).toHaveLength(41);
  expect(many(43).at(-1)).toEqual({ page: null, part: "further parts", reason: "3 more are damaged", concerns: "all" });
});
