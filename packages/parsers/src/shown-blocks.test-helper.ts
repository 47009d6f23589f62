import type { Place } from "@jixiao/contract";
import type { Block } from "./document.ts";
import type { Cell, Table } from "./table.ts";

/** Blocks as lines: paragraphs with their places, and tables row by row; then what is in doubt. For tests that pin a reader's whole answer. */
export function shownBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "table" ? shownTable(block.table) : [`¶ ${block.text}${shownPlaces(block.places)}`, ...shownNotes("", block)],
  );
}

/** The first line says its size and flags, the next ones the cells of each row: column, spans, text, place. */
export function shownTable(table: Table): readonly string[] {
  const { rowCount, columnCount, merges, chunks, flags, looseLabels = [], cells } = table;
  const head = [`${rowCount}×${columnCount}`, merges, chunks.join("/"), table.evidence, ...flags];
  const rows = [...Map.groupBy(cells, ({ row }) => row)].map(([row, own]) => `${row}: ${own.map(shownCell).join(" ‖ ")}`);
  const labels = looseLabels.map(({ level, text, row }) => `label ${level} ${text} before ${row}`);
  const notes = cells.flatMap((cell) => shownNotes(cell.text, cell));
  return [head.join(" "), ...rows, ...labels, ...notes, ...shownNotes("", table)];
}

function shownCell({ column, rowSpan, columnSpan, text, places }: Cell): string {
  const span = rowSpan === 1 && columnSpan === 1 ? "" : `(${rowSpan}×${columnSpan})`;
  return `${column}${span} ${text}${shownPlaces(places)}`;
}

/** Of text only: other places are tested where they are made. */
function shownPlaces(places: readonly Place[]): string {
  const lines = places.flatMap((place) => (place.kind === "text" ? [place.lines.join("-")] : []));
  return lines.length === 0 ? "" : ` @${lines.join(",")}`;
}

function shownNotes(of: string, { flags = [], notes = [] }: Pick<Cell, "flags" | "notes">): readonly string[] {
  const told = notes.map(({ flag, note }) => `! ${of} ${flag}: ${note}`);
  const rest = flags.filter((flag) => !notes.some((note) => note.flag === flag));
  return [...told, ...(rest.length === 0 || of === "" ? [] : [`! ${of} ${rest.join(" ")}`])];
}
