import type { FieldShape } from "@jixiao/contract";
import { type MoneyUnit, type ViewColumn, column } from "./view.ts";

/**
 * A field's columns in a flat view. The plain name of a number is a number, so that `>=`, ORDER BY, GROUP BY and avg() mean what they
 * say; REAL and not INTEGER, for 7 / 2 of two INTEGERs is 3. The exact text stands beside it as `*_exact`, money also as INTEGER fen.
 */
export function viewColumnsOfField(field: FieldShape, alias: string): ViewColumn[] {
  const { column: name, label, en, zh, words, type } = field;
  const of = `${alias}.${name}`;
  switch (type) {
    case "text":
    case "integer":
    case "boolean":
    case "json":
      return [column(name, label, of, en, zh, { words })];
    case "decimal":
      return [number(name, label, of, en, zh), exact(name, label, of, en, zh)];
    case "money":
      return [
        number(name, label, of, `${en}, in 元`, `${zh}（元）`, "元"),
        exact(name, label, of, `${en}, in 元`, `${zh}（元）`, "元"),
        fen(name, label, of, en, zh),
      ];
    case "measured":
      return [
        number(name, label, of, en, zh),
        exact(name, label, of, en, zh),
        fen(name, label, of, `${en}, where it is money`, zh),
      ];
  }
}

function number(name: string, label: string, of: string, en: string, zh: string, unit?: MoneyUnit): ViewColumn {
  return column(
    name,
    label,
    `${of}_real`,
    `${en}; a number, for comparing, sorting and statistics`,
    `${zh}，数字，供比较、排序、统计`,
    unit === undefined ? {} : { unit },
  );
}

function exact(name: string, label: string, of: string, en: string, zh: string, unit?: MoneyUnit): ViewColumn {
  return column(
    `${name}_exact`,
    `${label}_原文`,
    of,
    `${en}; exact decimal text`,
    `${zh}，精确文本`,
    unit === undefined ? {} : { unit },
  );
}

function fen(name: string, label: string, of: string, en: string, zh: string): ViewColumn {
  const words = [`${en}, in 分 (fen), so that SUM is exact; NULL as in the table`, `${zh}（分），可精确求和`] as const;
  return column(`${name}_fen`, `${label}_分`, `${of}_fen`, ...words, { unit: "分" });
}
