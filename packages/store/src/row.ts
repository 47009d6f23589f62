/**
 * Rows as SQLite gives them, told apart at once: a column that is missing or of another type is a bug of the query, or a damaged
 * database (`guarded` says so), and is told with its name instead of travelling on as something else.
 */
export type SqlRow = Readonly<Record<string, unknown>>;

/** A row, or one of its columns, is not what the query must give. */
export class RowError extends Error {
  override readonly name = "RowError";
}

/** The row of `.get()`; null where there is none. */
export function rowOrNull(row: unknown): SqlRow | null {
  if (row === undefined) return null;
  if (!isRow(row)) throw new RowError("not a row");
  return row;
}

/** The row of `.get()`. Throws where there is none. */
export function theRow(row: unknown): SqlRow {
  const found = rowOrNull(row);
  if (found === null) throw new RowError("the query gave no row");
  return found;
}

/** The rows of `.all()`. */
export function allRows(rows: readonly unknown[]): SqlRow[] {
  return rows.map(theRow);
}

/** The rows of `.raw().all()`: every cell a text, a number or null. */
export function cellRows(rows: readonly unknown[]): (string | number | null)[][] {
  const found: (string | number | null)[][] = [];
  for (const row of rows) {
    if (!isCells(row)) throw new RowError("not a row of texts and numbers");
    found.push(row);
  }
  return found;
}

/** The rows of `.raw().all()`: every cell a whole number or null. */
export function integerRows(rows: readonly unknown[]): (number | null)[][] {
  return cellRows(rows).map((row) =>
    row.map((cell) => {
      if (typeof cell === "string" || (cell !== null && !Number.isSafeInteger(cell)))
        throw new RowError(`not a whole number: ${cell}`);
      return cell;
    }),
  );
}

/** The texts of `.pluck().all()`. */
export function texts(column: readonly unknown[]): string[] {
  return column.map((cell) => {
    if (typeof cell !== "string") throw new RowError(`not a text: ${String(cell)}`);
    return cell;
  });
}

/** The whole numbers of `.pluck().all()`. */
export function integers(column: readonly unknown[]): number[] {
  return column.map((cell) => {
    if (typeof cell !== "number" || !Number.isSafeInteger(cell)) throw new RowError(`not a whole number: ${String(cell)}`);
    return cell;
  });
}

export function text(row: SqlRow, name: string): string {
  const cell = cellOf(row, name);
  if (typeof cell !== "string") throw wrong(name, "a text", cell);
  return cell;
}

export function textOrNull(row: SqlRow, name: string): string | null {
  return cellOf(row, name) === null ? null : text(row, name);
}

export function integer(row: SqlRow, name: string): number {
  const cell = cellOf(row, name);
  if (typeof cell !== "number" || !Number.isSafeInteger(cell)) throw wrong(name, "a whole number", cell);
  return cell;
}

export function integerOrNull(row: SqlRow, name: string): number | null {
  return cellOf(row, name) === null ? null : integer(row, name);
}

/** One of the given texts. */
export function oneOf<const Word extends string>(row: SqlRow, name: string, words: readonly Word[]): Word {
  const cell = text(row, name);
  const word = words.find((candidate) => candidate === cell);
  if (word === undefined) throw wrong(name, `one of ${words.join(", ")}`, cell);
  return word;
}

export function oneOfOrNull<const Word extends string>(row: SqlRow, name: string, words: readonly Word[]): Word | null {
  return cellOf(row, name) === null ? null : oneOf(row, name, words);
}

/** One of the names of a table. */
export function nameOf<Name extends string>(row: SqlRow, name: string, table: Readonly<Record<Name, unknown>>): Name {
  const cell = text(row, name);
  if (!isNameOf(table, cell)) throw wrong(name, `one of ${Object.keys(table).join(", ")}`, cell);
  return cell;
}

export function nameOfOrNull<Name extends string>(
  row: SqlRow,
  name: string,
  table: Readonly<Record<Name, unknown>>,
): Name | null {
  return cellOf(row, name) === null ? null : nameOf(row, name, table);
}

/** SQLite's false and true. */
export function bit(row: SqlRow, name: string): 0 | 1 {
  const cell = integer(row, name);
  if (cell !== 0 && cell !== 1) throw wrong(name, "0 or 1", cell);
  return cell;
}

/** The text of `.pluck().get()`; null where there is no row, or it holds null. */
export function textIfAny(cell: unknown): string | null {
  if (cell === undefined || cell === null) return null;
  const [found = null] = texts([cell]);
  return found;
}

/** How each column of a shape is read. */
type Columns<Shape> = { readonly [Name in keyof Shape]: (row: SqlRow, name: string) => Shape[Name] };

/** A reader of rows of one shape; other columns of a row are left aside. */
export function reading<Shape>(columns: Columns<Shape>): (row: unknown) => Shape {
  const readers = Object.entries<(row: SqlRow, name: string) => unknown>(columns);
  return (row) => {
    const found = theRow(row);
    // Every name of the shape, each with what its own reader gave.
    return Object.fromEntries(readers.map(([name, read]) => [name, read(found, name)])) as Shape;
  };
}

function cellOf(row: SqlRow, name: string): unknown {
  const cell = row[name];
  if (cell === undefined) throw new RowError(`the row has no column ${name}`);
  return cell;
}

function wrong(name: string, expected: string, found: unknown): RowError {
  return new RowError(`the column ${name} is not ${expected}: ${String(found)}`);
}

function isNameOf<Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name {
  return Object.hasOwn(table, name);
}

function isRow(row: unknown): row is SqlRow {
  return typeof row === "object" && row !== null;
}

function isCells(row: unknown): row is (string | number | null)[] {
  if (!Array.isArray(row)) return false;
  for (const cell of row) if (cell !== null && typeof cell !== "string" && typeof cell !== "number") return false;
  return true;
}
