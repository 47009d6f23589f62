import { blocksOfPieces } from "../pieces.ts";
import { readPage } from "./page.ts";

/** A page in one line: paragraphs and rows between ` / `, cells between ` | `, at the end the flags of what was left out. */
export function readMark(html: string): string {
  const pieces = readPage(html);
  if (pieces === null) return "(too deep)";
  const flags = new Set<string>();
  const lines = blocksOfPieces(pieces, "layout").flatMap((block): readonly string[] => {
    if (block.kind === "paragraph") {
      for (const flag of block.flags ?? []) flags.add(flag);
      return block.text === "" ? [] : [block.text];
    }
    const { table } = block;
    for (const cell of table.cells) for (const flag of cell.flags ?? []) flags.add(flag);
    return Array.from({ length: table.rowCount }, (_, row) =>
      table.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => text)
        .join(" | "),
    );
  });
  return [lines.join(" / "), ...[...flags].map((flag) => `[${flag}]`)].filter((part) => part !== "").join(" ");
}
