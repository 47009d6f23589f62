import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formOf } from "../testing/documents.ts";
import { orderByName, recordsHash, type StoredTable, tablesHash } from "./hash.ts";

describe("hashes", () => {
  const document = { name: "a", parser_version: "1" };
  const stored = (table: string, columns: readonly string[], ...rows: StoredTable["rows"]): StoredTable => ({
    table,
    order: orderByName(columns),
    rows,
  });
  const t = stored("t", ["b", "a", "c"], [1, "x", null], [null, "yz", null]);
  const s = stored("s", ["q"], [1]);
  const none = stored("z", ["q"]);
  const hash = tablesHash(document, [[t]], []);

  test("go by names, not by order, and leave empty columns and tables out", () => {
    expect(orderByName(["b", "a"])).toEqual({ names: ["a", "b"], positions: [1, 0] });
    expect(hash).toMatch(/^[\da-f]{64}$/);
    expect(tablesHash(document, [[stored("t", ["a", "b"], ["x", 1], ["yz", null])]], [])).toBe(hash);
    expect(tablesHash(document, [[none, t]], [])).toBe(hash);
    expect(tablesHash(document, [[t, s]], [])).toBe(tablesHash(document, [[s, t]], []));
    expect(tablesHash(document, [[t]], [none])).toBe(hash);
  });

  test("are the rule's: shapes as JSON, then the texts", () => {
    const written = '["a","1",["t",2,"a",1,2,"b","1",null]]xyz["a","1","account",["s",1,"q","1"]]';
    expect(tablesHash(document, [[t]], [s])).toBe(createHash("sha256").update(written).digest("hex"));
  });

  test.each<[string, readonly (readonly StoredTable[])[], readonly StoredTable[]]>([
    ["another text", [[stored("t", ["b", "a"], [1, "w"], [null, "yz"])]], []],
    ["texts cut elsewhere", [[stored("t", ["b", "a"], [1, "xy"], [null, "z"])]], []],
    ["a text in another row", [[stored("t", ["b", "a"], [1, "xyz"], [null, ""])]], []],
    ["nothing for an empty text", [[stored("t", ["b", "a"], [1, "xyz"], [null, null])]], []],
    ["text for a number", [[stored("t", ["b", "a"], ["1", "x"], [null, "yz"])]], []],
    ["a number in another row", [[stored("t", ["b", "a"], [null, "x"], [1, "yz"])]], []],
    ["another column", [[stored("t", ["d", "a"], [1, "x"], [null, "yz"])]], []],
    ["another table", [[stored("u", ["b", "a"], [1, "x"], [null, "yz"])]], []],
    ["two records of one", [[stored("t", ["b", "a"], [1, "x"])], [stored("t", ["b", "a"], [null, "yz"])]], []],
    ["what was seen beside it", [[t]], [s]],
  ])("tell %s", (_, records, account) => expect(tablesHash(document, records, account)).not.toBe(hash));

  test("tell a document of another name or parser, and what was seen from what was recorded", () => {
    expect(tablesHash(document, [[t]], [s])).not.toBe(tablesHash(document, [[t, s]], []));
    expect(tablesHash({ ...document, name: "b" }, [[t]], [])).not.toBe(hash);
    expect(tablesHash({ ...document, parser_version: "2" }, [[t]], [])).not.toBe(hash);
  });

  test("of records change with any field and with their order", () => {
    const [a, b] = [formOf(), formOf({ project_name: "乙" })];
    expect(recordsHash([a, b])).not.toBe(recordsHash([b, a]));
    expect(recordsHash([a])).toBe(recordsHash([formOf()]));
    expect(recordsHash([{ ...a, purpose: "x" }])).not.toBe(recordsHash([a]));
    expect(recordsHash([])).toMatch(/^[\da-f]{64}$/);
  });
});
