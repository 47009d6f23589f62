import { greatest, least } from "../../extent.ts";
import { isClosing } from "../../vocabulary/furniture.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { columnOf, columnsUnder, standsInOne, type AlignedColumn } from "./columns.ts";
import { headerAt, type AlignedHeader } from "./header.ts";
import type { Ruling } from "../rulings.ts";
import type { CellLine } from "./rows.ts";
import type { Run, RunLine } from "./runs.ts";

/** What stands below a header: its columns, and the lines that stand under them, up to the first that does not. */
export interface AlignedBody {
  readonly columns: readonly AlignedColumn[];
  readonly lines: readonly RunLine[];
  /** Lines that print the header again. */
  readonly repeated: readonly RunLine[];
  /** A line behind the last that looks like one of the table's, all the same; null where there is none. */
  readonly leftOver: RunLine | null;
}

/** A gap of so many times the usual distance of lines ends a table on its page. */
const FAR_GAP = 5;
/** A line over a divider is no row's where hardly any other stands on it. */
const LEAST_RUNS_OF_ROW = 3;

/** The body of a table below its header, on the pages given. */
export function bodyUnder(header: AlignedHeader, lines: readonly RunLine[], verticals: readonly Ruling[]): AlignedBody {
  const { repeated, others } = withoutRepeats(header, lines);
  const candidates = upToClosing(others);
  const under = (some: readonly RunLine[]) =>
    columnsUnder(
      header,
      some.flatMap((line) => line.runs),
      verticals,
    );
  const body = upToForeign(candidates, under(candidates));
  const columns = under(body);
  const last = body.at(-1);
  const isWithin = (line: RunLine) =>
    last !== undefined && (line.page < last.page || (line.page === last.page && line.y < last.y));
  const leftOver = others.find((line) => !body.includes(line) && looksLikeRow(line)) ?? null;
  return { columns, lines: body, repeated: repeated.filter(isWithin), leftOver };
}

/** Does a line hold a level's label beside other texts, or a value behind one? */
export function looksLikeRow({ runs }: { readonly runs: readonly Pick<Run, "text">[] }): boolean {
  if (runs.length < 2) return false;
  return runs.some(({ text }, i) => isLevelLabel(text) || (i > 0 && SIGNED.test(text)));
}

function withoutRepeats(header: AlignedHeader, lines: readonly RunLine[]) {
  const key = (cells: AlignedHeader["cells"]) => cells.map(({ text }) => text).join("|");
  const own = key(header.cells);
  const repeated: RunLine[] = [];
  const others: RunLine[] = [];
  for (let i = 0; i < lines.length;) {
    const again = headerAt(lines, i);
    if (again !== null && key(again.cells).endsWith(own.slice(own.indexOf("|") + 1))) {
      for (const one of lines.slice(i, again.to)) repeated.push(one);
      i = again.to;
    } else others.push(lines[i++] as RunLine);
  }
  return { repeated, others };
}

function upToClosing(lines: readonly RunLine[]): readonly RunLine[] {
  const end = lines.findIndex(({ runs }) => isClosing(runs[0]?.text ?? "") || isClosing(runs.map(({ text }) => text).join("")));
  return end < 0 ? lines : lines.slice(0, end);
}

/** Up to the first line that stands under no columns, or far below the last. */
function upToForeign(lines: readonly RunLine[], columns: readonly AlignedColumn[]): readonly RunLine[] {
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    return before !== undefined && before.page === line.page ? [line.y - before.y] : [];
  });
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.75)] ?? 0;
  const end = lines.findIndex((line, i) => {
    const before = lines[i - 1];
    const isFar =
      before !== undefined && before.page === line.page && line.y - before.y > FAR_GAP * Math.max(usual, line.runs[0]?.size ?? 0);
    return isFar || (line.runs.some((run) => !standsInOne(run, columns)) && line.runs.length < LEAST_RUNS_OF_ROW);
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** The lines of the cells: what stands on one line in one column. */
export function cellLines({ columns, lines }: AlignedBody): readonly CellLine[] {
  return lines.flatMap((line) => {
    const own = new Map<number, CellLine["runs"][number][]>();
    for (const run of line.runs) {
      const column = columnOf(run, columns);
      own.set(column, [...(own.get(column) ?? []), run]);
    }
    return [...own].map(([column, runs]): CellLine => {
      return {
        column,
        runs,
        text: bareText(runs.map(({ text }) => text).join("")),
        x0: least(runs.map(({ x0 }) => x0)),
        x1: greatest(runs.map(({ x1 }) => x1)),
        y: line.y,
        size: greatest(runs.map(({ size }) => size)),
      };
    });
  });
}
