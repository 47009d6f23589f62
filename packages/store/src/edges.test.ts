import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { comparableRecord } from "./changes/comparable.ts";
import { diffRecords } from "./changes/diff-records.ts";
import { matchEntries } from "./changes/match.ts";
import { blockKeysOf } from "./identity/block-keys.ts";
import { cellsOf, contentOf, isMoney, type RecordCells } from "./identity/cells.ts";
import { compareCodes, decodeCells, encodeCells, isAbsent } from "./identity/encoded-cells.ts";
import { fingerprintOf, isAnchorPair } from "./identity/fingerprint.ts";
import { foldDecimal, foldText, foldValue, shortHash } from "./identity/fold.ts";
import { identityOf, relationOf } from "./identity/relation.ts";
import { doubt, exampleForm, percentage, printOf, withRow } from "./identity/testing.ts";
import { rowsIn, rowsOf } from "./records/rows.ts";
import {
  allRows,
  bit,
  cellRows,
  integer,
  integerOrNull,
  integers,
  nameOf,
  nameOfOrNull,
  oneOf,
  oneOfOrNull,
  reading,
  RowError,
  rowOrNull,
  text,
  textIfAny,
  textOrNull,
  texts,
  theRow,
} from "./row.ts";
import { bigrams, isSingleHan, tokens } from "./search/bigrams.ts";
import { formOf, indicatorOf } from "./testing/documents.ts";

describe("rows of the database", () => {
  const row = { a: "x", b: 5, c: null, d: 2 ** 53, e: 1.5 };
  test("give what is asked for", () => {
    expect([rowOrNull(undefined), rowOrNull(row), theRow(row)]).toEqual([null, row, row]);
    expect([text(row, "a"), textOrNull(row, "a"), textOrNull(row, "c")]).toEqual(["x", "x", null]);
    expect([integer(row, "b"), integerOrNull(row, "b"), integerOrNull(row, "c")]).toEqual([5, 5, null]);
    expect(oneOf(row, "a", ["y", "x"])).toBe("x");
    expect([oneOfOrNull(row, "a", ["x"]), oneOfOrNull(row, "c", ["x"])]).toEqual(["x", null]);
    expect([nameOf(row, "a", { x: 1 }), nameOfOrNull(row, "a", { x: 1 }), nameOfOrNull(row, "c", { x: 1 })]).toEqual([
      "x",
      "x",
      null,
    ]);
    expect([bit({ f: 0 }, "f"), bit({ f: 1 }, "f")]).toEqual([0, 1]);
    expect([textIfAny("x"), textIfAny(null), textIfAny(undefined)]).toEqual(["x", null, null]);
    expect(reading<{ readonly a: string; readonly b: number }>({ a: text, b: integer })(row)).toEqual({ a: "x", b: 5 });
    expect(allRows([row, row])).toEqual([row, row]);
    expect(cellRows([[1, "a", null], []])).toEqual([[1, "a", null], []]);
    expect([texts(["a", "b"]), integers([1, 2])]).toEqual([
      ["a", "b"],
      [1, 2],
    ]);
  });
  test.each<[string, () => unknown, RegExp]>([
    ["no row", () => theRow(undefined), /gave no row/],
    ["something else", () => rowOrNull(5), /not a row/],
    ["null", () => rowOrNull(null), /not a row/],
    ["a number for a text", () => text(row, "b"), /column b is not a text: 5/],
    ["a text for a number", () => integer(row, "a"), /column a is not a whole number: x/],
    ["a number too large", () => integer(row, "d"), /not a whole number/],
    ["a broken number", () => integer(row, "e"), /not a whole number/],
    ["a column that is not there", () => text(row, "z"), /no column z/],
    ["null where a text must be", () => text(row, "c"), /not a text: null/],
    ["another word", () => oneOf(row, "a", ["y", "z"]), /one of y, z: x/],
    ["a name that is none", () => nameOf(row, "a", { y: 1 }), /one of y: x/],
    ["a name that every object has", () => nameOf({ a: "toString" }, "a", { y: 1 }), /one of y: toString/],
    ["two for a bit", () => bit({ f: 2 }, "f"), /not 0 or 1: 2/],
    ["a number for a text or nothing", () => textIfAny(5), /not a text: 5/],
    ["a row without one of its columns", () => reading<{ readonly z: string }>({ z: text })(row), /no column z/],
    ["no row to read", () => reading<{ readonly a: string }>({ a: text })(undefined), /gave no row/],
    ["cells of objects", () => cellRows([[{}]]), /not a row of texts and numbers/],
    ["no cells", () => cellRows([{}]), /not a row of texts and numbers/],
    ["a text among numbers", () => integers(["1"]), /not a whole number: 1/],
    ["half a number", () => integers([0.5]), /not a whole number/],
    ["a number among texts", () => texts([1]), /not a text: 1/],
  ])("%s is told", (_, read, reason) => {
    expect(read).toThrow(reason);
    expect(read).toThrow(RowError);
  });
});

describe("records as rows", () => {
  test("what is counted, numbered and marked", () => {
    const rows = rowsOf(formOf({ flags: ["ocr", "field_unreadable"], evidence: [{ flag: "ocr", field: null, note: "x" }] }), 3);
    expect(rowsIn(rows, "records")[0]?.slice(1, 5)).toEqual([3, "performance_objective_form", 1, 2]);
    expect(rowsIn(rows, "flags")).toEqual([
      ["record", 0, 1, "ocr"],
      ["record", 0, 2, "field_unreadable"],
    ]);
    expect(rowsIn(rows, "evidence")).toEqual([["record", 0, 1, "ocr", null, "x"]]);
    expect(rowsIn(rows, "no such table")).toEqual([]);
    expect(rowsIn(rows, "forms").length).toBe(1);
  });
  test("flags stand in the order of their keys", () => {
    const indicators = [indicatorOf({ flags: ["approximate"] }), indicatorOf({ flags: ["ocr"] })];
    expect(rowsIn(rowsOf(formOf({ indicators, flags: ["ocr"] }), 1), "flags")).toEqual([
      ["indicators", 1, 1, "approximate"],
      ["indicators", 2, 1, "ocr"],
      ["record", 0, 1, "ocr"],
    ]);
  });
  test.each<[string, (form: FormRecord) => unknown, RegExp]>([
    ["indicators out of order", (form) => ({ ...form, indicators: [indicatorOf({ seq: 2 })] }), /says it is number 2/],
    ["half a character", (form) => ({ ...form, project_name: "\ud800" }), /no well-formed text/],
    ["a field that is missing", (form) => ({ ...form, purpose: undefined }), /without the field purpose/],
    ["a list that is none", (form) => ({ ...form, indicators: 5 }), /without the list indicators/],
    ["a field of another type", (form) => ({ ...form, project_name: {} }), /no text, number or truth value/],
  ])("%s is a bug", (_, broken, reason) => expect(() => rowsOf(broken(formOf()) as FormRecord, 1)).toThrow(reason));
});

describe("two versions of a list", () => {
  const entry = (name: string, ...keys: string[]) => ({ name, keys });
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join("");
  const matched = (before: ReturnType<typeof entry>[], after: ReturnType<typeof entry>[]) => {
    const { pairs, removed, added } = matchEntries(before, after);
    return [pairs.map(([a, b]) => a.name + b.name), names(removed), names(added)];
  };
  test.each<[string, ReturnType<typeof entry>[], ReturnType<typeof entry>[], unknown]>([
    [
      "by the strictest key",
      [entry("a", "1", "x"), entry("b", "2", "x")],
      [entry("c", "2", "x"), entry("d", "1", "x")],
      [["bc", "ad"], "", ""],
    ],
    ["then by the next", [entry("a", "1", "x")], [entry("c", "9", "x")], [["ac"], "", ""]],
    [
      "those equal in everything first",
      [entry("a", "1"), entry("b", "1")],
      [entry("b", "1"), entry("c", "1")],
      [["bb", "ac"], "", ""],
    ],
    ["in order among those alike", [entry("a", "1"), entry("b", "1")], [entry("c", "1")], [["ac"], "b", ""]],
    ["what is left", [entry("a", "1")], [entry("c", "2"), entry("d", "3")], [[], "a", "cd"]],
    ["nothing", [], [], [[], "", ""]],
  ])("%s", (_, before, after, expected) => expect(matched(before, after)).toEqual(expected));

  test("a record is known by year, unit and name, then by less", () => {
    const { keys, fields, rows } = comparableRecord(formOf());
    expect(keys.map((key) => (JSON.parse(key) as unknown[]).length)).toEqual([5, 3, 2]);
    expect(fields["budget.annual_total"]).toBe("34094740.00");
    expect(fields).not.toHaveProperty("fiscal_year_source");
    expect(rows[0]).toMatchObject({ part: "indicators", label: "寄发通知书数量" });
    expect(rows[0]?.fields).not.toHaveProperty("value_raw");
    expect(rows[0]?.keys.length).toBe(3);
  });
  test("an empty list says nothing", () => expect(diffRecords([formOf({ extra: [] })], [formOf()])).toEqual([]));
});

describe("folds", () => {
  test.each([
    ["１２（甲）", "12(甲)"],
    ["a\u200bb\u0007c\u3000d", "abcd"],
    ["！～", "!~"],
    ["，。", ",。"],
    ["甲", "甲"],
  ])("%j is %j", (before, after) => expect(foldText(before)).toBe(after));
  test.each([
    ["1.", "1"],
    [".5", ".5"],
    ["-5", "-5"],
    ["-0", "0"],
    ["0", "0"],
    ["0.0", "0"],
    ["10.050", "10.05"],
    ["00.5", "0.5"],
    ["1e5", "1e5"],
  ])("the decimal %j is %j", (before, after) => expect(foldDecimal(before)).toBe(after));
  test("hashes are as long as asked for, and differ", () => {
    expect([shortHash(["a"], 6).length, shortHash(["a"], 22).length]).toEqual([6, 22]);
    expect(shortHash(["a"], 6)).not.toBe(shortHash(["b"], 6));
  });
  test("parts of a value are compared by what they say, words by their text", () => {
    const { value } = indicatorOf();
    if (value === null) throw new Error("no value");
    const part = { ...value, type: "quantity" as const, parts: null, text: "≥35张" };
    const compound = (one: object) => foldValue({ ...value, type: "compound", parts: [{ ...part, ...one }] }, "x", true);
    expect(compound({})).toBe(compound({ text: "另" }));
    expect(compound({})).toBe(compound({ number: "350000.0" }));
    expect(compound({})).not.toBe(compound({ number: "35" }));
    expect(compound({ type: "qualitative", text: "甲 乙" })).toBe(compound({ type: "qualitative", text: "甲乙" }));
    expect(compound({ type: "qualitative", text: "甲" })).not.toBe(compound({ type: "qualitative", text: "乙" }));
    expect(foldValue(value, "x", true)).toMatch(/^value /);
    expect(foldValue(value, "x", false)).toBe("text x");
  });
});

describe("cells of a fingerprint", () => {
  const cells = (over: Partial<RecordCells> = {}): RecordCells => ({
    head: new Map([
      ["a", { text: "甲", certain: true }],
      ["b", { text: null, certain: true }],
      ["c", { text: null, certain: false }],
      ["d", { text: "丁", certain: false }],
    ]),
    rows: [
      {
        part: "x",
        cells: new Map([
          ["f", { text: "1", certain: true }],
          ["g", { text: null, certain: true }],
        ]),
      },
      {
        part: "x",
        cells: new Map([
          ["f", { text: "2", certain: false }],
          ["g", { text: null, certain: false }],
        ]),
      },
      { part: "y", cells: new Map([["h", { text: "3", certain: true }]]) },
    ],
    rowsCertain: true,
    ...over,
  });
  test("are one text, and taken apart again", () => {
    const encoded = encodeCells(cells());
    expect(encoded.split("\n").map((line) => line.replaceAll(/(?<=[= ~.?])[\w-]{6}(?=[.?~ ]|$)/g, "#"))).toEqual([
      "rows certain",
      "a=# b=. c=? d=~#",
      "x f g",
      " #.",
      " ~#?",
      "y h",
      " #",
    ]);
    const { rowsCertain, head, rows } = decodeCells(encoded);
    expect([rowsCertain, [...head.keys()], rows.map(({ part, cells: own }) => [part, [...own.keys()]])]).toEqual([
      true,
      ["a", "b", "c", "d"],
      [
        ["x", ["f", "g"]],
        ["x", ["f", "g"]],
        ["y", ["h"]],
      ],
    ]);
    expect([head.get("b"), head.get("c"), isAbsent(head.get("b")), isAbsent(head.get("a")), isAbsent(undefined)]).toEqual([
      ".",
      "?",
      true,
      false,
      false,
    ]);
    expect(decodeCells(encodeCells(cells({ rowsCertain: false }))).rowsCertain).toBe(false);
  });
  test.each(["", "rows\na=.", "rows certain\na=.\nx f\n ..", "rows certain\na=.\nx f g\n .", "rows certain\na=.\n ."])(
    "%j is none",
    (damaged) => expect(() => decodeCells(damaged)).toThrow(/not the cells/),
  );
  test.each([
    ["aaaaaa", "aaaaaa", "equal"],
    ["aaaaaa", "bbbbbb", "different"],
    ["aaaaaa", ".", "different"],
    [".", ".", "silent"],
    ["~aaaaaa", "aaaaaa", "likely"],
    ["~aaaaaa", "~aaaaaa", "likely"],
    ["~aaaaaa", "bbbbbb", "open"],
    ["~aaaaaa", ".", "open"],
    ["?", "?", "open"],
    ["?", "aaaaaa", "open"],
    [".", "?", "open"],
  ] as const)("%s and %s are %s", (left, right, relation) => {
    expect(compareCodes(left, right)).toBe(relation);
    expect(compareCodes(right, left)).toBe(relation);
  });

  const form = exampleForm();
  test("say what a record says, without its doubts", () => {
    const plain = cellsOf(form);
    expect([plain.rowsCertain, plain.rows.length, plain.head.has("form_number"), plain.head.has("layout")]).toEqual([
      true,
      6,
      false,
      false,
    ]);
    expect(plain.head.get("budget.annual_other")).toEqual({ text: null, certain: true });
    expect(plain.head.get("budget.annual_total")).toEqual({ text: "34094740", certain: true });
    expect([isMoney("budget.annual_total"), isMoney("project_name")]).toEqual([true, false]);
    expect(contentOf(cellsOf({ ...form, flags: ["ocr"] }))).toEqual(contentOf(plain));
    expect(contentOf(cellsOf(withRow(form, 0, { level3: "另" })))).not.toEqual(contentOf(plain));
  });
  test.each<[string, FormRecord, string, boolean]>([
    ["a field in doubt", { ...form, ...doubt("ocr_uncertain", "project_name") }, "project_name", false],
    ["another field", { ...form, ...doubt("ocr_uncertain", "project_name") }, "department", true],
    ["all money", { ...form, ...doubt("unit_inferred", "budget") }, "budget.annual_total", false],
  ])("%s", (_, record, field, certain) => expect(cellsOf(record).head.get(field)?.certain).toBe(certain));
  test("a level that was inferred is no print", () => {
    const [row] = cellsOf(withRow(form, 0, { level1_source: "inferred" })).rows;
    expect([row?.cells.get("level1")?.certain, row?.cells.get("level2")?.certain, row?.cells.get("value")?.certain]).toEqual([
      false,
      true,
      true,
    ]);
  });
  test("a blank template has no value", () => {
    const [row] = cellsOf(withRow(form, 0, { value: null, value_text: "≥**%", flags: ["template_blank"] })).rows;
    expect(row?.cells.get("value")?.text).toBeNull();
  });
});

describe("copies", () => {
  const form = exampleForm();
  const keys = (over: Partial<FormRecord>) => blockKeysOf({ ...form, ...over });
  test("share two of name, unit and money", () => {
    const own = keys({});
    expect(own.block_year).toBe(2024);
    expect(own.is_named).toBe(true);
    expect([own.name_unit, own.name_money, own.unit_money].every((key) => Number.isSafeInteger(key))).toBe(true);
    expect(new Set([own.name_unit, own.name_money, own.unit_money]).size).toBe(3);
    const unnamed = keys({ project_name: null });
    expect([unnamed.name_unit, unnamed.name_money, unnamed.is_named]).toEqual([null, null, false]);
    expect(unnamed.unit_money).toBe(own.unit_money);
    expect(keys({ implementing_unit: null }).name_unit).not.toBe(own.name_unit);
    expect(keys({ implementing_unit: null, department: null }).name_unit).toBeNull();
    expect(keys({ budget: { ...form.budget, annual_total: "0.00" } }).name_money).toBeNull();
    expect(keys({ budget: { ...form.budget, annual_total: "34094740" } }).name_money).toBe(own.name_money);
    expect(keys({ budget: { ...form.budget, annual_total: null, project_total: "34094740" } }).name_money).toBe(own.name_money);
    expect(keys({ fiscal_year: null }).block_year).toBe(0);
    expect(keys(doubt("ocr_uncertain", "fiscal_year")).block_year).toBe(0);
    expect(keys(doubt("ocr_uncertain", "project_name")).is_named).toBe(false);
    expect(keys({ project_name: " 社会保险 经办业务费" }).name_unit).toBe(own.name_unit);
  });
  test("a fingerprint counts what is said, flagged and doubted", () => {
    const plain = fingerprintOf(form, "x");
    expect([plain.form_id, plain.doubts, plain.flags, plain.copy_key?.length, plain.name_key?.length]).toEqual([
      "x",
      0,
      0,
      22,
      22,
    ]);
    expect(plain.block_keys.filter(isAnchorPair).length).toBe(3);
    expect(plain.block_keys.length).toBe(4);
    const flaggedForm = withRow({ ...form, ...doubt("ocr_uncertain", "project_name") }, 0, doubt("ocr_uncertain", "level3"));
    const doubted = fingerprintOf(flaggedForm, "x");
    expect([doubted.flags, doubted.doubts > 0, doubted.name_key, doubted.said]).toEqual([2, true, null, plain.said]);
    expect(doubted.block_keys.filter(isAnchorPair).length).toBe(1);
    expect(fingerprintOf({ ...form, ...doubt("ocr_uncertain", "fiscal_year") }, "x").block_keys.filter(isAnchorPair)).toEqual([]);
    expect(fingerprintOf({ ...form, indicators: [percentage(1, { value: null, value_text: null })] }, "x").copy_key).toBeNull();
    expect(fingerprintOf({ ...form, project_name: null, implementing_unit: null, department: null }, "x").copy_key).toBeNull();
  });
  test("within one document only the very same content is one", () => {
    const of = (record: FormRecord, n: number, document: number) => identityOf(printOf(record, n, document));
    const other = { ...form, annual_goal: "另" };
    expect(relationOf(of(form, 1, 1), of(form, 2, 1)).relation).toBe("copy");
    expect(relationOf(of(form, 1, 1), of(other, 2, 1)).relation).toBe("open");
    expect(relationOf(of(form, 1, 1), of(other, 2, 2))).toEqual({ relation: "copy", differs: ["annual_goal"] });
    expect(relationOf(of(form, 1, 1), of({ ...form, form_number: "7" }, 2, 1))).toEqual({
      relation: "other",
      differs: ["form_number"],
    });
  });
});

describe("tokens", () => {
  test.each([
    ["ab甲乙", "ab 甲乙 乙"],
    ["甲ab", "甲 ab"],
    ["甲 乙", "甲 乙"],
    ["〇一", "〇一 一"],
    ["㐀豈", "㐀豈 豈"],
    ["\u3004\u3041", "ぁ"],
    ["Ａ１-ｂ", "a1 b"],
  ])("%s → %s", (words, expected) => expect(bigrams(words)).toBe(expected));
  test("stand where they say", () => {
    expect(tokens("a甲乙")).toEqual([
      { text: "a", start: 0, end: 1 },
      { text: "甲乙", start: 1, end: 3 },
      { text: "乙", start: 2, end: 3 },
    ]);
    expect(["甲", "甲乙", "a", "𠮷"].map((word) => isSingleHan({ text: word, start: 0, end: 1 }))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
