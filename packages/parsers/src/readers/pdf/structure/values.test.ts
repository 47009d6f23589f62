import { describe, expect, test } from "vitest";
import { readValue, skipSpace, SyntaxDamage, type Value } from "./values.ts";
import { latin1 } from "../latin1.test-helper.ts";

describe("objects", () => {
  const plain = (value: Value): unknown =>
    value instanceof Map
      ? Object.fromEntries([...value].map(([key, item]: [string, Value]) => [key, plain(item)]))
      : Array.isArray(value)
        ? value.map((item: Value) => plain(item))
        : value;
  const read = (text: string): unknown => {
    const cursor = { bytes: latin1(text), at: 0 };
    return [plain(readValue(cursor)), text.slice(cursor.at)];
  };

  test.each([
    ["12 ", [12, " "]],
    ["-1.5]", [-1.5, "]"]],
    ["+.5", [0.5, ""]],
    ["5.", [5, ""]],
    ["1234567890", [1_234_567_890, ""]],
    ["12345678901", [12_345_678_901, ""]],
    ["true", [true, ""]],
    ["false/", [false, "/"]],
    ["null", [null, ""]],
    ["/Name<", ["/Name", "<"]],
    ["/", ["/", ""]],
    ["% remark\n 7", [7, ""]],
    ["% remark\r7", [7, ""]],
    ["12 0 R", [{ object: 12 }, ""]],
    ["12 0 R/", [{ object: 12 }, "/"]],
    ["12 0 R1", [12, " 0 R1"]],
    ["12 0 obj", [12, " 0 obj"]],
    ["12 0", [12, " 0"]],
    ["12 x R", [12, " x R"]],
    ["(a(b)c\\)d)e", [null, "e"]],
    ["(\\\\)x", [null, "x"]],
    ["<48 65>x", [null, "x"]],
    ["[1[2]/A null]x", [[1, [2], "/A", null], "x"]],
    ["<</A 1/B<</C[]>>>>x", [{ A: 1, B: { C: [] } }, "x"]],
    ["<< /A 3 0 R /B 4 >>", [{ A: { object: 3 }, B: 4 }, ""]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    ["", /without an end/],
    ["xyz", /"xyz" is no object/],
    ["\u00e9", /"\?" is no object/],
    ["(abc", /string without an end/],
    ["(abc\\)", /string without an end/],
    ["<4", /string without an end/],
    ["<4g>", /other characters/],
    ["[1", /without an end/],
    ["<</A 1", /key is no name/],
    ["<<A 1>>", /key is no name/],
    ["<</A 1>", /key is no name/],
    ["1.2.3", /is no object/],
    ["--5", /is no object/],
    ["[".repeat(102), /too deep/],
  ])("%s is none", (text, reason) => {
    expect(() => read(text)).toThrow(reason);
    expect(() => read(text)).toThrow(SyntaxDamage);
  });
  test("a hundred brackets are not too deep", () => expect(() => read(`${"[".repeat(100)}${"]".repeat(100)}`)).not.toThrow());

  test("white space and remarks are passed over", () => {
    const cursor = { bytes: latin1(" \0\t\f%x\n\r%y"), at: 0 };
    skipSpace(cursor);
    expect(cursor.at).toBe(cursor.bytes.length);
  });
});
