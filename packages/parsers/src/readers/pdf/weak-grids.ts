import type { Block } from "../../document.ts";
import type { Cell, Table } from "../../table.ts";
import { columnMeaning } from "../../vocabulary/columns.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { PROJECT_LABEL } from "../../vocabulary/labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { isLevelLabel } from "../../vocabulary/taxonomy.ts";
import { bareText } from "../../vocabulary/text-key.ts";
import { differingPlaces, withDoubts } from "./differing-cells.ts";
import { withoutTables } from "./poor-grids.ts";
import type { PageContent } from "./read-page.ts";

/** Of more weak pages together each is not tried by itself. */
const MOST_ALONE = 6;

/**
 * Where a table's lines are broken or missing, its page says the same twice: by the cells that are left, and by where its words stand. Of both the
 * reading counts that explains more: labels and values alone in their cells, rows that have a name and a value. What another reading says otherwise
 * is in doubt. Of pages that follow each other a form may stand on several, so they are read together.
 * @param blocksOf what is made of pages
 */
export function withoutWeakGrids(
  contents: readonly PageContent[],
  blocksOf: (contents: readonly PageContent[]) => readonly Block[],
): readonly PageContent[] {
  const out: PageContent[] = [];
  for (let i = 0; i < contents.length;) {
    let end = i;
    while (end < contents.length && isWeak(contents[end])) end++;
    for (const content of end === i ? contents.slice(i, i + 1) : better(contents.slice(i, end), blocksOf)) out.push(content);
    i = Math.max(end, i + 1);
  }
  return out;
}

function isWeak(content: PageContent | undefined): boolean {
  return content?.tables.some(({ weak }) => weak !== undefined) === true;
}

function better(
  pages: readonly PageContent[],
  blocksOf: (contents: readonly PageContent[]) => readonly Block[],
): readonly PageContent[] {
  const asDrawn: readonly PageContent[] = pages.map((page) => ({
    ...page,
    tables: page.tables.map(({ weak: _, ...table }) => table),
  }));
  const freed = pages.map((page) => withoutTables(page, new Set(page.tables.filter(({ weak }) => weak !== undefined))));
  const single = pages.length === 1 || pages.length > MOST_ALONE ? [] : freed.map((page, i) => asDrawn.with(i, page));
  const readings = [asDrawn, freed, ...single].map((own): Reading => {
    const blocks = blocksOf(own);
    return { pages: own, blocks, explained: explainedIn(blocks) };
  });
  const best = readings.reduce((one, other) => (other.explained > one.explained ? other : one));
  const differing = readings.flatMap((other) => (other === best ? [] : differingPlaces(best.blocks, other.blocks)));
  return withDoubts(best.pages, differing);
}

interface Reading {
  readonly pages: readonly PageContent[];
  readonly blocks: readonly Block[];
  readonly explained: number;
}

/** How much of what tables hold is explained: what is known alone in its cell, rows with name and value; less the cells that hold several. */
export function explainedIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === "table" ? explainedOf(block.table) : 0), 0);
}

function explainedOf({ cells }: Table): number {
  const known = cells.reduce((sum, { text }) => sum + (isAlone(text) ? 1 : holdsSeveral(text) ? -1 : 0), 0);
  return known + rowsUnder(cells);
}

function isAlone(text: string): boolean {
  const bare = bareText(text);
  if (labelMeaning(bare) !== null || columnMeaning(bare) !== null) return true;
  if (isLevelLabel(bare)) return true;
  return SIGNED.test(text) && count(text, SIGNS) === 1;
}

const SIGNS = /[=≥≤<>＝＜＞]/g;

function holdsSeveral(text: string): boolean {
  const bare = bareText(text);
  return (
    count(bare, /指标/g) > 1 || count(text, SIGNS) > 1 || (bare.includes(PROJECT_LABEL) && bare.length > PROJECT_LABEL.length + 2)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Rows below a header that have a name and a value of their own. */
function rowsUnder(cells: readonly Cell[]): number {
  let rows = 0;
  let name: number | null = null;
  let value: number | null = null;
  for (const [, own] of [...Map.groupBy(cells, (cell) => cell.row)].toSorted(([a], [b]) => a - b)) {
    const column = (field: string) => own.find(({ text }) => columnMeaning(bareText(text))?.field === field)?.column ?? null;
    if (column("level3") !== null && column("value") !== null) [name, value] = [column("level3"), column("value")];
    else if (holds(own, name) && holds(own, value)) rows++;
  }
  return rows;
}

function holds(row: readonly Cell[], column: number | null): boolean {
  return column !== null && row.some((cell) => cell.column === column && cell.rowSpan === 1 && cell.text.trim() !== "");
}
