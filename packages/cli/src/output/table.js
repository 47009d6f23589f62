import stringWidth from "string-width";
/** Chinese characters take two columns of a terminal, so widths are measured, not counted. */
function pad(text, width, right) {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}
/** Cuts a text to a width, with an ellipsis. */
export function truncate(text, width) {
  if (stringWidth(text) <= width) return text;
  let out = "";
  for (const char of text) {
    if (stringWidth(out + char) > width - 1) break;
    out += char;
  }
  return `${out}…`;
}
/** A plain-text table: a header, a rule, one line a row; no trailing spaces. */
export function renderTable(columns, rows) {
  const cells = rows.map((row) =>
    columns.map((column, i) => truncate((row[i] ?? "").replaceAll(/\s*\n\s*/g, " "), column.max ?? Infinity)),
  );
  const widths = columns.map((column, i) =>
    Math.max(stringWidth(column.title), ...cells.map((row) => stringWidth(row[i] ?? ""))),
  );
  const line = (texts) =>
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
//# sourceMappingURL=table.js.map
