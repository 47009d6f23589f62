/**
 * Columns for numbers. The exact decimal text is the value; what stands beside it is computed from it by SQLite when
 * it is read (VIRTUAL), so that it cannot disagree with it.
 */

/** `name` as exact text and `name_real` for sorting. */
export function exactNumber(name: string, en: string, zh: string): string {
  return `  ${name} TEXT, -- ${en}; exact decimal text | ${zh}（精确十进制文本）
  ${name}_real REAL AS (CAST(${name} AS REAL)) VIRTUAL, -- ${en}; binary approximation of ${name}, for sorting | ${zh}（近似值，仅供排序）`;
}

/** An amount in 元: `name` as exact text, `name_real` for sorting, `name_fen` for exact sums. */
export function money(name: string, en: string, zh: string): string {
  return `${exactNumber(name, `${en}, in 元`, `${zh}，元`)}
  ${name}_fen INTEGER AS (${fen(name)}) VIRTUAL, -- ${en}, in 分 (fen), so that SUM is exact; NULL where the amount is no whole number of fen or has more than 16 digits before its point | ${zh}（分，可精确求和；不足一分或整数部分超过16位时为空）`;
}

/**
 * SQL for an exact decimal text in 元 as an INTEGER of fen, or NULL: `12.5` → 1250, `12.345` → NULL. Sixteen digits
 * and two more stay below 2^63, so the text never overflows into a wrong number.
 */
export function fen(column: string): string {
  const point = `instr(${column}, '.')`;
  const digitsBefore = (length: string): string => `${length} - (substr(${column}, 1, 1) = '-') <= 16`;
  const whole = `WHEN ${point} = 0 AND ${digitsBefore(`length(${column})`)} THEN CAST(${column} || '00' AS INTEGER)`;
  const decimals = `WHEN ${point} > 0 AND ${digitsBefore(`${point} - 1`)} AND length(rtrim(${column}, '0')) - ${point} <= 2`;
  const joined = `CAST(substr(${column}, 1, ${point} - 1) || substr(substr(${column}, ${point} + 1) || '0', 1, 2) AS INTEGER)`;
  return `CASE ${whole} ${decimals} THEN ${joined} END`;
}
