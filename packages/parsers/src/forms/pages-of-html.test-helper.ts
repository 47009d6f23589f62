import type { FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { extract } from "../extract.ts";
import type { ExtractOptions } from "./format.ts";

/** Tables as pictures: a line a row, `|` between cells, `^` where the cell above goes on; an empty line ends a table, a line without `|` is a paragraph. */
export function htmlOf(picture: string): string {
  const blocks = picture.trim().split(/\n\s*\n/);
  return `<html><body>${blocks.map((block) => blockOf(block.split("\n").map((line) => line.trim()))).join("")}</body></html>`;
}

function blockOf(lines: readonly string[]): string {
  if (!lines.some((line) => line.includes("|"))) return lines.map((line) => `<p>${line}</p>`).join("");
  const rows = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  const cells = rows.map((row, r) =>
    row.map((text, c) => {
      if (text === "^") return "";
      let rowSpan = 1;
      while (rows[r + rowSpan]?.[c] === "^") rowSpan++;
      return `<td rowspan="${rowSpan}">${text}</td>`;
    }),
  );
  return `<table>${cells.map((row) => `<tr>${row.join("")}</tr>`).join("")}</table>`;
}

/** The forms that are read of such a page. */
export async function formsOf(
  picture: string,
  options: ExtractOptions = {},
): Promise<readonly (FormRecord | SelfEvaluationRecord)[]> {
  const source = { name: "a.html", bytes: new TextEncoder().encode(htmlOf(picture)), sha256: "0".repeat(64) };
  const { records } = await extract(source, options);
  return records.filter((record) => record.kind !== "performance_evaluation_report");
}
