import { describe, expect, test } from "vitest";
import { bytesOf, u16, u32, u8, zeros } from "../bytes.test-helper.ts";
import { characterProperties, paragraphProperties } from "./properties.ts";
import { sprm, sprmsIn } from "./sprm.ts";

type Bytes = readonly number[];

describe("changes of properties", () => {
  const read = (...parts: readonly Bytes[]) =>
    [...sprmsIn(bytesOf(...parts))].map(({ code, operand }) => {
      const bytes = Array.from({ length: operand.byteLength }, (_, i) => operand.getUint8(i));
      return `${code.toString(16)}: ${bytes.join(" ")}`;
    });
  test.each<[string, readonly Bytes[], readonly string[]]>([
    ["none", [], []],
    ["half a code", [u8(0x37)], []],
    ["of one byte", [u16(0x0837), u8(1), u16(0x2a53), u8(2)], ["837: 1", "2a53: 2"]],
    ["of two bytes", [u16(0x460b), u16(7)], ["460b: 7 0"]],
    ["of two bytes, of other kinds", [u16(0x8400), u16(7), u16(0xa400), u16(8)], ["8400: 7 0", "a400: 8 0"]],
    ["of four bytes", [u16(0x6a09), u32(0x01020304)], ["6a09: 4 3 2 1"]],
    ["of three bytes", [u16(0xe000), u8(1, 2, 3)], ["e000: 1 2 3"]],
    ["of as many as it says", [u16(0xd62b), u8(2), u8(5, 6), u16(0x0837), u8(1)], ["d62b: 5 6", "837: 1"]],
    [
      "a definition says one more in two bytes",
      [u16(0xd608), u16(4), u8(1, 2, 3), u16(0x0837), u8(1)],
      ["d608: 1 2 3", "837: 1"],
    ],
    ["a definition that says none", [u16(0xd608), u16(0), u16(0x0837), u8(1)], []],
    ["a definition without its length", [u16(0xd608), u8(4)], []],
    ["as many as it says, and no number", [u16(0xd62b)], []],
    ["cut off", [u16(0x0837), u8(1), u16(0x6a09), u8(1, 2, 3)], ["837: 1"]],
    ["tabs", [u16(0xc615), u8(2), u8(1, 2), u16(0x0837), u8(1)], ["c615: 1 2", "837: 1"]],
    ["tabs longer than they can say", [u16(0xc615), u8(0xff), zeros(255), u16(0x0837), u8(1)], []],
  ])("%s", (_, parts, expected) => expect(read(...parts)).toEqual(expected));
});

describe("properties of characters", () => {
  const plain = characterProperties(bytesOf());
  test.each<[string, readonly Bytes[], Partial<typeof plain>]>([
    ["none", [], {}],
    ["struck", [u16(sprm.strike), u8(1)], { isStruck: true }],
    ["struck as the style is not", [u16(sprm.strike), u8(129)], { isStruck: true }],
    ["struck as the style is", [u16(sprm.strike), u8(128)], {}],
    ["struck, and not any more", [u16(sprm.strike), u8(1), u16(sprm.strike), u8(0)], {}],
    ["struck twice", [u16(sprm.doubleStrike), u8(1)], { isStruck: true }],
    ["struck, but not twice", [u16(sprm.strike), u8(1), u16(sprm.doubleStrike), u8(0)], { isStruck: true }],
    ["struck twice, but not once", [u16(sprm.doubleStrike), u8(1), u16(sprm.strike), u8(0)], {}],
    ["deleted", [u16(sprm.deleted), u8(1)], { isDeleted: true }],
    ["hidden", [u16(sprm.vanish), u8(1)], { isHidden: true }],
    ["special", [u16(sprm.special), u8(1)], { isSpecial: true }],
    ["raised", [u16(sprm.position), u8(1)], { isRaised: true }],
    ["lowered", [u16(sprm.position), u8(2)], { isLowered: true }],
    ["neither raised nor lowered", [u16(sprm.position), u8(0)], {}],
    ["a symbol", [u16(sprm.symbol), u16(3), u16(0xf0a3)], { symbol: 0xf0a3 }],
    ["a picture", [u16(sprm.picture), u32(0x12345)], { pictureAt: 0x12345 }],
  ])("%s", (_, parts, expected) => expect(characterProperties(bytesOf(...parts))).toEqual({ ...plain, ...expected }));

  test("nothing of a plain one", () =>
    expect(plain).toEqual({
      isStruck: false,
      isDeleted: false,
      isHidden: false,
      isSpecial: false,
      isRaised: false,
      isLowered: false,
      symbol: null,
      pictureAt: null,
    }));
});

describe("properties of paragraphs", () => {
  const plain = { depth: 0, endsRow: false, endsInnerCell: false, isListed: false, row: null };
  test.each<[string, readonly Bytes[], Partial<typeof plain>]>([
    ["none", [], {}],
    ["in a table", [u16(sprm.inTable), u8(1)], { depth: 1 }],
    ["in a table in a table", [u16(sprm.inTable), u8(1), u16(sprm.depth), u32(2)], { depth: 2 }],
    ["deeper than any", [u16(sprm.depth), u32(5000)], { depth: 100 }],
    ["a depth below none", [u16(sprm.inTable), u8(1), u16(sprm.depth), u32(-3)], { depth: 1 }],
    ["a row's end", [u16(sprm.rowEnd), u8(1)], { endsRow: true }],
    ["an inner row's end", [u16(sprm.innerRowEnd), u8(1), u16(sprm.rowEnd), u8(0)], { endsRow: true }],
    ["an inner cell's end", [u16(sprm.innerCell), u8(1)], { endsInnerCell: true }],
    ["a list", [u16(sprm.list), u16(3)], { isListed: true }],
    ["no list", [u16(sprm.list), u16(0)], {}],
    ["no list any more", [u16(sprm.list), u16(0xf801)], {}],
  ])("%s", (_, parts, expected) => expect(paragraphProperties(bytesOf(...parts), null)).toEqual({ ...plain, ...expected }));

  const inTable = [...u16(sprm.inTable), ...u8(1)];
  test.each<[string, number, Uint8Array | null, number]>([
    ["huge", sprm.hugeProperties, bytesOf(zeros(4), u16(3), inTable), 1],
    ["huge, of an older kind", sprm.olderHugeProperties, bytesOf(zeros(4), u16(3), inTable), 1],
    ["of a table", sprm.tableProperties, bytesOf(zeros(4), u16(3), inTable), 1],
    ["cut by their length", sprm.hugeProperties, bytesOf(zeros(4), u16(2), inTable), 0],
    ["beyond the data", sprm.hugeProperties, bytesOf(zeros(5)), 0],
    ["at the data's end", sprm.hugeProperties, bytesOf(zeros(4), u16(0)), 0],
    ["without data", sprm.hugeProperties, null, 0],
    ["that refer to themselves", sprm.hugeProperties, bytesOf(zeros(4), u16(9), u16(sprm.hugeProperties), u32(4), inTable), 1],
  ])("properties elsewhere: %s", (_, code, data, depth) =>
    expect(paragraphProperties(bytesOf(u16(code), u32(4)), data).depth).toBe(depth),
  );
});

describe("the definition of a row", () => {
  const cell = (flags: number): Bytes => [...u16(flags), ...zeros(18)];
  const defined = (edges: readonly number[], ...cells: readonly Bytes[]): Bytes => {
    const operand = [...u8(edges.length - 1), ...u16(...edges), ...cells.flat()];
    return [...u16(sprm.definition), ...u16(operand.length + 1), ...operand];
  };
  const three = defined([0, 1000, 2000, 3000], cell(0), cell(0), cell(0));
  const read = (...parts: readonly Bytes[]) => {
    const { row } = paragraphProperties(bytesOf(...parts), null);
    if (row === null) return "none";
    const cells = row.cells.map(({ goesOnFromLeft, vertical }) => `${goesOnFromLeft ? "←" : ""}${vertical}`);
    return `${row.edges.join(" ")}: ${cells.join(" ")}${row.isChanged ? " changed" : ""}`;
  };
  const merge = (first: number, end: number): Bytes => [...u16(sprm.merge), ...u8(first, end)];
  test.each<[string, readonly Bytes[], string]>([
    ["none", [], "none"],
    ["plain cells", [three], "0 1000 2000 3000: none none none"],
    [
      "merged cells",
      [defined([-100, 1000, 2000, 3000, 4000], cell(2), cell(1), cell(0x60), cell(0x20))],
      "-100 1000 2000 3000 4000: none ←none restart continue",
    ],
    ["merged first and going on", [defined([0, 1000], cell(3))], "0 1000: none"],
    ["cells that are not written", [defined([0, 1000, 2000], cell(0x60))], "0 1000 2000: restart none"],
    ["cut off in its edges", [[...u16(sprm.definition), ...u16(4), ...u8(1), ...u16(0)]], "none"],
    ["no cells", [[...u16(sprm.definition), ...u16(4), ...u8(0), ...u16(0)]], "0: "],
    ["nothing in it", [[...u16(sprm.definition), ...u16(1)]], "none"],
    ["merged later", [three, merge(0, 2)], "0 1000 2000 3000: none ←none none"],
    ["merged behind the last", [three, merge(1, 9)], "0 1000 2000 3000: none none ←none"],
    ["split again", [three, merge(0, 3), [...u16(sprm.split), ...u8(0, 2)]], "0 1000 2000 3000: none none ←none"],
    ["merged downwards later", [three, [...u16(sprm.verticalMerge), ...u8(2, 1, 3)]], "0 1000 2000 3000: none restart none"],
    ["going on downwards later", [three, [...u16(sprm.verticalMerge), ...u8(2, 2, 1)]], "0 1000 2000 3000: none none continue"],
    ["of no cell", [three, [...u16(sprm.verticalMerge), ...u8(2, 7, 1)]], "0 1000 2000 3000: none none none"],
    ["cells inserted", [three, [...u16(sprm.insertCells), ...u32(0)]], "0 1000 2000 3000: none none none changed"],
    ["cells deleted", [three, [...u16(sprm.deleteCells), ...u16(0)]], "0 1000 2000 3000: none none none changed"],
    ["a width changed", [three, [...u16(sprm.columnWidth), ...u32(0)]], "0 1000 2000 3000: none none none changed"],
    ["merged before it is defined", [merge(0, 2), three], "0 1000 2000 3000: none none none"],
  ])("%s", (_, parts, expected) => expect(read(...parts)).toBe(expected));
});
