import { describe, expect, test } from "vitest";
import { advanced, arrive, keyOf, kept, newState, type State } from "./column-states.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const [one, two, three] = ["甲", "乙", "丙"].map((text) => piecesOf(text));
const cell = one ?? [];

/** A state of a score. `later`: so many cells of the first column are waited for. */
function scored(score: number, counts: readonly number[] = [0, 0], later: readonly number[] = [0, 0]): State {
  return Object.assign(newState(1, counts, 0, later), { score });
}
const NOTHING = { open: [], holes: [], aside: [] };

test("a new state has no way to it, and nothing open", () => {
  expect(newState(3, [1, 0], 1, [0, 2])).toEqual({
    at: 3,
    counts: [1, 0],
    last: 1,
    later: [0, 2],
    aside: [[], []],
    holes: [],
    score: -Infinity,
    open: [[], []],
    back: null,
    onward: [],
    rest: -Infinity,
    waiting: "0,2|0,0",
  });
});

describe("states are one where all of this is the same", () => {
  const base = { counts: [1, 0], last: 0, later: [0, 0], aside: [[], []] };
  test.each<[string, Partial<Parameters<typeof keyOf>[0]>, boolean]>([
    ["nothing else", {}, true],
    ["the cells read", { counts: [0, 1] }, false],
    ["the last column", { last: 1 }, false],
    ["cells waited for", { later: [1, 0] }, false],
    ["cells set aside", { aside: [[cell], []] }, false],
    ["cells of another column set aside", { aside: [[], [cell]] }, false],
  ])("but for %s", (_, other, isSame) => expect(keyOf({ ...base, ...other }) === keyOf(base)).toBe(isSame));

  test("which cells were set aside does not matter, but how many do", () => {
    expect(keyOf({ ...base, aside: [[cell], []] })).toBe(keyOf({ ...base, aside: [[two ?? []], []] }));
    expect(keyOf({ ...base, aside: [[cell], []] })).not.toBe(keyOf({ ...base, aside: [[cell, cell], []] }));
  });
});

describe("a step that arrives", () => {
  const open = [[cell], []];
  const rest = { open, holes: [{ column: 1, row: [cell, []] }], aside: [[], [cell]] };

  test("gives its score and what it carries to a state that none has reached", () => {
    const [from, to] = [scored(2), newState(1, [0, 0], 0, [0, 0])];
    arrive(from, to, { kind: "skip" }, { score: -3, ...rest });
    expect(to).toMatchObject({ score: -1, ...rest });
    expect(to.back).toEqual({ from, to, step: { kind: "skip" }, score: -3 });
    expect(from.onward).toEqual([to.back]);
  });

  test.each<[string, number, boolean]>([
    ["better", 1.5, true],
    ["the same", 1, false],
    ["worse", 0.5, false],
  ])("that is %s than the way before", (_, score, isTaken) => {
    const [from, to] = [scored(0), scored(1)];
    arrive(from, to, { kind: "end" }, { score, ...NOTHING });
    expect([to.score, to.back !== null, from.onward.length]).toEqual([isTaken ? score : 1, isTaken, 1]);
  });
});

describe("the states that are kept at a position", () => {
  const scores = (states: readonly State[]) => kept(states).map(({ score }) => score);
  const many = (count: number, later: (i: number) => readonly number[], from = 0) =>
    Array.from({ length: count }, (_, i) => scored(from - i / 100, [0, 0], later(i)));

  test.each<[string, readonly State[], readonly number[]]>([
    ["none", [], []],
    ["those near the best", [scored(-16), scored(0), scored(-16.1), scored(-3)], [0, -3, -16]],
    ["those that lack most first", [scored(0, [2, 2]), scored(-1, [2, 0]), scored(-2, [2, 1])], [-1, -2, 0]],
    ["lacking is counted from the column read furthest", [scored(0, [1, 0]), scored(-1, [4, 0])], [-1, 0]],
  ])("%s", (_, states, expected) => expect(scores(states)).toEqual(expected));

  test("so many of them", () => {
    expect(kept(many(96, () => [0, 0]))).toHaveLength(96);
    expect(kept(many(100, () => [0, 0]))).toHaveLength(96);
    expect(scores(many(100, () => [0, 0])).at(-1)).toBe(-0.95);
  });

  test("and further ones of a few other kinds of waiting, a few of each", () => {
    const first = many(96, () => [0, 0]);
    const waiting = many(20, () => [1, 0], -1);
    expect(kept([...first, ...waiting])).toHaveLength(96 + 12);
    expect(kept([...first, ...many(9, (i) => [i + 1, 0], -1)])).toHaveLength(96 + 5); // six kinds with that of the first ones
  });
});

describe("a cell more of a column", () => {
  const open = [[cell, two ?? []], []];
  test.each<[string, readonly number[], number, readonly number[], readonly (readonly unknown[])[]]>([
    ["of the one that is ahead", [2, 0], 0, [3, 0], [[cell, two, three], []]],
    ["of the one that is behind closes the oldest row", [2, 0], 1, [1, 0], [[two], []]],
  ])("%s", (_, counts, column, expected, cells) =>
    expect(advanced({ counts, open }, column, three ?? [])).toEqual({ counts: expected, open: cells }),
  );

  test("closes no row while another column lacks its cell", () => {
    expect(advanced({ counts: [1, 0, 0], open: [[cell], [], []] }, 1, two ?? [])).toEqual({
      counts: [1, 1, 0],
      open: [[cell], [two], []],
    });
  });
});
