import { textOfAtoms, type Atom } from "./atoms.ts";

/** A line so long, or one in which a sentence ends, is no cell of a narrow column: it belongs to a goal or a purpose. */
const PROSE = /。|；$|^\d{1,2}[.．、]\D.{6}|.{28}/u;

/** Is there a line of prose among pieces? */
export function holdsProse(atoms: readonly Atom[]): boolean {
  let line: Atom[] = [];
  for (const atom of atoms) {
    if (line.length > 0 && line[0]?.row !== atom.row) {
      if (PROSE.test(textOfAtoms(line))) return true;
      line = [];
    }
    line.push(atom);
  }
  return PROSE.test(textOfAtoms(line));
}
