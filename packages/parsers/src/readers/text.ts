import type { Block, Document, Source } from "../document.ts";
import { tableFromCellLines } from "../tables/from-cell-lines.ts";
import { tableFromTabRows } from "../tables/from-tab-rows.ts";
import type { TextLine } from "../tables/text-line.ts";
import { decodeText } from "./encoding.ts";
import { blocksOfLayoutText, isLayoutText } from "./layout-text.ts";

/** A row of a Markdown table stands for a line of tab-separated cells. */
const PIPE_ROW = /^\s*\|(.*)\|\s*$/;
/** A heading never continues the cell above it, even where the dump left no blank line between. */
const HEADING = /^\s*\[bookmark:|(?:绩效目标(?:申报)?表|绩效评价报告)\s*$/;

/**
 * Reads a text dump. Lines with tabs are rows or cells of tables whose merged cells are lost; the other lines are
 * paragraphs. Two layouts occur: one row a line with its cells between tabs, and one cell a line behind a tab.
 */
export function readText(source: Source): Document {
  const { text, undecodable } = decodeText(source.bytes);
  const lines = linesOf(text);
  const blocks = isLayoutText(lines) ? blocksOfLayoutText(lines) : blocksOf(lines);
  return { blocks, pageCount: null, undecodable: undecodable > 0 };
}

/** `— 7 —`, `第 3 页 共 9 页`: a page's foot that never belongs to the cell above it. */
const PAGE_FOOT = /^\s*(?:[—–-]{1,2}\s*\d{1,4}\s*[—–-]{1,2}|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?)\s*$/;
/** A number alone before a form feed is the page's. */
const NUMBER_AT_PAGE_END = /^([^\S\n]*)\d{1,4}(?=[^\S\n]*\n*\f)/gm;

function linesOf(dump: string): readonly TextLine[] {
  const text = dump.replaceAll(NUMBER_AT_PAGE_END, "$1");
  return text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).map((raw, i) => {
    const line = raw.replace(
      PIPE_ROW,
      (_, inner: string) =>
        `\t${inner
          .split("|")
          .map((cell) => cell.trim())
          .join("\t")}`,
    );
    const isBlank = line.trim() === "" || PAGE_FOOT.test(line);
    const kind = line.includes("\t") ? "cells" : isBlank ? "blank" : "plain";
    return { number: i + 1, text: line, kind };
  });
}

function blocksOf(lines: readonly TextLine[]): readonly Block[] {
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] as TextLine;
    if (line.kind === "cells") {
      const end = endOfRegion(lines, i);
      blocks.push({ kind: "table", table: tableOf(lines.slice(i, end)) });
      i = end;
    } else {
      if (line.kind === "plain")
        blocks.push({ kind: "paragraph", text: line.text, places: [{ kind: "text", lines: [line.number, line.number] }] });
      i++;
    }
  }
  return blocks;
}

/**
 * A region of table lines goes on over blank lines that lead to more of them, and over plain lines directly below a
 * table line (the rest of a cell that holds a line break).
 */
function endOfRegion(lines: readonly TextLine[], start: number): number {
  let end = start + 1;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i] as TextLine;
    if (line.kind === "cells") end = i + 1;
    else if (line.kind === "plain") {
      if (i !== end || HEADING.test(line.text)) break;
      end = i + 1;
    }
  }
  return end;
}

/** `\t一级指标` alone on a line, or a blank cell; at most trailing tabs behind it. */
const SINGLE_CELL = /^\s*\t[^\t]*\t*$/;
const SINGLE_CELL_SHARE = 0.8;

function tableOf(lines: readonly TextLine[]) {
  const rows = lines.filter((line) => line.kind === "cells" && line.text.trim() !== "");
  const single = rows.filter((line) => SINGLE_CELL.test(line.text)).length;
  return rows.length >= 4 && single >= SINGLE_CELL_SHARE * rows.length ? tableFromCellLines(lines) : tableFromTabRows(lines);
}
