/** `[1]Sheet1!A1`, `'D:\a\[b.xls]Sheet1'!A1`: a cell of another workbook. `表1[[#本行],[金额]]` is one of a table. */
const LINK = /\[(?:\d+|[^[\]]+\.(?:xl\w{1,2}|et|ods))\][^!\]]*!/i;

/** Does a formula read another workbook? Its stored result is then as old as the last time both were open. */
export function isLinked(formula: string): boolean {
  return LINK.test(formula);
}
