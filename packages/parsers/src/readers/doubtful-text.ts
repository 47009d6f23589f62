import type { Flag } from "@jixiao/contract";
import type { Block, Document } from "../document.ts";

/**
 * Characters of no script that a form is written in: control and private-use characters, the replacement character, rare Han of the extensions, letters of
 * other alphabets. A damaged font or stream makes them; Chinese budget texts hold Han, Latin, Greek, figures and signs.
 */
const OUT_OF_SCRIPT =
  /[^\t\n\v\f\r\u0020-\u007E\u00A0-\u00FF\u0391-\u03C9\u02C6-\u02DD\u2000-\u27BF\u2900-\u2BFF\u2E80-\u2FDF\u3000-\u30FF\u3100-\u312F\u3200-\u33FF\u4E00-\u9FFF\uF900-\uFAFF\uFE10-\uFE6F\uFEFF\uFF01-\uFFEE]/u;
/** Pinyin with its tones stands in names of places. */
const PINYIN = /[\u0100-\u017F\u01CD-\u01DC]/gu;

export function holdsDoubtfulCharacter(text: string): boolean {
  return OUT_OF_SCRIPT.test(text.replaceAll(PINYIN, ""));
}

/** The document with a flag on each text that holds characters which nobody can have written. */
export function withDoubtfulText(document: Document): Document {
  return { ...document, blocks: document.blocks.map(doubted) };
}

function doubted(block: Block): Block {
  if (block.kind === "paragraph") return holdsDoubtfulCharacter(block.text) ? { ...block, flags: flagged(block.flags) } : block;
  const { cells } = block.table;
  if (!cells.some(({ text }) => holdsDoubtfulCharacter(text))) return block;
  const told = cells.map((cell) => (holdsDoubtfulCharacter(cell.text) ? { ...cell, flags: flagged(cell.flags) } : cell));
  return { kind: "table", table: { ...block.table, cells: told } };
}

function flagged(flags: readonly Flag[] = []): readonly Flag[] {
  return [...new Set<Flag>([...flags, "text_undecodable"])];
}
