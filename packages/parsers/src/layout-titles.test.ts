import { describe, expect, test } from "vitest";
import { formats } from "./formats/index.ts";
import { anhuiSelfEvaluation } from "./formats/anhui-self-evaluation.ts";
import { beijingObjective } from "./formats/beijing-objective.ts";
import { beijingSelfEvaluation } from "./formats/beijing-self-evaluation.ts";
import { centralApplication } from "./formats/central-application.ts";
import { centralObjective } from "./formats/central-objective.ts";
import { centralSelfEvaluation } from "./formats/central-self-evaluation.ts";
import { chongqingDepartmentSelfEvaluation } from "./formats/chongqing-department-self-evaluation.ts";
import { chongqingObjective } from "./formats/chongqing-objective.ts";
import { corpsObjective } from "./formats/corps-objective.ts";
import { departmentObjective } from "./formats/department-objective.ts";
import { departmentSelfEvaluation } from "./formats/department-self-evaluation.ts";
import { guangdongDepartment } from "./formats/guangdong-department.ts";
import { guangdongObjective } from "./formats/guangdong-objective.ts";
import { henanDepartment } from "./formats/henan-department.ts";
import { hubeiObjective } from "./formats/hubei-objective.ts";
import { hubeiSelfEvaluation } from "./formats/hubei-self-evaluation.ts";
import { hunanDepartment } from "./formats/hunan-department.ts";
import { hunanObjective } from "./formats/hunan-objective.ts";
import { jiangsuDepartment } from "./formats/jiangsu-department.ts";
import { jiangxiDepartment } from "./formats/jiangxi-department.ts";
import { liaoningObjective } from "./formats/liaoning-objective.ts";
import { revitalizationObjective } from "./formats/revitalization-objective.ts";
import { shandongObjective } from "./formats/shandong-objective.ts";
import { shanghaiBefore2020 } from "./formats/shanghai-before-2020.ts";
import { shanghaiObjective } from "./formats/shanghai-objective.ts";
import { sichuanList } from "./formats/sichuan-list.ts";
import { sichuanSelfEvaluation } from "./formats/sichuan-self-evaluation.ts";
import { tianjinObjective } from "./formats/tianjin-objective.ts";
import { transferObjective } from "./formats/transfer-objective.ts";
import { transferSelfEvaluation } from "./formats/transfer-self-evaluation.ts";
import { yunnanList } from "./formats/yunnan-list.ts";
import { zhejiangList } from "./formats/zhejiang-list.ts";
import type { Layout } from "./forms/layout.ts";
import { formTypeOf } from "./forms/form-kind.ts";
import { paragraphOf } from "./forms/drawn-rows.test-helper.ts";

/** Each layout with titles that are its forms', and such as are not: what stands behind a title, and the next title. */
const TITLES: readonly (readonly [layout: Layout, titles: readonly string[], others: readonly string[]])[] = [
  [
    anhuiSelfEvaluation,
    ["甲局项目支出绩效自评表", "项目支出绩效自评表（2025年度）"],
    ["项目支出绩效自评表说明", "项目绩效自评表"],
  ],
  [
    beijingObjective,
    ["甲项目支出绩效目标申报表", "项目支出绩效目标申报表(2025年度)(续)"],
    ["项目支出绩效目标申报表的填写", "项目支出绩效目标表"],
  ],
  [beijingSelfEvaluation, ["项目支出绩效自评表", "项目支出绩效自评表（甲）"], ["项目支出绩效自评表甲", "支出绩效自评表"]],
  [centralApplication, ["甲局项目支出绩效目标申报表"], ["项目支出绩效目标申报表（2025年度）", "项目支出绩效目标表"]],
  [
    centralObjective,
    [
      "附件2：甲局项目支出绩效目标表",
      "附表3项目绩效目标申报表",
      "项目预算绩效目标表",
      "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某项目绩效目标表",
    ],
    [
      "项目绩效目标表（2025年度）",
      "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某项目绩效目标表",
      "部门整体绩效目标表",
    ],
  ],
  [
    centralSelfEvaluation,
    ["甲项目支出绩效自评表", "项目绩效目标自评表", "项目预算绩效自评表（2025年度）"],
    ["项目支出绩效自评表说明", "整体绩效自评表"],
  ],
  [
    chongqingDepartmentSelfEvaluation,
    ["2025年部门整体支出绩效自评表", "部门整体绩效自评表"],
    ["部门整体绩效自评表（2025年度）", "整体绩效自评表"],
  ],
  [chongqingObjective, ["甲区项目绩效目标表", "项目绩效目标表（2025年）"], ["项目绩效目标表说明", "项目支出绩效目标表"]],
  [
    corpsObjective,
    ["兵团项目支出绩效目标申报表", "兵团本级绩效目标申报表（2025年度）"],
    ["新疆兵团绩效目标申报表", "兵团绩效目标申报表说明", "绩效目标申报表"],
  ],
  [departmentObjective, ["甲局整体支出绩效目标申报表", "整体绩效目标表（2025年）"], ["整体绩效目标表说明", "项目绩效目标表"]],
  [
    departmentSelfEvaluation,
    ["甲局整体支出绩效自评表", "整体绩效目标自评表（2025年）"],
    ["整体绩效自评表说明", "项目绩效自评表"],
  ],
  [
    guangdongDepartment,
    ["部门整体支出绩效目标表", "甲局部门整体预算绩效目标表"],
    ["部门整体支出绩效目标表（2025年）", "部门整体绩效目标表"],
  ],
  [guangdongObjective, ["项目绩效目标表", "绩效目标表（2025年度）"], ["绩效目标表说明", "绩效目标申报表"]],
  [henanDepartment, ["部门整体绩效目标表", "整体绩效目标表（2025年）"], ["整体绩效目标表说明", "整体支出绩效目标表"]],
  [hubeiObjective, ["项目绩效目标表", "绩效目标表（2025年度）"], ["绩效目标表说明", "绩效目标申报表"]],
  [hubeiSelfEvaluation, ["甲项目自评表", "项目支出绩效目标自评表（2025年）", "项目绩效自评表"], ["项目自评表说明", "整体自评表"]],
  [hunanDepartment, ["整体支出绩效目标申报表", "部门整体绩效目标表（2025年）"], ["整体绩效目标表说明", "项目绩效目标表"]],
  [
    hunanObjective,
    ["甲项目支出绩效目标申报表（2025年）", "项目支出绩效目标申报表"],
    ["项目支出绩效目标申报表说明", "项目支出绩效目标表"],
  ],
  [jiangsuDepartment, ["部门整体支出绩效目标表", "整体绩效目标表（2025年）"], ["整体绩效目标表说明", "整体绩效目标申报表"]],
  [jiangxiDepartment, ["部门整体绩效目标申报表", "整体绩效目标表（2025年）"], ["整体绩效目标表说明", "整体支出绩效目标表"]],
  [liaoningObjective, ["甲项目绩效目标情况表"], ["绩效目标情况表（2025年）", "绩效目标表"]],
  [revitalizationObjective, ["项目绩效目标申报表", "绩效目标设定表（2025年）"], ["绩效目标设定表说明", "绩效目标表"]],
  [shandongObjective, ["甲项目支出绩效目标表", "项目支出绩效目标表（2025年）"], ["项目支出绩效目标表说明", "项目绩效目标表"]],
  [
    shanghaiBefore2020,
    ["2019年度财政项目绩效目标申报表", "项目支出绩效目标申报表（2019年）", "2019年项目绩效目标申报表"],
    ["甲局项目绩效目标申报表", "项目绩效目标申报表说明", "12019年项目绩效目标申报表"],
  ],
  [
    shanghaiObjective,
    [
      "2025年财政项目支出绩效目标申报表",
      "项目支出绩效目标申报表（2025年度）",
      "项目支出绩效目标申报表(续表)",
      "项目支出绩效目标申报表（续）",
    ],
    ["甲局项目支出绩效目标申报表", "项目支出绩效目标申报表（甲）", "项目绩效目标申报表"],
  ],
  [
    sichuanList,
    ["部门预算项目绩效目标表", "甲局部门预算项目绩效目标申报表（2025年）"],
    ["部门预算项目绩效目标表说明", "部门预算项目支出绩效目标表"],
  ],
  [sichuanSelfEvaluation, ["甲项目支出绩效自评表", "项目支出绩效自评表（2025年）"], ["项目支出绩效自评表说明", "项目绩效自评表"]],
  [tianjinObjective, ["甲局绩效目标表", "12.绩效目标表", "3、甲项目绩效目标表"], ["绩效目标表（2025年）", "绩效目标申报表"]],
  [
    transferObjective,
    [
      "中央转移支付绩效目标表",
      "补助资金甲项目绩效目标申报表（2025年）",
      "专项资金某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某绩效目标表",
    ],
    [
      "专项资金某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某绩效目标表",
      "转移支付绩效目标表说明",
      "项目绩效目标表",
    ],
  ],
  [
    transferSelfEvaluation,
    [
      "转移支付绩效自评表",
      "甲资金绩效目标自评表（2025年）",
      "资金某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某绩效自评表",
    ],
    ["资金某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某绩效自评表", "转移支付绩效自评表说明", "项目绩效自评表"],
  ],
  [yunnanList, ["项目支出绩效目标表", "甲局项目支出绩效目标表（2025年）"], ["项目支出绩效目标表说明", "项目绩效目标表"]],
  [
    zhejiangList,
    ["部门预算项目绩效目标表", "部门预算项目支出绩效目标表（2025年）"],
    ["部门预算项目绩效目标表说明", "项目绩效目标表"],
  ],
];

test("every layout is here", () =>
  expect(TITLES.map(([{ id }]) => id)).toEqual(formats.flatMap(({ kind, id }) => (kind === "form" ? [id] : []))));

describe("titles", () => {
  test.each(TITLES.flatMap(([layout, titles]) => titles.map((title) => [layout.id, title, layout] as const)))(
    "%s: %s",
    (_, title, { heading }) => expect(heading.test(title)).toBe(true),
  );
  test.each(TITLES.flatMap(([layout, , others]) => others.map((title) => [layout.id, title, layout] as const)))(
    "%s: not %s",
    (_, title, { heading }) => expect(heading.test(title)).toBe(false),
  );
});

test("a form's number stands before its title", () => {
  const number = (title: string) => tianjinObjective.heading.exec(title)?.groups?.["number"];
  expect([number("12.甲局绩效目标表"), number("3、绩效目标表"), number("12甲局绩效目标表")]).toEqual(["12", "3", undefined]);
});

test("one province names the unit in a line of its own", () =>
  expect(TITLES.flatMap(([{ id, unitLine }]) => (unitLine ? [id] : []))).toEqual(["tianjin-objective"]));

test("a region is told by a title that no other has", () => {
  const told = TITLES.flatMap(([{ id, region, regionTitle }]) =>
    region === null
      ? []
      : [[id, region, regionTitle?.test("2025年财政项目支出绩效目标申报表"), regionTitle?.test("项目支出绩效目标申报表")]],
  );
  expect(told).toEqual([
    ["shanghai-before-2020", "上海市", true, false],
    ["shanghai-objective", "上海市", true, false],
  ]);
});

test.each(TITLES)(
  "$0.id prints words, and each of its marks is one or more of them",
  ({ prints, marks = [], labels, headed }) => {
    const words = (prints ?? "").split(" ");
    expect(words.filter((word) => word === "NaN" || word === "undefined")).toEqual([]);
    expect(prints === undefined ? Object.keys(labels).length : words.length).toBeGreaterThan(4);
    expect(marks.every((mark) => mark.length > 1)).toBe(true);
    expect(new Set(headed).size).toBe(headed.length);
  },
);

test("layouts that say what they are about", () => {
  const about = TITLES.flatMap(([layout]) =>
    layout.formType === undefined ? [] : [[formTypeOf(paragraphOf("绩效表"), [], layout), layout.formType]],
  );
  expect(about.every(([found, said]) => found === said)).toBe(true);
  expect(about.length).toBeGreaterThan(5);
});
