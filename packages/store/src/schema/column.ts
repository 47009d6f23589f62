import type { FieldShape } from "@jixiao/contract";
import { fen } from "../migrations/0001/numbers.ts";

/** A column of a table of records. */
export interface Column {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /** Its type, `NOT NULL` included. */
  readonly sql: string;
  /** The expression of a column that SQLite computes when it is read (VIRTUAL), so that it cannot disagree; null for a stored one. */
  readonly computed: string | null;
}

/** A column that is no field of the contract. */
export function integerColumn(name: string, en: string, zh: string, isRequired = true): Column {
  return { name, en, zh, sql: isRequired ? "INTEGER NOT NULL" : "INTEGER", computed: null };
}

export function jsonColumn(name: string, en: string, zh: string): Column {
  return { name, en, zh, sql: "TEXT NOT NULL", computed: null };
}

/**
 * A field's column and what is computed from it. None of them is NOT NULL: a database that was filled before the field came has rows without it,
 * and the contract's schema has checked what is written.
 */
export function columnsOfField(field: FieldShape): Column[] {
  const { column: name, en, zh, type } = field;
  switch (type) {
    case "text":
      return [stored(name, "TEXT", en, zh)];
    case "integer":
    case "boolean":
      return [stored(name, "INTEGER", en, zh)];
    case "json":
      return [stored(name, "TEXT", `${en}; JSON, NULL where there is none`, `${zh}（JSON，没有则为空）`)];
    case "decimal":
      return exactNumber(name, en, zh);
    case "money":
      return [...exactNumber(name, `${en}, in 元`, `${zh}，元`), fenColumn(name, fen(name), en, zh)];
    case "measured": {
      const dimension = `${name.slice(0, name.length - (field.path.at(-1) ?? "").length)}dimension`;
      const whereMoney = `CASE WHEN ${dimension} = 'money' THEN ${fen(name)} END`;
      return [...exactNumber(name, en, zh), fenColumn(name, whereMoney, `${en}, where it is money`, `${zh}，非金额为空`)];
    }
  }
}

function stored(name: string, sql: string, en: string, zh: string): Column {
  return { name, sql, en, zh, computed: null };
}

function exactNumber(name: string, en: string, zh: string): Column[] {
  return [
    stored(name, "TEXT", `${en}; exact decimal text`, `${zh}（精确十进制文本）`),
    {
      name: `${name}_real`,
      sql: "REAL",
      en: `${en}; binary approximation of ${name}, for sorting`,
      zh: `${zh}（近似值，仅供排序）`,
      computed: `CAST(${name} AS REAL)`,
    },
  ];
}

function fenColumn(name: string, computed: string, en: string, zh: string): Column {
  return {
    name: `${name}_fen`,
    sql: "INTEGER",
    en: `${en}, in 分 (fen), so that SUM is exact; NULL where it is no whole number of fen or has more than 16 digits before its point`,
    zh: `${zh}（分，可精确求和；不足一分或整数部分超过16位时为空）`,
    computed,
  };
}
