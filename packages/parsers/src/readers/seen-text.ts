import type { Flag } from "@jixiao/contract";
import type { ReaderNote } from "../table.ts";

/** A text while it is read: what is seen of it, and what stands there too and was left out. */
export interface SeenText {
  text: string;
  readonly leftOut: LeftOut[];
}

interface LeftOut {
  readonly flag: Flag;
  readonly why: string;
  text: string;
}

export function nothingSeen(): SeenText {
  return { text: "", leftOut: [] };
}

/** Notes a text that is left out; the pieces of one stretch are one note. */
export function leaveOut({ leftOut }: SeenText, flag: Flag, why: string, text: string): void {
  const last = leftOut.at(-1);
  if (last?.flag === flag && last.why === why) last.text += text;
  else leftOut.push({ flag, why, text });
}

/** Longest text that a note quotes. */
const LONGEST_QUOTE = 80;

/** What was left out, in words; blanks are nothing. */
export function notesOf({ leftOut }: SeenText): readonly ReaderNote[] {
  return leftOut.flatMap(({ flag, why, text }) => {
    const quoted = text.replaceAll(/\s+/g, " ").trim();
    if (quoted === "") return [];
    const short = quoted.length > LONGEST_QUOTE ? `${quoted.slice(0, LONGEST_QUOTE)}…` : quoted;
    return [{ flag, note: `${why}: ${short}` }];
  });
}
