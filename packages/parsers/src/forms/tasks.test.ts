/** 年度主要任务 of a department's form: what is printed, in 元; what cannot be placed is said. */
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { formsOf } from "./pages-of-html.test-helper.ts";

const TAIL = "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 次数 | ≥3次";
const page = (tasks: string) => `部门整体支出绩效目标表\n\n部门名称 | 甲局\n\n${tasks.trim()}\n\n${TAIL}`;
const tasksOf = async (tasks: string) =>
  (await formsOf(page(tasks))).flatMap((form) =>
    form.tasks.map(({ name, content, total, fiscal, other, flags }) => [name, content, total, fiscal, other, ...flags]),
  );

describe("tasks", () => {
  test.each<[string, string, readonly unknown[]]>([
    [
      "with one amount",
      "任务名称 | 主要内容 | 预算金额（万元）\n修渠 | 修建支渠 | 3.5\n植树 | 补植 | 2",
      [
        ["修渠", "修建支渠", "35000", null, null],
        ["植树", "补植", "20000", null, null],
      ],
    ],
    ["without amounts", "任务名称 | 主要内容\n修渠 | 修建支渠", [["修渠", "修建支渠", null, null, null]]],
    [
      "beside a label over all of them",
      "年度主要任务 | 任务名称 | 主要内容\n^ | 修渠 | 修建支渠",
      [["修渠", "修建支渠", null, null, null]],
    ],
    [
      "the sum of them is none",
      "任务名称 | 主要内容 | 预算金额（万元）\n修渠 | 修建支渠 | 3.5\n金额合计 | | 3.5",
      [["修渠", "修建支渠", "35000", null, null]],
    ],
    [
      "an amount that is none",
      "任务名称 | 主要内容 | 预算金额（万元）\n修渠 | 修建支渠 | 约三万",
      [["修渠", "修建支渠", null, null, null, "field_unreadable"]],
    ],
    [
      "an amount without a unit",
      "任务名称 | 主要内容 | 预算金额\n修渠 | 修建支渠 | 3.5",
      [["修渠", "修建支渠", null, null, null, "field_unreadable"]],
    ],
  ])("%s", async (_, tasks, expected) => expect(await tasksOf(tasks)).toEqual(expected));

  test("what stands under another header is kept, and said", async () => {
    const [form] = await formsOf(page("任务名称 | 主要内容 | 牵头人\n修渠 | 修建支渠 | 某甲"));
    expect(form?.extra).toEqual([{ label: "牵头人", text: "某甲" }]);
    expect(form?.flags).toContain("label_unknown");
  });

  test("of a dump a row with a cell less names its task and no more", async () => {
    const text = `部门整体支出绩效目标表\n\n部门名称\t甲局\n\n任务名称\t主要内容\t预算金额（万元）\n修渠\t修建支渠\t3.5\n植树\t2\n\n${TAIL.replaceAll(" | ", "\t")}\n`;
    const { records } = await extract({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) });
    const tasks = records.flatMap((record) => (record.kind === "performance_evaluation_report" ? [] : record.tasks));
    expect(tasks.map(({ name, total, flags }) => [name, total, flags])).toEqual([
      ["修渠", "35000", []],
      ["植树", null, ["row_incomplete"]],
    ]);
  });
});
