/** Forms copied out of Word and workbooks as text: blank cells, line breaks inside cells, side labels that are printed on each row. */
import { type CanonicalRecord, DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

async function form(lines: readonly string[], name = "表.txt"): Promise<CanonicalRecord> {
  const bytes = new TextEncoder().encode(lines.map((line) => line.replaceAll("|", "\t")).join("\n"));
  const { records } = await extract({ name, bytes, sha256: "0".repeat(64) });
  expect(records).toHaveLength(1);
  return records[0] as CanonicalRecord;
}
const isForm = (record: CanonicalRecord) => record.kind !== "performance_evaluation_report";
const rows = (record: CanonicalRecord) =>
  isForm(record)
    ? record.indicators.map(({ level1, level2, level3, value_raw }) => [level1, level2, level3, value_raw].join("/"))
    : [];
const doubted = (record: CanonicalRecord) => record.evidence.map(({ field }) => field);

const TITLE = ["项目支出绩效目标表", "（2024年度）"];

describe("columns that are several of the dump's wide", () => {
  const wide = (rest: readonly string[]) => [
    ...TITLE,
    "项目名称||河道巡护||||",
    "一级指标||二级指标||三级指标||指标值",
    "产出指标||数量指标||巡护河段||≥12条",
    ...rest,
    "效益指标||社会效益指标||险情处置率||≥95%",
  ];

  test("成本指标 in the column of level 2 is below 产出指标", async () => {
    expect(rows(await form(wide(["||成本指标||巡护费用||≤18万元"])))).toContain("产出指标/成本指标/巡护费用/≤18万元");
  });

  test("成本指标 in the column of level 1 is level 1", async () => {
    const read = rows(await form(wide(["成本指标||||巡护费用||≤18万元"])));
    expect(read.find((row) => row.includes("巡护费用"))).toMatch(/^成本指标\//);
  });
});

describe("line breaks inside cells", () => {
  const torn = [
    ...TITLE,
    "项目名称|渡槽加固|主管部门|水利局||",
    "实施单位|灌区管理处",
    "二所||||",
    "年度",
    "目标|加固渡槽，",
    "恢复供水。||||",
    "绩",
    "效",
    "指",
    "标|一级指标|二级指标|三级指标|指标值|",
    "|产出指标|数量指标|加固渡槽|6座|",
    "||质量指标|验收合格率|100%|",
    "|效益指标|社会效益指标|供水人口|≥900人|",
  ];

  test("rows come out with the blank cells that all of them have", async () => {
    const record = await form(torn);
    expect(record).toMatchObject({
      implementing_unit: "灌区管理处二所",
      annual_goal: "加固渡槽，\n恢复供水。",
      flags: ["region_unknown"],
    });
    expect(rows(record)).toEqual([
      "产出指标/数量指标/加固渡槽/6座",
      "产出指标/质量指标/验收合格率/100%",
      "效益指标/社会效益指标/供水人口/≥900人",
    ]);
  });

  test("an upright side label is no more of the goal above it, where rows differ in length", async () => {
    const record = await form([
      ...TITLE,
      "项目名称|渡槽加固",
      "年度目标|恢复供水。",
      ...torn.slice(8).map((line) => line.replace(/\|$/, "")),
    ]);
    expect(record).toMatchObject({ annual_goal: "恢复供水。" });
  });

  test("rows of different lengths that only happen to have as many cells together stay two", async () => {
    const record = await form([
      ...TITLE,
      "项目名称|渡槽加固",
      "承办机构|灌区管理处|备案号|8",
      "一级指标|二级指标|三级指标|指标值|备注",
      "产出指标|数量指标|加固渡槽|6座|",
      "|质量指标|验收合格率|100%|",
      "效益指标|社会效益指标|供水人口|≥900人|",
    ]);
    expect(record).toMatchObject({ project_name: "渡槽加固" });
  });

  test("a text below the last row is no part of the sum", async () => {
    const record = await form([
      "项目支出绩效自评表",
      "（2023年度）",
      "项目名称|渡槽加固||||",
      "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
      "产出指标|数量指标|加固渡槽|6座|6座|50",
      "|质量指标|验收合格率|100%|100%|38",
      "总分|||||88",
      "备注：无",
    ]);
    expect(record).toMatchObject({ total_score: "88" });
  });
});

test("a label that nobody knows does not shift a dump's cells", async () => {
  const record = await form([
    ...TITLE,
    "项目名称|渡槽加固|||",
    "一级指标|二级指标|三级指标|指标值|备注",
    "产出指标|数量指标|加固渡槽|6座|",
    "满意度指标|沿渠各村受益农户与用水户的满意程度情况|农户满意度|≥95%|",
  ]);
  expect(rows(record)[1]).not.toContain("农户满意度");
  expect(isForm(record) ? record.indicators[1]?.flags : []).toContain("row_incomplete");
});

test("a text below a goal that begins left of its head is doubted", async () => {
  const lines = ["项目名称|渡槽加固||", "总体目标|年度目标||", "|加固渡槽，恢复供水。||", "以上数据由业务处室提供，供参考|||"];
  const record = await form([...TITLE, ...lines, "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|加固渡槽|6座"]);
  expect(doubted(record)).toContain("annual_goal");
});

test("sums of which one stands in a column that nobody knows are told", async () => {
  const record = await form([
    "项目支出绩效自评表",
    "（2023年度）",
    "项目名称|渡槽加固",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|鱼鳞纹|得分",
    "产出指标|数量指标|加固渡槽|6座|6座|50|48",
    "总分|||||50|48",
  ]);
  expect(record).toMatchObject({ total_score: null });
  expect(doubted(record)).toContain("total_score");
});

test("what an evaluation says below its sum is no part of it, and no indicator", async () => {
  const below = ["偏差大或目标未完成原因分析", "改进措施及结果应用方案"];
  const head = [
    "项目支出绩效自评表",
    "（2023年度）",
    "项目名称|渡槽加固",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
  ];
  const body = [...head, "产出指标|数量指标|加固渡槽|6座|6座|50", "总分|50"];
  for (const lines of [below.map((label) => `${label}：管护良好。`), below.map((label) => `${label}|管护良好，保持率≥95%。`)]) {
    const record = await form([...body, ...lines]);
    expect(record).toMatchObject({ total_score: "50" });
    expect(rows(record)).toEqual(["产出指标/数量指标/加固渡槽/6座"]);
  }
});

describe("a goal below its label", () => {
  test("on a line of its own", async () => {
    const lines = [
      "项目名称|渡槽加固",
      "总体目标|年度目标",
      "恢复供水。",
      "一级指标|二级指标|三级指标|指标值",
      "产出指标|数量指标|加固渡槽|6座",
    ];
    expect(await form([...TITLE, ...lines])).toMatchObject({ overall_goal: null, annual_goal: "恢复供水。" });
  });

  test.each([
    [
      "beside a side label that is printed again",
      "<tr><td>总体目标<td colspan=3>年度目标<tr><td>总体目标<td colspan=3>恢复供水。",
      null,
      "恢复供水。",
    ],
    [
      "beside a label of its own",
      "<tr><td>总体目标<td colspan=3>三年恢复供水。<tr><td>年度目标<td colspan=3>恢复供水。",
      "三年恢复供水。",
      "恢复供水。",
    ],
  ])("%s", async (_, goals, overall_goal, annual_goal) => {
    const table = `<table><tr><td>项目名称<td colspan=3>渡槽加固${goals}<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<tr><td>产出指标<td>数量指标<td>加固渡槽<td>6座</table>`;
    expect(await form(["<p>项目支出绩效目标表</p>", table], "a.html")).toMatchObject({ overall_goal, annual_goal });
  });
});

test("a side label printed on each row does not hide the row of sums", async () => {
  const row = (...cells: readonly string[]) => `<tr>${["年度绩效目标（80分）", ...cells].map((cell) => `<td>${cell}`).join("")}`;
  const table = [
    "<table><tr><td>项目名称<td colspan=6>渡槽加固",
    row("一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值", "得分"),
    row("产出指标", "数量指标", "加固渡槽", "6座", "6座", "50"),
    "<tr><td>年度绩效目标（80分）<td colspan=5>总分<td>50</table>",
  ];
  expect(await form(["<p>项目支出绩效自评表</p>", ...table], "a.html")).toMatchObject({ total_score: "50" });
});

test("a money table of which no line can be told is told", async () => {
  const table =
    "<table><tr><td>项目名称<td colspan=4>渡槽加固<tr><td>资金情况<td>年初预算数<td>全年预算数<td>全年执行数<td>执行率" +
    "<tr><td><td>年度资金总额<td>20<td>20<td>100%" +
    "<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<tr><td>产出指标<td>数量指标<td>加固渡槽<td>6座<td>6座</table>";
  const record = await form(["<p>项目支出绩效自评表</p>", table], "a.html");
  expect(record).toMatchObject({ execution: [] });
  expect(doubted(record)).toContain("execution");
});

test("a part of which two totals may be the whole is neither's", async () => {
  const table =
    "<table><tr><td>项目名称<td colspan=3>渡槽加固<tr><td>项目总预算（万元）<td>65<td>资金分类<td>一般" +
    "<tr><td>资金<td>当年年度预算（万元）<td>40<td><tr><td>其中：其它资金（万元）<td>7<td><td>" +
    "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<tr><td>产出指标<td>数量指标<td>加固渡槽<td>6座</table>";
  const record = await form(["<p>项目支出绩效目标表</p>", table], "a.html");
  expect(record).toMatchObject({ budget: { project_other: null, annual_other: null } });
  expect(doubted(record)).toContain("budget.annual_other");
});

test("a word for nothing in the column of units is kept", async () => {
  const lines = [
    "项目名称|渡槽加固",
    "一级指标|二级指标|三级指标|指标值|计量单位",
    "产出指标|质量指标|渡槽外观|整洁|无",
    "|数量指标|加固渡槽|6|座",
  ];
  const record = await form([...TITLE, ...lines]);
  expect(isForm(record) ? record.indicators.map(({ extra }) => extra) : []).toEqual([[{ header: "计量单位", text: "无" }], []]);
});

describe("a title over printed headers whose table was not found is told", () => {
  test.each([
    [
      "a header's cells on a line each",
      [
        "部门整体支出绩效目标表",
        "园林局",
        "一级指标",
        "二级指标",
        "三级指标",
        "半年（程）目标值",
        "全年（程）目标值",
        "决策",
        "健全",
      ],
    ],
    ["cells without levels", ["园林局部门整体绩效自评表", "指标名称", "计量单位", "指标性质", "指标值", "演出场次"]],
    ["narrow columns", ["部门预算项目绩效目标申报表", "单位名 项目名 一级指 二级指 三级指标 指标值标", "称 称 标 标"]],
  ])("%s", async (_, lines) => {
    const bytes = new TextEncoder().encode(lines.join("\n"));
    await expect(extract({ name: "a.txt", bytes, sha256: "0".repeat(64) })).rejects.toThrow(DocumentError);
  });

  test.each([
    ["a table of contents", ["目录", "部门整体支出绩效目标表", "项目支出绩效自评表", "附件"]],
    ["prose", ["部门整体绩效自评表", "本表分为一级指标、二级指标和三级指标，逐项填写指标值。"]],
    ["a header without a title", ["指标名称", "计量单位", "指标值"]],
  ])("%s is none", async (_, lines) => {
    const bytes = new TextEncoder().encode(lines.join("\n"));
    const { records, account } = await extract({ name: "a.txt", bytes, sha256: "0".repeat(64) });
    expect([records, account.unread_forms]).toEqual([[], []]);
  });
});

describe("a form in traditional characters is told as seen and not read", () => {
  const failure = (name: string, text: string): Promise<unknown> =>
    extract({ name, bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }).catch((error: unknown) => error);
  const UNREAD = { failure: { code: "forms_unread" } };

  test("as text", async () => {
    expect(
      await failure(
        "a.txt",
        "項目支出績效目標表\n\n項目名稱\t渡槽加固\n預算數\t30萬元\n\n一級指標\t二級指標\t三級指標\t指標值\n產出指標\t數量指標\t加固渡槽\t6座\n",
      ),
    ).toMatchObject({ failure: { code: "forms_unread", forms: [{ printed: "項目支出績效目標表", place: "line 1" }] } });
  });

  test("as a table whose header has two rows", async () => {
    const table =
      "<table><tr><td>專案名稱<td colspan=3>渡槽加固<tr><td rowspan=2>一級指標<td rowspan=2>二級指標<td rowspan=2>三級指標<td>年度" +
      "<tr><td>指標值<tr><td>產出指標<td>數量指標<td>加固渡槽<td>6座</table>";
    expect(await failure("a.html", `<p>專案支出績效目標表</p>${table}`)).toMatchObject(UNREAD);
  });

  test("a report that speaks of them is none", async () => {
    const bytes = new TextEncoder().encode("本年度績效目標已達成，各項指標值見附表。\n\n項目名稱甚多，茲不贅述。\n");
    expect((await extract({ name: "a.txt", bytes, sha256: "0".repeat(64) })).account.unread_forms).toEqual([]);
  });
});
