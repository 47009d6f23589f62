import { z } from "zod";

/**
 * Every flag a record can carry, with what it means in both languages. Documentation and the database's
 * dictionary are made from this table; a code that is not in it does not compile.
 */
export const flagMeanings = {
  // --- levels and rows
  level1_uncertain: {
    en: "level 1 was reconstructed and another reading is nearly as good",
    zh: "一级指标为推断，另有相近的解读",
  },
  level2_uncertain: {
    en: "level 2 was reconstructed and another reading is nearly as good",
    zh: "二级指标为推断，另有相近的解读",
  },
  level1_missing: { en: "no level 1 could be found for the row", zh: "未找到一级指标" },
  level2_missing: { en: "no level 2 could be found for the row", zh: "未找到二级指标" },
  level1_unknown: {
    en: "the level 1 label is outside the official taxonomy; kept as printed",
    zh: "一级指标不在官方分类内，按原文保留",
  },
  level2_unknown: {
    en: "the level 2 label is outside the official taxonomy; kept as printed",
    zh: "二级指标不在官方分类内，按原文保留",
  },
  level_mismatch: { en: "the level 2 label belongs to another level 1 in the taxonomy", zh: "二级指标与一级指标不匹配" },
  level3_missing: { en: "the row has a value but no indicator name", zh: "有指标值而无三级指标名称" },
  columns_shifted: { en: "the row's cells did not stand under their headers and were realigned", zh: "单元格错列，已重新对齐" },
  row_incomplete: { en: "the row has fewer or more cells than its header", zh: "该行单元格数与表头不符" },
  columns_contradict: {
    en: "columns of the row contradict each other (two values, a unit or comparator beside a cell with another, a name that is a value)",
    zh: "同一行各列内容相互矛盾",
  },
  cell_shared: {
    en: "a cell is merged over several rows: what it says belongs to them together",
    zh: "单元格跨多行合并，内容为各行共有",
  },
  score_exceeds_weight: { en: "the score is higher than its full score", zh: "得分高于分值" },
  joined_over_pages: { en: "the row or cell was cut by a page break and joined again", zh: "跨页单元格已合并" },
  // --- values
  value_missing: { en: "the value cell is empty", zh: "指标值为空" },
  template_blank: { en: "the value is a blank template such as ≥**%", zh: "指标值为未填写的模板" },
  approximate: { en: "about, 约, 左右, 余, 多: the number is approximate", zh: "约数" },
  year_assumed: { en: "a date without a year took the form's fiscal year", zh: "日期无年份，按预算年度补" },
  year_missing: {
    en: "a date without a year, and no fiscal year to take: kept as text",
    zh: "日期无年份且预算年度不明，按原文保留",
  },
  relative_deadline: {
    en: "a recurring or relative deadline (每月10日前, 次月5日前), which is no calendar date: kept as text",
    zh: "周期性或相对期限，按原文保留",
  },
  demands_unread: { en: "the cell asks for more than what was read as its value", zh: "指标值另有未转换的要求" },
  bare_year: { en: "a bare year read as a date", zh: "仅有年份，按日期处理" },
  number_in_words: {
    en: "a number is expressed in words (零投诉, 半数以上) and was not converted",
    zh: "以文字表达的数量，未转换",
  },
  unit_missing: {
    en: "the unit, or part of it, is missing (620万/月) or stands before its number (面积平方米500)",
    zh: "单位不完整，或在数字之前",
  },
  unit_unknown: { en: "the unit is not in the table of units; kept as printed", zh: "未知单位，按原文保留" },
  unit_in_name: { en: "the unit stands in the indicator's name", zh: "单位取自指标名称" },
  unit_inferred: { en: "the money unit comes from running text, not from the table", zh: "金额单位取自正文" },
  ocr_repaired: {
    en: "letters inside a number were read as digits, or the vocabulary put right what was recognized",
    zh: "数字中的字母已按数字识别，或按词表更正识别结果",
  },
  spreadsheet_date: { en: "the number is probably a spreadsheet's day number", zh: "疑似电子表格日期序号" },
  ambiguous_number: {
    en: "a number, its sign, unit or comparator can be read in more than one way; it is withheld",
    zh: "数字、符号、单位或比较词有多种读法，不予采用",
  },
  value_too_long: { en: "the cell is longer than a value can be; its numbers were not read", zh: "指标值过长，未读取其中数字" },
  // --- plausibility
  implausible: { en: "the value cannot be true of what the name says (a rate of a whole above 100%)", zh: "数值不合常理" },
  exceeds_budget: { en: "a money indicator is larger than the form's whole budget", zh: "金额超过项目预算总额" },
  cost_mismatch: {
    en: "unit price × quantity cannot fit the budget: a money unit probably leaked into the cell",
    zh: "单价与数量之积与预算不符",
  },
  cost_sum_mismatch: { en: "the cost indicators do not sum to the budget", zh: "成本指标合计与预算不符" },
  budget_sum_mismatch: { en: "the budget's parts do not sum to its total", zh: "资金分项与总额不符" },
  date_order: { en: "the end date lies before the start date", zh: "完成日期早于开始日期" },
  // --- form fields
  field_unreadable: {
    en: "a field is printed, or on a scan a cell with ink may be it, but could not be read exactly; it is null",
    zh: "字段无法准确读取（扫描件中有墨迹而未识别），置空",
  },
  goal_column_lost: {
    en: "the goal text lost its cell; it was taken for the annual goal",
    zh: "目标文本失去所在列，按年度总体目标处理",
  },
  label_unknown: {
    en: "a label of the head is not known; it is kept in extra with its text",
    zh: "栏目名称未知，连同内容保留于其他栏目",
  },
  column_unknown: {
    en: "a column of the indicator table is not known, or known twice; its cells are kept in extra with its header",
    zh: "指标表列名未知或重复，其内容连同表头保留于其他列",
  },
  region_inferred: {
    en: "the region comes from a title that only one region uses, or from a city or county that only one has",
    zh: "地区由表题或文中市县名推断",
  },
  region_unknown: {
    en: "nothing in the document says the region, and none was supplied (--region)",
    zh: "文中未注明地区，导入时亦未指定",
  },
  layout_generic: {
    en: "no known layout: read by its headers and labels alone, and not all of them are known",
    zh: "表式未知，仅按表头与栏目名称读取，且含未知栏目",
  },
  layout_uncertain: { en: "two readings of what kind of table it is fit nearly alike", zh: "表式有两种相近的判断" },
  project_name_missing: { en: "no project name could be found", zh: "未找到项目名称" },
  indicators_missing: { en: "the form has no readable indicator", zh: "未找到指标" },
  row_repeated: {
    en: "the row says all that a row above it says, of the same form; both are kept, so whoever counts or sums counts twice",
    zh: "该行与同表上方某行内容完全相同，两行均保留，计数或合计时会重复",
  },
  table_damaged: { en: "the table could not be rebuilt without doubt", zh: "表格重建存疑" },
  evidence_conflict: { en: "two kinds of evidence for the table (tags, rulings, text) disagree", zh: "表格结构证据不一致" },
  text_undecodable: { en: "the text holds characters that could not be decoded", zh: "文本含无法解码的字符" },
  text_unseen: {
    en: "text stands here that is not seen on the page (hidden, covered, cut off, a watermark); it was left out",
    zh: "此处有页面上不可见的文本（隐藏、遮盖、裁切或水印），未采用",
  },
  text_layer_wrong: {
    en: "the text layer says other figures than the page shows; what is shown was recognized",
    zh: "文本层与页面所见数字不符，按所见识别",
  },
  source_damaged: {
    en: "a part of the file that this rests on is damaged; the evidence names part and page",
    zh: "所依据的文件部分已损坏",
  },
  number_lost: { en: "a unit or a comparator stands without the number it belongs to", zh: "有单位或比较符而缺数字" },
  text_struck: {
    en: "text stands here that is struck out, or deleted as a tracked change; it was left out",
    zh: "此处有带删除线或修订中已删除的文本，未采用",
  },
  content_unread: {
    en: "something stands here that was not read: a picture, an embedded object, a field without a result",
    zh: "此处有未读取的内容（图片、嵌入对象或无结果的域）",
  },
  equation: {
    en: "an equation stands here that was written in one line, otherwise than it is shown",
    zh: "此处公式已改写为一行文字",
  },
  // --- workbooks
  cell_hidden: {
    en: "it stands on a hidden sheet, or in a hidden row or column, of the workbook; it was read",
    zh: "位于隐藏的工作表、行或列，已读取",
  },
  stored_differs: {
    en: "the cell shows another number than it stores, beyond rounding; what it shows is kept",
    zh: "单元格显示的数与其存储的数不符（非四舍五入所致），按显示采用",
  },
  format_uncertain: {
    en: "what the cell shows could not be told for certain from its stored number and its number format",
    zh: "无法由存储的数与单元格格式确定其显示内容",
  },
  formula_unread: {
    en: "a formula without a stored result, or with an error (#REF!) for one",
    zh: "公式无存储结果，或结果为错误值",
  },
  formula_linked: {
    en: "the cell's formula reads another workbook; its last stored result was taken",
    zh: "公式引用其他工作簿，采用其最近存储的结果",
  },
  // --- evaluation reports
  tables_differ: { en: "a table printed twice differs; the first stands", zh: "重复表格不一致，以首次为准" },
  figures_differ: { en: "two places of the document give different figures; the first stands", zh: "前后数据不一致，以首次为准" },
  score_sum_mismatch: { en: "the scores do not sum to the stated total", zh: "得分合计不符" },
  part_missing: { en: "a part that the report announces was not found", zh: "缺少报告应有的部分" },
  // --- recognition of scans
  ocr: { en: "read by optical recognition with high confidence", zh: "光学识别所得" },
  ocr_uncertain: { en: "read by optical recognition below the confidence threshold", zh: "光学识别置信度低" },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type Flag = keyof typeof flagMeanings;
// The keys of this very table, which are known and not none: `keys` tells neither.
export const flagCodes = Object.keys(flagMeanings) as [Flag, ...Flag[]];
export const Flag = z.enum(flagCodes);
