export type Comparator = "=" | ">=" | ">" | "<=" | "<";

export type Dimension =
  | "ratio"
  | "money"
  | "count"
  | "duration"
  | "frequency"
  | "level"
  | "measure"
  | "score"
  | "multiple"
  | "unit_price"
  | "concentration"
  | "power"
  | "speed"
  | "electric"
  | "data";

/** Why a reading is in doubt; the codes are those of the record contract. */
export type ValueFlag =
  | "template_blank"
  | "approximate"
  | "year_assumed"
  | "year_missing"
  | "relative_deadline"
  | "bare_year"
  | "number_in_words"
  | "demands_unread"
  | "unit_missing"
  | "unit_unknown"
  | "unit_in_name"
  | "unit_inferred"
  | "ocr_repaired"
  | "spreadsheet_date"
  | "ambiguous_number"
  | "value_too_long"
  | "implausible";

/** What one condition of a cell says. Numbers are exact decimal strings in `unit`; dates are ISO 8601. */
export interface Reading {
  readonly comparator: Comparator | null;
  /** False where `=` is assumed because nothing is printed; null where there is no comparator. */
  readonly comparator_stated: boolean | null;
  readonly number: string | null;
  /** Upper end of a range; `number` is then its lower end. */
  readonly number_high: string | null;
  readonly unit: string | null;
  readonly dimension: Dimension | null;
  /** Set only where a range leaves out its end. */
  readonly low_comparator: ">" | null;
  readonly high_comparator: "<" | null;
  readonly date: string | null;
  /** Last day of a span of dates; `date` is then its first day. */
  readonly date_high: string | null;
  readonly subject: string | null;
}

export interface ValuePart extends Reading {
  readonly type: "quantity" | "range" | "date" | "qualitative";
  readonly parts: null;
  readonly text: string;
}

/** A value cell, normalized. `type` is null for an empty cell and for a template nobody filled in. */
export interface NormalizedValue extends Reading {
  readonly type: "quantity" | "range" | "date" | "compound" | "qualitative" | null;
  readonly parts: readonly ValuePart[] | null;
  readonly flags: readonly ValueFlag[];
}

/** What the form knows and the cell does not say. Whatever is taken from here is flagged. */
export interface NormalizeContext {
  /** Year of a deadline that prints none (flag `year_assumed`). */
  readonly fiscalYear?: number | undefined;
  /** The form's money unit, for a bare number under a name that says money (flag `unit_inferred`). */
  readonly currencyUnit?: string | undefined;
  /** Unit from a unit column or from the indicator's name, for a bare number (flag `unit_in_name`). */
  readonly unit?: string | undefined;
  /** The indicator's name: raises doubts, never changes a printed number. */
  readonly name?: string | undefined;
}

export const nothing: Reading = {
  comparator: null,
  comparator_stated: null,
  number: null,
  number_high: null,
  unit: null,
  dimension: null,
  low_comparator: null,
  high_comparator: null,
  date: null,
  date_high: null,
  subject: null,
};
