type CsvCell = string | number | null;

/**
 * Rows as CSV by RFC 4180; an absent cell is empty. Also what begins with a byte order mark is quoted: as a file's first text it would be taken
 * for the file's own. Written here and not by a library: it is one rule, and csv-stringify took more time than reading the rows.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  let text = "";
  for (const row of rows) {
    let separator = "";
    for (const cell of row) {
      text += separator;
      if (typeof cell === "string") text += SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
      else if (cell !== null) text += String(cell);
      separator = ",";
    }
    text += "\r\n";
  }
  return text;
}

const SPECIAL = /[",\r\n\ufeff]/;
