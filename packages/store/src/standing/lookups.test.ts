import { afterAll, describe, expect, test } from "vitest";
import { documentOf, evaluationOf, formOf, indicatorOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { writeDocument } from "../write.ts";
import {
  MAX_COMPARED,
  blocksOf,
  countsOf,
  crowdedBlocks,
  hasMates,
  matesIn,
  membersOf,
  nameOfBlock,
  sharingOf,
} from "./blocks.ts";
import { type Known, ofDocument } from "./stored-identity.ts";
import { keptPrint, printsWith } from "./stored-prints.ts";

const sha = (letter: string): string => letter.repeat(64);
const base = formOf({ indicators: [indicatorOf(), indicatorOf({ level3: "服务对象满意度" })] });

/** Name and year are one for a, b and c; b tells another amount, c another year; d has nothing in common with them. */
const documents = {
  a: base,
  b: { ...base, budget: { ...base.budget, annual_total: "7.00" } },
  c: { ...base, fiscal_year: 2023 },
  d: { ...base, project_name: "造林补助", budget: { ...base.budget, annual_total: "8.00" } },
};
const store = memoryStore();
for (const [letter, form] of Object.entries(documents)) writeDocument(store, documentOf([form], { sha256: sha(letter) }));
afterAll(() => store.close());

const { statement } = store;
const idOf = (letter: string): number =>
  Number(statement("SELECT record_id FROM records WHERE sha256 = ?").pluck().get(sha(letter)));
const known = (letter: string): Known => {
  const [only] = ofDocument(statement, sha(letter));
  if (only === undefined) throw new Error(`no record in ${letter}`);
  return only;
};
const lettersOf = (ids: readonly number[]): string =>
  Object.keys(documents)
    .filter((letter) => ids.includes(idOf(letter)))
    .join("");
const blockOf = (letter: string, column: "name_unit" | "name_money" | "unit_money") => {
  const found = blocksOf(known(letter)).find((block) => block.column === column);
  if (found === undefined) throw new Error(`${letter} has no ${column}`);
  return found;
};

describe("how many share a key", () => {
  const nobody = { column: "name_unit", key: 5 } as const;

  test.each<[string, count: number, limit: number, asked: number | undefined, told: number]>([
    ["counted to the end: as many, whatever is asked", 4, 5, 9, 4],
    ["counted to the end: no more than is asked", 4, 5, 3, 3],
    ["counted to a limit: enough for as many", 5, 5, 5, 5],
    ["counted to a limit: enough for fewer", 5, 5, 3, 3],
    ["counted to a limit: counted anew for more", 5, 5, 6, 0],
    ["counted to a limit: as many as are compared, and one more", 5, 5, undefined, 0],
  ])("%s", (_, count, limit, asked, told) => {
    const counts = countsOf(statement);
    counts.note(nobody, count, limit);
    expect(counts.of(nobody, asked)).toBe(told);
  });

  test("is counted in the database, once, up to what is asked", () => {
    const counts = countsOf(statement);
    expect(counts.of(blockOf("a", "name_unit"), 2)).toBe(2);
    expect(counts.of(blockOf("a", "name_unit"))).toBe(3);
    expect(counts.of(blockOf("d", "name_unit"))).toBe(1);
    counts.note(blockOf("d", "name_unit"), 7, 8);
    expect(counts.of(blockOf("d", "name_unit"))).toBe(7);
  });

  test("no block here is crowded", () => expect([...crowdedBlocks(statement)]).toEqual([]));
});

describe("records that share a key", () => {
  test("a record has a block for each pair of what it says", () => {
    expect(blocksOf(known("a")).map(({ column }) => column)).toEqual(["name_unit", "name_money", "unit_money"]);
    expect(blocksOf({ ...known("a"), name_unit: null, unit_money: null }).map(nameOfBlock)).toEqual([
      `name_money ${known("a").name_money}`,
    ]);
  });

  test("members of a block, in the order of their keys", () => {
    const members = (letter: string) => membersOf(statement, blockOf(letter, "name_unit")).map(({ sha256 }) => sha256[0]);
    expect([members("a"), members("d")]).toEqual([["a", "b", "c"], ["d"]]);
  });

  test.each<[letter: string, column: "name_unit" | "name_money" | "unit_money", change: Partial<Known>, mates: string]>([
    ["a", "name_unit", {}, "b"],
    ["c", "name_unit", {}, ""],
    ["c", "name_unit", { block_year: 0 }, "ab"],
    ["a", "name_money", {}, ""],
    ["a", "name_money", { block_year: 0 }, "c"],
    ["a", "unit_money", { block_year: 0 }, ""],
    ["a", "unit_money", { block_year: 0, is_named: false }, "c"],
  ])("%s may be a copy by %s, %j: %s", (letter, column, change, mates) => {
    expect(lettersOf(matesIn(statement, { ...known(letter), ...change }, blockOf(letter, column)))).toBe(mates);
  });

  test("what is counted as one has no mate, nor has one of another year; of too many it is taken for granted", () => {
    const has = (letter: string, count: number): boolean => hasMates(statement, () => count, known(letter));
    expect([has("a", 1), has("a", 2), has("c", 2)]).toEqual([false, true, false]);
    expect([has("c", MAX_COMPARED), has("c", MAX_COMPARED + 1)]).toEqual([false, true]);
  });

  test("what a document shares with others; of a key that only it has, that it is alone is noted", () => {
    const counts = countsOf(statement);
    const { record_ids, blocks } = sharingOf(statement, sha("b"), counts);
    expect([lettersOf([...record_ids]), blocks.map(({ column }) => column)]).toEqual(["b", ["name_unit"]]);
    const alone = sharingOf(statement, sha("d"), counts);
    expect([alone.record_ids.size, alone.blocks]).toEqual([0, []]);
    expect(blocksOf(known("d")).map((block) => counts.of(block))).toEqual([1, 1, 1]);
  });
});

describe("fingerprints", () => {
  test("are made where one is asked for, and kept", () => {
    expect(keptPrint(statement, idOf("d"))).toBeNull();
    const print = printsWith(statement)(idOf("d"));
    expect(print).toMatchObject({ record_id: idOf("d"), sha256: sha("d"), kind: "performance_objective_form", doubts: 0 });
    expect(keptPrint(statement, idOf("d"))).toEqual(print);
  });

  test("of a record that was just written need no reading", () => {
    const other = memoryStore();
    writeDocument(other, documentOf([base]));
    const record_id = Number(other.statement("SELECT record_id FROM records").pluck().get());
    const written = evaluationOf(base, "x");
    expect(printsWith(other.statement, new Map([[record_id, written]]))(record_id)?.kind).toBe("performance_self_evaluation");
    other.close();
  });

  test("of a record that is not there, or cannot be read, there are none", () => {
    const other = memoryStore();
    writeDocument(other, documentOf([base]));
    const record_id = Number(other.statement("SELECT record_id FROM records").pluck().get());
    other.db.exec("UPDATE records SET places = '{'");
    const prints = printsWith(other.statement);
    expect([prints(record_id), prints(record_id), prints(record_id + 1)]).toEqual([null, null, null]);
    expect(other.statement("SELECT count(*) FROM record_prints").pluck().get()).toBe(0);
    other.close();
  });
});
