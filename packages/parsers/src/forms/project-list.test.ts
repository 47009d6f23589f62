/** One wide table over several projects is one record a project, or none is read. */
import { describe, expect, test } from "vitest";
import { formsOf } from "./pages-of-html.test-helper.ts";

const HEADER = "单位名称 | 项目名称 | 预算数 | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值";
const list = (rows: string, header = HEADER) => `项目绩效目标表\n\n${header}\n${rows.trim()}`;

const read = async (picture: string) =>
  (await formsOf(`单位：万元\n\n${picture}`)).map(({ project_name, implementing_unit, annual_goal, indicators, flags }) => ({
    project_name,
    unit: implementing_unit,
    goal: annual_goal,
    names: indicators.map(({ level3 }) => level3),
    flags: flags.filter((flag) => !["region_unknown", "field_unreadable"].includes(flag)),
  }));

const A = { project_name: "修渠", unit: "甲站", goal: "通水", flags: [] };
const B = { project_name: "植树", unit: "甲站", goal: "成林", flags: [] };
const ROWS = `
甲站 | 修渠 | 3.00 | 通水 | 产出指标 | 数量指标 | 修渠长度 | ≥3公里
甲站 | 植树 | 2.00 | 成林 | 产出指标 | 数量指标 | 植树株数 | ≥90株`;

describe("a list over projects", () => {
  test("each with its own row", async () =>
    expect(await read(list(ROWS))).toEqual([
      { ...A, names: ["修渠长度"] },
      { ...B, names: ["植树株数"] },
    ]));

  test("whose texts stand once, over merged cells", async () =>
    expect(
      await read(
        list(`
甲站 | 修渠 | 3.00 | 通水 | 产出指标 | 数量指标 | 修渠长度 | ≥3公里
^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | ≥95%
甲站 | 植树 | 2.00 | 成林 | 产出指标 | 数量指标 | 植树株数 | ≥90株`),
      ),
    ).toEqual([
      { ...A, names: ["修渠长度", "合格率"] },
      { ...B, names: ["植树株数"] },
    ]));

  test("whose texts stand in their first row only, or again in each", async () => {
    const again = `
甲站 | 修渠 | 3.00 | 通水 | 产出指标 | 数量指标 | 修渠长度 | ≥3公里
甲站 | 修渠 | 3.00 | 通水 | 产出指标 | 质量指标 | 合格率 | ≥95%`;
    const first = `
甲站 | 修渠 | 3.00 | 通水 | 产出指标 | 数量指标 | 修渠长度 | ≥3公里
 | | | | 产出指标 | 质量指标 | 合格率 | ≥95%`;
    const expected = [{ ...A, names: ["修渠长度", "合格率"] }];
    expect(await read(list(again))).toEqual(expected);
    expect(await read(list(first))).toEqual(expected);
  });

  test("the same name of two units is two projects", async () =>
    expect((await read(list(ROWS.replace("甲站 | 植树", "乙站 | 修渠")))).map(({ unit }) => unit)).toEqual(["甲站", "乙站"]));

  test("a row of the columns' numbers, a total and a repeated header belong to none", async () => {
    const numbers = "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8";
    const total = "甲站 | | 5.00 | | | | |";
    const [first = "", second = ""] = ROWS.trim().split("\n");
    expect(await read(list([numbers, total, first, HEADER, second].join("\n")))).toEqual([
      { ...A, names: ["修渠长度"] },
      { ...B, names: ["植树株数"] },
    ]);
  });

  test("an indicator above the first project's name: nobody knows whose it is, and nothing is read", async () =>
    await expect(read(list(` | | | | 产出指标 | 数量指标 | 巡查次数 | ≥3次${ROWS}`))).rejects.toThrow("was not read"));

  test("its amounts are the year's", async () =>
    expect(
      (await formsOf(list(ROWS).replace("项目绩效目标表", "项目绩效目标表\n单位：万元"))).map(
        ({ budget }) => budget.annual_total,
      ),
    ).toEqual(["30000", "20000"]));
});
