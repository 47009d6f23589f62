import {
  describePlace,
  type CanonicalRecord,
  type Evidence,
  type FormRecord,
  type Indicator,
  type Place,
  type ReportRecord,
  type Value,
} from "@jixiao/contract";
import { renderTable } from "./table.ts";

/** A record as a person reads it: fields, then rows with their flags and places. */
export function renderRecord(record: CanonicalRecord): string {
  switch (record.kind) {
    case "performance_objective_form":
      return renderForm(record);
    case "performance_evaluation_report":
      return renderReport(record);
  }
}

function renderForm(form: FormRecord): string {
  const { places } = form.provenance;
  const fields: readonly (readonly [string, string | null, string])[] = [
    ["项目名称 project_name", form.project_name, "project_name"],
    ["地区 region", form.region, "region"],
    [
      "预算年度 fiscal_year",
      form.fiscal_year === null ? null : `${form.fiscal_year} (${form.fiscal_year_source})`,
      "fiscal_year",
    ],
    ["序号 form_number", form.form_number, "form_number"],
    ["单位编码 unit_code", form.unit_code, "unit_code"],
    ["主管部门 department", form.department, "department"],
    ["实施单位 implementing_unit", form.implementing_unit, "implementing_unit"],
    ["项目性质 project_nature", form.project_nature, "project_nature"],
    ["项目类别 project_category", form.project_category, "project_category"],
    ["开始日期 start_date", form.start_date, "start_date"],
    ["完成日期 end_date", form.end_date, "end_date"],
    ...Object.entries(form.budget).map(
      ([key, amount]) => [`资金 budget.${key}`, amount === null ? null : `${amount} 元`, `budget.${key}`] as const,
    ),
    ["资金用途 purpose", form.purpose, "purpose"],
    ["项目总目标 overall_goal", form.overall_goal, "overall_goal"],
    ["年度目标 annual_goal", form.annual_goal, "annual_goal"],
  ];
  const head = renderTable(
    [{ title: "field" }, { title: "value", max: 72 }, { title: "place" }],
    fields.filter(([, value]) => value !== null).map(([name, value, key]) => [name, value, describePlaces(places[key])]),
  );
  const rows = renderTable(
    [
      { title: "#", right: true },
      { title: "一级", max: 12 },
      { title: "二级", max: 20 },
      { title: "三级指标", max: 40 },
      { title: "指标值", max: 32 },
      { title: "normalized", max: 32 },
      { title: "flags", max: 40 },
      { title: "place" },
    ],
    form.indicators.map((row) => [
      String(row.seq),
      level(row.level1, row.level1_source),
      level(row.level2, row.level2_source),
      row.level3,
      row.value_text,
      describeValue(row.value),
      row.flags.join(" "),
      placeOf(row),
    ]),
  );
  const doubts = [
    ...form.evidence.map((e) => `  ${doubt(e)}`),
    ...form.indicators.flatMap((row) => row.evidence.map((e) => `  row ${row.seq}: ${doubt(e)}`)),
  ];
  return [
    `绩效目标表  ${form.source_file}  (${form.provenance.format}, from ${form.provenance.table_evidence.join(", ")})`,
    "",
    head,
    "",
    rows,
    ...footer(form.flags, doubts),
  ].join("\n");
}

/** A level that was inferred, not printed on the row, is marked. */
function level(text: string | null, source: Indicator["level1_source"]): string | null {
  return source === "inferred" && text !== null ? `~${text}` : text;
}

function placeOf(row: Indicator): string {
  return describePlaces(row.places["value"] ?? row.places["level3"]);
}

function describePlaces(places: readonly Place[] | undefined): string {
  return (places ?? []).map(describePlace).join("; ");
}

/** `≥ 95 %`, `90 … 95 %`, `≤ 2023-06-30`, `及时` as `qualitative`. */
export function describeValue(value: Value | null): string | null {
  if (value === null) return null;
  const unit = value.unit === null ? "" : ` ${value.unit}`;
  switch (value.type) {
    case "quantity":
      return `${value.comparator ?? ""} ${value.number ?? ""}${unit}`.trim();
    case "range":
      return value.date === null
        ? `${value.number ?? ""} … ${value.number_high ?? ""}${unit}`
        : `${value.date} … ${value.date_high ?? ""}`;
    case "date":
      return `${value.comparator ?? ""} ${value.date ?? ""}`.trim();
    case "compound":
      return (value.parts ?? [])
        .map((part) => `${part.subject ?? ""}${describeValue({ ...part, parts: null }) ?? ""}`)
        .join("; ");
    case "qualitative":
      return "qualitative";
  }
}

function renderReport(report: ReportRecord): string {
  const { budget } = report;
  const fields: readonly (readonly [string, string | null])[] = [
    ["项目名称 project_name", report.project_name],
    ["年度 fiscal_year", report.fiscal_year === null ? null : String(report.fiscal_year)],
    ["项目单位 implementing_unit", report.implementing_unit],
    ["主管部门 department", report.department],
    ["委托单位 commissioned_by", report.commissioned_by],
    ["评价机构 evaluator", report.evaluator],
    ["报告文号 report_number", report.report_number],
    ["报告日期 report_date", report.report_date],
    ["总分 total_score", report.total_score],
    ["等级 grade", report.grade],
    ["预算 budget.initial", budget.initial],
    ["调整后 budget.adjusted", budget.adjusted],
    ["支出 budget.spent", budget.spent],
    ["执行率 budget.execution_rate", budget.execution_rate === null ? null : `${budget.execution_rate}%`],
  ];
  const head = renderTable(
    [{ title: "field" }, { title: "value", max: 80 }],
    fields.filter(([, value]) => value !== null),
  );
  const scores = renderTable(
    [
      { title: "code" },
      { title: "一级", max: 16 },
      { title: "二级", max: 16 },
      { title: "三级指标", max: 44 },
      { title: "满分", right: true },
      { title: "得分", right: true },
      { title: "flags" },
      { title: "place" },
    ],
    report.scores.map((row) => [
      row.code,
      row.level1,
      row.level2,
      row.level3,
      row.full_score,
      row.score,
      row.flags.join(" "),
      describePlaces(row.places),
    ]),
  );
  const parts = (["budget_lines", "scores", "worksheets", "history", "outputs", "schedule", "survey"] as const).map(
    (name) => `${name} ${report[name].length}`,
  );
  const doubts = report.evidence.map((e) => `  ${doubt(e)}`);
  return [
    `绩效评价报告  ${report.source_file}`,
    "",
    head,
    "",
    scores,
    "",
    `rows: ${parts.join(", ")}`,
    ...footer(report.flags, doubts),
  ].join("\n");
}

function footer(flags: readonly string[], doubts: readonly string[]): readonly string[] {
  return [
    ...(flags.length === 0 ? [] : ["", `flags of the whole record: ${flags.join(" ")}`]),
    ...(doubts.length === 0 ? [] : ["", "evidence:", ...doubts]),
  ];
}

function doubt({ flag, field, note }: Evidence): string {
  return `${flag}${field === null ? "" : ` (${field})`}: ${note}`;
}
