import type { Atom } from "./atoms.ts";
import type { LabelKind } from "./labels.ts";
import type { FoundWord } from "./words.ts";

/** How much the first row's labels say (log-odds). */
const FIRST_ROW = 6;
const FIRST_LINE = 2.5;
const CUT_LABEL = 1.5;

/**
 * What labels say for a sequence and against lines over all columns (log-odds). In a sequence a table begins with both labels of its
 * first row, and the pieces of a cut label follow each other; in lines labels stand beside the middle of their rows, and their
 * pieces above and below what else stands there.
 */
export function orderOfLabels(labels: readonly FoundWord<LabelKind>[], all: readonly Atom[], first: Atom): number {
  const at = new Map(all.map((atom, i) => [atom, i] as const));
  const start = at.get(first) as number;
  const before = labels.filter(({ atoms }) => atoms.every((atom) => (at.get(atom) as number) < start));
  const has = (kind: LabelKind) => before.some(({ meaning }) => meaning === kind);
  const isApart = before.some(({ atoms }) => atoms.some(({ row }) => row !== first.row));
  const top = has("level1") && has("level2") ? (isApart ? FIRST_ROW : FIRST_LINE) : -FIRST_ROW;
  const cut = labels.filter(({ atoms, meaning }) => meaning !== "side" && atoms.length > 1);
  const whole = cut.filter(({ atoms }) =>
    atoms.every((atom, i) => i === 0 || at.get(atom) === (at.get(atoms[i - 1] as Atom) as number) + 1),
  );
  return top + CUT_LABEL * (whole.length - 2 * (cut.length - whole.length));
}
