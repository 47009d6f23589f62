import * as fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { flagsOf } from "../../doubts.ts";
import { decodeLevels, type DecodedRow } from "./decode.ts";
import type { LevelRow } from "./level-row.ts";
import { canonicalLabel, taxonomy } from "../../vocabulary/taxonomy.ts";

/** Names and values of real kinds, by group: the rows of the written forms in `fixtures/forms`. */
interface Named {
  readonly name: string;
  readonly value: string;
}
type Vocabulary = ReadonlyMap<string, readonly Named[]>;

interface TrueRow extends Named {
  readonly level1: string;
  readonly level2: string;
}

/** A clean table and what a dump makes of its labels. */
interface Broken {
  readonly truth: readonly TrueRow[];
  readonly rows: readonly LevelRow[];
}

const vocabulary = readVocabulary();
const SEED = 20_251_120;
const RUNS = 150;

function readVocabulary(): Vocabulary {
  const folder = fileURLToPath(new URL("../../../../../fixtures/forms/", import.meta.url));
  const words = new Map<string, Named[]>();
  for (const file of readdirSync(folder)) {
    const { groups } = JSON.parse(readFileSync(folder + file, "utf8")) as {
      groups: { level1: string; level2: string; rows: (string | null)[][] }[];
    };
    for (const { level1, level2, rows } of groups) {
      const key = `${level1}/${level2}`;
      // [name, value, reading] or [name, description, value, reading]
      const named = rows.map((row) => ({ name: row.slice(0, -2).join(" "), value: row.at(-2) ?? "" }));
      words.set(key, [...(words.get(key) ?? []), ...named]);
    }
  }
  return words;
}

/** Level 1 in the official order or with cost last; some groups absent; one to eight rows each. */
const tables: fc.Arbitrary<readonly TrueRow[]> = fc
  .tuple(fc.boolean(), ...taxonomy.flatMap(({ label, level2 }) => level2.map((two) => groupOf(label, two))))
  .map(([costLast, ...groups]) => {
    const rows = (groups as readonly (readonly TrueRow[])[]).flat();
    const isCost = (row: TrueRow) => row.level1 === "成本指标";
    // 成本指标 stands at level 1 or below 产出指标, never at both
    const one = rows.some(isCost) ? rows.filter((row) => row.level2 !== "成本指标") : rows;
    return costLast ? [...one.filter((row) => !isCost(row)), ...one.filter(isCost)] : one;
  })
  .filter((rows) => rows.length >= 3);

function groupOf(level1: string, level2: string): fc.Arbitrary<readonly TrueRow[]> {
  const words = vocabulary.get(`${level1}/${level2}`) ?? [];
  const rows = fc
    .oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) })
    .chain((n) => fc.array(fc.constantFrom(...words), { minLength: n, maxLength: n }))
    .map((named) => named.map((row) => ({ ...row, level1, level2 })));
  return fc.oneof({ weight: 2, arbitrary: rows }, { weight: 1, arbitrary: fc.constant([]) });
}

type Place = (start: number, end: number, cuts: readonly number[]) => number;
const top: Place = (start) => start;
const centre: Place = (start, end) => Math.floor((start + end - 1) / 2);
/** The top of the page that holds most of the group: where dumps of merged cells have it. */
const topOfLargestPart: Place = (start, end, cuts) => {
  const begins = [start, ...cuts.filter((cut) => start < cut && cut < end)];
  const sizes = begins.map((at, i) => (begins[i + 1] ?? end) - at);
  return begins[sizes.indexOf(Math.max(...sizes))] as number;
};

function breakTable(
  truth: readonly TrueRow[],
  place: Place,
  cuts: readonly number[] = [],
  lost: readonly boolean[] = [],
): Broken {
  const ones = placesOf(truth, (row) => row.level1, place, cuts);
  const twos = placesOf(truth, (row) => `${row.level1}/${row.level2}`, place, cuts);
  const rows = truth.map((row, i): LevelRow => ({
    name: row.name,
    value: row.value,
    level1: ones.has(i) && lost[2 * i] !== true ? row.level1 : null,
    level2: twos.has(i) && lost[2 * i + 1] !== true ? row.level2 : null,
    chunkStart: i === 0 || cuts.includes(i),
  }));
  return { truth, rows };
}

function placesOf(
  rows: readonly TrueRow[],
  key: (row: TrueRow) => string,
  place: Place,
  cuts: readonly number[],
): ReadonlySet<number> {
  const at = new Set<number>();
  let start = 0;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (next !== undefined && key(next) === key(row)) return;
    at.add(place(start, i + 1, cuts));
    start = i + 1;
  });
  return at;
}

/** Page breaks every dozen rows or so. */
const cutsOf = (rows: readonly TrueRow[]) =>
  fc
    .array(fc.integer({ min: 1, max: 12 }), { minLength: rows.length, maxLength: rows.length })
    .map((dice) => dice.flatMap((die, i) => (die === 1 && i > 0 ? [i] : [])));
const lossOf = (rows: readonly TrueRow[]) =>
  fc.array(
    fc.integer({ min: 1, max: 10 }).map((die) => die === 1),
    { minLength: 2 * rows.length, maxLength: 2 * rows.length },
  );

const inDoubt = (row: DecodedRow) =>
  flagsOf(row.doubts).some((flag) => flag === "level1_uncertain" || flag === "level2_uncertain");

/** Shares of rows over a fixed sample: right without a flag, and wrong without one. */
function measure(broken: readonly Broken[]): { certain: number; silent: number } {
  let [rows, certain, silent] = [0, 0, 0];
  for (const { truth, rows: printed } of broken) {
    const decoded = decodeLevels(printed, false);
    expect(decoded).toHaveLength(truth.length);
    truth.forEach((row, i) => {
      const found = decoded[i] as DecodedRow;
      const right = found.level1 === row.level1 && found.level2 === row.level2;
      rows++;
      if (inDoubt(found)) return;
      if (right) certain++;
      else silent++;
    });
  }
  return { certain: certain / rows, silent: silent / rows };
}

const sample = (arbitrary: fc.Arbitrary<Broken>) => fc.sample(arbitrary, { seed: SEED, numRuns: RUNS });

describe("labels that are all printed", () => {
  test.each([
    ["at the top of their groups", tables.map((truth) => breakTable(truth, top)), 0.98],
    ["in the middle of their groups", tables.map((truth) => breakTable(truth, centre)), 0.95],
  ] as const)("%s: right without a flag", (_, arbitrary, least) => {
    const { certain, silent } = measure(sample(arbitrary));
    expect(certain).toBeGreaterThanOrEqual(least);
    expect(silent).toBeLessThanOrEqual(0.0005);
  });
});

describe("a row is right, or it is flagged", () => {
  const cut = (place: Place) => tables.chain((truth) => cutsOf(truth).map((cuts) => breakTable(truth, place, cuts)));
  const lossy = (place: Place) => tables.chain((truth) => lossOf(truth).map((lost) => breakTable(truth, place, [], lost)));
  // Where a whole group's label is gone and its rows read like their neighbours', nothing is left to doubt by.
  test.each([
    ["pages cut groups, labels at the top", cut(top), 0.001],
    ["pages cut groups, labels on the page with most rows", cut(topOfLargestPart), 0.001],
    ["pages cut groups, labels in the middle", cut(centre), 0.001],
    ["one label in ten is lost, the others at the top", lossy(top), 0.005],
    ["one label in ten is lost, the others in the middle", lossy(centre), 0.005],
  ] as const)("%s", (_, arbitrary, most) => expect(measure(sample(arbitrary)).silent).toBeLessThanOrEqual(most));
});

describe("whatever is printed", () => {
  const labels = [
    "产出指标",
    "数量指标",
    "质量",
    "服务对象满意度指标",
    "安全指标",
    "影响指标",
    "成本指标",
    "经济成本指标",
    "效益指标",
  ];
  const label = fc.option(fc.constantFrom(...labels), { freq: 2 });
  const anyRows = fc.array(
    fc.record({
      name: fc.constantFrom("检查次数", "及时率", "满意度", ""),
      value: fc.constantFrom("≥3次", ""),
      level1: label,
      level2: label,
      chunkStart: fc.boolean(),
    }),
    { maxLength: 14 },
  );
  const same = (printed: string | null, found: string | null) =>
    printed === null || printed === found || (found !== null && canonicalLabel(printed) === canonicalLabel(found));

  test("a printed label is never overruled, and no row is lost", () =>
    fc.assert(
      fc.property(anyRows, fc.boolean(), (rows, merged) => {
        const decoded = decodeLevels(rows, merged);
        expect(decoded).toHaveLength(rows.length);
        rows.forEach((row, i) => {
          expect(same(row.level1, decoded[i]?.level1 ?? null)).toBe(true);
          expect(same(row.level2, decoded[i]?.level2 ?? null)).toBe(true);
        });
      }),
      { seed: SEED, numRuns: 150 },
    ));

  test("printing what was decoded changes nothing and leaves no doubt", () =>
    fc.assert(
      fc.property(tables, fc.constantFrom(top, centre), (truth, place) => {
        const { rows } = breakTable(truth, place);
        const decoded = decodeLevels(rows, false);
        const again = decodeLevels(
          rows.map((row, i) => ({ ...row, level1: decoded[i]?.level1 ?? null, level2: decoded[i]?.level2 ?? null })),
          false,
        );
        expect(again.map(({ level1, level2 }) => [level1, level2])).toEqual(
          decoded.map(({ level1, level2 }) => [level1, level2]),
        );
        expect(again.filter(inDoubt)).toEqual([]);
        expect(again.every((row) => row.level1Source === "stated" && row.level2Source === "stated")).toBe(true);
      }),
      { seed: SEED, numRuns: 60 },
    ));
});
