import type { FormRecord, Indicator } from "@jixiao/contract";
import { piecesOf } from "../fixtures/grid.ts";
import type { Grid, GridCell, Piece } from "../fixtures/piece.ts";
import type { Truth } from "../fixtures/truth.ts";

/** What a label of ../shared knows beside the contract: how the form is set, and cells that the record has put together. */
interface LabelledRecord extends FormRecord {
  readonly gold_layout?: string;
  readonly goal_actual?: string | null;
}
type LabelledIndicator = Indicator & {
  readonly gold_columns?: Readonly<Record<string, string | null>>;
  readonly actual_text?: string;
};

const cell = (text: string, columns = 1, rows = 1): GridCell => ({ text, columns, rows });

/** A labelled form as the table in which its layout prints it; amounts stand in 元. */
export function piecesOfRecord(record: LabelledRecord): readonly Piece[] {
  const { gold_layout: layout } = record;
  return layout === "shanghai" || layout === "tianjin" ? piecesOf(truthOf(record, layout)) : printed(record);
}

function truthOf(record: FormRecord, layout: "shanghai" | "tianjin"): Truth {
  const budget = Object.entries(record.budget).flatMap(([key, amount]) => (amount === null ? [] : [[key, amount] as const]));
  return {
    layout,
    fiscal_year: record.fiscal_year ?? 2024,
    form_number: record.form_number ?? "1",
    unit_code: record.unit_code ?? "",
    project_name: record.project_name ?? "",
    department: record.department ?? "",
    implementing_unit: record.implementing_unit ?? "",
    project_nature: record.project_nature ?? "",
    project_category: record.project_category ?? "",
    start_date: record.start_date ?? "",
    end_date: record.end_date ?? "",
    currency_unit: "元",
    budget: Object.fromEntries(budget),
    purpose: record.purpose ?? "",
    overall_goal: record.overall_goal ?? "",
    annual_goal: record.annual_goal ?? "",
    rows: record.indicators.map((row) => ({
      level1: row.level1 ?? "",
      level2: row.level2 ?? "",
      level3: row.level3 ?? "",
      description: row.description,
      value: row.value_raw,
      reads: row.value,
      flags: [],
    })),
  };
}

interface Table {
  readonly title: string;
  readonly headers: readonly string[];
  readonly cells: (row: LabelledIndicator) => readonly string[];
}

const central: Table = {
  title: "项目绩效目标表",
  headers: ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "分值权重"],
  cells: ({ level3, gold_columns: own }) => [
    level3 ?? "",
    own?.["sign"] ?? "",
    own?.["value"] ?? "",
    own?.["unit"] ?? "",
    own?.["weight"] ?? "",
  ],
};

const selfEvaluation: Table = {
  title: "项目支出绩效自评表",
  headers: ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  cells: ({ level3, value_raw, gold_columns: own }) => [
    level3 ?? "",
    value_raw ?? "",
    own?.["actual"] ?? "",
    own?.["full"] ?? "",
    own?.["score"] ?? "",
    own?.["reason"] ?? "",
  ],
};

function printed(record: LabelledRecord): readonly Piece[] {
  const { title, headers, cells } = record.gold_layout === "selfevaluation" ? selfEvaluation : central;
  const width = headers.length;
  const head: Grid = [
    [cell("项目名称"), cell(record.project_name ?? "", width - 1)],
    [cell("主管部门"), cell(record.department ?? "", 2), cell("实施单位"), cell(record.implementing_unit ?? "", width - 4)],
    [cell("年度总体目标"), cell(record.annual_goal ?? "", width - 1)],
  ];
  const rows = record.indicators as readonly LabelledIndicator[];
  const body = rows.map((row, i) => [
    ...(rows[i - 1]?.level1 === row.level1
      ? []
      : [
          cell(
            row.level1 ?? "",
            1,
            run(rows, i, ({ level1 }) => level1),
          ),
        ]),
    ...(rows[i - 1]?.level2 === row.level2
      ? []
      : [
          cell(
            row.level2 ?? "",
            1,
            run(rows, i, ({ level2 }) => level2),
          ),
        ]),
    ...cells(row).map((text) => cell(text)),
  ]);
  return [
    { kind: "paragraph", text: title },
    { kind: "paragraph", text: `（${record.fiscal_year}年度）` },
    { kind: "grid", grid: [...head, headers.map((text) => cell(text)), ...body] },
  ];
}

function run(rows: readonly LabelledIndicator[], at: number, key: (row: LabelledIndicator) => string | null): number {
  const own = key(rows[at] as LabelledIndicator);
  const end = rows.findIndex((row, i) => i > at && key(row) !== own);
  return (end < 0 ? rows.length : end) - at;
}
