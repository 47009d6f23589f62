/**
 * Fiscal roles of columns: ColumnTypes of the Fiscal Data Package (version 1, `columnType`). Amounts of a form are of its budget before it is
 * executed; a year's and a project's whole money are different measures of one row, so only the year's are `value`.
 */
export const fiscalRoles: Readonly<Record<string, string>> = {
  region: "geo:source:generic:label",
  fiscal_year: "date:fiscal-year",
  department: "administrative-classification:generic:level1:label",
  unit_code: "administrative-classification:generic:level2:code",
  implementing_unit: "administrative-classification:generic:level2:label",
  project_name: "activity:generic:project:label",
  annual_total: "value",
  annual_fiscal: "value",
  annual_carryover: "value",
  annual_other: "value",
};
