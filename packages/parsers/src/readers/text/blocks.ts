import type { Block } from "../../document.ts";
import { tableFromCellLines } from "../../tables/from-cell-lines.ts";
import { tableFromTabRows } from "../../tables/from-tab-rows.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { isWholeRow } from "../../tables/torn-rows.ts";
import { isClosing } from "../../vocabulary/furniture.ts";
import { BEGINS_WITH_BOOKMARK, tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { blocksOfFormText } from "./form-blocks.ts";

/** The blocks of a text's lines: those with tabs are rows or cells of tables, the others are read by what they say. */
export function blocksOfLines(lines: readonly TextLine[], vocabulary: Vocabulary): readonly Block[] {
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] as TextLine;
    if (line.kind === "cells") {
      const end = endOfRegion(lines, i, vocabulary);
      blocks.push({ kind: "table", table: tableOf(lines.slice(i, end), vocabulary) });
      i = end;
    } else {
      const next = lines.findIndex((other, j) => j > i && other.kind === "cells");
      const end = next < 0 ? lines.length : next;
      for (const one of blocksOfPlain(lines.slice(i, end), vocabulary)) blocks.push(one);
      i = end;
    }
  }
  return blocks;
}

/** Lines without tabs: forms whose cells the text lost, else a paragraph each. */
function blocksOfPlain(lines: readonly TextLine[], vocabulary: Vocabulary): readonly Block[] {
  return (
    blocksOfFormText(lines, vocabulary) ??
    lines.flatMap(({ kind, text, number }): readonly Block[] =>
      kind === "plain" ? [{ kind: "paragraph", text, places: [{ kind: "text", lines: [number, number] }] }] : [],
    )
  );
}

/**
 * A region of table lines goes on over blank lines that lead to more of them, and over plain lines directly below a
 * table line (the rest of a cell that holds a line break).
 */
function endOfRegion(lines: readonly TextLine[], start: number, vocabulary: Vocabulary): number {
  let end = start + 1;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    if (line.kind === "cells") end = i + 1;
    else if (line.kind === "plain") {
      if (i !== end || isHeading(line.text, vocabulary) || isClosing(line.text) || isBelowWholeRow(lines, start, i)) break;
      end = i + 1;
    }
  }
  return end;
}

/**
 * Does a text stand below the last row of a table, and in none of its cells? The row has as many cells as the others, the blank ones too,
 * and no row follows that could begin with it.
 */
function isBelowWholeRow(lines: readonly TextLine[], start: number, at: number): boolean {
  if (!isWholeRow(lines.slice(start, at))) return false;
  return lines.slice(at).find(({ kind }) => kind !== "plain")?.kind !== "cells";
}

/** A heading never continues the cell above it, even where the dump left no blank line between. */
function isHeading(line: string, { isTitle }: Vocabulary): boolean {
  return BEGINS_WITH_BOOKMARK.test(line) || isTitle(line) || tableTitle(line) !== null;
}

/** `\t产出指标` alone on a line, or a blank cell; at most trailing tabs behind it. */
const SINGLE_CELL = /^\s*\t[^\t]*\t*$/;
const SINGLE_CELL_SHARE = 0.8;

function tableOf(lines: readonly TextLine[], vocabulary: Vocabulary) {
  const rows = lines.filter((line) => line.kind === "cells" && line.text.trim() !== "");
  const single = rows.filter((line) => SINGLE_CELL.test(line.text)).length;
  return rows.length >= 4 && single >= SINGLE_CELL_SHARE * rows.length
    ? tableFromCellLines(lines, vocabulary)
    : tableFromTabRows(lines);
}
