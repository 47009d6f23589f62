import type { NormalizedValue, ValueFlag } from "@jixiao/normalize";
import { doubt, quote, type Doubt } from "../doubts.ts";

/** A value cell with what was made of it. */
interface ReadCell {
  /** The cell as printed. */
  readonly text: string;
  readonly value: NormalizedValue;
  /** The indicator's name, which a unit or a doubt may come from. */
  readonly name: string | null;
}

type Note = (cell: ReadCell) => string;

/** Why a value's flag was raised; a flag of normalize without its note does not compile. */
const notes: Readonly<Record<ValueFlag, Note>> = {
  template_blank: ({ text }) => `${quote(text)} is a template that nobody filled in`,
  approximate: (cell) => `${quote(cell.text)} says about, ${readAs(cell)}`,
  year_assumed: (cell) => `${quote(cell.text)} prints no year, ${readAs(cell)} in the form's fiscal year`,
  year_missing: ({ text }) => `${quote(text)} prints no year, and the form states none`,
  relative_deadline: ({ text }) => `${quote(text)} is a recurring or relative deadline, no calendar date`,
  bare_year: (cell) => `${quote(cell.text)} is no more than a year, ${readAs(cell)}`,
  number_in_words: ({ text }) => `${quote(text)} says a number in words, which stay words`,
  demands_unread: (cell) => `${quote(cell.text)} asks for more than its reading: ${readAs(cell)}`,
  unit_missing: (cell) => `${quote(cell.text)} lacks a part of its unit, ${readAs(cell)}`,
  unit_unknown: (cell) => `${quote(cell.text)} has a unit outside the table of units, ${readAs(cell)}`,
  unit_in_name: (cell) => `${quote(cell.text)} takes its unit from the name ${quote(cell.name ?? "")}, ${readAs(cell)}`,
  unit_inferred: (cell) => `${quote(cell.text)} takes its money unit from the form, ${readAs(cell)}`,
  ocr_repaired: (cell) => `${quote(cell.text)} holds characters that were taken for others, ${readAs(cell)}`,
  spreadsheet_date: ({ text }) => `${quote(text)} is probably the day number of a spreadsheet`,
  ambiguous_number: (cell) => `${quote(cell.text)} can be read in more than one way, ${readAs(cell)}`,
  value_too_long: ({ text }) => `${quote(text)} has ${Array.from(text).length} characters, more than a value can have`,
  implausible: (cell) => `${quote(cell.text)} cannot be true of ${quote(cell.name ?? "")}, ${readAs(cell)}`,
};

/** The doubts of a value cell; `field` is the cell's text in the record, under which its place is kept. */
export function valueDoubts(cell: ReadCell, field: "value_raw" | "actual_raw" = "value_raw"): readonly Doubt[] {
  return cell.value.flags.map((flag) => doubt(flag, field, notes[flag](cell)));
}

type Figures = Pick<NormalizedValue, "comparator" | "number" | "number_high" | "date" | "date_high" | "unit">;

function readAs({ value }: ReadCell): string {
  const figures = (value.parts ?? [value]).flatMap((part) => figuresOf(part) ?? []);
  return figures.length === 0 ? "read as words" : `read as ${figures.join("; ")}`;
}

/** `>= 95 %`, `80 to 90 %`, `<= 2024-12-31`; null for words. */
function figuresOf({ comparator, number, number_high, date, date_high, unit }: Figures): string | null {
  const [low, high] = number === null ? [date, date_high] : [number, number_high];
  if (low === null) return null;
  return [comparator, low, high === null ? null : `to ${high}`, unit].filter((part) => part !== null).join(" ");
}
