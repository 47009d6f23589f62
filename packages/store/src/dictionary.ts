import type Database from "better-sqlite3";
import type { Migration } from "./migrations/migration.ts";

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

interface SchemaObject {
  readonly name: string;
  readonly type: string;
  readonly sql: string;
}

interface Meaning {
  readonly en: string;
  readonly zh: string;
}

/**
 * Fills `data_dictionary` from the schema: SQLite keeps the text of every `CREATE`, and there each column's line ends
 * with its meaning, `-- English | 中文`. So a meaning is written once, beside the column. Search indexes cannot hold
 * comments; their migration names the meanings. Throws where a column has none: a bug of the migration.
 */
export function writeDictionary(db: Database.Database, migrations: readonly Migration[]): void {
  const indexes = new Map(migrations.flatMap(({ searchIndexes }) => Object.entries(searchIndexes ?? {})));
  const insert = db.prepare(`INSERT INTO data_dictionary (object, position, "column", type, en, zh) VALUES (?, ?, ?, ?, ?, ?)`);
  db.exec("DELETE FROM data_dictionary");
  for (const object of schemaObjects(db, [...indexes.keys()])) {
    const meanings = new Map(Object.entries(indexes.get(object.name) ?? meaningsIn(object.sql)));
    const columns = [{ name: "", type: object.type }, ...columnsOf(db, object)];
    columns.forEach(({ name, type }, position) => {
      const meaning = meanings.get(name);
      if (meaning === undefined) throw new Error(`${object.name}.${name} has no entry for the data dictionary`);
      insert.run(object.name, position, name, type, meaning.en, meaning.zh);
    });
  }
}

/** The dictionary, in the order of the schema. */
export function readDictionary(db: Database.Database): DictionaryEntry[] {
  return db
    .prepare<unknown[], DictionaryEntry>(`SELECT object, position, "column", type, en, zh FROM data_dictionary ORDER BY rowid`)
    .all();
}

/** Tables and views of ours, in the order they were created; of a search index only the index, not its shadow tables. */
function schemaObjects(db: Database.Database, indexes: readonly string[]): SchemaObject[] {
  return db
    .prepare<unknown[], SchemaObject>(
      "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid",
    )
    .all()
    .filter(({ name }) => !indexes.some((index) => name.startsWith(`${index}_`)))
    .map((object) => (indexes.includes(object.name) ? { ...object, type: "search index" } : object));
}

/** Generated columns included; the two hidden columns that every search index has left out. */
function columnsOf(db: Database.Database, object: SchemaObject): { name: string; type: string }[] {
  const HIDDEN_OF_VIRTUAL_TABLE = 1;
  return db
    .prepare<unknown[], { name: string; type: string; hidden: number }>("SELECT name, type, hidden FROM pragma_table_xinfo(?)")
    .all(object.name)
    .filter(({ hidden }) => hidden !== HIDDEN_OF_VIRTUAL_TABLE)
    .map(({ name, type }) => ({ name, type: typeName(type) }));
}

/** SQLite shortens the types of computed view columns, and gives none for the columns of a search index. */
function typeName(type: string): string {
  return type === "INT" ? "INTEGER" : type === "" ? "TEXT" : type;
}

/**
 * The meanings in a CREATE statement, by column; the statement's own under "". A table's column begins its line
 * (`seq INTEGER NOT NULL, -- …`), a view's ends it (`f.seq AS form_seq, -- …`).
 */
function meaningsIn(sql: string): Record<string, Meaning> {
  const meanings: Record<string, Meaning> = {};
  for (const line of sql.split("\n")) {
    const match = /^(?<code>.*?)\s*-- (?<en>.+?) \| (?<zh>.+)$/.exec(line);
    if (match?.groups === undefined) continue;
    const { code = "", en = "", zh = "" } = match.groups;
    const isHead = code.startsWith("CREATE ");
    const name = /\bAS "?([^\s",]+)"?,?$/.exec(code)?.[1] ?? /^\s*"?([^\s",]+)/.exec(code)?.[1] ?? "";
    meanings[isHead ? "" : name] = { en, zh };
  }
  return meanings;
}
