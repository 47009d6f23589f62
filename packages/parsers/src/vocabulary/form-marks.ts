import { PROJECT_LABEL } from "./labels.ts";
import { bareText, labelKey } from "./text-key.ts";

/** Labels beside which forms of any province name their project (../shared/layouts, 2a). */
const projectLabels: ReadonlySet<string> = new Set([
  PROJECT_LABEL,
  "项目支出名称",
  "专项名称",
  "专项资金名称",
  "资金名称",
  "转移支付名称",
  "政策名称",
]);
/** Headers of the columns that name levels or indicators (2b). */
const LEVEL_COLUMN = /^(?:[一二三四]级(?:绩效)?(?:指标(?:名称)?|目标)|指标(?:名称|内容))$/;
/** Headers of the columns that state a target or what was reached of it (2b). */
const VALUE_COLUMN = /(?:指标值|目标值|实现值|完成值|实际值)(?:及单位)?$|^绩效标准$|(?:计划|完成)水平$/;
/** Headers by which a table of levels is a table of scores: an evaluation's, which has no targets. */
const SCORE_COLUMN = /得分|评分|分值|权重/;
/** A header's line outside tables is short, and no sentence. */
const LONGEST_HEADER_LINE = 80;
const SENTENCE = /[。；;，,：:、]/;

/** Is the cell a label beside which a form names its project? */
export function isProjectLabel(cell: string): boolean {
  return projectLabels.has(labelKey(cell));
}

/** Is the cell a header over levels or names? */
export function isLevelColumn(cell: string): boolean {
  return LEVEL_COLUMN.test(labelKey(cell));
}

/** Are these the headers of a table of indicators with targets, in whichever layout? */
export function isTargetHeader(cells: readonly string[]): boolean {
  if (!cells.some((cell) => cell.includes("指"))) return false; // most rows of a book: no need to look closer
  const keys = cells.map(labelKey);
  const levels = keys.filter((key) => LEVEL_COLUMN.test(key)).length;
  const hasValues = keys.some((key) => VALUE_COLUMN.test(key));
  return hasValues ? levels >= 1 : levels >= 2 && !keys.some((key) => SCORE_COLUMN.test(key));
}

/**
 * The same with points in the place of the targets, or with what is good, fair and poor: below a form's title a form's, elsewhere an
 * evaluation's table of scores.
 */
export function isScoredHeader(cells: readonly string[]): boolean {
  const keys = cells.map(labelKey);
  if (keys.includes("绩效指标") && keys.includes("评价标准")) return true;
  return keys.filter((key) => LEVEL_COLUMN.test(key)).length >= 2 && keys.some((key) => SCORE_COLUMN.test(key));
}

/** The same of a line of text whose table was not found. */
export function isTargetHeaderLine(line: string): boolean {
  const key = bareText(line);
  return key.length <= LONGEST_HEADER_LINE && !SENTENCE.test(key) && /[一二]级指标.*[二三]级指标.*(?:指标值|目标值)/.test(key);
}

/** The same where narrow columns wrap the headers: `一级指 二级指 … 指标值标`. */
export function isTornHeaderLine(cells: readonly string[]): boolean {
  const line = cells.join("");
  if (cells.length < 4 || line.length > LONGEST_HEADER_LINE || /[。；;，,]/.test(line)) return false;
  return new Set(line.match(/[一二三]级指/g)).size > 1 && /指标值|目标值/.test(line);
}
