import { createRequire } from "node:module";
import type { Store } from "@jixiao/store";

// better-sqlite3 is the store's dependency, not the workspace's: the loop must use the very same build.
const Database = createRequire(new URL("../../packages/store/package.json", import.meta.url))("better-sqlite3") as new (
  path: string,
  options?: { readonly readonly?: boolean },
) => Store["db"];

/** The rows of a finished database: its tables and indexes as they were created, and per document the rows in order of writing. */
export interface BareRows {
  readonly schema: readonly string[];
  readonly inserts: readonly string[];
  /** One transaction each; a row names its insert by index. */
  readonly documents: readonly (readonly (readonly [insert: number, row: readonly unknown[]])[])[];
}

interface Column {
  readonly name: string;
  /** 0 for an ordinary column, 2 and 3 for computed ones. */
  readonly hidden: number;
}

/** Reads the tables of a store and its full-text indexes, as the texts that were put into them, for `bareInsertLoop`. */
export function readBareRows(path: string): BareRows {
  const db = new Database(path);
  const tables = db
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts_*' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> 'data_dictionary'",
    )
    .all() as { name: string; sql: string }[];
  const owner = new Map<unknown, unknown>(
    db.prepare("SELECT record_id, sha256 FROM records").raw().all() as [unknown, unknown][],
  );
  const indicatorOwner = new Map<unknown, unknown>(
    db.prepare("SELECT indicator_id, record_id FROM indicators").raw().all() as [unknown, unknown][],
  );
  const inserts: string[] = [];
  const byDocument = new Map<unknown, [number, unknown[]][]>();
  for (const { name } of tables) {
    const columns = (db.pragma(`table_xinfo(${name})`) as Column[])
      .filter((column) => column.hidden === 0)
      .map((column) => column.name);
    const key = ["sha256", "record_id", "indicator_id"].find((column) => columns.includes(column));
    if (key === undefined) continue;
    const insert = inserts.push(`INSERT INTO ${name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`) - 1;
    for (const row of db
      .prepare(`SELECT ${columns.join(", ")} FROM ${name}`)
      .raw()
      .all() as unknown[][]) {
      const value = row[columns.indexOf(key)];
      const sha256 = key === "sha256" ? value : owner.get(key === "record_id" ? value : indicatorOwner.get(value));
      const rows = byDocument.get(sha256) ?? [];
      rows.push([insert, row]);
      byDocument.set(sha256, rows);
    }
  }
  const indexes = readIndexes(db);
  for (const { name, columns, texts } of indexes) {
    const marks = ["rowid", ...columns].map(() => "?").join(", ");
    const insert = inserts.push(`INSERT INTO ${name} (rowid, ${columns.join(", ")}) VALUES (${marks})`) - 1;
    for (const [rowid, cells] of texts) {
      const record = name === "records_fts" ? rowid : indicatorOwner.get(rowid);
      byDocument
        .get(owner.get(record))
        ?.push([insert, [rowid, ...columns.map((column) => cells.get(column)?.join(" ") ?? null)]]);
    }
  }
  db.close();
  const schema = [...tables, ...indexes].map(({ sql }) => sql);
  return { schema, inserts, documents: [...byDocument.values()] };
}

interface FullTextIndex {
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly string[];
  /** Row → column → its tokens in order. */
  readonly texts: ReadonlyMap<unknown, ReadonlyMap<string, string[]>>;
}

/** The indexes keep no texts, but every token with its place (https://sqlite.org/fts5.html, fts5vocab). */
function readIndexes(db: Store["db"]): readonly FullTextIndex[] {
  const found = db.prepare("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%fts5%'").all() as {
    name: string;
    sql: string;
  }[];
  return found.map(({ name, sql }) => {
    db.exec(`CREATE VIRTUAL TABLE temp.vocab_${name} USING fts5vocab (main, ${name}, instance)`);
    const tokens = db.prepare(`SELECT doc, col, term FROM temp.vocab_${name} ORDER BY doc, col, offset`).raw().all();
    const texts = new Map<unknown, Map<string, string[]>>();
    for (const [doc, column, term] of tokens as [unknown, string, string][]) {
      const cells = texts.get(doc) ?? new Map<string, string[]>();
      texts.set(doc, cells.set(column, [...(cells.get(column) ?? []), term]));
    }
    const columns = (db.pragma(`table_info(${name})`) as Column[]).map((column) => column.name);
    return { name, sql, columns, texts };
  });
}

/** Inserts the rows with prepared statements, one synced transaction a document, and nothing else. */
export function bareInsertLoop(path: string, { schema, inserts, documents }: BareRows): void {
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = OFF"); // bare: nothing is checked
  db.exec(schema.join(";\n"));
  const statements = inserts.map((sql) => db.prepare(sql));
  const write = db.transaction((rows: BareRows["documents"][number]) => {
    for (const [insert, row] of rows) statements[insert]?.run(...row);
  });
  for (const rows of documents) write.immediate(rows);
  db.close();
}
