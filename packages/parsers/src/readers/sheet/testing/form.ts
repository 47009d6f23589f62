import type { PlannedCell, PlannedSheet } from "./write-xlsx.ts";

export const at = (row: number, column: number, text: string): PlannedCell => ({ row, column, text });

/** A form as a department keeps it, its values given: head, header, and a row a value. */
export function formSheet(
  name: string,
  project: string,
  values: readonly Omit<PlannedCell, "row" | "column">[],
  top = 0,
): PlannedSheet {
  const cells: PlannedCell[] = [
    at(top, 0, "预算项目绩效目标表"),
    at(top + 1, 0, "项目名称"),
    at(top + 1, 1, project),
    ...["一级指标", "二级指标", "三级指标", "指标值"].map((text, column) => at(top + 2, column, text)),
    at(top + 3, 0, "产出指标"),
    at(top + 3, 1, "数量指标"),
    ...values.flatMap((value, i): PlannedCell[] => [
      at(top + 3 + i, 2, `${i + 1}号河段养护`),
      { ...value, row: top + 3 + i, column: 3 },
    ]),
  ];
  const last = top + 2 + values.length;
  const over = (row: number, column: number, lastRow: number, lastColumn: number) => ({ row, column, lastRow, lastColumn });
  return {
    name,
    cells,
    merges: [
      over(top, 0, top, 3),
      over(top + 1, 1, top + 1, 3),
      ...(values.length > 1 ? [over(top + 3, 0, last, 0), over(top + 3, 1, last, 1)] : []),
    ],
  };
}
