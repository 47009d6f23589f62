import { greatest, least } from "../../extent.ts";
import type { Atom } from "./atoms.ts";
import type { FoundRow, Rows } from "./best-rows.ts";
import { EMPTY } from "./cell-shape.ts";
import type { Edge, State } from "./column-states.ts";
import type { Column } from "./in-sequence.ts";

/** Follows the best steps, and says of each cell how far behind the best reading without it lies. */
export function rowsOf(
  start: State,
  end: State,
  states: readonly State[][],
  atoms: readonly Atom[],
  columns: readonly Column[],
): Rows {
  const steps: Edge[] = [];
  for (let edge = end.back; edge !== null; edge = edge.from.back) steps.unshift(edge);
  const margins = marginsOf(states, end, atoms.length);
  const lists = columns.map((): { cell: readonly Atom[]; margin: number }[] => []);
  const alone = new Set<number>();
  const skipped: number[] = [];
  const beside = new Set<number>();
  const holes = columns.map((): number[] => []);
  const aside = columns.map((): Edge[] => []);
  for (const edge of steps) {
    const { step, from, to } = edge;
    if (step.kind === "skip") {
      for (let i = from.at; i < to.at; i++) skipped.push(i);
      beside.add(from.at - 1).add(to.at);
    } else if (step.kind === "end") for (let i = from.at; i < atoms.length; i++) skipped.push(i);
    else if (step.kind === "empty") lists[step.column]?.push({ cell: [], margin: Infinity });
    else if (step.kind === "aside") aside[step.column]?.push(edge);
    else if (step.kind === "use") {
      const own = aside[step.column]?.shift();
      lists[step.column]?.push({ cell: own === undefined ? [] : atoms.slice(own.from.at, own.to.at), margin: 0 });
    } else if (step.kind === "later") {
      for (let i = 0; i < step.count; i++) {
        holes[step.column]?.push(lists[step.column]?.length ?? 0);
        lists[step.column]?.push({ cell: [], margin: 0 });
      }
    } else if (step.kind === "fill") {
      const own = lists[step.column] ?? [];
      own[holes[step.column]?.shift() ?? own.length] = { cell: atoms.slice(step.from, step.to), margin: 0 };
    } else lists[step.column]?.push({ cell: atoms.slice(step.from, step.to), margin: margins(edge) });
    const isSynced = to.counts.every((count) => count === 0);
    const finished = least(lists.map((list) => list.length));
    if (step.kind !== "end" && isSynced && finished > 0 && wasAlone(edge, columns.length)) alone.add(finished - 1);
  }
  for (const { from, to } of aside.flat()) for (let i = from.at; i < to.at; i++) skipped.push(i);
  const count = Math.max(0, ...lists.map((list) => list.length));
  const place = new Map(atoms.map((atom, i) => [atom, i] as const));
  const rows = Array.from({ length: count }, (_, i): FoundRow => {
    const own = lists.map((list) => list[i] ?? { cell: [], margin: Infinity });
    const cells = own.map(({ cell }) => cell);
    const places = cells.flat().map((atom) => place.get(atom) as number);
    const first = place.get((cells[0]?.[0] ?? cells.flat()[0]) as Atom) as number;
    const isInOrder = places.every((at, n) => n === 0 || at > (places[n - 1] as number));
    const isSure =
      isInOrder &&
      alone.has(i) &&
      !places.some((at) => beside.has(at)) &&
      own.every(({ cell }, c) => cell.length > 0 || EMPTY[(columns[c] as Column).field] > -1.5);
    return {
      start: first,
      end: greatest(places) + 1,
      cells,
      margin: isSure ? least(own.map(({ margin }) => margin)) : 0,
    };
  });
  return { score: end.score - start.score, rows, skipped };
}

/** Did the row that this step ends begin behind a finished one, with no other row's cell between? */
function wasAlone(last: Edge, width: number): boolean {
  let edge: Edge | null = last;
  for (let i = 0; edge !== null && i < 2 * width; i++) {
    if (greatest(edge.from.counts) > 1) return false;
    if (edge.from.counts.every((count) => count === 0)) return true;
    edge = edge.from.back;
  }
  return false;
}

function keyOf({ counts, at }: State): string {
  return `${counts.join(",")}:${at}`;
}

/** Score of the best path, less that of the best one without a step. */
function marginsOf(states: readonly State[][], end: State, length: number): (edge: Edge) => number {
  end.rest = 0;
  for (const own of states.toReversed())
    for (const state of own.toReversed())
      for (const { to, score } of state.onward) state.rest = Math.max(state.rest, score + to.rest);
  const over: Map<string, number>[] = Array.from({ length }, () => new Map());
  for (const own of states)
    for (const state of own) {
      const where = keyOf(state);
      for (const { to, score, step } of state.onward) {
        if (step.kind === "empty" || step.kind === "later" || step.kind === "use" || step.kind === "end" || to.rest === -Infinity)
          continue;
        const through = state.score + score + to.rest;
        const key = step.kind !== "cell" ? step.kind : `${step.to}:${step.column}:${where}`;
        for (let i = state.at; i < to.at; i++) {
          const here = over[i] as Map<string, number>;
          const before = here.get(key);
          if (before === undefined || through > before) here.set(key, through);
        }
      }
    }
  return ({ from, step }) => {
    if (step.kind !== "cell") return Infinity;
    const key = `${step.to}:${step.column}:${keyOf(from)}`;
    let rival = -Infinity;
    for (let i = step.from; i < step.to; i++)
      for (const [other, through] of over[i] as Map<string, number>) if (other !== key) rival = Math.max(rival, through);
    return end.score - rival;
  };
}
