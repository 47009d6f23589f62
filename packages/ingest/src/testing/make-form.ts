import type { FormRecord } from "@jixiao/contract";

/** A small valid form with two indicators, one flagged, for tests. */
export function makeForm(
  source: { readonly name: string; readonly sha256: string },
  projectName: string,
  parserVersion: string,
  fiscalYear: number | null,
): FormRecord {
  return {
    kind: "performance_objective_form",
    source_file: source.name,
    pages: null,
    region: "天津市",
    fiscal_year: fiscalYear,
    fiscal_year_source: fiscalYear === null ? null : "supplied",
    form_number: null,
    unit_code: null,
    project_name: projectName,
    department: null,
    implementing_unit: "测试单位",
    project_nature: null,
    project_category: null,
    start_date: null,
    end_date: null,
    currency_unit: "万元",
    budget: {
      project_total: null,
      project_fiscal: null,
      project_other: null,
      annual_total: "120000.00",
      annual_fiscal: "120000.00",
      annual_carryover: null,
      annual_other: null,
    },
    purpose: null,
    overall_goal: null,
    annual_goal: "保障运行",
    indicators: [
      { ...indicator, seq: 1, level3: "发放数量" },
      {
        ...indicator,
        seq: 2,
        level3: "覆盖率",
        level2_source: "inferred",
        flags: ["level2_uncertain"],
        evidence: [{ flag: "level2_uncertain", field: "level2", note: "质量指标 is nearly as good" }],
      },
    ],
    flags: [],
    evidence: [],
    provenance: {
      sha256: source.sha256,
      format: "fake",
      parser_version: parserVersion,
      table_evidence: ["text rows"],
      places: { project_name: [{ kind: "text", lines: [1, 1] }] },
    },
  };
}

const indicator: FormRecord["indicators"][number] = {
  seq: 1,
  level1: "产出指标",
  level2: "数量指标",
  level3: null,
  level1_source: "stated",
  level2_source: "stated",
  description: null,
  value_raw: "≥95",
  value_text: "≥95",
  value: null,
  flags: [],
  evidence: [],
  places: { value_raw: [{ kind: "text", lines: [2, 2] }] },
};
