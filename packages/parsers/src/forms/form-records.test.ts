import { describePlace, type FormRecord, type SelfEvaluationRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { formsOf } from "./pages-of-html.test-helper.ts";

/** What is said of a form, a line a statement; what its source is and how it was found is left out. */
function told(record: FormRecord | SelfEvaluationRecord): readonly string[] {
  const { source_file: _, budget, tasks, extra, indicators, flags, evidence, provenance, layout_choice: __, ...fields } = record;
  const { places } = provenance;
  const where = (field: string): string =>
    places[field] === undefined ? "" : ` @${places[field].map(describePlace).join("+").replaceAll("table ", "t")}`;
  const amounts = Object.entries(budget).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value}${where(`budget.${name}`)}`],
  );
  return [
    ...Object.entries(fields).flatMap(([name, value]) =>
      value === null || typeof value === "object" ? [] : [`${name} ${String(value)}${where(name)}`],
    ),
    ...amounts,
    ...tasks.map(({ name, content, total, fiscal, other, flags: own }) =>
      `task ${[name, content, total, fiscal, other].map((one) => one ?? "-").join(" | ")} ${own.join(" ")}`.trim(),
    ),
    ...extra.map(({ label, text }) => `extra ${label}: ${text ?? "-"}`),
    ...indicators.map(({ level1, level2, level3, value_text, flags: own }) =>
      `${[level1, level2, level3].map((one) => one ?? "-").join("/")} = ${value_text ?? "-"} ${own.join(" ")}`.trim(),
    ),
    ...evidence.map(
      ({ flag, field, note }) => `! ${flag} ${field ?? "-"}: ${flag === "layout_generic" ? "no layout fits" : note}`,
    ),
    ...flags.filter((flag) => !evidence.some((one) => one.flag === flag)).map((flag) => `! ${flag}`),
  ];
}

const table = `一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 路灯维修数量 | ≥120盏
^ | 质量指标 | 验收合格率 | ≥95%
效益指标 | 社会效益指标 | 夜间照明改善 | 明显`;
describe("the record of a form", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "dates and department",
      `项目支出绩效目标表
（2024年度）
单位：万元

项目名称 | 路灯维修 | 项目编码 | 77
主管部门 | [538]市城管委 | 实施单位 | 820001-市路灯所
开始日期 | 2024-03-01 | 结束日期 | 2024-01-31
年度资金总额 | 120.5 | 其中：财政拨款 | 100
其他资金 | 20.5 | 项目性质 | 新增
年度绩效目标 | 修好路灯。
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "fiscal_year 2024 @paragraph 2",
        "fiscal_year_source form",
        "unit_code 820001 @t1, row 2, column 4",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "implementing_unit 市路灯所 @t1, row 2, column 4",
        "project_nature 新增 @t1, row 5, column 4",
        "start_date 2024-03-01 @t1, row 3, column 2",
        "end_date 2024-01-31 @t1, row 3, column 4",
        "currency_unit 万元 @paragraph 3",
        "annual_goal 修好路灯。 @t1, row 6, column 2",
        "annual_total 1205000 @t1, row 4, column 2",
        "annual_fiscal 1000000 @t1, row 4, column 4",
        "annual_other 205000 @t1, row 5, column 2",
        "extra 主管部门代码: 538",
        "extra 项目编码: 77",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! date_order start_date: 2024-01-31 lies before 2024-03-01",
        "! date_order end_date: 2024-01-31 lies before 2024-03-01",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "no name",
      `项目支出绩效目标表

项目名称 | 
主管部门 | 169国家林业局
实施单位 | 林场
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "region 中央 @t1, row 2, column 2",
        "region_source text",
        "department 国家林业局 @t1, row 2, column 2",
        "implementing_unit 林场 @t1, row 3, column 2",
        "extra 主管部门代码: 169",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! project_name_missing project_name: no text beside 项目名称",
      ],
    ],
    [
      "amounts unreadable",
      `项目支出绩效目标表

项目名称 | 路灯维修
主管部门 | 市城管委
年度资金总额 | 120.5 | 其中：财政拨款 | 若干
其他资金 | — | 起始日期 | 2024年
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "fiscal_year 2024 @t1, row 4, column 4",
        "fiscal_year_source form",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "extra 起始日期: 2024年",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! field_unreadable budget.annual_total: 120.5: the form states no money unit",
        "! field_unreadable budget.annual_fiscal: 若干: the form states no money unit",
        "! field_unreadable currency_unit: no money unit was found beside the amounts",
        "! label_unknown extra: 起始日期: 2024年",
        "! layout_generic layout: no layout fits",
        "! label_unknown implementing_unit: no label of it was found; 起始日期: 2024年 may be it",
        "! label_unknown project_nature: no label of it was found; 起始日期: 2024年 may be it",
        "! label_unknown project_category: no label of it was found; 起始日期: 2024年 may be it",
        "! label_unknown start_date: no label of it was found; 起始日期: 2024年 may be it",
        "! label_unknown end_date: no label of it was found; 起始日期: 2024年 may be it",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "units differ",
      `项目支出绩效目标表
单位：万元

项目名称 | 路灯维修
主管部门 | 市城管委
年度资金总额（元） | 1205000 | 其中：财政拨款 | 36000元
其他资金 | 20.5万元
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "currency_unit 万元 @paragraph 2",
        "annual_total 1205000 @t1, row 3, column 2",
        "annual_fiscal 36000 @t1, row 3, column 4",
        "annual_other 205000 @t1, row 4, column 2",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! columns_contradict budget.annual_fiscal: 36000元 where the form says 万元",
        "! columns_contradict currency_unit: the form states amounts in 万元 and in 元",
        "! budget_sum_mismatch budget.annual_total: 36000 + 205000 = 241000, stated total 1205000",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "two units",
      `项目支出绩效目标表
单位：万元

单位：元

项目名称 | 路灯维修
主管部门 | 市城管委
年度资金总额 | 120.5 | 其中：财政拨款 | 100
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "currency_unit 万元 @paragraph 2",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! field_unreadable budget.annual_total: 120.5: the form states 万元 and 元",
        "! field_unreadable budget.annual_fiscal: 100: the form states 万元 and 元",
        "! columns_contradict currency_unit: the form states amounts in 万元 and in 元",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "titled year differs",
      `2023年项目支出绩效目标表

项目名称 | 路灯维修
主管部门 | 市城管委
年度 | 2024
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "fiscal_year 2023 @paragraph 1",
        "fiscal_year_source form",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "extra 年度: 2024",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! figures_differ fiscal_year: the form is of 2023, beside 年度 it says 2024",
        "! label_unknown extra: 年度: 2024",
        "! layout_generic layout: no layout fits",
        "! label_unknown currency_unit: the money unit of 年度: 2024 was not found",
        "! label_unknown budget.project_total: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.project_fiscal: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.project_other: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.annual_total: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.annual_fiscal: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.annual_carryover: no label of it was found; 年度: 2024 may be it",
        "! label_unknown budget.annual_other: no label of it was found; 年度: 2024 may be it",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "unknown labels",
      `项目支出绩效目标表

项目名称 | 路灯维修
主管部门 | 市城管委
奇怪栏目： | 某值 | 无人知晓 | 
一级指标 | 二级指标 | 三级指标 | 指标值 | 怪列
产出指标 | 数量指标 | 路灯维修数量 | ≥120盏 | 甲
^ | 质量指标 | 验收合格率 | ≥95% | 乙`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "extra 奇怪栏目: 某值",
        "extra (无栏目名称): 无人知晓",
        "产出指标/数量指标/路灯维修数量 = ≥120盏 column_unknown",
        "产出指标/质量指标/验收合格率 = ≥95% column_unknown",
        "! label_unknown extra: 奇怪栏目：: 某值",
        "! label_unknown extra: (无栏目名称): 无人知晓",
        "! column_unknown indicators: 怪列: 2 cells under it are kept in extra, first 甲",
        "! layout_generic layout: no layout fits",
        "! label_unknown implementing_unit: no label of it was found; 奇怪栏目：: 某值 may be it",
        "! label_unknown project_nature: no label of it was found; 奇怪栏目：: 某值 may be it",
        "! label_unknown project_category: no label of it was found; 奇怪栏目：: 某值 may be it",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "no rows",
      `项目支出绩效目标表

项目名称 | 路灯维修
主管部门 | 市城管委
一级指标 | 二级指标 | 三级指标 | 指标值`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "! indicators_missing indicators: no row below the indicator header could be read",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "department form",
      `部门整体支出绩效目标表
（2024年度）

部门名称 | 市城管委
年度履职目标 | 保障市容
${table}`,
      [
        "kind performance_objective_form",
        "form_type department",
        "layout generic",
        "fiscal_year 2024 @paragraph 2",
        "fiscal_year_source form",
        "department 市城管委 @t1, row 1, column 2",
        "annual_goal 保障市容 @t1, row 2, column 2",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "subject",
      `部门整体支出绩效目标表

单位名称 | 538市城管委
年度绩效目标 | 保障市容
${table}`,
      [
        "kind performance_objective_form",
        "form_type department",
        "layout generic",
        "department 市城管委 @t1, row 1, column 2",
        "annual_goal 保障市容 @t1, row 2, column 2",
        "extra 主管部门代码: 538",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "unit line",
      `项目支出绩效目标表
353302市路灯所 单位：万元

项目名称 | 路灯维修
主管部门 | 市城管委
年度资金总额 | 120.5
${table}`,
      [
        "kind performance_objective_form",
        "form_type project",
        "layout generic",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 2, column 2",
        "currency_unit 万元 @paragraph 2",
        "annual_total 1205000 @t1, row 3, column 2",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "效益指标/社会效益指标/夜间照明改善 = 明显",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
    [
      "self evaluation",
      `项目支出绩效自评表
（2023年度）
单位：万元

项目名称 | 路灯维修 | 主管部门 | 市城管委
 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 100 | 120 | 90 | 10 | 75% | 7.5
年度总体目标 | 修好路灯。 | 实际完成情况 | 已修好。
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 路灯维修数量 | ≥120盏 | 121盏 | 50 | 50
^ | 质量指标 | 验收合格率 | ≥95% | 90% | 40 | 30
总分 | | | | | 100 | 87.5`,
      [
        "kind performance_self_evaluation",
        "form_type project",
        "layout central-self-evaluation",
        "fiscal_year 2023 @paragraph 2",
        "fiscal_year_source form",
        "project_name 路灯维修 @t1, row 1, column 2",
        "department 市城管委 @t1, row 1, column 4",
        "currency_unit 万元 @paragraph 3",
        "annual_goal 修好路灯。 @t1, row 4, column 2",
        "goal_actual 已修好。 @t1, row 4, column 4",
        "total_score 87.5 @t1, row 8, column 7",
        "产出指标/数量指标/路灯维修数量 = ≥120盏",
        "产出指标/质量指标/验收合格率 = ≥95%",
        "! region_unknown region: no text names a province, and none was supplied",
      ],
    ],
  ])("%s", async (_, picture, expected) => expect((await formsOf(picture)).flatMap(told)).toEqual(expected));
});
