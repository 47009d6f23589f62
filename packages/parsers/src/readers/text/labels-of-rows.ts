import { greatest, least } from "../../extent.ts";
import type { Atom } from "./atoms.ts";
import type { LabelKind } from "./labels.ts";
import type { FoundWord } from "./words.ts";

/** A label on or before a row; `isBeside`: it stands alone right before the row's name, behind a cell of another row. */
export interface RowLabel extends FoundWord<LabelKind> {
  readonly isBeside: boolean;
}

/** How the cells of a text follow each other. */
export type Order = "sequence" | "scanlines" | "columns";

/** The labels of each row, by the side of which they stand: in lines their middle tells, in a sequence they stand before their first row. */
export function labelsOfRows(
  rows: readonly (readonly (readonly Atom[])[])[],
  order: Order,
  labels: readonly FoundWord<LabelKind>[],
  all: readonly Atom[],
): readonly (readonly RowLabel[])[] {
  const at = new Map(all.map((atom, i) => [atom, i] as const));
  const inLines = order === "scanlines";
  const place = (atom: Atom) => (inLines ? atom.row : (at.get(atom) as number));
  const spans = rows.map((cells) => {
    const places = (order === "columns" ? (cells.find((cell) => cell.length > 0) ?? []) : cells.flat()).map(place);
    return [least(places), greatest(places)] as const;
  });
  const own: RowLabel[][] = rows.map(() => []);
  const isLabel = new Set(labels.flatMap(({ atoms }) => atoms));
  const names = new Map(rows.map((cells, i) => [cells[0]?.[0], i] as const));
  for (const label of labels) {
    if (label.meaning === "side" || spans.length === 0) continue;
    const places = label.atoms.map(place);
    const [before, behind] = neighbours(label, all, at);
    const row = behind === undefined ? undefined : names.get(behind);
    const isBeside = row !== undefined && before !== undefined && !isLabel.has(before) && before.page === behind?.page;
    const on = inLines
      ? rowBeside(spans, (least(places) + greatest(places)) / 2)
      : isBeside
        ? row
        : rowBehind(spans, places[0] as number);
    own[on]?.push({ ...label, isBeside: isBeside && on === row });
  }
  return own;
}

/** The pieces before and behind a label's own. */
function neighbours(
  { atoms }: FoundWord<LabelKind>,
  all: readonly Atom[],
  order: ReadonlyMap<Atom, number>,
): readonly [Atom | undefined, Atom | undefined] {
  const places = atoms.map((atom) => order.get(atom) as number);
  return [all[least(places) - 1], all[greatest(places) + 1]];
}

function rowBehind(spans: readonly (readonly [number, number])[], at: number): number {
  const behind = spans.findIndex(([, last]) => last > at);
  return behind < 0 ? spans.length - 1 : behind;
}

/** The row whose lines a label's middle is nearest to; of a label between two rows, which is both's, the upper one. */
function rowBeside(spans: readonly (readonly [number, number])[], at: number): number {
  const distance = ([first, last]: readonly [number, number]) => (at < first ? first - at : at > last ? at - last : 0);
  const nearest = spans.reduce(
    (best, span, i) => (distance(span) < distance(spans[best] as readonly [number, number]) ? i : best),
    0,
  );
  const [first] = spans[nearest] as readonly [number, number];
  const above = spans[nearest - 1];
  const isBetween = at < first - HALF_LINE && above !== undefined && above[1] < at && first - above[1] <= NEAR_ROWS;
  return isBetween ? nearest - 1 : nearest;
}

/** A label's second line may share its row's line. */
const HALF_LINE = 0.5;
/** Rows of one page stand so near each other, in lines. */
const NEAR_ROWS = 6;
