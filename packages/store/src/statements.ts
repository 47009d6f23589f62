import type Database from "better-sqlite3";

/**
 * Statements of one connection, each prepared once whatever the number of calls.
 *
 * SQLite's planner looks at the value of a bare parameter where it may decide a plan: as a LIMIT, and wherever a table has an index over a
 * part of its rows. Such a statement is prepared anew for every value, which costs several times its run; `+?` keeps it as it is.
 */
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
