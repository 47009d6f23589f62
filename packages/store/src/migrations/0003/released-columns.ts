/** The stored columns of version 0.1 in the order in which its hash took them. Never changed: old hashes are checked by it. */

const value = [
  ...["type", "comparator", "comparator_stated", "number", "number_high", "unit", "dimension"],
  ...["low_comparator", "high_comparator", "date", "date_high", "subject"],
];
const level = ["level1", "level2", "level3"];
const budget = ["initial", "adjusted", "spent", "execution_rate"];

export const releasedColumns: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ["records", ["sha256", "seq", "kind", "first_page", "last_page", "format", "table_evidence", "places"]],
  [
    "forms",
    [
      ...["region", "fiscal_year", "fiscal_year_source", "form_number", "unit_code", "project_name", "department"],
      ...["implementing_unit", "project_nature", "project_category", "start_date", "end_date", "currency_unit"],
      ...["purpose", "overall_goal", "annual_goal", "project_total", "project_fiscal", "project_other"],
      ...["annual_total", "annual_fiscal", "annual_carryover", "annual_other"],
    ],
  ],
  [
    "indicators",
    [
      "seq",
      ...level,
      ...["level1_source", "level2_source", "description", "value_raw", "value_text"],
      ...value,
      "parts",
      "places",
    ],
  ],
  ["indicator_parts", ["seq", "position", ...value, "text"]],
  [
    "reports",
    [
      ...["region", "project_name", "fiscal_year", "implementing_unit", "department", "commissioned_by", "evaluator"],
      ...["report_number", "report_date", "total_score", "grade"],
      ...budget,
    ],
  ],
  ["budget_lines", ["seq", "item", ...budget, "is_total", "places"]],
  ["scores", ["seq", "code", ...level, "full_score", "score", "places"]],
  [
    "worksheets",
    [
      ...["seq", "code", "name", "explanation", "weight", "benchmark", "benchmark_basis", "scoring_rule"],
      ...["data_source", "rationale", "score", "places"],
    ],
  ],
  ["history", ["seq", "item", "year", "budget", "spent", "execution_rate", "is_total", "places"]],
  ["outputs", ["seq", "item", "planned", "actual", "places"]],
  ["schedule", ["seq", "item", "planned", "actual", "places"]],
  ["survey", ["seq", "item", "full_score", "satisfaction", "score", "is_total", "places"]],
  ["flags", ["part", "seq", "position", "flag"]],
  ["evidence", ["part", "seq", "position", "flag", "field", "note"]],
];
