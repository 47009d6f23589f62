import { least } from "../../extent.ts";
import { isSideLabel } from "../../vocabulary/furniture.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { cheapestCuts } from "./cuts.ts";
import type { CellLine } from "./rows.ts";

/** A label of a level: its lines, on one page or cut by a break. */
export interface AlignedLabel {
  readonly text: string;
  readonly lines: readonly CellLine[];
  readonly page: number;
  /** Middles of its first line, and of all of it, in points of its first page. */
  readonly top: number;
  readonly middle: number;
  /** The page on which the rest of it stands, where a break cuts it. */
  readonly cutTo: number | null;
  /** Distance to the next reading of the column's lines. */
  readonly margin: number;
}

/** Costs in log-odds. */
const UNKNOWN = 2;
const UNKNOWN_LINES = 1;
const APART = 3;
const CUT = 1;
/** Lines of a label stand no further apart than this (em); one written upright has wider ones. */
const PITCH_EM = 1.75;
const UPRIGHT_PITCH_EM = 2.6;
/** A label written upright has a line for each of its characters. */
const MOST_LINES = 12;

/** The labels of a level's column: its lines in order, put together where they are words of the taxonomy. */
export function labelsOfColumn(lines: readonly CellLine[]): readonly AlignedLabel[] {
  if (lines.length === 0) return [];
  const { ends, margins } = cheapestCuts(lines.length, MOST_LINES, (from, to) => costOf(lines.slice(from, to)));
  const labels = ends.map((end, i) => {
    const from = ends[i - 1] ?? 0;
    return labelOf(lines.slice(from, end), least([...margins.slice(Math.max(0, from - 1), end), Infinity]));
  });
  const isWhole = ({ text }: AlignedLabel) => text.endsWith("指标");
  return labels.some(isWhole) ? labels.map((label) => (isWhole(label) ? label : { ...label, margin: 0 })) : labels;
}

function costOf(lines: readonly CellLine[]): number {
  const text = textOf(lines);
  const isKnown = canonicalLabel(text) !== null || isSideLabel(text);
  let cost = isKnown ? 0 : UNKNOWN + UNKNOWN_LINES * (lines.length - 1);
  for (let i = 1; i < lines.length; i++) {
    const [above, below] = [lines[i - 1] as CellLine, lines[i] as CellLine];
    if (pageOf(above) !== pageOf(below)) cost += isKnown ? CUT : UNKNOWN;
    else if ((below.y - above.y) / below.size > (isKnown && isUpright(lines) ? UPRIGHT_PITCH_EM : PITCH_EM)) cost += APART;
  }
  return cost;
}

function isUpright(lines: readonly CellLine[]): boolean {
  return lines.every(({ text }) => Array.from(bareText(text)).length <= 2);
}

function textOf(lines: readonly CellLine[]): string {
  return bareText(lines.map(({ text }) => text).join(""));
}

export function pageOf(line: CellLine): number {
  return line.runs[0]?.page ?? 0;
}

function labelOf(lines: readonly CellLine[], margin: number): AlignedLabel {
  const first = lines[0] as CellLine;
  const page = pageOf(first);
  const own = lines.filter((line) => pageOf(line) === page);
  const last = lines.at(-1) as CellLine;
  return {
    text: textOf(lines),
    lines,
    page,
    top: first.y,
    middle: (first.y + (own.at(-1) as CellLine).y) / 2,
    cutTo: pageOf(last) === page ? null : pageOf(last),
    margin,
  };
}
