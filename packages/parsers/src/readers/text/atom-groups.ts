import type { Atom } from "./atoms.ts";
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
  atoms.forEach((atom, i) => {
    const next = atoms[i + 1];
    if (next !== undefined && next.row - atom.row <= 1 && next.page === atom.page) return;
    const own = atoms.slice(from, i + 1);
    if (own.length > 1) {
      const skip = (holdsProse(own) ? SKIP_PROSE : SKIP_GROUP) + SKIP_EACH * own.length;
      groups.set(from, { to: i + 1, skip });
    }
    from = i + 1;
  });
  return groups;
}
