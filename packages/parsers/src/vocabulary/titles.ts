import { bareText } from "./text-key.ts";

/** The ends of the forms' titles, longest first, as a recognizer may have to put them right. */
export const titleEndings: readonly string[] = ["项目支出绩效目标申报表", "绩效目标申报表", "绩效目标表", "绩效目标汇总表"];

/** `[bookmark: _Toc126832569]` is what a dump leaves of a Word bookmark before a title. */
const BOOKMARK = /\[bookmark:[^\]]*\]/g;
/** A line that begins so is a heading, whatever it says. */
export const BEGINS_WITH_BOOKMARK = /^\s*\[bookmark:/;

/** A title as it is compared: without a bookmark, white space and the signs of emphasis. */
export function titleKey(line: string): string {
  return bareText(line.replaceAll(BOOKMARK, "")).replaceAll(/[*#]+/g, "");
}

/**
 * Titles of the tables that state or judge performance targets, by their ends (../shared/layouts: 1, 3). `refused`: the contract
 * has no record for such a table, and no layout may read it as something else.
 */
const tableTitles: readonly { readonly ending: RegExp; readonly refused: boolean }[] = [
  { ending: /绩效(?:目标)?(?:运行|执行|跟踪)*监控(?:情况)?(?:分析)?表$/, refused: true },
  { ending: /工作活动绩效目标(?:指标)?(?:表)?$/, refused: true }, // 河北 before 2020: what is good, fair and poor, no target
  { ending: /绩效目标(?:申报|评审申报|审批|批复|设定|填报|汇总|公开|情况|明细)?表$/, refused: false },
  { ending: /(?:整体|绩效)目标(?:申报|填报)表$/, refused: false },
  { ending: /部门整体绩效目标$/, refused: false }, // JX1
  { ending: /(?:绩效(?:目标)?|项目)(?:完成情况)?自评(?:得分|评分|情况)?表$/, refused: false },
];
/** `(2024年度)`, `（续表）` behind a title. */
const ADDITION = /(?:[（(][^（()）]*[)）])+$/;
/** `附件2：`, `附表：`, a page's `标题：` before a title. */
const ANNEX = /^(?:附[表件]?\d*(?:-\d+)?|标题)[:：]/;
/** A title is no sentence, and no longer than this. */
const SENTENCE = /[。；;，,：:]/;
const LONGEST_TITLE = 80;

/** The kind of table that a line is the title of; null for any other line. */
export function tableTitle(line: string): { readonly refused: boolean } | null {
  if (line.length > 2 * LONGEST_TITLE) return null;
  const key = titleKey(line).replace(ADDITION, "").replace(ANNEX, "");
  if (key.length > LONGEST_TITLE || SENTENCE.test(key)) return null;
  return tableTitles.find(({ ending }) => ending.test(key)) ?? null;
}

/** A number before a title, whose point may not have been read: `97.社保经办大厅运转经费绩效目标表`; it may be the name's as well. */
const NUMBER = /^\d{1,3}[.、．]?/;
/** What titles print between a project's name and their ending. */
const BEFORE_ENDING = /项目(?:支出)?$/;

/** The names that a title may print before its ending, with and without what may be no part of them: `3.防洪堤加固项目`, `防洪堤加固`. */
export function titleNames(line: string): readonly string[] {
  const key = titleKey(line).replace(ADDITION, "").replace(ANNEX, "");
  const ending = tableTitles.find((one) => one.ending.test(key))?.ending;
  if (ending === undefined) return [];
  const name = key.replace(ending, "");
  const names = [name, name.replace(NUMBER, "")].flatMap((one) => [one, one.replace(BEFORE_ENDING, "")]);
  return [...new Set(names)].filter((one) => one !== "");
}
