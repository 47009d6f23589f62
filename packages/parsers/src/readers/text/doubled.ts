import { headerWords } from "../../vocabulary/columns.ts";
import { headLabels, moneyWords } from "../../vocabulary/head-labels.ts";
import { levelLabels } from "../../vocabulary/taxonomy.ts";
import type { AtomLine } from "./atoms.ts";
import { keyOf } from "./words.ts";

/** So many words of the vocabulary that are printed twice in a row make a text one whose bold type is drawn twice. */
const LEAST_DOUBLED = 5;

/** All that a label may be cut into. */
const pieces: ReadonlySet<string> = new Set(
  [...levelLabels, ...headLabels, ...headerWords, ...moneyWords, "绩效指标", "项目绩效目标", "(元)", "(万元)"]
    .map(keyOf)
    .flatMap((word) => Array.from(word).flatMap((_, i) => [word.slice(0, i + 1), word.slice(i)])),
);
const whole: ReadonlySet<string> = new Set([...levelLabels, ...headerWords].map(keyOf));

/**
 * Text without what some programs draw twice to make it bold, which others then write twice: a label, or a piece of one, that follows
 * itself on the next line. Only labels are bold: a name that a description repeats stays.
 */
export function withoutDoubled(lines: readonly AtomLine[]): readonly AtomLine[] {
  const printed = lines.flatMap(({ atoms }) => atoms);
  const doubled = printed.filter((atom, i) => {
    const next = printed[i + 1];
    return next?.text === atom.text && next.gap === "line" && pieces.has(keyOf(atom.text));
  });
  if (doubled.filter(({ text }) => whole.has(keyOf(text))).length < LEAST_DOUBLED) return lines;
  const dropped = new Set(doubled);
  return lines.map((line) => ({ ...line, atoms: line.atoms.filter((atom) => !dropped.has(atom)) }));
}
