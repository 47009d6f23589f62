import { describe, expect, test } from "vitest";
import type { ColumnField } from "../../vocabulary/columns.ts";
import { rowsOf } from "./column-paths.ts";
import { arrive, newState, type State, type Step } from "./column-states.ts";
import { piecesOf, round, shownCells } from "./pieces.test-helper.ts";

/** A step of a path: what it reads, behind how many pieces it ends, how many cells are read of unfinished rows then, and its score. */
type Leg = readonly [step: Step["kind"], column: number, to: number, counts: readonly number[], score?: number, count?: number];

/** A path over pieces from left to right, and the states on it by position. */
class Path {
  readonly start = newState(0, [0, 0], -1, [0, 0]);
  readonly states: readonly State[][];
  readonly end: State;
  readonly on: State[] = [this.start];

  constructor(length: number) {
    this.end = newState(length + 1, [], -1, []);
    this.start.score = 0;
    this.states = Array.from({ length: length + 1 }, (_, at) => (at === 0 ? [this.start] : []));
  }

  /** One step on from a state; gives the state behind it. */
  step(from: State, [kind, column, to, counts, score = 1, count = 1]: Leg): State {
    const next = newState(to, counts, column, [0, 0]);
    this.states[to]?.push(next);
    this.arrive(from, next, stepOf(kind, column, from.at, to, count), score);
    return next;
  }

  finish(from: State, score = 0): void {
    this.arrive(from, this.end, { kind: "end" }, score);
  }

  arrive(from: State, to: State, step: Step, score: number): void {
    arrive(from, to, step, { score, open: [], holes: [], aside: [] });
  }
}

function stepOf(kind: Step["kind"], column: number, from: number, to: number, count: number): Step {
  if (kind === "skip" || kind === "end") return { kind };
  if (kind === "empty" || kind === "use") return { kind, column };
  return kind === "later" ? { kind, column, count } : { kind, column, from, to };
}

function pathOf(length: number, legs: readonly Leg[]): Path {
  const path = new Path(length);
  for (const leg of legs) path.on.push(path.step(path.on.at(-1) ?? path.start, leg));
  path.finish(path.on.at(-1) ?? path.start);
  return path;
}

function read(path: Path, text: string, fields: readonly ColumnField[] = ["level3", "value"]): readonly string[] {
  const columns = fields.map((field) => ({ field, shape: () => 0 }));
  const atoms = piecesOf(text);
  const { rows, skipped } = rowsOf(path.start, path.end, path.states, atoms, columns);
  const shown = rows.map(({ start, end, cells, margin }) => `${start}-${end} ${shownCells(cells)} ±${round(margin)}`);
  return skipped.length === 0 ? shown : [...shown, `skipped ${skipped.join(" ")}`];
}

const name = (to: number, ...counts: readonly number[]): Leg => ["cell", 0, to, counts];
const value = (to: number, ...counts: readonly number[]): Leg => ["cell", 1, to, counts];

describe("the rows of a path", () => {
  test.each<[string, string, readonly Leg[], readonly string[]]>([
    ["nothing", "", [], []],
    [
      "a row after the other",
      "甲 1 乙 2",
      [name(1, 1, 0), value(2, 0, 0), name(3, 1, 0), value(4, 0, 0)],
      ["0-2 甲|1 ±Infinity", "2-4 乙|2 ±Infinity"],
    ],
    ["cells of two pieces", "甲 丙 1 2", [name(2, 1, 0), value(4, 0, 0)], ["0-4 甲 丙|1 2 ±Infinity"]],
    ["a value before its name has no margin", "1 甲", [value(1, 0, 1), name(2, 0, 0)], ["1-2 甲|1 ±0"]],
    [
      "names, then values",
      "甲 乙 1 2",
      [name(1, 1, 0), name(2, 2, 0), value(3, 1, 0), value(4, 0, 0)],
      ["0-3 甲|1 ±0", "1-4 乙|2 ±0"],
    ],
    [
      "a row behind some that stand so",
      "甲 乙 1 2 丙 3",
      [name(1, 1, 0), name(2, 2, 0), value(3, 1, 0), value(4, 0, 0), name(5, 1, 0), value(6, 0, 0)],
      ["0-3 甲|1 ±0", "1-4 乙|2 ±0", "4-6 丙|3 ±Infinity"],
    ],
    [
      "a last one that lacks its value, behind those",
      "甲 乙 1 2 丙",
      [name(1, 1, 0), name(2, 2, 0), value(3, 1, 0), value(4, 0, 0), name(5, 1, 0)],
      ["0-3 甲|1 ±0", "1-4 乙|2 ±0", "4-5 丙| ±0"],
    ],
    ["a name that lacks its value", "甲", [name(1, 1, 0), ["empty", 1, 1, [0, 0]]], ["0-1 甲| ±0"]],
    ["a value that lacks its name", "1", [value(1, 0, 1), ["empty", 0, 1, [0, 0]]], ["0-1 |1 ±0"]],
  ])("%s", (_, text, legs, expected) => expect(read(pathOf(piecesOf(text).length, legs), text)).toEqual(expected));

  test.each<[ColumnField, string]>([
    ["scoring_rule", "±Infinity"],
    ["level1", "±Infinity"],
    ["unit", "±0"],
    ["comparator", "±0"],
    ["value", "±0"],
  ])("a row without a %s is sure: %s", (field, margin) => {
    const path = pathOf(1, [name(1, 1, 0), ["empty", 1, 1, [0, 0]]]);
    expect(read(path, "甲", ["level3", field])).toEqual([`0-1 甲| ${margin}`]);
  });

  test("its score is that of the steps", () => {
    const path = pathOf(2, [
      ["cell", 0, 1, [1, 0], 4],
      ["cell", 1, 2, [0, 0], 2],
    ]);
    path.start.score = 10;
    const { score } = rowsOf(path.start, path.end, path.states, piecesOf("甲 1"), []);
    expect(score).toBe(-4);
  });
});

describe("pieces of no row", () => {
  test.each<[string, string, readonly Leg[], readonly string[]]>([
    [
      "between two rows: both may be more",
      "甲 1 注 乙 2",
      [name(1, 1, 0), value(2, 0, 0), ["skip", 0, 3, [0, 0]], name(4, 1, 0), value(5, 0, 0)],
      ["0-2 甲|1 ±0", "3-5 乙|2 ±0", "skipped 2"],
    ],
    [
      "some together, before the first",
      "注 释 甲 1 乙 2",
      [["skip", 0, 2, [0, 0]], name(3, 1, 0), value(4, 0, 0), name(5, 1, 0), value(6, 0, 0)],
      ["2-4 甲|1 ±0", "4-6 乙|2 ±Infinity", "skipped 0 1"],
    ],
    ["behind the last", "甲 1 注 释", [name(1, 1, 0), value(2, 0, 0)], ["0-2 甲|1 ±Infinity", "skipped 2 3"]],
  ])("%s", (_, text, legs, expected) => expect(read(pathOf(piecesOf(text).length, legs), text)).toEqual(expected));

  test("nor of what was set aside for nothing", () =>
    expect(read(pathOf(4, [["aside", 1, 2, [0, 0]], name(3, 1, 0), value(4, 0, 0)]), "1 丙 乙 2")).toEqual([
      "2-4 乙|2 ±Infinity",
      "skipped 0 1",
    ]));
});

describe("cells that stand apart from their rows", () => {
  test("a value that was set aside before its name", () =>
    expect(
      read(
        pathOf(4, [["aside", 1, 1, [0, 0]], name(2, 1, 0), ["use", 1, 2, [0, 0]], name(3, 1, 0), value(4, 0, 0)]),
        "1 甲 乙 2",
      ),
    ).toEqual(["1-2 甲|1 ±0", "2-4 乙|2 ±Infinity"]));

  test("the first that was set aside is used first", () =>
    expect(
      read(
        pathOf(4, [
          ["aside", 1, 1, [0, 0]],
          ["aside", 1, 2, [0, 0]],
          name(3, 1, 0),
          ["use", 1, 3, [0, 0]],
          name(4, 1, 0),
          ["use", 1, 4, [0, 0]],
        ]),
        "1 2 甲 乙",
      ),
    ).toEqual(["2-3 甲|1 ±0", "3-4 乙|2 ±0"]));

  test("values that are found later, in their order", () =>
    expect(
      read(
        pathOf(6, [
          name(1, 1, 0),
          name(2, 2, 0),
          ["later", 1, 2, [0, 0], -2, 2],
          name(3, 1, 0),
          value(4, 0, 0),
          ["fill", 1, 5, [0, 0]],
          ["fill", 1, 6, [0, 0]],
        ]),
        "甲 乙 丙 3 1 2",
      ),
    ).toEqual(["0-5 甲|1 ±0", "1-6 乙|2 ±0", "2-4 丙|3 ±Infinity"]));

  test("one that is waited for and never found", () =>
    expect(read(pathOf(1, [name(1, 1, 0), ["later", 1, 1, [0, 0]]]), "甲")).toEqual(["0-1 甲| ±0"]));
});

describe("a row's margin is the distance to the best path that has none of its cells", () => {
  /** A row of three pieces: the name's score is 5, the value's 3. */
  const rowOf = () => {
    const path = pathOf(3, [
      ["cell", 0, 2, [1, 0], 5],
      ["cell", 1, 3, [0, 0], 3],
    ]);
    const [start, named = start] = path.on;
    return { path, start: start ?? path.start, named: named ?? path.start };
  };

  test("where a piece can be passed over", () => {
    const { path, start } = rowOf();
    const skipped = path.step(start, ["skip", 0, 1, [0, 0], -7]);
    path.finish(path.step(path.step(skipped, ["cell", 0, 2, [1, 0], 4]), ["cell", 1, 3, [0, 0], 3]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±8"]); // 5 + 3 over -7 + 4 + 3
  });

  test("where its value can be another's", () => {
    const { path, named } = rowOf();
    path.finish(path.step(named, ["cell", 0, 3, [2, 0], 1.5]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±1.5"]);
  });

  test("where a cell can end before", () => {
    const { path, start } = rowOf();
    path.finish(path.step(path.step(start, ["cell", 0, 1, [1, 0], 2]), ["cell", 1, 3, [0, 0], 3.25]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±2.75"]);
  });

  test("of some the best counts", () => {
    const { path, named } = rowOf();
    path.finish(path.step(named, ["cell", 0, 3, [2, 0], 2]));
    path.finish(path.step(named, ["skip", 0, 3, [1, 0], -7]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±1"]);
  });

  test("where the rest can be set aside, or stand in a row above", () => {
    for (const kind of ["aside", "fill"] as const) {
      const { path, named } = rowOf();
      path.finish(path.step(named, [kind, 1, 3, [1, 0], 2.5]));
      expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±0.5"]);
    }
  });

  test("a way that ends nowhere is none", () => {
    const { path, named } = rowOf();
    path.step(named, ["cell", 0, 3, [2, 0], 2]);
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±Infinity"]);
  });

  test("steps that take no piece are none", () => {
    const { path, named } = rowOf();
    path.finish(path.step(named, ["empty", 1, 2, [0, 0], 2.5]));
    path.finish(path.step(named, ["later", 1, 2, [0, 0], 2.5]));
    path.finish(path.step(named, ["use", 1, 2, [0, 0], 2.5]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±Infinity"]);
  });

  test("the same cell on another way is no rival", () => {
    const { path, named } = rowOf();
    const again = newState(3, [0, 0], 0, [0, 0]);
    path.states[3]?.push(again);
    path.arrive(named, again, { kind: "cell", column: 1, from: 2, to: 3 }, 2);
    path.finish(again);
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±Infinity"]);
  });

  test("a row is as sure as its least sure cell", () => {
    const { path, start, named } = rowOf();
    path.finish(path.step(start, ["skip", 0, 2, [0, 0], 6]), -4);
    path.finish(path.step(named, ["skip", 0, 3, [1, 0], -7]));
    expect(read(path, "甲 乙 1")).toEqual(["0-3 甲 乙|1 ±6"]);
  });
});
