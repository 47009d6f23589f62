import { expect, test } from "vitest";
import type { Table } from "../table.ts";
import { paragraphOf, rowsIn, rowsOfTables, tableOf } from "./drawn-rows.test-helper.ts";
import { genericLayout } from "./generic-layout.ts";
import { tasksAt } from "./tasks.ts";

/** What is read from a row of headers on: the row behind it, each task, what stands under headers of no field. */
function read(rows: readonly string[], merges: Table["merges"] = "kept", at = 0): readonly string[] {
  const block = tasksAt(rowsOfTables(rows, merges), at, genericLayout);
  if (block === null) return ["none"];
  return [
    `to ${block.end}`,
    ...block.tasks.map(({ name, texts, units, certain }) =>
      [
        name.text,
        ...[...texts].map(
          ([column, { text }]) => `${column} ${text}${units.has(column) ? ` in ${units.get(column) ?? ""}` : ""}`,
        ),
        ...(certain ? [] : ["uncertain"]),
      ].join("; "),
    ),
    ...block.extra.map(({ label, text, known }) => `${known ? "known" : "unknown"} ${label.text}: ${text?.text ?? "-"}`),
    ...block.doubts.map(({ flag, field, note }) => `${flag} ${field ?? "-"}: ${note}`),
  ];
}

const HEAD = "任务名称|主要内容|预算金额";
const QUOTED = "“任务名称”, “主要内容”, “预算金额”";
test.each<[string, readonly string[], readonly string[]]>([
  [
    "names with contents",
    [HEAD, "修渠|修建|3", "植树|补植|2"],
    ["to 3", "修渠; name 修渠; content 修建; total 3", "植树; name 植树; content 补植; total 2"],
  ],
  ["names with amounts", ["任务名称|预算金额（万元）", "修渠|3"], ["to 2", "修渠; name 修渠; total 3 in 万元"]],
  ["a list of costs is none", ["名称|金额", "修渠|3"], ["none"]],
  ["contents without names", ["主要内容|预算金额", "修建|3"], ["none"]],
  [
    "names alone",
    ["任务名称|备注", "修渠|略"],
    ["to 1", "field_unreadable tasks: no task could be told below “任务名称”, “备注”"],
  ],
  ["a side label before the names", ["年度任务^2|任务名称|主要内容", "|修渠|修建"], ["to 2", "修渠; name 修渠; content 修建"]],
  [
    "a column that nobody knows",
    [`${HEAD}|河长`, "修渠|修建|3|王某"],
    ["to 2", "修渠; name 修渠; content 修建; total 3", "unknown 河长: 王某"],
  ],
  [
    "a blank row between",
    [HEAD, "修渠|修建|3", "_|_|_", "植树|补植|2"],
    ["to 4", "修渠; name 修渠; content 修建; total 3", "植树; name 植树; content 补植; total 2"],
  ],
  [
    "a label of the head ends it",
    [HEAD, "修渠|修建|3", "项目名称|甲|乙", "植树|补植|2"],
    ["to 2", "修渠; name 修渠; content 修建; total 3"],
  ],
  ["another table ends it", [HEAD, "修渠|修建|3", "¶", "植树|补植|2"], ["to 2", "修渠; name 修渠; content 修建; total 3"]],
  ["a paragraph ends it", [HEAD, "修渠|修建|3", "¶说明"], ["to 2", "修渠; name 修渠; content 修建; total 3"]],
  [
    "two cells under one header end it",
    ["任务名称|主要内容>2|", "修渠|修|建"],
    ["to 1", "field_unreadable tasks: no task could be told below “任务名称”, “主要内容”"],
  ],
  [
    "a cell under no header",
    [HEAD, "修渠|修建|3|余", "植树|补植|2"],
    [
      "to 3",
      "植树; name 植树; content 补植; total 2",
      "field_unreadable tasks: a row among tasks could not be told: “修渠”, “修建”, “3”, “余”",
    ],
  ],
  ["without a name it is none", [HEAD, "_|修建|3"], ["to 2", `field_unreadable tasks: no task could be told below ${QUOTED}`]],
  [
    "without a name or an amount it ends them",
    [HEAD, "修渠|修建|3", "_|修建"],
    ["to 2", "修渠; name 修渠; content 修建; total 3"],
  ],
  ["no rows", [HEAD], ["to 1"]],
  [
    "amounts of parts under one header",
    ["任务名称^2|主要内容^2|预算金额（万元）>2|", "||总额|财政拨款（元）", "修渠|修建|3|2"],
    ["to 3", "修渠; name 修渠; content 修建; total 3 in 万元; fiscal 2 in 元"],
  ],
  [
    "a second row of other words is a task",
    ["任务名称|主要内容|预算金额>2|", "修渠|修建|3|_"],
    ["to 2", "修渠; name 修渠; content 修建; total 3"],
  ],
])("%s", (_, rows, expected) => expect(read(rows)).toEqual(expected));

test.each<[string, readonly string[], readonly string[]]>([
  ["as many cells as headers", [HEAD, "修渠|修建|3"], ["to 2", "修渠; name 修渠; content 修建; total 3"]],
  ["fewer: the name alone is known", [HEAD, "修渠|3"], ["to 2", "修渠; uncertain"]],
  [
    "parts stand for the last header",
    ["任务名称|主要内容|预算金额", "总额|财政拨款", "修渠|修建|3|2"],
    ["to 3", "修渠; name 修渠; content 修建; total 3; fiscal 2"],
  ],
  ["one cell below is no row of parts, and a label of the head", [HEAD, "总额", "修渠|修建|3"], ["to 1"]],
])("of a dump: %s", (_, rows, expected) => expect(read(rows, "lost")).toEqual(expected));

test("none begins at a paragraph, nor behind the last row", () => {
  expect(tasksAt([paragraphOf("任务名称")], 0, genericLayout)).toBeNull();
  expect(tasksAt(rowsIn(tableOf([HEAD.split("|")])), 1, genericLayout)).toBeNull();
});
test("it begins at its row", () =>
  expect(read(["甲|乙|丙", HEAD, "修渠|修建|3"], "kept", 1)).toEqual(["to 3", "修渠; name 修渠; content 修建; total 3"]));
