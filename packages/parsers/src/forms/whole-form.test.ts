/** Forms as pages print them, each with one thing of its own: what the record says of it, and which doubt it carries. */
import type { FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

type Whole = Omit<FormRecord, "kind"> & Omit<Partial<SelfEvaluationRecord>, keyof FormRecord> & { readonly kind: string };

/** Cells between bars; `text^2` is a cell over two rows, below which stands `^`. */
const table = (rows: readonly string[]): string =>
  `<table>${rows
    .map(
      (row) =>
        `<tr>${row
          .split("|")
          .map((cell) => (cell === "^" ? "" : `<td${cell.endsWith("^2") ? " rowspan=2" : ""}>${cell.replace(/\^2$/, "")}</td>`))
          .join("")}</tr>`,
    )
    .join("")}</table>`;

interface Printed {
  readonly before?: readonly string[];
  readonly title?: string;
  readonly head?: readonly string[];
  readonly rows?: readonly string[];
  readonly header?: string;
}

const HEADER = "一级指标|二级指标|三级指标|指标值";
const HEAD = ["项目名称|河道轮疏|主管部门|上海市水务局"];

async function read(printed: Printed, options: { fiscalYear?: number; region?: string } = {}): Promise<Whole> {
  const { before = [], title = "2025年项目支出绩效目标表", head = HEAD, header = HEADER } = printed;
  const { rows = ["产出指标|数量指标|疏浚里程|≥12公里"] } = printed;
  const paragraphs = [...before, title].map((line) => `<p>${line}</p>`).join("");
  const text = `<html><body>${paragraphs}${table(head)}${table([header, ...rows])}</body></html>`;
  const { records } = await extract({ name: "a.html", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) }, options);
  const [record] = records;
  if (record === undefined || records.length > 1) throw new Error(`${records.length} records`);
  return record as unknown as Whole;
}

const flagged = ({ evidence }: Whole): string[] => evidence.map(({ flag, field }) => `${flag} ${field}`);

describe("the head", () => {
  test.each<[string, readonly string[], Partial<Whole>]>([
    ["names", [], { project_name: "河道轮疏", department: "上海市水务局", region: "上海市" }],
    ["a code in brackets", ["实施单位|[538]水文局"], { unit_code: "538", implementing_unit: "水文局" }],
    ["in other brackets", ["实施单位|（53）水文局"], { unit_code: "53", implementing_unit: "水文局" }],
    ["of one digit is none", ["实施单位|[5]水文局"], { unit_code: null, implementing_unit: "[5]水文局" }],
    ["before a dash", ["实施单位|820001-水文局"], { unit_code: "820001", implementing_unit: "水文局" }],
    ["of two digits is none", ["实施单位|82-水文局"], { unit_code: null, implementing_unit: "82-水文局" }],
    ["bare digits are the unit's name", ["实施单位|169水文局"], { unit_code: null, implementing_unit: "169水文局" }],
    ["dates", ["计划开始日期|2025-01-01|计划完成日期|2025年12月31日"], { start_date: "2025-01-01", end_date: "2025-12-31" }],
    ["a month is no date", ["计划开始日期|2025年1月"], { start_date: null }],
    ["paragraphs of a goal", ["年度目标|一、疏浚。<br>二、养护。"], { annual_goal: "一、疏浚。\n二、养护。" }],
  ])("%s", async (_, more, expected) => expect(await read({ head: [...HEAD, ...more] })).toMatchObject(expected));

  test("a department's code before its name is kept as extra", async () => {
    const { department, extra } = await read({ head: ["项目名称|河道轮疏|主管部门|[101]上海市水务局"] });
    expect([department, extra]).toEqual(["上海市水务局", [{ label: "主管部门代码", text: "101" }]]);
    const bare = await read({ head: ["项目名称|河道轮疏|主管部门|101水务局"] });
    expect([bare.department, bare.extra.length]).toEqual(["水务局", 1]);
    expect((await read({ head: ["项目名称|河道轮疏|主管部门|2025年专班"] })).department).toBe("2025年专班");
  });

  test.each<[string, readonly string[], string[]]>([
    [
      "dates that run backwards",
      ["计划开始日期|2025-12-31|计划完成日期|2025-01-01"],
      ["date_order start_date", "date_order end_date"],
    ],
    ["on one day they do not", ["计划开始日期|2025-12-31|计划完成日期|2025-12-31"], []],
    ["a date that is none", ["计划开始日期|年初"], ["field_unreadable start_date"]],
    [
      "a label nobody knows",
      ["河长|王某"],
      [
        "label_unknown extra",
        "label_unknown implementing_unit",
        "label_unknown project_nature",
        "label_unknown project_category",
      ],
    ],
  ])("doubts: %s", async (_, more, expected) => {
    const whole = flagged(await read({ head: [...HEAD, ...more] }));
    expect(whole.filter((one) => /date_order|field_unreadable|label_unknown/.test(one))).toEqual(expected);
  });

  test("a form without a name says so, a department's form does not", async () => {
    const nameless = { head: ["项目名称||主管部门|上海市水务局"] };
    expect((await read(nameless)).flags).toContain("project_name_missing");
    expect((await read({ ...nameless, title: "部门整体支出绩效目标表" })).flags).not.toContain("project_name_missing");
  });
});

describe("money", () => {
  const money = async (unit: string, ...more: string[]) => {
    const record = await read({ before: [unit], head: [...HEAD, ...more] });
    return [
      record.currency_unit,
      record.budget.annual_total,
      record.budget.annual_fiscal,
      record.flags.includes("field_unreadable"),
    ];
  };
  test.each<[string, string, string[], unknown]>([
    [
      "in the head's unit",
      "说明",
      ["项目资金（万元）|年度资金总额|12.50|其中：财政拨款|10"],
      ["万元", "125000", "100000", false],
    ],
    ["with its own", "说明", ["项目资金（万元）|年度资金总额|12.5元"], ["万元", "12.5", null, false]],
    ["a dash is nothing", "说明", ["项目资金（万元）|年度资金总额|—"], ["万元", null, null, false]],
    ["无 is nothing", "说明", ["项目资金（万元）|年度资金总额|无"], ["万元", null, null, false]],
    ["words are none", "说明", ["项目资金（万元）|年度资金总额|约十万"], ["万元", null, null, true]],
    ["without a unit", "说明", ["项目资金|年度资金总额|12"], [null, null, null, true]],
  ])("%s", async (_, unit, more, expected) => expect(await money(unit, ...more)).toEqual(expected));
});

describe("year and region", () => {
  test.each<[string, Printed, { fiscalYear?: number; region?: string }, unknown]>([
    ["from the title", {}, {}, [2025, "form", "上海市"]],
    ["from the line above", { title: "项目支出绩效目标表", before: ["某局2024年部门预算"] }, {}, [2024, "document", "上海市"]],
    ["supplied", { title: "项目支出绩效目标表" }, { fiscalYear: 2023 }, [2023, "supplied", "上海市"]],
    ["not known", { title: "项目支出绩效目标表" }, {}, [null, null, "上海市"]],
    ["region supplied", { head: ["项目名称|甲|主管部门|水务局"] }, { region: "天津市" }, [2025, "form", "天津市"]],
    ["what the form says comes first", {}, { region: "天津市" }, [2025, "form", "上海市"]],
    ["region of the line above", { head: ["项目名称|甲"], before: ["湖北省水利厅"] }, {}, [2025, "form", "湖北省"]],
    [
      "a long line above names none",
      { head: ["项目名称|甲"], before: [`湖北省水利厅${"的".repeat(60)}`] },
      {},
      [2025, "form", null],
    ],
  ])("%s", async (_, printed, options, expected) => {
    const { fiscal_year, fiscal_year_source, region } = await read(printed, options);
    expect([fiscal_year, fiscal_year_source, region]).toEqual(expected);
  });
  test("a region that nobody names is said", async () =>
    expect((await read({ head: ["项目名称|甲"] })).flags).toContain("region_unknown"));
});

describe("rows", () => {
  const row = async (cells: string, header = HEADER, title?: string) => {
    const whole = await read({ header, rows: [cells], ...(title === undefined ? {} : { title }) });
    const [first] = whole.indicators;
    if (first === undefined) throw new Error("no row");
    return first as typeof first & {
      readonly score?: string | null;
      readonly actual_text?: string | null;
      readonly actual?: unknown;
      readonly deviation?: string | null;
    };
  };
  test("a value as printed, as read and as it says", async () => {
    const found = await row("产出指标|数量指标|疏浚里程|≥ 12 公里");
    expect(found).toMatchObject({
      seq: 1,
      level1: "产出指标",
      level2: "数量指标",
      level3: "疏浚里程",
      value_raw: "≥ 12 公里",
      value_text: "≥12公里",
      horizon: null,
      weight: null,
      flags: [],
    });
    expect(found.value).toMatchObject({ type: "quantity", comparator: ">=", number: "12", unit: "公里" });
    expect(found.value).not.toHaveProperty("flags");
  });
  test.each<[string, string, object]>([
    [
      "a name without a value",
      "产出指标|数量指标|疏浚里程|",
      { value_raw: null, value_text: null, value: null, flags: ["value_missing"] },
    ],
    ["a value without a name", "产出指标|数量指标||≥12公里", { level3: null, flags: ["level3_missing"] }],
    ["a template", "产出指标|数量指标|疏浚里程|≥**%", { value_text: "≥**%", value: null, flags: ["template_blank"] }],
    ["a unit in the name", "产出指标|数量指标|成活率(%)|85", { value: { number: "85", unit: "%" }, flags: ["unit_in_name"] }],
    ["a remark in the name", "产出指标|数量指标|成活数(含补种)|85", { value: { number: "85", unit: null }, flags: [] }],
    [
      "a deadline in the form's year",
      "产出指标|时效指标|完成时间|6月底前",
      { value: { date: "2025-06-30" }, flags: ["year_assumed"] },
    ],
  ])("%s", async (_, cells, expected) => {
    const { flags = [], ...rest } = expected as { flags?: string[] };
    const found = await row(cells);
    expect(found).toMatchObject(rest);
    expect(found.flags).toEqual(flags);
  });

  const POINTS = "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|偏差原因分析及改进措施";
  const SELF = "2025年项目支出绩效自评表";
  test.each<[string, string, object, string[]]>([
    [
      "what was reached",
      "产出指标|数量指标|疏浚里程|≥12公里|13公里|10|9.5分|—",
      { weight: "10", score: "9.5", actual_text: "13公里", deviation: null },
      [],
    ],
    ["why it was missed", "产出指标|数量指标|疏浚里程|≥12公里|3公里|10|2|雨季<br>长", { deviation: "雨季\n长" }, []],
    [
      "more points than there are",
      "产出指标|数量指标|疏浚里程|≥12公里|13公里|10|10.5|",
      { score: "10.5" },
      ["score_exceeds_weight"],
    ],
    ["all of them", "产出指标|数量指标|疏浚里程|≥12公里|13公里|10|10.0|", { score: "10.0" }, []],
    [
      "points that are none",
      "产出指标|数量指标|疏浚里程|≥12公里|13公里|十|优|",
      { weight: null, score: null },
      ["field_unreadable"],
    ],
    ["a dash for what was reached", "产出指标|数量指标|疏浚里程|≥12公里|—|10|—|", { actual_text: null, score: null }, []],
  ])("%s", async (_, cells, expected, flags) => {
    const found = await row(cells, POINTS, SELF);
    expect(found).toMatchObject(expected);
    expect(found.flags).toEqual(flags);
  });
  test("a self-evaluation is one by its columns", async () => {
    const kind = async (header: string, title: string) => {
      const whole = await read({ header, title, rows: ["产出指标|数量指标|疏浚里程|≥12公里|13公里|10|9|"] });
      return [whole.kind, whole.flags.includes("layout_uncertain")];
    };
    expect(await kind(POINTS, SELF)).toEqual(["performance_self_evaluation", false]);
    expect(await kind(POINTS, "项目支出绩效目标表")).toEqual(["performance_self_evaluation", true]);
  });

  test("levels for which the table has no column are not stated", async () => {
    const without = await read({ header: "一级指标|三级指标|指标值", rows: ["产出指标|疏浚里程|≥12公里"] });
    expect(without.indicators[0]).toMatchObject({
      level1: "产出指标",
      level2: null,
      level2_source: null,
      flags: ["level2_missing"],
    });
  });

  test("comparator, number and unit in columns of their own are one value", async () => {
    const header = "一级指标|二级指标|三级指标|指标性质|指标值|计量单位";
    const { indicators } = await read({ header, rows: ["产出指标|数量指标|疏浚里程|≥|12|公里"] });
    expect(indicators[0]).toMatchObject({
      value_text: "≥12公里",
      value: { comparator: ">=", number: "12", unit: "公里" },
      flags: [],
    });
    const bracketed = await read({ header, rows: ["产出指标|数量指标|疏浚里程|≥|12|（公里）"] });
    expect(bracketed.indicators[0]).toMatchObject({ value_raw: "≥ 12 （公里）", value_text: "≥12公里" });
  });

  test("what stands beyond the header is kept", async () => {
    const { indicators } = await read({ header: HEADER, rows: ["产出指标|数量指标|疏浚里程|≥12公里|余"] });
    expect(indicators[0]?.extra).toEqual([{ header: "(无表头)", text: "余" }]);
    expect(indicators[0]?.flags).toContain("columns_shifted");
  });

  test("a value over two rows with names of their own says so, a level does not", async () => {
    const rows = ["产出指标^2|数量指标^2|疏浚里程|≥12公里^2", "^|^|养护里程|^"];
    const { indicators } = await read({ rows });
    expect(indicators.map(({ level3, value_text, flags }) => [level3, value_text, flags])).toEqual([
      ["疏浚里程", "≥12公里", ["cell_shared"]],
      ["养护里程", "≥12公里", ["cell_shared"]],
    ]);
    const single = await read({ rows: ["产出指标^2|数量指标^2|疏浚里程^2|≥12公里^2", "^|^|^|^"] });
    expect(single.indicators.map(({ flags }) => flags)).toEqual([[]]);
  });

  test("what is kept as extra has its places", async () => {
    const { provenance, extra } = await read({ head: [...HEAD, "河长|王某"] });
    expect([extra, provenance.places["extra"]?.length]).toEqual([[{ label: "河长", text: "王某" }], 2]);
    expect((await read({})).provenance.places).not.toHaveProperty("extra");
  });

  test("a column nobody knows is kept, and said once", async () => {
    const whole = await read({
      header: `${HEADER}|河长`,
      rows: ["产出指标|数量指标|疏浚里程|≥12公里|王某", "产出指标|质量指标|合格率|≥95%|李某"],
    });
    expect(whole.indicators.map(({ extra }) => extra)).toEqual([
      [{ header: "河长", text: "王某" }],
      [{ header: "河长", text: "李某" }],
    ]);
    expect(flagged(whole).filter((one) => one.startsWith("column_unknown"))).toEqual(["column_unknown indicators"]);
  });
});
