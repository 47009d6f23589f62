import type { Block, Document, Source } from "../document.ts";
import { tableFromCellLines } from "../tables/from-cell-lines.ts";
import { tableFromTabRows } from "../tables/from-tab-rows.ts";
import type { TextLine } from "../tables/text-line.ts";
import { isPageFoot } from "../vocabulary/furniture.ts";
import { BEGINS_WITH_BOOKMARK } from "../vocabulary/titles.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { decodeText } from "./encoding.ts";
import { withoutRadicals } from "./pdf/radicals.ts";
import { blocksOfFormText } from "./text/form-blocks.ts";

/** A row of a Markdown table stands for a line of tab-separated cells. */
const PIPE_ROW = /^\s*\|(.*)\|\s*$/;

/**
 * Reads a text dump. Lines with tabs are rows or cells of tables whose merged cells are lost; the other lines are
 * paragraphs. Two layouts occur: one row a line with its cells between tabs, and one cell a line behind a tab.
 */
export function readText(source: Source, vocabulary: Vocabulary): Document {
  const { text, undecodable } = decodeText(source.bytes);
  const lines = linesOf(withoutRadicals(text)); // MuPDF and others write some characters as radicals
  const blocks = blocksOf(lines, vocabulary);
  return { blocks, pageCount: null, undecodable: undecodable > 0 };
}

/** A number alone before a form feed is the page's. */
const NUMBER_AT_PAGE_END = /^([^\S\n]*)\d{1,4}(?=[^\S\n]*\n*\f)/gm;

function linesOf(dump: string): readonly TextLine[] {
  const text = dump.replaceAll(NUMBER_AT_PAGE_END, "$1");
  return text.split(/(\r\n|[\n\r\f\v\u2028\u2029])/).flatMap((piece, at, all) => {
    if (at % 2 === 1) return [];
    const [raw, i] = [piece, at / 2];
    const startsPage = all[at - 1] === "\f";
    const line = raw.replace(
      PIPE_ROW,
      (_, inner: string) =>
        `\t${inner
          .split("|")
          .map((cell) => cell.trim())
          .join("\t")}`,
    );
    const isBlank = line.trim() === "" || isPageFoot(line);
    const kind = line.includes("\t") ? "cells" : isBlank ? "blank" : "plain";
    return [{ number: i + 1, text: line, kind, ...(startsPage ? { startsPage } : {}) } as TextLine];
  });
}

function blocksOf(lines: readonly TextLine[], vocabulary: Vocabulary): readonly Block[] {
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
      blocks.push(...blocksOfPlain(lines.slice(i, end), vocabulary));
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
      if (i !== end || isHeading(line.text, vocabulary)) break;
      end = i + 1;
    }
  }
  return end;
}

/** A heading never continues the cell above it, even where the dump left no blank line between. */
function isHeading(line: string, { isTitle }: Vocabulary): boolean {
  return BEGINS_WITH_BOOKMARK.test(line) || isTitle(line);
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
