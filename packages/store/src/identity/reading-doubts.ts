import type { Flag } from "@jixiao/contract";

/** What of a record a flag puts in doubt where its evidence names no field. */
type Scope = "nothing" | "everything" | "rows" | readonly string[];

/**
 * Flags that do not doubt the whole of what carries them. `nothing`: the flag speaks of what is printed, of what was
 * not made of it, or of how it was read at all; the reading itself stands. Flags that are not listed, and those to come,
 * doubt the whole row, or the fields that their evidence names: what is not known here excuses a difference and
 * proves no agreement.
 */
const scopes: Partial<Readonly<Record<Flag, Scope>>> = {
  // --- the print is as it was read
  ocr: "nothing", // high confidence; what was read with less has a flag of its own
  joined_over_pages: "nothing",
  level1_unknown: "nothing",
  level2_unknown: "nothing",
  level_mismatch: "nothing",
  approximate: "nothing",
  year_assumed: "nothing",
  year_missing: "nothing",
  relative_deadline: "nothing",
  demands_unread: "nothing", // compared by its text
  bare_year: "nothing",
  number_in_words: "nothing",
  unit_missing: "nothing",
  unit_unknown: "nothing",
  unit_in_name: "nothing",
  spreadsheet_date: "nothing",
  template_blank: "nothing",
  // --- a part of the row or of the head
  level1_uncertain: ["level1"],
  level1_missing: ["level1"],
  level2_uncertain: ["level2"],
  level2_missing: ["level2"],
  level3_missing: ["level3"],
  value_missing: ["value"],
  ambiguous_number: ["value"],
  ocr_repaired: ["value"],
  implausible: ["value"],
  exceeds_budget: ["value"],
  goal_column_lost: ["overall_goal", "annual_goal"],
  region_inferred: ["region"],
  project_name_missing: ["project_name"],
  cost_sum_mismatch: "nothing", // each amount stands as printed; which of them is wrong, if any, is not known
  score_sum_mismatch: "nothing",
  date_order: ["start_date", "end_date"],
  // --- the table as a whole
  indicators_missing: "rows",
  table_damaged: "rows",
  evidence_conflict: "rows",
  row_incomplete: "rows",
  columns_shifted: "rows",
  part_missing: "rows",
  tables_differ: "rows",
  text_undecodable: "everything",
};

/** Doubts of a record's head or of one row: the fields in doubt, or all of them. */
export interface Doubts {
  readonly all: boolean;
  readonly rows: boolean;
  readonly fields: ReadonlySet<string>;
}

interface Marks {
  readonly flags: readonly string[];
  readonly evidence?: readonly { readonly flag: string; readonly field: string | null }[];
}

const scopeOf: ReadonlyMap<string, Scope> = new Map(Object.entries(scopes));

/**
 * Which fields of a record's head or of a row were read in doubt: those that a flag's evidence names, else those that the
 * flag is about, else all; evidence of no field is one of all. Evidence beside a flag with scope `nothing` doubts nothing; what
 * names a row of a list (`scores[3]`) doubts nothing of the head.
 */
export function doubtsOf({ flags, evidence = [] }: Marks, of: "head" | "row"): Doubts {
  const fields = new Set<string>();
  const wide = new Set<Scope>();
  for (const flag of flags) {
    const scope = scopeOf.get(flag) ?? "everything";
    if (scope === "nothing") continue;
    const named = evidence.filter((one) => one.flag === flag).map(({ field }) => field);
    if (scope === "rows" && of === "head") wide.add("rows");
    else if (named.length > 0 && !named.includes(null)) for (const field of named) fields.add(comparedField(field ?? ""));
    else if (typeof scope === "string") wide.add("everything");
    else for (const field of scope) fields.add(field);
  }
  if (fields.has("indicators")) wide.add("rows");
  return { all: wide.has("everything"), rows: wide.has("rows") || wide.has("everything"), fields };
}

/** A value is one cell, under whichever of its names the evidence speaks of it. */
function comparedField(field: string): string {
  return field.startsWith("value") ? "value" : field;
}
