/** A drawn line of a table, in PDF points, origin top left, y down. */
export interface Ruling {
  readonly axis: "horizontal" | "vertical";
  /** y of a horizontal ruling, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Positions nearer than this are one position: doubled and slightly shifted borders (points). */
export const SNAP_TOLERANCE_PT = 3;

/** Snapped positions, ascending: runs of neighbours within the tolerance become their mean. */
export function snap(positions: readonly number[], tolerance = SNAP_TOLERANCE_PT): readonly number[] {
  const groups: number[][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && position - (group[0] as number) <= tolerance) group.push(position);
    else groups.push([position]);
  }
  return groups.map((group) => group.reduce((a, b) => a + b, 0) / group.length);
}

/** Pieces of one line that touch or overlap are one ruling: producers draw a border as many pieces. */
export function mergeRulings(rulings: readonly Ruling[], tolerance = SNAP_TOLERANCE_PT): readonly Ruling[] {
  return (["horizontal", "vertical"] as const).flatMap((axis) => {
    const own = rulings.filter((ruling) => ruling.axis === axis).toSorted((a, b) => a.at - b.at);
    const merged: Ruling[] = [];
    let first = 0;
    for (const at of snap(
      own.map((ruling) => ruling.at),
      tolerance,
    )) {
      while (at - (own[first]?.at ?? at) > tolerance) first++;
      let end = first;
      while ((own[end]?.at ?? Infinity) - at <= tolerance) end++;
      const line = own.slice(first, end).toSorted((a, b) => a.from - b.from);
      let open: Ruling | undefined;
      for (const { from, to } of line) {
        if (open !== undefined && from - open.to <= tolerance) open = { ...open, to: Math.max(open.to, to) };
        else {
          if (open !== undefined) merged.push(open);
          open = { axis, at, from, to };
        }
      }
      if (open !== undefined) merged.push(open);
    }
    return merged;
  });
}

/**
 * Rulings that cross or touch belong to one table, and verticals that begin and end at the same heights: a side cell that
 * goes over the whole page is open at both ends, and no horizontal meets its outer border.
 */
export function connectedRulings(rulings: readonly Ruling[], tolerance = SNAP_TOLERANCE_PT): readonly (readonly Ruling[])[] {
  const parent = rulings.map((_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    parent[i] = r;
    return r;
  };
  rulings.forEach((a, i) => {
    for (let j = i + 1; j < rulings.length; j++) if (touch(a, rulings[j] as Ruling, tolerance)) parent[root(j)] = root(i);
  });
  const groups = new Map<number, Ruling[]>();
  rulings.forEach((ruling, i) => groups.set(root(i), [...(groups.get(root(i)) ?? []), ruling]));
  return [...groups.values()];
}

function touch(a: Ruling, b: Ruling, tolerance: number): boolean {
  if (a.axis === "vertical" && b.axis === "vertical" && near(a.from, b.from, tolerance) && near(a.to, b.to, tolerance))
    return true;
  if (a.axis === b.axis) return Math.abs(a.at - b.at) <= tolerance && a.from - tolerance <= b.to && b.from - tolerance <= a.to;
  return a.from - tolerance <= b.at && b.at <= a.to + tolerance && b.from - tolerance <= a.at && a.at <= b.to + tolerance;
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}
