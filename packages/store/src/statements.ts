import type Database from "better-sqlite3";

/** Statements of one connection, each prepared once whatever the number of calls. */
export type Statements = (sql: string) => Database.Statement;

export function statementsOf(db: Database.Database): Statements {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = db.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };
}
