import type { Place } from "@jixiao/contract";
import type { Block, Paragraph } from "../../document.ts";
import type { Cell } from "../../table.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { isTargetHeader } from "../../vocabulary/form-marks.ts";
import { isClosing } from "../../vocabulary/furniture.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { blocksOfLines } from "./blocks.ts";

/**
 * Tables that a document holds as paragraphs: made with tab stops in Word, of `<div>`s in HTML. They are read as text without cells is;
 * places stay those of the paragraphs.
 */
export function withParagraphForms(blocks: readonly Block[], vocabulary: Vocabulary): readonly Block[] {
  const out: Block[] = [];
  let run: Paragraph[] = [];
  const close = () => {
    for (const one of formsIn(run, vocabulary)) out.push(one);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === "paragraph" && !isRecognized(block)) run.push(block);
    else {
      close();
      out.push(block);
    }
  }
  close();
  return out;
}

/** A line of a picture in the document: its table, if it has one, was looked for there. */
function isRecognized({ places }: Paragraph): boolean {
  return places.some(({ kind }) => kind === "page");
}

function formsIn(paragraphs: readonly Paragraph[], vocabulary: Vocabulary): readonly Block[] {
  const lines = paragraphs.map(({ text }, i): TextLine => ({ number: i + 1, ...lineOf(text, paragraphs[i - 1]?.text ?? "") }));
  if (!lines.some(({ text }) => text.includes("级指标"))) return paragraphs;
  const read = blocksOfLines(lines, vocabulary);
  const isForm = read.some((block) => block.kind === "table" && holdsHeader(block.table.cells));
  return isForm ? read.map((block) => placed(block, paragraphs)) : paragraphs;
}

/** A paragraph never goes on with the cell above it: one behind a row of tabs lost those before its only cell. */
function lineOf(text: string, above: string): Pick<TextLine, "text" | "kind"> {
  if (text.includes("\t")) return { text, kind: "cells" };
  if (text.trim() === "") return { text, kind: "blank" };
  const isCell = above.includes("\t") && tableTitle(text) === null && !isClosing(text) && text.length <= LONGEST_CELL;
  return isCell ? { text: `\t${text}`, kind: "cells" } : { text, kind: "plain" };
}

const LONGEST_CELL = 24;

function holdsHeader(cells: readonly Cell[]): boolean {
  const rows = new Map<number, string[]>();
  for (const { row, text } of cells) rows.set(row, [...(rows.get(row) ?? []), text]);
  return [...rows.values()].some(isTargetHeader);
}

/** A block whose lines are paragraphs, with their places, flags and notes. */
function placed(block: Block, paragraphs: readonly Paragraph[]): Block {
  if (block.kind === "paragraph") return { ...block, ...sourceOf(block.places, paragraphs) };
  const cells = block.table.cells.map((cell) => {
    const { places, flags = [], notes = [] } = sourceOf(cell.places, paragraphs);
    return {
      ...cell,
      places,
      ...(flags.length === 0 && cell.flags === undefined ? {} : { flags: [...(cell.flags ?? []), ...flags] }),
      ...(notes.length === 0 && cell.notes === undefined ? {} : { notes: [...(cell.notes ?? []), ...notes] }),
    };
  });
  return { ...block, table: { ...block.table, cells } };
}

function sourceOf(places: readonly Place[], paragraphs: readonly Paragraph[]): Pick<Paragraph, "places" | "flags" | "notes"> {
  const own = places.flatMap((place) => (place.kind === "text" ? paragraphs.slice(place.lines[0] - 1, place.lines[1]) : []));
  return {
    places: own.flatMap((paragraph) => paragraph.places),
    flags: [...new Set(own.flatMap(({ flags = [] }) => flags))],
    notes: own.flatMap(({ notes = [] }) => notes),
  };
}
