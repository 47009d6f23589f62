/** What a column of an indicator table holds. */
export type ColumnField = "level1" | "level2" | "level3" | "description" | "value";

/** Headers of the three levels, in the order in which every form sets them. */
export const LEVEL_HEADERS: readonly [string, string, string] = ["一级指标", "二级指标", "三级指标"];

/** Column headers that all provinces share. */
export const commonColumns: Readonly<Record<string, ColumnField>> = {
  一级指标: "level1",
  二级指标: "level2",
  三级指标: "level3",
  绩效指标描述: "description",
  指标描述: "description",
  指标说明: "description",
  指标值: "value",
  年度指标值: "value",
  项目指标值: "value",
  目标值: "value",
  年度目标值: "value",
  绩效指标值: "value",
  "年度/项目指标值": "value",
};

/** A cell that only the header of an indicator table holds; it may stand again on every page. */
export const COLUMN_HEADER = /指标值$|^(?:[一二三]级|绩效)指标(?:描述)?$/;

/** Heads of columns stand in rows of their own; the text below one never continues it. */
export const COLUMN_HEAD = /^(?:项目总体?目标|年度(?:总体)?目标|[一二三]级指标|绩效指标描述|.*指标值$)/;
