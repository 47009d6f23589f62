import { greatest, least } from "../../extent.ts";
import { hanEnds, widthOf, type Atom } from "./atoms.ts";
import type { TextHeader } from "./header.ts";

/** A line's pieces by the leaf column that they stand under. */
export type AlignedLine = readonly (readonly Atom[])[];

/** Where one leaf column ends and the next begins, in character cells; one fewer than columns. */
export type Edges = readonly number[];

/**
 * The edges of a header's leaf columns in text that is set in columns of spaces: between two headers, where the fewest pieces of the
 * lines below are cut. Null where the header's words are not parted as columns are.
 */
export function edgesOf(header: TextHeader, leaves: readonly number[], atoms: readonly Atom[]): Edges | null {
  const words = header.columns.map(({ word }) => word.atoms[0] as Atom);
  if (words.filter(({ gap }) => gap === "wide").length < LEAST_WIDE) return null;
  const extents = leaves.map((i) => extentOf(header.columns[i]?.word.atoms ?? []));
  const edges: number[] = [];
  for (let i = 0; i + 1 < extents.length; i++) {
    const [from, to] = [(extents[i] as Extent)[1], (extents[i + 1] as Extent)[0]];
    if (to - from < 2) return null;
    edges.push(bestEdge(from, to, atoms));
  }
  return edges;
}

/** So many of a header's words stand apart from the word before them. */
const LEAST_WIDE = 2;

type Extent = readonly [from: number, to: number];

function extentOf(atoms: readonly Atom[]): Extent {
  return [least(atoms.map(({ x0 }) => x0)), greatest(atoms.map(({ x1 }) => x1))];
}

function bestEdge(from: number, to: number, atoms: readonly Atom[]): number {
  const cuts = Array.from({ length: to - from + 1 }, (_, i) => {
    const at = from + i;
    return atoms.filter(({ x0, x1 }) => x0 < at && at < x1).length;
  });
  const fewest = least(cuts);
  const best = cuts.flatMap((count, i) => (count === fewest ? [from + i] : []));
  return best[Math.floor(best.length / 2)] as number;
}

/** A line's pieces under their columns. One that reaches over an edge is cut there: two cells may touch. */
export function alignLine(line: readonly Atom[], edges: Edges): AlignedLine {
  const columns: Atom[][] = Array.from({ length: edges.length + 1 }, () => []);
  for (const atom of line)
    for (const piece of cutAt(atom, edges)) columns[columnAt((piece.x0 + piece.x1) / 2, edges)]?.push(piece);
  return columns;
}

function columnAt(x: number, edges: Edges): number {
  const at = edges.findIndex((edge) => x < edge);
  return at < 0 ? edges.length : at;
}

/** So much of a piece stands on both sides of an edge, in character cells, that it is no inexactness. */
const CLEAR = 3;

function cutAt(atom: Atom, edges: Edges): readonly Atom[] {
  const edge = edges.find((at) => atom.x0 + CLEAR <= at && at + CLEAR <= atom.x1);
  if (edge === undefined) return [atom];
  const characters = Array.from(atom.text);
  const share = (edge - atom.x0) / (atom.x1 - atom.x0);
  const count = Math.round(share * characters.length);
  const [start, rest] = [characters.slice(0, count).join(""), characters.slice(count).join("")];
  const left: Atom = { ...atom, text: start, key: `${atom.key}<`, x1: edge, width: widthOf(start), han: hanEnds(start) };
  const right: Atom = {
    ...atom,
    text: rest,
    key: `${atom.key}>`,
    x0: edge,
    gap: "wide",
    width: widthOf(rest),
    han: hanEnds(rest),
  };
  return rest === "" || start === "" ? [atom] : [left, ...cutAt(right, edges)];
}
