import type { Atom } from "./atoms.ts";
import { betweenBlanks } from "./between-blanks.ts";
import { holdsProse } from "./prose.ts";

/** Pieces between blank lines, and what it costs that all of them are none of the table's. */
export interface Group {
  readonly to: number;
  readonly skip: number;
}

/** A whole group of no cell, one that is prose (the head's), and each piece of both (log-odds). */
const SKIP_GROUP = -10;
const SKIP_PROSE = -6;
const SKIP_EACH = -0.3;

/** The groups of more than one piece that blank lines part, by where they begin. */
export function groupsOf(atoms: readonly Atom[]): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  let from = 0;
  for (const own of betweenBlanks(atoms, () => false, isApart)) {
    const to = from + own.length;
    if (own.length > 1) {
      const skip = (holdsProse(own) ? SKIP_PROSE : SKIP_GROUP) + SKIP_EACH * own.length;
      groups.set(from, { to, skip });
    }
    from = to;
  }
  return groups;
}

function isApart(before: Atom, atom: Atom): boolean {
  return atom.row - before.row > 1 || atom.page !== before.page;
}
