import { describe, expect, test } from "vitest";
import type { FlatRow } from "../flat-rows.ts";
import { formTypeOf, kindOf } from "./form-kind.ts";
import { genericLayout } from "./generic-layout.ts";
import type { RawHead, RawIndicators } from "./raw-form.ts";
import { tableOf, rowAt } from "./drawn-rows.test-helper.ts";

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
