import type { FormRecord, Indicator, Place } from "@jixiao/contract";
import { normalizeValue } from "@jixiao/normalize";
import { describe, expect, test } from "vitest";
import type { Damage } from "../document.ts";
import type { FlatRow } from "../flat-rows.ts";
import type { Cell, Table } from "../table.ts";
import { withDamage } from "./checks/damaged-records.ts";
import { withLostNumbers } from "./checks/lost-numbers.ts";
import { isPerPiece, isSpending, nameOf } from "./checks/money.ts";
import { executionAt } from "./execution.ts";
import { formTypeOf, kindOf } from "./form-kind.ts";
import { genericLayout } from "./generic-layout.ts";
import { cellsOver, columnEdges, extentOf } from "./indicator-table/column-edges.ts";
import { secondHeaderRow, type Column } from "./indicator-table/columns.ts";
import { isLabelTail, joinCutRows, joinSplitLabels } from "./indicator-table/cut-rows.ts";
import { matchCells } from "./indicator-table/match-cells.ts";
import { isTotalRow, totalOf } from "./indicator-table/total-row.ts";
import { composeValue } from "./indicator-table/value-cells.ts";
import { groupsFor } from "./levels/groups.ts";
import { labelEvidence, type Anchoring } from "./levels/label-evidence.ts";
import type { LevelRow } from "./levels/level-row.ts";
import { lexicalEvidence } from "./levels/lexicon.ts";
import { raw, type RawExecution, type RawHead, type RawIndicator, type RawIndicators, type RawText } from "./raw-form.ts";
import { resultsOf } from "./results.ts";
import { partField, totalOfLabel } from "./totals.ts";
import { valueDoubts } from "./value-doubts.ts";

const text = (words: string): RawText => ({ text: words, places: [], flags: [], readings: [], notes: [] });

/** A table of rows of texts, `text^rows>columns` for spans; blank texts leave the place to a span or to nothing. */
function tableOf(
  rows: readonly (readonly string[])[],
  merges: Table["merges"] = "kept",
  place?: (x: number, y: number) => Place,
): Table {
  const cells = rows.flatMap((row, y) =>
    row.flatMap((printed, x): Cell[] => {
      if (printed === "") return [];
      const [, words = "", rowSpan = "1", columnSpan = "1"] = /^(.*?)(?:\^(\d))?(?:>(\d))?$/.exec(printed) ?? [];
      const places = place === undefined ? [] : [place(x, y)];
      return [
        { row: y, column: x, rowSpan: Number(rowSpan), columnSpan: Number(columnSpan), text: words === "_" ? "" : words, places },
      ];
    }),
  );
  const columnCount = Math.max(...rows.map((row) => row.length));
  return { cells, rowCount: rows.length, columnCount, merges, chunks: [0], evidence: "test", flags: [] };
}

const rowsIn = (table: Table): readonly FlatRow[] =>
  Array.from({ length: table.rowCount }, (_, row) => ({
    cells: table.cells.filter((cell) => cell.row === row && cell.text !== ""),
    table,
    row,
    chunkStart: row === 0,
  }));
const rowAt = (table: Table, row: number): FlatRow => rowsIn(table)[row] as FlatRow;

describe("comparator, number and unit in cells of their own", () => {
  const composed = (comparator: string | null, value: string | null, unit: string | null) => {
    const cell = (words: string | null) => (words === null ? null : { header: text("头"), text: text(words) });
    const found = composeValue({ comparator: cell(comparator), value: value === null ? null : text(value), unit: cell(unit) });
    return [found.valueReading ?? found.value?.text ?? null, found.extra.map(({ text: one }) => one?.text), found.contradiction];
  };
  test.each<[string | null, string | null, string | null, unknown]>([
    ["≥", "95", "%", ["≥95%", [], null]],
    ["大于等于", "95", "%", ["大于等于95%", [], null]],
    ["＝", "5", null, ["＝5", [], null]],
    ["≥", null, "%", [null, ["≥", "%"], null]],
    ["-", null, "无", [null, [], null]],
    ["—", "95", "/", ["95", [], null]],
    ["定性", "优良", null, ["优良", ["定性"], null]],
    ["定性", "95", "%", ["95%", ["定性"], null]],
    ["≥", "优良", null, ["优良", ["≥"], "≥ beside 优良"]],
    ["=", "优良", null, ["优良", ["="], null]],
    ["等于", "优良", null, ["优良", ["等于"], null]],
    ["≥", "≥95", "%", ["≥95%", ["≥"], null]],
    ["不低于", "≥95", "%", ["≥95%", ["不低于"], null]],
    ["≤", "≥95", "%", ["≥95%", ["≤"], "≤ beside ≥95"]],
    [null, "95", "（%）", ["95%", [], null]],
    [null, "95 ", "%", ["95%", [], null]],
    [null, "1,200", "人", ["1,200人", [], null]],
    [null, "95%", "%", ["95%", ["%"], null]],
    [null, "95百分比", "%", ["95百分比", ["%"], null]],
    [null, "95（％）", "百分比", ["95(%)", ["百分比"], null]],
    [null, "95人", "%", ["95人", ["%"], "unit % beside 95人"]],
    [null, "优良", "%", ["优良", ["%"], null]],
    ["≤", "≥95人", "%", ["≥95人", ["≤", "%"], "≤ beside ≥95人; unit % beside ≥95人"]],
    ["≥", "九十五", "分", ["≥九十五", ["分"], "unit 分 beside 九十五"]],
  ])("%s | %s | %s", (comparator, value, unit, expected) => expect(composed(comparator, value, unit)).toEqual(expected));

  test("the value keeps the places of all cells that state it", () => {
    const at = (line: number, words: string): RawText => ({ ...text(words), places: [{ kind: "text", lines: [line, line] }] });
    const { value } = composeValue({
      comparator: { header: text("头"), text: at(1, "≥") },
      value: at(2, "95"),
      unit: { header: text("头"), text: at(3, "%") },
    });
    expect([value?.text, value?.places.map((place) => (place.kind === "text" ? place.lines[0] : 0))]).toEqual([
      "≥ 95 %",
      [1, 2, 3],
    ]);
  });
});

describe("cells under headers", () => {
  const column = (field: Column["field"], from: number, to: number, edges: Column["edges"] = null): Column => ({
    field,
    horizon: null,
    header: text(field),
    range: [from, to],
    edges,
    known: true,
    repeats: null,
    set: null,
  });
  const columns = [column("level3", 0, 1), column("value", 1, 2), column("unit", 2, 3)];
  const matched = (row: readonly string[], own: readonly Column[] = columns) => {
    const { cells, left, uneven } = matchCells(tableOf([row]).cells, own, null);
    return [
      own.map(
        (one) =>
          cells
            .get(one)
            ?.map(({ text: words }) => words)
            .join("+") ?? null,
      ),
      left.map(({ text: words }) => words),
      uneven,
    ];
  };
  test.each<[string, readonly string[], unknown]>([
    ["one under each", ["甲", "5", "个"], [["甲", "5", "个"], [], false]],
    ["empty ones keep their column", ["甲", "_", "个"], [["甲", "", "个"], [], false]],
    ["a merged cell goes to the value", ["甲", "5个>2", ""], [["甲", "5个", null], [], false]],
    ["one merged over all", ["甲>3", "", ""], [[null, "甲", null], [], false]],
    ["beyond the header", ["甲", "5", "个", "余"], [["甲", "5", "个"], ["余"], true]],
  ])("%s", (_, row, expected) => expect(matched(row)).toEqual(expected));

  test("two cells in one column are uneven, unless one is empty", () => {
    const wide = [column("level3", 0, 1), column("value", 1, 3)];
    expect(matched(["甲", "5", "个"], wide)).toEqual([["甲", "5+个"], [], true]);
    expect(matched(["甲", "_", "个"], wide)).toEqual([["甲", "+个"], [], false]);
  });
  test("of three cells in one column only one may have a text", () => {
    const wide = [column("level3", 0, 1), column("value", 1, 4)];
    expect(matched(["甲", "_", "5", "_"], wide)[2]).toBe(false);
    expect(matched(["甲", "_", "5", "6"], wide)[2]).toBe(true);
  });
  test("what stands left of the header is left, and not uneven", () =>
    expect(matched(["侧", "甲", "5"], [column("level3", 1, 2), column("value", 2, 3)])).toEqual([["甲", "5"], ["侧"], false]));

  const at = (x: number): Place => ({ kind: "page", page: 1, box: { x0: x * 50, x1: x * 50 + 50, y0: 0, y1: 9 } });
  test("edges are measured from the cells' boxes", () => {
    expect(
      columnEdges(
        tableOf(
          [
            ["甲", "乙"],
            ["丙", "丁"],
          ],
          "kept",
          at,
        ),
      ),
    ).toEqual([0, 50, 100]);
    expect(columnEdges(tableOf([["甲", "乙"]], "lost", at))).toBeNull();
    expect(columnEdges(tableOf([["甲", "乙"]], "kept", () => ({ kind: "text", lines: [1, 1] })))).toBeNull();
    expect(columnEdges(tableOf([["甲", "乙"]], "kept", () => at(0)))).toBeNull();
    expect(columnEdges({ ...tableOf([["甲", "乙"]], "kept", at), evidence: "alignment" })).toBeNull();
    expect(
      columnEdges(
        tableOf(
          [
            ["甲>2", "", "乙"],
            ["丙>2", "", "丁"],
          ],
          "kept",
          at,
        ),
      ),
    ).toBeNull();
  });
  test("an extent is in points where edges are known", () => {
    expect(extentOf([1, 3], null)).toEqual([1, 3]);
    expect(extentOf([1, 2], [0, 50, 120])).toEqual([50, 120]);
  });
  test("cells over a row, each once, those from above too", () => {
    const table = tableOf([
      ["甲^2", "乙>2", ""],
      ["", "丙", "_"],
    ]);
    expect(cellsOver(table, 0).map(({ text: words }) => words)).toEqual(["甲", "乙"]);
    expect(cellsOver(table, 1).map(({ text: words }) => words)).toEqual(["甲", "丙", ""]);
  });
  test("a second row of headers stands under cells of one row, beside two of two", () => {
    const two = tableOf([
      ["名称^2", "指标值>2", "", "备注^2"],
      ["", "年度", "实施期", ""],
    ]);
    const [head, below] = rowsIn(two);
    expect(head !== undefined && secondHeaderRow(head, below) === below).toBe(true);
    const one = tableOf([
      ["名称^2", "指标值>2", "", "备注"],
      ["", "年度", "实施期", "无"],
    ]);
    expect(secondHeaderRow(rowAt(one, 0), rowAt(one, 1))).toBeUndefined();
    expect(secondHeaderRow(rowAt(two, 0), undefined)).toBeUndefined();
  });
});

describe("rows that were cut", () => {
  test.each([
    ["指标", true],
    ["度指标", true],
    ["度 指 标", true],
    ["产出指标", false],
  ])("%s is a label's tail: %s", (words, is) => {
    const [cell] = tableOf([[words]]).cells;
    expect(cell !== undefined && isLabelTail(cell)).toBe(is);
  });

  const lines = (...rows: readonly string[][]) =>
    joinSplitLabels(rowsIn(tableOf(rows, "lost"))).map(({ cells }) => cells.map((cell) => `${cell.column}${cell.text}`));
  test.each<[string, string[][], string[][]]>([
    [
      "alone on a line, and at the head of the next",
      [["服务对象满意"], ["度指标", "满意度", "≥90%"]],
      [["0服务对象满意度指标", "1满意度", "2≥90%"]],
    ],
    [
      "in its column, below",
      [
        ["产出", "条数", "5条"],
        ["指标", "面积", "6亩"],
      ],
      [
        ["0产出指标", "1条数", "25条"],
        ["0指标", "1面积", "26亩"],
      ],
    ],
    [
      "in another column",
      [
        ["产出", "条数", "5条"],
        ["", "指标", "6亩"],
      ],
      [
        ["0产出", "1条数", "25条"],
        ["1指标", "26亩"],
      ],
    ],
    [
      "no label together",
      [
        ["甲乙", "条数"],
        ["指标", "面积"],
      ],
      [
        ["0甲乙", "1条数"],
        ["0指标", "1面积"],
      ],
    ],
    [
      "whole already",
      [
        ["产出指标", "条数"],
        ["指标", "面积"],
      ],
      [
        ["0产出指标", "1条数"],
        ["0指标", "1面积"],
      ],
    ],
    ["nothing above", [["指标", "面积"]], [["0指标", "1面积"]]],
  ])("a label: %s", (_, rows, expected) => expect(lines(...rows)).toEqual(expected));

  const indicator = (level3: string | null, value: string | null, over: Partial<RawIndicator> = {}): RawIndicator => ({
    level1: null,
    level2: null,
    level3: level3 === null ? null : text(level3),
    description: null,
    value: value === null ? null : text(value),
    chunkStart: false,
    doubts: [],
    extra: [],
    ...over,
  });
  const cut = (...rows: readonly RawIndicator[]) =>
    joinCutRows(rows).map((row) => [
      row.level3?.text ?? null,
      row.value?.text ?? null,
      row.chunkStart,
      row.doubts.map(({ flag }) => flag),
    ]);
  const top = { chunkStart: true };
  test.each<[string, RawIndicator[], unknown]>([
    [
      "the rest of a name",
      [indicator("道路", "5条"), indicator("条数", null, top)],
      [["道路条数", "5条", false, ["joined_over_pages"]]],
    ],
    [
      "the rest of a value",
      [indicator("道路", "按年度"), indicator(null, "完成", top)],
      [["道路", "按年度完成", false, ["joined_over_pages"]]],
    ],
    [
      "the page's first whole row comes after it",
      [indicator("道路", "5条"), indicator("条数", null, top), indicator("桥", "2座")],
      [
        ["道路条数", "5条", false, ["joined_over_pages"]],
        ["桥", "2座", true, []],
      ],
    ],
    [
      "not in the middle of a page",
      [indicator("道路", "5条"), indicator("条数", null)],
      [
        ["道路", "5条", false, []],
        ["条数", null, false, []],
      ],
    ],
    [
      "not with a label",
      [indicator("道路", "5条"), indicator("条数", null, { ...top, level2: text("数量") })],
      [
        ["道路", "5条", false, []],
        ["条数", null, true, []],
      ],
    ],
    [
      "a row above without a value",
      [indicator("道路", null), indicator("桥", "2座", top)],
      [
        ["道路", null, false, []],
        ["桥", "2座", true, ["row_incomplete"]],
      ],
    ],
    ["the first row", [indicator("条数", null, top)], [["条数", null, true, []]]],
  ])("%s", (_, rows, expected) => expect(cut(...rows)).toEqual(expected));
  test("a row keeps its own doubts", () => {
    const doubts = [{ flag: "ocr" as const, field: null, note: "x" }];
    const [, below] = joinCutRows([indicator("道路", null), indicator("桥", "2座", { ...top, doubts })]);
    expect(below?.doubts.map(({ flag }) => flag)).toEqual(["ocr", "row_incomplete"]);
  });
});

describe("the row of totals", () => {
  const isTotal = (...row: string[]): boolean => isTotalRow(rowAt(tableOf([row]), 0));
  test.each([
    [["总分", "100", "97.84"], true],
    [["绩效指标", "合计", "100分", "—"], true],
    [["总分：", "100"], true],
    [["总分", "优"], false],
    [["100", "总分"], false],
    [["小计", "100"], false],
    [["绩效指标"], false],
  ])("%j: %s", (row, is) => expect(isTotal(...row)).toBe(is));

  const column = (field: Column["field"], from: number): Column => ({
    field,
    horizon: null,
    header: text(field),
    range: [from, from + 1],
    edges: null,
    known: true,
    repeats: null,
    set: null,
  });
  const total = (row: string[], merges: Table["merges"], ...columns: Column[]) => {
    const found = totalOf(rowAt(tableOf([row], merges), 0), columns);
    return [found?.weight?.text ?? null, found?.score?.text ?? null];
  };
  const [weight, score] = [column("weight", 1), column("score", 2)];
  test.each([
    [["总分", "100", "97.84"], "kept", [weight, score], ["100", "97.84"]],
    [["总分", "_", "97.84"], "kept", [weight, score], [null, "97.84"]],
    [["总分", "100", "97.84"], "lost", [weight, score], ["100", "97.84"]],
    [["总分", "", "100", "97.84分"], "lost", [column("weight", 3), column("score", 2)], ["97.84分", "100"]],
    [["总分", "100"], "lost", [weight, score], [null, null]],
    [["总分", "100", "97.84"], "lost", [score], [null, null]],
  ] as const)("%j of a table with merges %s", (row, merges, columns, expected) =>
    expect(total([...row], merges, ...columns)).toEqual(expected),
  );
});

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
    expect(lines([["项目资金", "年初预算数", "全年预算数"]])).toBeNull();
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

describe("parts of a budget belong to the total", () => {
  const cell = (column: number): Cell => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text: "", places: [] });
  const project = { of: "project", cell: cell(0), row: 1 } as const;
  const annual = { of: "annual", cell: cell(3), row: 1 } as const;
  test.each([
    ["above it in its column", 3, 2, [project, annual], "budget.annual_fiscal"],
    ["above it in the other", 0, 2, [project, annual], "budget.project_fiscal"],
    ["before it in its row", 2, 1, [project, annual], "budget.project_fiscal"],
    ["the only one", 5, 9, [annual], "budget.annual_fiscal"],
    ["nobody knows which", 5, 9, [project, annual], null],
    ["none", 5, 9, [], null],
  ])("%s", (_, column, row, totals, field) => expect(partField("part.fiscal", cell(column), row, totals, true)).toBe(field));
  test("the only one need not be its own, where the row prints the part twice", () =>
    expect(partField("part.fiscal", cell(5), 9, [annual], false)).toBeNull());
  test("other parts, and no part", () => {
    expect(partField("part.other", cell(0), 2, [project], true)).toBe("budget.project_other");
    expect(partField("part.x", cell(0), 2, [project], true)).toBeNull();
    expect(totalOfLabel("budget.project_total", cell(0), 1)?.of).toBe("project");
    expect(totalOfLabel("budget.annual_total", cell(0), 1)?.of).toBe("annual");
    expect(totalOfLabel("project_name", cell(0), 1)).toBeNull();
  });
});

describe("what a form is", () => {
  const heading = (words: string): FlatRow => rowAt(tableOf([[words]]), 0);
  const kind = (title: string, actual: boolean, execution = 0) => {
    const indicators = { fields: new Set(actual ? ["actual"] : ["value"]) } as unknown as RawIndicators;
    const { kind: found, doubt } = kindOf(heading(title), indicators, {
      execution: Array.from({ length: execution }),
    } as unknown as RawHead);
    return [found === "performance_self_evaluation", doubt !== null];
  };
  test.each([
    ["项目支出绩效目标表", false, 0, [false, false]],
    ["项目支出绩效自评表", true, 0, [true, false]],
    ["绩效目标完成情况表", true, 0, [true, false]],
    ["项目支出绩效自评表", false, 1, [true, false]],
    ["项目支出绩效自评表", false, 0, [false, true]],
    ["项目支出绩效目标表", true, 0, [true, true]],
  ])("%s, results %s, money lines %i", (title, actual, execution, expected) =>
    expect(kind(title, actual, execution)).toEqual(expected),
  );

  test.each([
    ["部门整体支出绩效目标表", [], "department"],
    ["转移支付区域绩效目标表", [], "transfer"],
    ["项目支出绩效目标表", ["专项名称"], "transfer"],
    ["项目支出绩效目标表", ["其中：中央补助"], "transfer"],
    ["项目支出绩效目标表", ["项目名称"], "project"],
    ["绩效目标表", ["部门名称"], "department"],
    ["绩效目标表", ["部门名称", "项目名称"], "project"],
    ["绩效目标表", [], "project"],
  ])("%s with %j is of a %s", (title, labels, type) => {
    const head = labels.map((label) => heading(label));
    expect(formTypeOf(heading(title), head, genericLayout)).toBe(type);
  });
});

describe("what names and values say of their group", () => {
  const best = (name: string, value = ""): string | undefined =>
    [...lexicalEvidence(name, value)].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  test.each([
    ["服务对象满意度", "", "服务对象满意度指标"],
    ["培训人数", "≥50人", "数量指标"],
    ["任务完成率", "", "数量指标"],
    ["设备购置", "5台", "数量指标"],
    ["验收合格率", "", "质量指标"],
    ["资料完整性", "", "质量指标"],
    ["系统可用率", "", "质量指标"],
    ["建设", "符合设计规范", "质量指标"],
    ["完成及时性", "", "时效指标"],
    ["拨付", "30日前", "时效指标"],
    ["巡查频次", "", "数量指标"],
    ["巡查频率", "", "时效指标"],
    ["限额", "≤5万元", "成本指标"],
    ["减少噪声", "", "生态环境成本指标"],
    ["居民绕行", "", "社会成本指标"],
    ["带动企业增收", "", "经济效益指标"],
    ["惠及群众", "", "社会效益指标"],
    ["空气质量优良", "", "生态效益指标"],
    ["长效管理机制", "", "可持续影响指标"],
    ["发挥作用", "长期", "可持续影响指标"],
    ["甲", "", undefined],
  ])("%s %s", (name, value, label) => expect(best(name, value)).toBe(label));
  test("one row says no more than 2.5 for a group, nor less", () => {
    const scores = [...lexicalEvidence("服务对象满意度好评率及时性质量合格率水平费用成本单价", "5元")].map(([, score]) => score);
    expect(Math.max(...scores)).toBe(2.5);
    expect(lexicalEvidence("服务对象满意度", "").get("服务对象满意度指标")).toBe(2.5);
    expect(lexicalEvidence("违规事件发生次数", "").get("数量指标")).toBeCloseTo(0.8);
  });
});

describe("where labels stand", () => {
  const row = (level1: string | null, chunkStart = false): LevelRow => ({
    name: "甲",
    value: "5",
    level1,
    level2: null,
    chunkStart,
  });
  const cost = (
    labels: readonly (string | null)[],
    start: number,
    end: number,
    anchoring: Anchoring,
    over: { lossy?: boolean; chunks?: number[]; label?: string } = {},
  ) => {
    const rows = labels.map((label, i) => row(label, over.chunks?.includes(i) ?? false));
    return -labelEvidence(rows, "level1", { anchoring, lossy: over.lossy ?? false })(over.label ?? "产出指标", start, end);
  };
  const A = "产出指标";
  test.each<[string, number, number]>([
    ["merged, on the first row", cost([A, null, null], 0, 3, "merged"), 0],
    ["merged, further down", cost([null, A, null], 0, 3, "merged"), 9],
    ["top, on the first row", cost([A, null, null], 0, 3, "top"), 0],
    ["top, further down", cost([null, A, null], 0, 3, "top"), 4],
    ["centre, in the middle", cost([null, A, null], 0, 3, "centre"), 0],
    ["centre of four: the upper of the two", cost([null, A, null, null], 0, 4, "centre"), 0],
    ["centre of four: the lower", cost([null, null, A, null], 0, 4, "centre"), 2],
    ["a row off", cost([A, null, null], 0, 3, "centre"), 2],
    ["far off", cost([A, null, null, null, null, null, null], 0, 7, "centre"), 4],
    ["no label, where a piece begins", cost([null, null], 0, 2, "top", { label: "甲" }), 2],
    ["no label, in a piece", cost([A, null, null], 1, 3, "top", { label: "甲" }), 3],
    ["no label, where labels were lost", cost([null, null], 0, 2, "top", { lossy: true, label: "甲" }), 1],
    ["no label, and it is printed elsewhere", cost([A, null, null], 1, 3, "top"), 7],
    ["cut by a page: top of the larger part", cost([A, null, null, null], 0, 4, "top", { chunks: [3] }), 0],
    ["top of the smaller part", cost([null, null, null, A], 0, 4, "top", { chunks: [3] }), 1],
    ["the centre of a part", cost([null, A, null, null, null], 0, 5, "centre", { chunks: [3] }), 1],
    ["printed again on the next page", cost([A, null, A, null], 0, 4, "top", { chunks: [2] }), 0],
    ["twice on one page", cost([A, null, A, null], 0, 4, "top"), 2],
    ["on each page but one", cost([A, null, null, A], 0, 4, "top", { chunks: [2, 3] }), 0.5],
    ["on every row counts once", cost([A, A, A], 0, 3, "top"), 0],
  ])("%s", (_, found, expected) => expect(found).toBeCloseTo(expected));

  const groups = (...rows: readonly (readonly [string | null, string | null])[]) =>
    groupsFor(rows.map(([level1, level2]) => ({ name: "", value: "", level1, level2, chunkStart: false }))).map((group) => [
      group.level1,
      group.level2,
      group.order1 !== null,
      group.order2 !== null,
      group.mismatch,
    ]);
  test("the taxonomy's groups stand for themselves", () => {
    expect(groups()).toContainEqual(["产出指标", "数量指标", true, true, false]);
    expect(groups().every(([, , one, two, mismatch]) => one === true && two === true && mismatch === false)).toBe(true);
  });
  test("labels of the form's own go with what stands beside them", () => {
    expect(groups(["管理指标", "数量指标"])).toContainEqual(["管理指标", "数量指标", false, false, false]);
    expect(groups(["管理指标", null])).toContainEqual(["管理指标", null, false, false, false]);
    expect(groups([null, "管理质量"])).toContainEqual(["产出指标", "管理质量", true, false, false]);
    expect(groups(["效益指标", "数量指标"])).toContainEqual(["效益指标", "数量指标", true, false, true]);
  });
});

describe("records in doubt", () => {
  const indicator = (level3: string, value_text: string | null, over: Partial<Indicator> = {}): Indicator =>
    ({
      level1: "产出指标",
      level2: null,
      level3,
      description: null,
      value_text,
      flags: [],
      evidence: [],
      ...over,
    }) as unknown as Indicator;
  const record = {
    kind: "performance_objective_form",
    source_file: "a",
    pages: [3, 4],
    flags: [],
    evidence: [],
    provenance: {},
    budget: { annual_total: "1" },
    project_name: "甲",
    tasks: [],
    indicators: [indicator("甲", "天")],
  } as unknown as FormRecord;

  test("a value without its number says so, once", () => {
    const { indicators } = withLostNumbers({
      ...record,
      indicators: [
        indicator("甲", "天"),
        indicator("乙", "5天"),
        indicator("丙", null),
        indicator("丁", "天", { flags: ["number_lost"] }),
        indicator("戊", "≥", { flags: ["ocr"] }),
      ],
    });
    expect(indicators.map(({ flags, evidence }) => [flags, evidence.length])).toEqual([
      [["number_lost"], 1],
      [[], 0],
      [[], 0],
      [["number_lost"], 1],
      [["ocr", "number_lost"], 1],
    ]);
  });

  const damage = (page: number | null, concerns: Damage["concerns"] = "page"): Damage => ({
    page,
    part: "font",
    reason: "bad",
    concerns,
  });
  const told = (...parts: Damage[]): boolean => withDamage(record, parts).flags.includes("source_damaged");
  test.each([
    ["before its neighbour", damage(1), false],
    ["the page before", damage(2), true],
    ["its page", damage(4), true],
    ["the page behind", damage(5), true],
    ["further behind", damage(6), false],
    ["all pages", damage(9, "all"), true],
    ["no page known", damage(null), true],
    ["nothing", damage(3, "none"), false],
  ])("damage: %s", (_, part, is) => expect(told(part)).toBe(is));
  test("every field and every row says so", () => {
    const { flags, evidence, indicators } = withDamage(record, [damage(3), damage(4), damage(5), damage(2)]);
    expect(flags).toEqual(["source_damaged", "table_damaged"]);
    expect(evidence.map(({ field }) => field)).toEqual([null, "pages", "budget.annual_total", "project_name", null]);
    expect(evidence[0]?.note).toBe("page 3, font: bad; page 4, font: bad; page 5, font: bad; and 1 more");
    expect(indicators[0]?.flags).toEqual(["source_damaged"]);
    expect(withDamage(record, [])).toBe(record);
  });

  test.each([
    ["维修费用", {}, true],
    ["甲", { description: "采购单价" }, true],
    ["甲", { level2: "经济成本指标" }, true],
    ["甲", {}, false],
    ["维修费用", { level1: "效益指标" }, false],
    ["收费面积", {}, false],
    ["电费", {}, true],
  ])("%s %j is spending: %s", (name, over, is) => expect(isSpending(indicator(name, null, over))).toBe(is));
  test.each([
    ["每平方米造价", true],
    ["制卡单价", true],
    ["人均成本", true],
    ["工本费", true],
    ["工本费用", false],
    ["维修费用", false],
  ])("%s is a price per piece: %s", (name, is) => expect(isPerPiece(indicator(name, null))).toBe(is));
  test("a name is what is printed of it", () => {
    expect(nameOf(indicator("甲", null, { description: "乙" }))).toBe("甲 乙");
    expect(nameOf(indicator("甲", null))).toBe("甲");
  });

  test.each([
    ["约95%", "approximate", "read as = 95 %"],
    ["6月底前", "year_assumed", "read as <= 2025-06-30"],
    ["≥5标段，≥3(工区)", "unit_unknown", "; >= 3 工区"],
  ])("the doubt of %s says how it was read", (value, flag, note) => {
    const read = normalizeValue(value, { fiscalYear: 2025 });
    const found = valueDoubts({ text: value, value: read, name: "甲" }).find((one) => one.flag === flag);
    expect(found?.note).toContain(note);
  });
});

test("cells as one text keep all that is known of them", () => {
  const cells: Cell[] = [
    { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: "甲", places: [{ kind: "text", lines: [1, 1] }], flags: ["ocr"] },
    { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: "乙", places: [], notes: [{ flag: "ocr", note: "x" }] },
  ];
  expect(raw(cells)).toMatchObject({ text: "甲\n乙", places: [{ lines: [1, 1] }], flags: ["ocr"], notes: [{ note: "x" }] });
});
