import type Database from "better-sqlite3";
import { insertOf, insertRows } from "./records/insert-rows.ts";
import { allRows, cellRows, integer, text } from "./row.ts";
import { searchMeanings, tableMeanings } from "./schema/meanings/index.ts";
import type { TableMeaning } from "./schema/meanings/meaning.ts";
import { views } from "./schema/views/index.ts";
import type { View } from "./schema/views/view.ts";
import { statementsOf } from "./statements.ts";

/** What a table, view or column means. `column` is empty in the entry of the table or view itself. */
export interface DictionaryEntry {
  readonly object: string;
  readonly position: number;
  readonly column: string;
  /** The column's SQL type; `table`, `view` or `search index` for the object itself. */
  readonly type: string;
  readonly en: string;
  readonly zh: string;
}

interface Described extends TableMeaning {
  readonly type: "table" | "view" | "search index";
}

export const described: readonly Described[] = [
  ...tableMeanings.map((table) => ({ ...table, type: "table" as const })),
  ...searchMeanings.map((index) => ({ ...index, type: "search index" as const })),
  ...views.map((view) => ({ ...meaningOfView(view), type: "view" as const })),
];

function meaningOfView({ name, en, zh, columns }: View): TableMeaning {
  return { name, en, zh, columns: Object.fromEntries(columns.map((one) => [one.name, [one.en, one.zh] as const])) };
}

/**
 * Fills `data_dictionary`: the columns that the database has, with what the program says of them. Nothing of it is kept in the
 * database's own schema, whose comments ALTER TABLE loses. `columnsIn` tells an object's columns where they are known already: SQLite
 * resolves all of a view for them. Throws where a column has no meaning, or a meaning no column: a bug.
 */
export function writeDictionary(
  db: Database.Database,
  objects: readonly Described[] = described,
  columnsIn: (object: string) => readonly FoundColumn[] = columnReader(db),
): void {
  db.exec("DELETE FROM data_dictionary");
  const entries = objects.flatMap((object) => entriesOf(object, columnsIn(object.name)));
  const insert = insertOf(statementsOf(db), "data_dictionary", ["object", "position", '"column"', "type", "en", "zh"]);
  insertRows(insert, entries, (cells, entry) => cells.push(...entry));
}

function entriesOf({ name: object, type, en, zh, columns }: Described, found: readonly FoundColumn[]): (string | number)[][] {
  if (found.length === 0) throw new Error(`the data dictionary describes ${object}, which the database has not`);
  const entries = found.map((column, index) => {
    const meaning = columns[column.name];
    if (meaning === undefined) throw new Error(`${object}.${column.name} has no entry for the data dictionary`);
    return [object, index + 1, column.name, column.type, ...meaning];
  });
  return [[object, 0, "", type, en, zh], ...entries];
}

/** Columns of our tables that this program does not know: a newer one made them. */
export function unknownColumns(db: Database.Database): string[] {
  const columnsIn = columnReader(db);
  return tableMeanings.flatMap(({ name, columns }) =>
    columnsIn(name)
      .filter((column) => columns[column.name] === undefined)
      .map((column) => `${name}.${column.name}`),
  );
}

/** The dictionary, in its order. */
export function readDictionary(db: Database.Database): DictionaryEntry[] {
  const rows = db.prepare(`SELECT object, position, "column", type, en, zh FROM data_dictionary ORDER BY rowid`).all();
  return allRows(rows).map((row) => ({
    object: text(row, "object"),
    position: integer(row, "position"),
    column: text(row, "column"),
    type: text(row, "type"),
    en: text(row, "en"),
    zh: text(row, "zh"),
  }));
}

/** The dictionary of an open database. */
export function dictionaryOf({ db }: { readonly db: Database.Database }): DictionaryEntry[] {
  return readDictionary(db);
}

/** A column of a table, view or search index of the database. */
export interface FoundColumn {
  readonly name: string;
  readonly type: string;
}

/** Gives an object's columns, generated ones included; the two hidden columns that every search index has left out. */
function columnReader(db: Database.Database): (object: string) => FoundColumn[] {
  const HIDDEN_OF_VIRTUAL_TABLE = 1;
  const columns = db.prepare("SELECT name, type, hidden FROM pragma_table_xinfo(?)").raw();
  return (object) =>
    cellRows(columns.all(object))
      .filter(([, , hidden]) => hidden !== HIDDEN_OF_VIRTUAL_TABLE)
      .map(([name, type]) => ({ name: String(name), type: typeName(String(type)) }));
}

/** SQLite shortens the types of computed view columns, and gives none for the columns of a search index. */
function typeName(type: string): string {
  return type === "INT" ? "INTEGER" : type === "" ? "TEXT" : type;
}
