import { describe, expect, test } from "vitest";
import { bestRows, type Candidate } from "./best-rows.ts";
import { piecesOf } from "./pieces.test-helper.ts";

const [atom] = piecesOf("造林");
const full = atom === undefined ? [] : [atom];

/** A row [start, end) with its score, that of its next reading, and the columns that it fills. */
type Row = readonly [start: number, end: number, score: number, second: number, cells?: string];

function read(length: number, ...rows: readonly Row[]) {
  const from = (start: number) =>
    rows
      .filter(([at]) => at === start)
      .map(([, end, score, second, cells = "xx"]): Candidate => {
        return { end, score, second, cells: Array.from(cells).map((cell) => (cell === "x" ? full : [])) };
      });
  const { score, rows: found, skipped } = bestRows(length, from, 1);
  return { score, rows: found.map(({ start, end, margin }) => [start, end, margin]), skipped };
}

describe("rows that explain a text best", () => {
  test.each<[string, number, readonly Row[], ReturnType<typeof read>]>([
    ["nothing", 0, [], { score: 0, rows: [], skipped: [] }],
    ["no row", 3, [], { score: -10.5, rows: [], skipped: [0, 1, 2] }],
    ["one row", 2, [[0, 2, 5, 1]], { score: 4, rows: [[0, 2, 4]], skipped: [] }],
    ["one row with two readings alike", 2, [[0, 2, 5, 5]], { score: 4, rows: [[0, 2, 0]], skipped: [] }],
    [
      "one over both is better",
      2,
      [
        [0, 1, 1, -9],
        [1, 2, 1, -9],
        [0, 2, 5, -9],
      ],
      { score: 4, rows: [[0, 2, 4]], skipped: [] },
    ],
    [
      "two, and one over both is nearly as good: neither is sure",
      2,
      [
        [0, 1, 3, -9],
        [1, 2, 3, -9],
        [0, 2, 4.5, -9],
      ],
      {
        score: 4,
        rows: [
          [0, 1, 0.5],
          [1, 2, 0.5],
        ],
        skipped: [],
      },
    ],
    ["what stands before the first is dropped", 3, [[1, 3, 5, -9]], { score: -3, rows: [[1, 3, 0]], skipped: [0] }],
    [
      "what stands between is dropped, and rows beside it are not sure",
      5,
      [
        [0, 1, 5, -9],
        [1, 2, 5, -9],
        [3, 4, 5, -9],
        [4, 5, 5, -9],
      ],
      {
        score: 9,
        rows: [
          [0, 1, 14],
          [1, 2, 0],
          [3, 4, 0],
          [4, 5, 14],
        ],
        skipped: [2],
      },
    ],
    ["much behind the last is the end", 8, [[0, 2, 5, -9]], { score: -8, rows: [[0, 2, 11.5]], skipped: [2, 3, 4, 5, 6, 7] }],
    ["one behind the last", 3, [[0, 2, 5, -9]], { score: -3, rows: [[0, 2, 0]], skipped: [2] }],
    [
      "a row without its value, and its neighbours",
      4,
      [
        [0, 1, 5, -9],
        [1, 2, 5, -9, "x."],
        [2, 3, 5, -9],
        [3, 4, 5, -9],
      ],
      {
        score: 16,
        rows: [
          [0, 1, 0],
          [1, 2, 0],
          [2, 3, 0],
          [3, 4, 14],
        ],
        skipped: [],
      },
    ],
    [
      "a row without its first cell",
      4,
      [
        [0, 1, 5, -9],
        [1, 2, 5, -9],
        [2, 3, 5, -9],
        [3, 4, 5, -9, ".x"],
      ],
      {
        score: 16,
        rows: [
          [0, 1, 14],
          [1, 2, 14],
          [2, 3, 0],
          [3, 4, 0],
        ],
        skipped: [],
      },
    ],
    [
      "other rows share its edges",
      3,
      [
        [0, 2, 6, -9],
        [2, 3, 4, -9],
        [0, 1, 3, -9],
        [1, 2, 2, -9],
      ],
      {
        score: 8,
        rows: [
          [0, 2, 2],
          [2, 3, 13],
        ],
        skipped: [],
      },
    ],
  ])("%s", (_, length, rows, expected) => expect(read(length, ...rows)).toEqual(expected));
});
