import { type RecordTable, fieldTables } from "./record-tables.ts";
import { definition, storedFirst } from "./record-tables-sql.ts";

/**
 * A released migration's SQL for a database that is new: its tables of records with the columns that the contract has gained since, where
 * ALTER TABLE would put them (SQLite parses the whole schema anew for every ALTER). What it does not recognize it leaves as it is: such columns are
 * added afterwards, as in a database that is there.
 */
export function withLaterColumns(sql: string, tables: readonly RecordTable[] = fieldTables): string {
  return tables.reduce((text, table) => {
    const [statement] = new RegExp(`^CREATE TABLE ${table.name} \\([^]*?\\n\\) STRICT`, "m").exec(text) ?? [];
    return statement === undefined ? text : text.replace(statement, () => extended(statement, table));
  }, sql);
}

/** A column's line begins with its name in lower case, a constraint's with a word in capitals; the last line before `)` has no comma. */
function extended(statement: string, { definitions }: RecordTable): string {
  const lines = statement.split("\n");
  const names = new Set(lines.map((line) => /^ {2}([a-z]\w*) /.exec(line)?.[1]));
  const later = storedFirst(definitions).filter(({ name }) => !names.has(name));
  const constraint = lines.findIndex((line) => /^ {2}[A-Z]/.test(line));
  const added = later.map((column) => (constraint < 0 ? `  , ${definition(column)}` : `  ${definition(column)},`));
  return lines.toSpliced(constraint < 0 ? -1 : constraint, 0, ...added).join("\n");
}
