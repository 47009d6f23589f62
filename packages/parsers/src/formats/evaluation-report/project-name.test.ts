import { describe, expect, test } from "vitest";
import { nameInTitle, projectName, yearOf } from "./project-name.ts";

describe("names", () => {
  test.each([
    [null, null],
    ["《路灯养护》绩效评价报告", "路灯养护"],
    ["“路灯养护”", "路灯养护"],
    ["路灯养护绩效重点评价报告书", "路灯养护"],
    ["路灯养护财政资金绩效评价", "路灯养护"],
    ["路灯养护项目支出", "路灯养护"],
    ["2023年路灯养护", "2023年路灯养护"],
    ["绩效评价报告", null],
    ["路灯《甲》养护", "路灯《甲》养护"],
  ])("%s", (text, name) => expect(projectName(text)).toBe(name));

  test.each([
    ["关于路灯养护项目的绩效评价报告", "路灯养护项目"],
    ["关于对路灯养护开展绩效跟踪评价工作报告（简版）", "路灯养护"],
    ["某区“2018年养护费”财政资金绩效评价报告", "2018年养护费"],
    ["路灯养护财政项目支出绩效评价报告书", "路灯养护"],
    ["2023年度财政支出绩效评价报告", null],
    ["项目支出绩效再评价报告", null],
    ["绩效评价报告", null],
  ])("in the title %s", (title, name) => expect(nameInTitle(title)).toBe(name));

  test.each([
    ["2023年度路灯养护", 2023],
    ["2019—2021年", null],
    ["2021年至2021年", 2021],
    ["1998 年", 1998],
    ["12023个", null],
    ["2023", null],
  ])("the year of %s", (text, year) => expect(yearOf(text)).toBe(year));
});
