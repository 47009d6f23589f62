import { expect, test } from "vitest";
import type { Atom } from "./atoms.ts";
import { columnRows } from "./in-columns.ts";
import type { Column } from "./in-sequence.ts";
import { piecesOf, round, shownCells } from "./pieces.test-helper.ts";

/** Each text fits one kind of column, and no two of them fit one together. */
const columnOf = (field: Column["field"], fits: RegExp): Column => ({ field, shape: (text) => (fits.test(text) ? 0 : -6) });
/** The same where it is likely besides. */
const likely = ({ field, shape }: Column): Column => ({ field, shape: (text) => (shape(text) < 0 ? -6 : 2) });
const name = columnOf("level3", /^(?:造林面积|合格率|培训人数|护林里程)$/);
const value = columnOf("value", /^\d+(?:亩|%|人|公里)?$/);
const unit = columnOf("unit", /^[亩%人]$/);
const rule = columnOf("scoring_rule", /^按量$/);
const two = [name, value];
const three = [name, value, unit];
const judged = [name, value, rule];

/** The rows, each with its first piece and that behind its last, its cells and its margin; then the score, and what is in no row. */
function read(columns: readonly Column[], lines: readonly string[], barriers: readonly number[] = []): readonly string[] {
  const atoms = piecesOf(...lines);
  const labelled = new Set(barriers.flatMap((i): readonly Atom[] => atoms.slice(i, i + 1)));
  const { score, rows, skipped } = columnRows({ atoms, barriers: labelled, everyRow: false }, columns, { widest: [] });
  const shown = rows.map(({ start, end, cells, margin }) => `${start}-${end}: ${shownCells(cells)} ${round(margin)}`);
  return [...shown, `${round(score)} without ${skipped.join()}`];
}

/** Lines with blank ones between. */
const apart = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => [line, ""]);

test.each<[string, readonly Column[], readonly string[], readonly string[]]>([
  ["nothing", two, [], ["0 without "]],
  ["one column alone has no rows", [name], ["造林面积"], ["-Infinity without "]],
  ["a row", two, ["造林面积", "50亩"], ["0-2: 造林面积|50亩 2.9", "-1 without "]],
  ["rows in turn", two, ["造林面积", "50亩", "合格率", "95%"], ["0-2: 造林面积|50亩 2.9", "2-4: 合格率|95% 2.9", "-2 without "]],
  ["on lines", two, ["造林面积 50亩", "合格率 95%"], ["0-2: 造林面积|50亩 2.9", "2-4: 合格率|95% 2.9", "-5.8 without "]],
  ["a value before its name", two, ["50亩", "造林面积"], ["1-2: 造林面积|50亩 0", "-2.5 without "]],
  [
    "and again: the second costs less",
    two,
    ["50亩", "造林面积", "95%", "合格率"],
    ["1-2: 造林面积|50亩 0", "3-4: 合格率|95% 0", "-3.8 without "],
  ],
  [
    "names, then values",
    two,
    ["造林面积", "合格率", "50亩", "95%"],
    ["0-3: 造林面积|50亩 0", "1-4: 合格率|95% 0.1", "-4.9 without "],
  ],
  [
    "four of each",
    two,
    ["造林面积", "合格率", "培训人数", "护林里程", "50亩", "95%", "30人", "7公里"],
    ["0-5: 造林面积|50亩 0", "1-6: 合格率|95% 0", "2-7: 培训人数|30人 0", "3-8: 护林里程|7公里 0", "-7.2 without "],
  ],
  [
    "values that fit the other way round",
    two,
    ["造林面积", "合格率", "95%", "50亩"],
    ["0-4: 造林面积|50亩 0", "1-3: 合格率|95% 1.5", "-4.9 without "],
  ],
  [
    "names, values, and a row in order",
    two,
    ["造林面积", "合格率", "50亩", "95%", "培训人数", "30人"],
    ["0-3: 造林面积|50亩 0", "1-4: 合格率|95% 0.1", "4-6: 培训人数|30人 2.9", "-5.9 without "],
  ],
  [
    "two names on a line",
    two,
    ["造林面积  合格率", "50亩", "95%"],
    ["0-3: 造林面积|50亩 0", "1-4: 合格率|95% 1.8", "-6.1 without "],
  ],
  [
    "two values on a line",
    two,
    ["造林面积", "合格率", "50亩  95%"],
    ["0-3: 造林面积|50亩 0", "1-4: 合格率|95% 0.1", "-6.1 without "],
  ],
  [
    "columns by turns",
    two,
    ["造林面积", "合格率", "50亩", "培训人数", "95%", "30人"],
    ["0-5: 造林面积|95% 0", "1-3: 合格率|50亩 0.1", "3-6: 培训人数|30人 1.2", "-7.7 without "],
  ],
  [
    "parted by blank lines",
    two,
    apart("造林面积", "合格率", "50亩", "培训人数", "95%", "30人"),
    ["0-3: 造林面积|50亩 0", "1-5: 合格率|95% 0", "3-6: 培训人数|30人 0", "-7.2 without "],
  ],
  [
    "three columns in turn",
    three,
    ["造林面积", "50", "亩", "合格率", "95", "%"],
    ["0-3: 造林面积|50|亩 2.7", "3-6: 合格率|95|% 2.9", "-2 without "],
  ],
  [
    "three columns, one after the other",
    three,
    ["造林面积", "合格率", "50", "95", "亩", "%"],
    ["0-5: 造林面积|50|亩 0", "1-6: 合格率|95|% 0", "-6.5 without "],
  ],
  [
    "a row from right to left",
    three,
    ["造林面积", "亩", "50", "合格率", "95", "%"],
    ["0-3: 造林面积|50|亩 0", "3-6: 合格率|95|% 2.9", "-3 without "],
  ],
  [
    "a row whose name stands last",
    three,
    ["造林面积", "50", "亩", "%", "95", "合格率"],
    ["0-3: 造林面积|50|亩 1.7", "5-6: 合格率|95|% 0", "-5.5 without "],
  ],
])("%s", (_, columns, lines, expected) => expect(read(columns, lines)).toEqual(expected));

test.each<[string, readonly Column[], readonly string[], readonly string[]]>([
  ["a line before", two, ["x", "造林面积", "50亩"], ["1-3: 造林面积|50亩 0", "-8 without 0"]],
  [
    "a line behind",
    two,
    ["造林面积", "50亩", "合格率", "95%", "", "x"],
    ["0-2: 造林面积|50亩 2.9", "2-4: 合格率|95% 0", "-9 without 4"],
  ],
  [
    "more lines behind than rows: no table",
    two,
    ["造林面积", "50亩", "合格率", "95%", "", "x", "", "y", "z"],
    ["-12.5 without 0,1,2,3,4,5,6"],
  ],
  ["a name without a value", two, apart("造林面积", "合格率", "95%"), ["0-1: 造林面积| 0", "1-3: 合格率|95% 1.5", "-6 without "]],
  ["a value without a name", two, ["造林面积", "50亩", "95%"], ["0-3: 造林面积|95% 0", "-8 without 1"]],
  [
    "a row without its unit, in doubt",
    three,
    ["造林面积", "50", "合格率", "95", "%"],
    ["0-2: 造林面积|50| 0", "2-5: 合格率|95|% 2.9", "-3.5 without "],
  ],
  [
    "a rule that stands for one row of two",
    judged,
    ["造林面积", "50亩", "合格率", "95%", "按量"],
    ["0-2: 造林面积|50亩| 0", "2-5: 合格率|95%|按量 2.9", "-3 without "],
  ],
  [
    "and for the other",
    judged,
    ["造林面积", "50亩", "按量", "合格率", "95%"],
    ["0-3: 造林面积|50亩|按量 2.5", "3-5: 合格率|95%| 0", "-3 without "],
  ],
])("what is missing or too much: %s", (_, columns, lines, expected) => expect(read(columns, lines)).toEqual(expected));

test.each<[string, readonly Column[], readonly string[], readonly string[]]>([
  [
    "the first row's value",
    two,
    apart("造林面积", "合格率", "95%", "培训人数", "30人", "50亩"),
    ["0-6: 造林面积|50亩 0", "1-3: 合格率|95% 1.5", "3-5: 培训人数|30人 3", "-5.9 without "],
  ],
  [
    "the values of two rows",
    two,
    apart("造林面积", "合格率", "培训人数", "30人", "护林里程", "7公里", "50亩", "95%"),
    ["0-7: 造林面积|50亩 0", "1-8: 合格率|95% 0", "2-4: 培训人数|30人 2", "4-6: 护林里程|7公里 2.9", "-8.8 without "],
  ],
  [
    "a value before all names, set aside for the last",
    two,
    apart("95%", "造林面积", "50亩", "培训人数", "30人", "合格率"),
    ["5-6: 合格率|95% 0", "1-3: 造林面积|50亩 0.3", "3-5: 培训人数|30人 1", "-7.4 without "],
  ],
])("a cell that stands behind later rows, or before its own: %s", (_, columns, lines, expected) =>
  expect(read(columns, lines)).toEqual(expected),
);

test.each<[string, readonly number[], string]>([
  ["none", [], "-4.9 without "],
  ["before the first name", [0], "-3.4 without "],
  ["before the second", [1], "-3.4 without "],
  ["before both", [0, 1], "-1.9 without "],
  ["before a value: it begins no row", [2], "-4.9 without "],
])("a row begins at labels: %s", (_, barriers, expected) =>
  expect(read(two, ["造林面积", "合格率", "50亩", "95%"], barriers).at(-1)).toBe(expected),
);

test("with more than 3000 pieces nothing is looked for", () => {
  const lines = (count: number) => Array.from({ length: count }, () => "x x x x x x x x x x");
  expect(read(two, lines(301))).toEqual(["-Infinity without "]);
});

const likelyTwo = two.map(likely);
test.each<[string, readonly Column[], readonly string[], readonly string[]]>([
  [
    "a value that stands alone before the names, of the last",
    likelyTwo,
    apart("95%", "造林面积", "50亩", "培训人数", "30人", "合格率"),
    ["1-3: 造林面积|50亩 1.5", "3-5: 培训人数|30人 2.6", "5-6: 合格率|95% 0", "6.2 without "],
  ],
  [
    "three of them, the most",
    likelyTwo,
    apart("95%", "30人", "7公里", "造林面积", "50亩", "合格率", "培训人数", "护林里程"),
    ["5-6: 合格率|95% 0", "6-7: 培训人数|30人 0", "7-8: 护林里程|7公里 0", "3-5: 造林面积|50亩 0", "5.6 without "],
  ],
  [
    "names before the rows above their own",
    likelyTwo,
    apart("合格率", "造林面积", "50亩", "培训人数", "30人", "95%"),
    ["0-6: 合格率|95% 0", "1-3: 造林面积|50亩 1.5", "3-5: 培训人数|30人 2.8", "6.1 without "],
  ],
  [
    "directly above a name it does not stand alone",
    likelyTwo,
    ["95%", "造林面积", "50亩", "培训人数", "30人", "合格率"],
    ["5-6: 合格率|95% 0", "1-3: 造林面积|50亩 0.3", "3-5: 培训人数|30人 1", "4.6 without "],
  ],
  [
    "nor directly below a line",
    likelyTwo,
    ["x", "95%", "", "造林面积", "", "50亩", "", "合格率"],
    ["2-3: 造林面积|95% 0", "4-5: 合格率|50亩 0", "-6.1 without 0"],
  ],
  [
    "of no row at all",
    likelyTwo,
    apart("95%", "造林面积", "50亩", "培训人数", "30人"),
    ["1-3: 造林面积|50亩 0", "3-5: 培训人数|30人 3.3", "-1 without 0"],
  ],
  [
    "of three columns none is set aside",
    three.map(likely),
    apart("95", "造林面积", "50", "亩", "培训人数", "30", "人", "合格率", "%"),
    ["1-4: 造林面积|95|亩 0", "4-7: 培训人数|50|人 0", "7-9: 合格率|30|% 0", "7.1 without "],
  ],
  [
    "a group of lines that is none of the table's",
    likelyTwo,
    ["造林面积", "50亩", "", "x", "y y", "z", "", "合格率", "95%"],
    ["0-2: 造林面积|50亩 0", "6-8: 合格率|95% 0", "-5.2 without 2,3,4,5"],
  ],
  [
    "and one before it",
    likelyTwo,
    ["x", "y y", "z", "", "造林面积", "50亩", "", "合格率", "95%"],
    ["4-6: 造林面积|50亩 0", "6-8: 合格率|95% 2.9", "-5.2 without 0,1,2,3"],
  ],
  [
    "two lines behind",
    likelyTwo,
    ["造林面积", "50亩", "合格率", "95%", "", "x", "y"],
    ["0-2: 造林面积|50亩 2.9", "2-4: 合格率|95% 2.8", "-4 without 4,5"],
  ],
  [
    "a name of two lines where blank ones part cells",
    likelyTwo,
    ["造林面积", "", "50亩", "", "培训", "人数", "", "30人"],
    ["0-2: 造林面积|50亩 2.8", "2-5: 培训人数|30人 2.8", "5.4 without "],
  ],
  [
    "of three columns the targets alone are waited for",
    judged.map(likely),
    ["造林面积", "按量", "合格率", "按量", "培训人数", "30人", "按量", "50亩", "95%"],
    ["0-6: 造林面积|30人|按量 0", "2-8: 合格率|50亩|按量 0", "4-9: 培训人数|95%|按量 0", "1.1 without "],
  ],
  [
    "the targets of the first row and of a later one",
    likelyTwo,
    apart("造林面积", "合格率", "95%", "培训人数", "护林里程", "7公里", "50亩", "30人"),
    ["0-7: 造林面积|50亩 0", "1-3: 合格率|95% 0.8", "3-8: 培训人数|30人 0", "4-6: 护林里程|7公里 1.4", "6.2 without "],
  ],
])("likely cells: %s", (_, columns, lines, expected) => expect(read(columns, lines)).toEqual(expected));
