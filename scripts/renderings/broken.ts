import type { Random } from "../fixtures/random.ts";
import type { Truth, TruthRow } from "../fixtures/truth.ts";

/** How a table is set before its text is taken: how wide each column is (characters), where cells stand in their rows, where pages end. */
export interface Setting {
  readonly widths: readonly number[];
  readonly anchor: "top" | "middle";
  readonly order: "lines" | "cells";
  /** Rows before which a page ends. */
  readonly cuts: readonly number[];
}

export function randomSetting(random: Random, rows: number): Setting {
  const width = () => 7 + Math.floor(random() * 8);
  const cuts = Array.from({ length: rows }, (_, i) => i).filter((i) => i > 0 && random() < 0.08);
  return {
    widths: [5, 7, width(), width()],
    anchor: random() < 0.5 ? "top" : "middle",
    order: random() < 0.5 ? "lines" : "cells",
    cuts,
  };
}

/** The text of a form whose table is set so: its cells' lines from left to right over all columns, or cell by cell. */
export function brokenText(truth: Truth, setting: Setting): string {
  const head = [
    "财政项目支出绩效目标申报表",
    `(${truth.fiscal_year}年度)`,
    `项目名称 ${truth.project_name} 项目性质 ${truth.project_nature ?? "一次性项目"}`,
    `主管部门 ${truth.department ?? ""} 实施单位 ${truth.implementing_unit}`,
    "一级指标 二级指标 三级指标 年度(/项目)指标值",
  ];
  const body = setting.order === "cells" ? inCells(truth.rows, setting) : inLines(truth.rows, setting);
  return `${[...head, ...body].join("\n")}\n`;
}

function wrapped(text: string, width: number): readonly string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, i) =>
    characters.slice(i * width, (i + 1) * width).join(""),
  );
}

function inCells(rows: readonly TruthRow[], { widths, cuts }: Setting): readonly string[] {
  return rows.flatMap((row, i) => {
    const labels = (["level1", "level2"] as const).flatMap((level, column) =>
      begins(rows, i, level) ? wrapped(row[level], widths[column] ?? 8) : [],
    );
    const leaves = [row.level3, row.value ?? ""].flatMap((text, column) => wrapped(text, widths[column + 2] ?? 8));
    return [...(cuts.includes(i) ? ["— 1 —"] : []), ...labels, ...leaves];
  });
}

function begins(rows: readonly TruthRow[], i: number, level: "level1" | "level2"): boolean {
  const [row, above] = [rows[i], rows[i - 1]];
  return above === undefined || above.level1 !== row?.level1 || (level === "level2" && above.level2 !== row.level2);
}

interface Piece {
  /** Line of the table, in halves. */
  readonly at: number;
  readonly column: number;
  readonly text: string;
}

function inLines(rows: readonly TruthRow[], { widths, anchor, cuts }: Setting): readonly string[] {
  const heights = rows.map(
    (row) => 2 * Math.max(...[row.level3, row.value ?? ""].map((text, i) => wrapped(text, widths[i + 2] ?? 8).length)),
  );
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, 0));
  const place = (lines: readonly string[], column: number, top: number, height: number): readonly Piece[] => {
    const first = anchor === "top" ? top : top + Math.max(0, Math.floor((height - 2 * lines.length) / 2));
    return lines.map((text, i) => ({ at: first + 2 * i, column, text }));
  };
  const pieces = rows.flatMap((row, i) => {
    const labels = (["level1", "level2"] as const).flatMap((level, column) => {
      if (!begins(rows, i, level)) return [];
      const next = rows.findIndex((_, j) => j > i && begins(rows, j, level));
      const end = next < 0 ? rows.length : next;
      const height = heights.slice(i, end).reduce((sum, one) => sum + one, 0);
      return place(wrapped(row[level], widths[column] ?? 8), column, tops[i] ?? 0, height);
    });
    const leaves = [row.level3, row.value ?? ""].flatMap((text, column) =>
      place(wrapped(text, widths[column + 2] ?? 8), column + 2, tops[i] ?? 0, heights[i] ?? 0),
    );
    return [...labels, ...leaves];
  });
  const breaks = new Map(cuts.map((row) => [tops[row] ?? 0, "— 1 —"] as const));
  const lines = [...new Set([...pieces.map(({ at }) => at), ...breaks.keys()])].toSorted((a, b) => a - b);
  return lines.flatMap((at) => {
    const own = pieces.filter((piece) => piece.at === at).toSorted((a, b) => a.column - b.column);
    const line = own.map(({ text }) => text).join(" ");
    return [...(breaks.has(at) ? [breaks.get(at) ?? ""] : []), ...(line === "" ? [] : [line])];
  });
}
