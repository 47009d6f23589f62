import type { Document, Source } from "../document.ts";
import type { TextLine } from "../tables/text-line.ts";
import { isPageFoot } from "../vocabulary/furniture.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { decodeText } from "./encoding.ts";
import { withoutRadicals } from "./pdf/radicals.ts";
import { blocksOfLines } from "./text/blocks.ts";
import { blocksOfDelimited } from "./text/delimited.ts";

/** A row of a Markdown table stands for a line of tab-separated cells. */
const PIPE_ROW = /^\s*\|(.*)\|\s*$/;

/**
 * Reads a text dump. Lines with tabs are rows or cells of tables whose merged cells are lost; the other lines are
 * paragraphs. Two layouts occur: one row a line with its cells between tabs, and one cell a line behind a tab.
 */
export function readText(source: Source, vocabulary: Vocabulary): Document {
  const { text, undecodable } = decodeText(source.bytes);
  const plain = withoutRadicals(text); // MuPDF and others write some characters as radicals
  const blocks = blocksOfDelimited(plain) ?? blocksOfLines(linesOf(plain), vocabulary);
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
    return [{ number: i + 1, text: line, kind, ...(startsPage ? { startsPage } : {}) }];
  });
}
