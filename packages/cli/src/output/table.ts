import stringWidth from "string-width";
import { plainLine } from "./plain.ts";

/** Chinese characters take two columns of a terminal, so widths are measured, not counted. */
function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}

/** Cuts a text to a width, with an ellipsis. */
export function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let out = "";
  for (const char of text) {
    if (stringWidth(out + char) > width - 1) break;
    out += char;
  }
  return `${out}…`;
}

export interface Column {
  readonly title: string;
  /** Cut longer texts to this width; no limit where absent. */
  readonly max?: number;
  readonly right?: boolean;
}

/** A plain-text table: a header, a rule, one line a row; no trailing spaces. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): string {
  const cells = rows.map((row) => columns.map((column, i) => truncate(plainLine(row[i] ?? ""), column.max ?? Infinity)));
  // Not Math.max(...): a result of 130,000 rows would be as many arguments.
  const widths = columns.map((column, i) =>
    cells.reduce((width, row) => Math.max(width, stringWidth(row[i] ?? "")), stringWidth(column.title)),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => pad(text, widths[i] ?? 0, columns[i]?.right ?? false))
      .join("  ")
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.map(line),
  ].join("\n");
}
