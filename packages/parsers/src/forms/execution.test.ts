import { describe, expect, test } from "vitest";
import type { Table } from "../table.ts";
import { executionAt } from "./execution.ts";
import type { RawExecution, RawHead } from "./raw-form.ts";
import { resultsOf } from "./results.ts";
import { text, tableOf, rowsIn } from "./drawn-rows.test-helper.ts";

describe("money tables of self-evaluations", () => {
  const lines = (rows: readonly string[][], merges: Table["merges"] = "lost") => {
    const block = executionAt(rowsIn(tableOf(rows, merges)), 0);
    return block === null
      ? null
      : [
          block.end,
          ...block.lines.map(({ item, cells, extra, certain }) => [
            item.text,
            Object.fromEntries([...cells].map(([key, one]) => [key, one.text])),
            extra.length,
            certain,
          ]),
        ];
  };
  const header = ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"];
  test("one line an item, until a row that is none", () => {
    expect(
      lines([header, ["年度资金总额", "10", "12", "11"], ["其中：财政拨款", "8", "9", "9"], ["一级指标", "二级指标"]]),
    ).toEqual([
      3,
      ["年度资金总额", { initial: "10", adjusted: "12", spent: "11" }, 0, true],
      ["其中：财政拨款", { initial: "8", adjusted: "9", spent: "9" }, 0, true],
    ]);
  });
  test("a dump's row of fewer amounts is placed by columns, or said to be unclear", () => {
    expect(lines([header, ["财政拨款", "", "12", "11"]])).toEqual([2, ["财政拨款", { adjusted: "12", spent: "11" }, 0, true]]);
    expect(lines([header, ["财政拨款", "", "", "", "11"]])).toEqual([2, ["财政拨款", {}, 1, false]]);
  });
  test("merged cells tell the column", () =>
    expect(lines([header, ["年度资金总额", "10", "_", "11"]], "kept")).toEqual([
      2,
      ["年度资金总额", { initial: "10", spent: "11" }, 0, true],
    ]));
  test("no table without budget and spending", () => {
    expect(lines([["项目资金", "预算数"]])).toBeNull();
    expect(lines([["项目资金", "全年执行数"]])).toBeNull();
    expect(lines([["项目名称", "甲"]])).toBeNull();
    expect(executionAt([], 0)).toBeNull();
  });

  const results = (line: Partial<RawExecution>, unit: string | null = "万元") => {
    const notes: { flag: string; field: string | null }[] = [];
    const whole: RawExecution = {
      item: text("财政拨款："),
      cells: new Map(),
      units: new Map(),
      extra: [],
      certain: true,
      ...line,
    };
    const money = { unit: unit === null ? null : { value: unit, places: [] }, other: null };
    const head = { fields: new Map(), execution: [whole], money } as unknown as RawHead;
    const { execution } = resultsOf({ head, indicators: { total: null } } as never, notes as never, {});
    const { places: _, flags, ...values } = execution[0] as (typeof execution)[number];
    return [
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
      flags,
      notes.map(({ flag, field }) => `${flag} ${field}`),
    ];
  };
  const cells = (entries: readonly (readonly [string, string])[]) =>
    new Map(entries.map(([key, words]) => [key, text(words)])) as RawExecution["cells"];
  test.each<[string, Parameters<typeof results>, unknown]>([
    [
      "amounts in 元",
      [
        {
          cells: cells([
            ["initial", "1.5"],
            ["spent", "1.2万元"],
          ]),
        },
      ],
      [{ item: "财政拨款", initial: "15000", spent: "12000" }, [], []],
    ],
    [
      "points and rates",
      [
        {
          cells: cells([
            ["weight", "10分"],
            ["score", "9.75"],
            ["execution_rate", "97.5%"],
          ]),
        },
      ],
      [{ item: "财政拨款", weight: "10", score: "9.75", execution_rate: "97.5" }, [], []],
    ],
    [
      "a rate without its sign",
      [{ cells: cells([["execution_rate", "97.5"]]) }],
      [{ item: "财政拨款", execution_rate: "97.5" }, [], []],
    ],
    [
      "one that may be a share of 1",
      [{ cells: cells([["execution_rate", "0.975"]]) }],
      [{ item: "财政拨款" }, ["field_unreadable"], ["field_unreadable execution[0].execution_rate"]],
    ],
    ["a dash is nothing", [{ cells: cells([["initial", "—"]]) }], [{ item: "财政拨款" }, [], []]],
    [
      "no unit",
      [{ cells: cells([["initial", "1.5"]]) }, null],
      [{ item: "财政拨款" }, ["field_unreadable"], ["field_unreadable execution[0].initial"]],
    ],
    ["unclear", [{ certain: false }], [{ item: "财政拨款" }, ["row_incomplete"], ["row_incomplete execution[0]"]]],
    [
      "a column nobody knows",
      [{ extra: [{ label: text("备"), text: text("注"), known: false }] }],
      [{ item: "财政拨款" }, ["column_unknown"], ["column_unknown execution[0]"]],
    ],
    ["one that is known", [{ extra: [{ label: text("备"), text: text("注"), known: true }] }], [{ item: "财政拨款" }, [], []]],
  ])("%s", (_, args, expected) => expect(results(...args)).toEqual(expected));
});
