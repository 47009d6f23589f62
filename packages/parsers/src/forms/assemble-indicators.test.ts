import { describe, expect, test } from "vitest";
import { assembleIndicators, withDoubts } from "./assemble-indicators.ts";
import type { RawIndicator, RawIndicators, RawText } from "./raw-form.ts";

/** A cell's text on the page that it names: `甲@3`; with the number behind it: `95%#0.95`. */
function cell(printed: string): RawText {
  const [, text = "", page, stored] = /^(.*?)(?:@(\d))?(?:#(.*))?$/s.exec(printed) ?? [];
  return {
    text,
    places: page === undefined ? [] : [{ kind: "page", page: Number(page), box: { x0: 0, y0: 0, x1: 1, y1: 1 } }],
    flags: [],
    readings: [],
    notes: [],
    ...(stored === undefined ? {} : { stored: stored.split(" ") }),
  };
}

type Cells = Partial<
  Record<
    "level1" | "level2" | "level3" | "description" | "value" | "weight" | "scoringRule" | "actual" | "score" | "deviation",
    string
  >
>;

function rowOf(cells: Cells, over: Partial<RawIndicator> = {}): RawIndicator {
  const given = { level1: "产出指标", level2: "数量指标", level3: "维修数量", value: "≥5盏", ...cells };
  const texts = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, text === "" ? null : cell(text)]));
  return {
    level1: null,
    level2: null,
    level3: null,
    description: null,
    value: null,
    chunkStart: false,
    doubts: [],
    extra: [],
    ...texts,
    ...over,
  };
}

const fields = ["level1", "level2", "level3", "value"] as const;
const table = (rows: readonly RawIndicator[], over: Partial<RawIndicators> = {}): RawIndicators => ({
  rows,
  merged: true,
  evidence: "test",
  doubts: [],
  unknownHeaders: [],
  fields: new Set(fields),
  total: null,
  rowCount: rows.length,
  ...over,
});

/** What a row's record says: fields that are not null, then doubts. */
function told(row: RawIndicator, over: Partial<RawIndicators> = {}, fiscalYear: number | null = null): readonly string[] {
  const [found] = assembleIndicators(table([row], over), { fiscalYear });
  if (found === undefined) throw new Error("no row");
  const { value, extra, evidence, places, flags: _, seq: __, ...own } = found.indicator;
  const { actual, ...reached } = found.reached;
  const amount = (name: string, one: typeof value) =>
    one === null ? [] : [`${name} ${[one.type, one.comparator, one.number, one.unit].map((part) => part ?? "-").join(" ")}`];
  return [
    ...Object.entries({ ...own, ...reached }).flatMap(([name, text]) => (text === null ? [] : [`${name} ${text}`])),
    ...amount("value", value),
    ...amount("actual", actual),
    ...extra.map(({ header, text }) => `extra ${header}: ${text}`),
    ...Object.entries(places).flatMap(([name, list]) =>
      list.map((place) => `@${name} ${place.kind === "page" ? place.page : "?"}`),
    ),
    ...evidence.map(({ flag, field, note }) => `! ${flag} ${field ?? "-"}: ${note}`),
  ];
}

const levels = ["level1 产出指标", "level2 数量指标"];
const sources = ["level1_source stated", "level2_source stated"];
const five = ["value_raw ≥5盏", "value_text ≥5盏"];
const value = "value quantity >= 5 盏";
const plain = [...levels, "level3 维修数量", ...sources, ...five];

describe("a row of indicators", () => {
  test.each<[string, RawIndicator, readonly string[]]>([
    ["as it is printed", rowOf({}), [...plain, value]],
    [
      "with all columns, and where they stand",
      rowOf({ description: "甲 乙@1", scoringRule: "每少1盏扣1分@2", value: "≥5盏@3", level3: "维修数量@4" }),
      [
        ...levels,
        "level3 维修数量",
        ...sources,
        "description 甲乙",
        ...five,
        "scoring_rule 每少1盏扣1分",
        value,
        "@level3 4",
        "@description 1",
        "@value_raw 3",
        "@scoring_rule 2",
      ],
    ],
    [
      "without a value",
      rowOf({ value: "" }),
      [...levels, "level3 维修数量", ...sources, "! value_missing value_raw: no value is printed beside “维修数量”"],
    ],
    [
      "without a name",
      rowOf({ level3: "" }),
      [...levels, ...sources, ...five, value, "! level3_missing level3: no name is printed beside “≥5盏”"],
    ],
    ["with points", rowOf({ weight: "10分", score: "9.5" }), [...plain, "weight 10", "score 9.5", value]],
    ["with as many points as there are", rowOf({ weight: "10", score: "10.0" }), [...plain, "weight 10", "score 10.0", value]],
    [
      "with more points than there are",
      rowOf({ weight: "10", score: "11" }),
      [...plain, "weight 10", "score 11", value, "! score_exceeds_weight score: 11 of 10"],
    ],
    [
      "with points that are no number",
      rowOf({ weight: "十", score: "全分" }),
      [
        ...plain,
        value,
        "extra 分值: 十",
        "extra 分值: 全分",
        "! field_unreadable weight: 十 is no number",
        "! field_unreadable score: 全分 is no number",
      ],
    ],
    ["with a dash for a rule and a deviation", rowOf({ scoringRule: " — ", deviation: "／" }), [...plain, value]],
    [
      "with what was reached",
      rowOf({ actual: "6盏", deviation: "天气 原因" }),
      [...plain, "actual_raw 6盏", "actual_text 6盏", "deviation 天气原因", value, "actual quantity = 6 盏"],
    ],
    ["with nothing reached", rowOf({ actual: " " }), [...plain, value]],
    ["with a number behind its text", rowOf({ value: "≥5盏#5" }), [...plain, "value_stored 5", value]],
    ["with two numbers behind it", rowOf({ value: "≥5盏#5 6" }), [...plain, value]],
    [
      "with the unit in the name",
      rowOf({ level3: "成活率(%)", value: "85" }),
      [
        ...levels,
        "level3 成活率(%)",
        ...sources,
        "value_raw 85",
        "value_text 85",
        "value quantity = 85 %",
        "! unit_in_name value_raw: “85” takes its unit from the name “成活率(%)”, read as = 85 %",
      ],
    ],
    [
      "with another unit in the name",
      rowOf({ level3: "人均成本(元)", value: "90%" }),
      [
        ...levels,
        "level3 人均成本(元)",
        ...sources,
        "value_raw 90%",
        "value_text 90%",
        "value quantity = 90 %",
        "! columns_contradict value_raw: the name says 元, the value %",
      ],
    ],
    [
      "with a unit inside the name",
      rowOf({ level3: "成本(元)节约率", value: "90%" }),
      [...levels, "level3 成本(元)节约率", ...sources, "value_raw 90%", "value_text 90%", "value quantity = 90 %"],
    ],
    [
      "with cells under headers of no field",
      rowOf(
        {},
        {
          extra: [
            { label: cell("备注"), text: cell("甲@2"), known: true },
            { label: cell(" "), text: cell("乙"), known: false },
            { label: cell("空"), text: null, known: true },
          ],
        },
      ),
      [...plain, value, "extra 备注: 甲", "extra （无表头）: 乙", "@extra 2"],
    ],
    [
      "with doubts of its own",
      rowOf({}, { doubts: [{ flag: "columns_shifted", field: null, note: "moved" }] }),
      [...plain, value, "! columns_shifted -: moved"],
    ],
    [
      "with what the reader marked",
      rowOf({}, { value: { ...cell("≥5盏"), flags: ["ocr_uncertain"] } }),
      [...plain, value, "! ocr_uncertain value_raw: “≥5盏” was not recognized for certain"],
    ],
    [
      "with a value of cells that say more together",
      rowOf({ value: "≥\n5\n盏" }, { valueReading: "≥5盏" }),
      [...levels, "level3 维修数量", ...sources, "value_raw ≥\n5\n盏", "value_text ≥5盏", value],
    ],
  ])("%s", (_, row, expected) => {
    expect(told(row).toSorted()).toEqual(expected.toSorted());
  });
});

describe("a level that the table has no column for", () => {
  const doubts = (over: Partial<RawIndicators>, row = rowOf({ level1: "", level2: "" })) =>
    told(row, over).filter((one) => /^(?:!|level[12])/.test(one));
  const no = (level: 1 | 2) =>
    `! level${level}_missing level${level}: the table has no column of level ${level} (${level === 1 ? "一级指标" : "二级指标"})`;
  test("is not stated", () => {
    expect(doubts({ fields: new Set(["level3", "value"]) })).toEqual([no(1), no(2)]);
    expect(doubts({ fields: new Set(["level1", "level3", "value"]) }, rowOf({ level2: "" }))).toEqual([
      "level1 产出指标",
      "level1_source stated",
      no(2),
    ]);
    expect(doubts({ fields: new Set(["level2", "level3", "value"]) }, rowOf({ level1: "" }))).toEqual([
      "level2 数量指标",
      "level2_source stated",
      no(1),
    ]);
  });
});

test("rows of the year and of the whole project are two lists; each is counted", () => {
  const rows = [
    rowOf({}),
    rowOf({ level1: "", level2: "", level3: "甲" }),
    rowOf({ level1: "效益指标", level2: "社会效益指标", level3: "乙" }, { horizon: "project" as never }),
    rowOf({ level1: "", level2: "", level3: "丙" }),
  ];
  const found = assembleIndicators(table(rows), { fiscalYear: 2024 });
  expect(found.map(({ indicator: { seq, level1, level2, horizon } }) => `${seq} ${level1}/${level2} ${horizon}`)).toEqual([
    "1 产出指标/数量指标 null",
    "2 产出指标/数量指标 null",
    "3 效益指标/社会效益指标 project",
    "4 产出指标/数量指标 null",
  ]);
});

test("doubts that the whole form shows are put beside the row's own", () => {
  const [row] = assembleIndicators(table([rowOf({ value: "" })]), { fiscalYear: null });
  if (row === undefined) throw new Error("no row");
  expect(withDoubts(row.indicator, [])).toBe(row.indicator);
  const more = withDoubts(row.indicator, [{ flag: "columns_contradict", field: "value_raw", note: "甲" }]);
  expect(more.flags.toSorted()).toEqual(["columns_contradict", "value_missing"]);
  expect(more.evidence.map(({ flag }) => flag)).toEqual(["value_missing", "columns_contradict"]);
});
