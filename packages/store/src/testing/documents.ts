import type { CanonicalRecord, FormRecord, Indicator, SelfEvaluationRecord } from "@jixiao/contract";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentWrite } from "../write.ts";
import { FILE, PARSER_VERSION, SHA256 } from "./records.ts";

/** Small documents with known contents for the tests of this package. */

/** A write of these records, as ingest hands it over; name, hash and version are put into the records. */
export function documentOf(
  records: readonly CanonicalRecord[],
  { sha256 = SHA256, name = FILE, parser_version = PARSER_VERSION } = {},
): DocumentWrite {
  return {
    source: { sha256, name, size: 1234, media_type: "application/pdf" },
    parser_version,
    fiscal_year_supplied: null,
    page_count: 4,
    records: records.map((record) => ({
      ...record,
      source_file: name,
      provenance: { ...record.provenance, sha256, parser_version },
    })),
    sighting: { location: `/in/${name}`, seen_at: "2026-01-01T00:00:00.000Z" },
  };
}

export function indicatorOf(fields: Partial<Indicator> = {}): Indicator {
  return {
    seq: 1,
    level1: "产出指标",
    level2: "数量指标",
    level3: "寄发通知书数量",
    level1_source: "stated",
    level2_source: "stated",
    description: null,
    value_raw: "≥35.00(万张)",
    value_text: "≥35.00(万张)",
    value: {
      type: "quantity",
      comparator: ">=",
      comparator_stated: true,
      number: "350000",
      number_high: null,
      unit: "张",
      dimension: "count",
      low_comparator: null,
      high_comparator: null,
      date: null,
      date_high: null,
      subject: null,
      parts: null,
    },
    value_stored: null,
    horizon: null,
    weight: null,
    scoring_rule: null,
    extra: [],
    flags: [],
    evidence: [],
    places: { value_raw: [{ kind: "text", lines: [12, 13] }] },
    ...fields,
  };
}

/** Indicators are numbered in order. */
export function formOf(fields: Partial<FormRecord> = {}): FormRecord {
  const { indicators = [indicatorOf()], ...others } = fields;
  return {
    kind: "performance_objective_form",
    source_file: FILE,
    pages: [1, 2],
    form_type: "project",
    layout: "shanghai-objective",
    layout_choice: [],
    region: "上海市",
    region_source: "text",
    locality: null,
    fiscal_year: 2024,
    fiscal_year_source: "form",
    form_number: null,
    unit_code: "353302",
    project_name: "社会保险经办业务费",
    department: "上海市人力资源和社会保障局",
    implementing_unit: "上海市社会保险事业管理中心",
    project_nature: "经常性专项业务费",
    project_category: "特定目标类",
    start_date: "2024-01-01",
    end_date: "2024-12-31",
    currency_unit: "元",
    budget: {
      project_total: null,
      project_fiscal: null,
      project_other: null,
      annual_total: "34094740.00",
      annual_fiscal: "34094740.00",
      annual_carryover: "0.00",
      annual_other: "0.00",
    },
    purpose: null,
    overall_goal: null,
    annual_goal: "依托12333咨询热线平台，保障V3.0系统稳定运行。",
    tasks: [],
    extra: [],
    indicators: indicators.map((indicator, index) => ({ ...indicator, seq: index + 1 })),
    flags: [],
    evidence: [],
    provenance: {
      sha256: SHA256,
      format: "shanghai-objective",
      parser_version: PARSER_VERSION,
      table_evidence: ["text rows"],
      places: { project_name: [{ kind: "text", lines: [3, 3] }] },
    },
    ...others,
  };
}

/** The self-evaluation of a form: every row reached as much. */
export function evaluationOf({ kind: _, ...form }: FormRecord, actual_text: string): SelfEvaluationRecord {
  const reached = { actual_raw: actual_text, actual_text, actual: null, actual_stored: null, score: "10", deviation: null };
  return {
    kind: "performance_self_evaluation",
    ...form,
    goal_actual: null,
    execution: [],
    total_score: "95.5",
    grade: null,
    indicators: form.indicators.map((row) => ({ ...row, ...reached })),
  };
}

/** A fresh folder, removed when `using` ends. */
export function temporaryFolder(): { readonly path: string; readonly file: (name: string) => string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "jixiao-store-"));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
