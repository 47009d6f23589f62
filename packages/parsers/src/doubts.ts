import type { Evidence, Flag } from "@jixiao/contract";

/** A doubt as a stage raises it. Stages hand on doubts, never bare flags: a record's flags are made from them alone. */
export type Doubt = Evidence;

/** `field`: the doubted field's path in the record or row that will carry the flag; null: all of it. `note`: what raised it. */
export function doubt(flag: Flag, field: string | null, note: string): Doubt {
  return { flag, field, note };
}

/** Flags and evidence of a record or row: every flag once, in the order in which it was first raised. */
export function marked(doubts: readonly Doubt[]): { readonly flags: readonly Flag[]; readonly evidence: readonly Evidence[] } {
  const once = new Map(doubts.map((one) => [JSON.stringify([one.flag, one.field, one.note]), one]));
  return { flags: flagsOf(doubts), evidence: [...once.values()] };
}

export function flagsOf(doubts: readonly Doubt[]): readonly Flag[] {
  return [...new Set(doubts.map(({ flag }) => flag))];
}

/** Longest text that a note quotes, in characters. */
const LONGEST_QUOTE = 60;

/** A printed text as notes show it: on one line, cut where it is long. */
export function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/gu, " ").trim();
  const characters = Array.from(plain);
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : plain;
}

/** The same between quotation marks. */
export function quote(text: string): string {
  return `“${shortened(text)}”`;
}
