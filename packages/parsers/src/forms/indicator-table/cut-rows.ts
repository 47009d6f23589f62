import { doubt, quote, type Doubt } from "../../doubts.ts";
import type { FlatRow } from "../../flat-rows.ts";
import type { Cell } from "../../table.ts";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { joined, type RawIndicator, type RawText } from "../raw-form.ts";

/** A label that a page broke: its second half stands alone in the label's column. */
const LABEL_TAIL = /^度?指标$/;

/** Is the cell the second half of a label, and nothing else? */
export function isLabelTail(cell: Cell): boolean {
  return LABEL_TAIL.test(bareText(cell.text));
}

/**
 * One label over two lines: `服务对象满意` alone on a line and `度指标` at the head of the next, or `产出` on a row with its
 * indicator and `指标` in the same column below it.
 */
export function joinSplitLabels(rows: readonly FlatRow[]): readonly FlatRow[] {
  const out: FlatRow[] = [];
  for (const row of rows) {
    const above = out.at(-1);
    const tails = row.cells.filter((cell) => isLabelTail(cell));
    if (above === undefined || tails.length === 0) {
      out.push(row);
      continue;
    }
    const whole = new Map(tails.flatMap((tail) => headOf(above, tail)));
    const [lonely] = above.cells;
    const label = above.cells.length === 1 && lonely !== undefined ? whole.get(lonely) : undefined;
    if (label === undefined) {
      out[out.length - 1] = { ...above, cells: above.cells.map((cell) => whole.get(cell) ?? cell) };
      out.push(row); // the tail itself is left out when the row is split
    } else {
      const cells = row.cells.map((cell) => (cell === tails[0] ? { ...label, column: cell.column } : cell));
      out[out.length - 1] = { ...row, cells, chunkStart: above.chunkStart || row.chunkStart };
    }
  }
  return out;
}

/** The cell above a tail that is a label together with it: in its column where the row holds more than the label. */
function headOf(above: FlatRow, tail: Cell): readonly (readonly [head: Cell, whole: Cell])[] {
  const isLonely = above.cells.length === 1;
  const head = above.cells.find((cell) => isLonely || cell.column === tail.column);
  if (head === undefined || bareText(head.text).endsWith("指标")) return [];
  const text = bareText(head.text) + bareText(tail.text);
  return canonicalLabel(text) === null ? [] : [[head, { ...head, text, places: [...head.places, ...tail.places] }]];
}

/**
 * Puts a row together again that a page break cut: the rest of its name or value stands alone at the top of the next
 * page. Where the row above a break has no value but the row below is whole, the two may be one: both are marked.
 */
export function joinCutRows(rows: readonly RawIndicator[]): readonly RawIndicator[] {
  const out: RawIndicator[] = [];
  let pageTop = false;
  for (const row of rows) {
    const above = out.at(-1);
    const atBreak = above !== undefined && (row.chunkStart || pageTop);
    if (atBreak && row.level1 === null && row.level2 === null && (row.level3 === null) !== (row.value === null)) {
      out[out.length - 1] = {
        ...above,
        level3: joinText(above.level3, row.level3),
        value: joinText(above.value, row.value),
        doubts: [...above.doubts, ...joinDoubts(above, row)],
      };
      pageTop = true; // the page's first whole row is still to come
      continue;
    }
    out.push({
      ...row,
      chunkStart: row.chunkStart || pageTop,
      doubts: atBreak && above.value === null ? [...row.doubts, noValueAbove(above)] : row.doubts,
    });
    pageTop = false;
  }
  return out;
}

function joinDoubts(above: RawIndicator, below: RawIndicator): readonly Doubt[] {
  return (["level3", "value"] as const).flatMap((key) => {
    const [first, rest] = [above[key], below[key]];
    if (rest === null) return [];
    const note = `${quote(rest.text)} below the page break ${first === null ? "stands alone" : `goes on with ${quote(first.text)}`}`;
    return [doubt("joined_over_pages", key === "value" ? "value_raw" : key, note)];
  });
}

function noValueAbove({ level3 }: RawIndicator): Doubt {
  const name = level3 === null ? "the row" : quote(level3.text);
  return doubt("row_incomplete", null, `${name} above the page break has no value: the two rows may be one`);
}

function joinText(a: RawText | null, b: RawText | null): RawText | null {
  if (a === null || b === null) return a ?? b;
  return joined(a, b, "");
}
