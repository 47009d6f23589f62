/**
 * Spreadsheets run a cell that begins so as a formula (CSV injection), and 上海 writes every target as `=100(%)`. The
 * full-width forms are taken for the others by Chinese and Japanese versions.
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/** A sign alone is no formula, and neither is a number: such a cell is text, or a number, by itself. */
const HARMLESS = /^(?:[=+\-@＝＋－＠]|-?\d+(?:\.\d+)?)$/;

/** A cell's text as a spreadsheet shows it and does not run it: with an apostrophe before what would be a formula. */
export function guardedForExcel(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
}
