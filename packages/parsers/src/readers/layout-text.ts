import type { Block } from "../document.ts";
import { tableFromAlignedLines, type Segment } from "../tables/from-aligned-lines.ts";
import { isPageNumber } from "../vocabulary/furniture.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { TextLine } from "../tables/text-line.ts";

/** A character cell is taken for this many points wide and high, so that lines measure like those of a page. */
const CELL_WIDTH_PT = 4.5;
const CELL_HEIGHT_PT = 10;
const SIZE_PT = 9;

/** Is this text set in columns of spaces? A form in one, as `pdftotext -layout` writes it, shows by its header. */
export function isLayoutText(lines: readonly TextLine[], { isSpacedHeader }: Vocabulary): boolean {
  return lines.some(({ text, kind }) => kind === "plain" && isSpacedHeader(text));
}

/** The blocks of such a text: forms as tables by alignment, in doubt; the rest as paragraphs. */
export function blocksOfLayoutText(lines: readonly TextLine[], vocabulary: Vocabulary): readonly Block[] {
  const { isFormTitle, isSpacedHead, isSpacedHeader } = vocabulary;
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length;) {
    const { text, number } = lines[i] as TextLine;
    if (isSpacedHead(text) || isSpacedHeader(text)) {
      const next = lines.findIndex((line, j) => j > i && isFormTitle(line.text));
      const end = next < 0 ? lines.length : next;
      blocks.push({
        kind: "table",
        table: tableFromAlignedLines(
          lines
            .slice(i, end)
            .filter((line) => !isPageNumber(line.text))
            .map(segmentsOf),
        ),
      });
      i = end;
    } else {
      if (text.trim() !== "")
        blocks.push({ kind: "paragraph", text: text.trim(), places: [{ kind: "text", lines: [number, number] }] });
      i++;
    }
  }
  return blocks;
}

/** Texts parted by two spaces or more. */
function segmentsOf({ text, number }: TextLine): readonly Segment[] {
  return Array.from(text.matchAll(/\S+(?: \S+)*/g), (match): Segment => {
    const x0 = widthOf(text.slice(0, match.index)) * CELL_WIDTH_PT;
    const baseline = number * CELL_HEIGHT_PT;
    return {
      text: match[0],
      x0,
      x1: x0 + widthOf(match[0]) * CELL_WIDTH_PT,
      baseline,
      size: SIZE_PT,
      top: baseline - SIZE_PT,
      places: [{ kind: "text", lines: [number, number] }],
    };
  });
}

/** Chinese characters take two columns. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
}
