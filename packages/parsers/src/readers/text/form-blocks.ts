import { greatest, least } from "../../extent.ts";
import type { Flag } from "@jixiao/contract";
import type { Block } from "../../document.ts";
import type { Cell, LooseLabel, ReaderNote, Table } from "../../table.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { isClosing } from "../../vocabulary/furniture.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { isProjectLabel } from "../../vocabulary/form-marks.ts";
import { canonicalLabel, taxonomy } from "../../vocabulary/taxonomy.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { atomLines, textOfAtoms, type Atom, type AtomLine } from "./atoms.ts";
import { uprightPages } from "./turned-pages.ts";
import { unmixedPages } from "./mixed-pages.ts";
import { withoutDoubled } from "./doubled.ts";
import { isSpread, takeCells, takeHead } from "./head-in-body.ts";
import { headRows, type HeadRow } from "./head-rows.ts";
import { findHeaders, type TextHeader } from "./header.ts";
import { findLabels } from "./labels.ts";
import { findRows, type TextRow, type TextRows } from "./table-rows.ts";

/** Where a form stands among the lines of a text: its title's line, its indicators' header, its end. */
interface FormLines {
  readonly start: number;
  readonly titleLines: number;
  readonly headers: readonly TextHeader[];
  readonly end: number;
}

/** The beginning of a label at the table's edge, whose rest stands beside the rows below. */
const SIDE_PIECE = /^(?:项目|年度)?绩效?指?$/;
const LEVEL_FIELDS: ReadonlySet<string> = new Set(["level1", "level2"]);

/**
 * The blocks of text without cells: forms as tables, found by their headers and labels, all else as paragraphs. Null where no
 * indicator header stands in it.
 */
export function blocksOfFormText(lines: readonly TextLine[], vocabulary: Vocabulary): readonly Block[] | null {
  const upright = uprightPages(lines);
  const read = withoutDoubled(atomLines(unmixedPages(upright.lines, vocabulary)));
  const atoms = read.flatMap((line) => line.atoms);
  const titles = titleLines(read, vocabulary);
  const headers = findHeaders(atoms, [...titles.keys()]);
  if (headers.length === 0) return null;
  const forms = formsOf(read, atoms, headers, titles);
  const blocks: Block[] = [];
  let at = 0;
  for (const form of forms) {
    for (const one of paragraphs(read.slice(at, form.start), titles)) blocks.push(one);
    for (const one of formBlocks(read, atoms, form, titles, vocabulary, upright.heads)) blocks.push(one);
    at = form.end;
  }
  return [...blocks, ...paragraphs(read.slice(at), titles)];
}

/** Lines that are a title, with how many lines it takes: a long one is cut. */
function titleLines(lines: readonly AtomLine[], { isFormTitle }: Vocabulary): ReadonlyMap<number, number> {
  const isTitle = (text: string) =>
    text.length <= 120 && (isFormTitle(text) || tableTitle(text) !== null) && !/[。；，：]/.test(text);
  const found = new Map<number, number>();
  lines.forEach((line, i) => {
    if (line.atoms.length === 0) return;
    const text = textOfAtoms(line.atoms);
    if (isTitle(text)) {
      found.set(line.row, 1);
      return;
    }
    const rest = lines.slice(i + 1, i + 3).find(({ atoms }) => atoms.length > 0);
    if (rest === undefined || text.length < 8) return;
    const tail = textOfAtoms(rest.atoms);
    if (tail.length <= 12 && !isTitle(tail) && isTitle(text + tail)) found.set(line.row, rest.row - line.row + 1);
  });
  return found;
}

function formsOf(
  lines: readonly AtomLine[],
  atoms: readonly Atom[],
  headers: readonly TextHeader[],
  titles: ReadonlyMap<number, number>,
): readonly FormLines[] {
  const rowOf = (header: TextHeader) => (atoms[header.first] as Atom).row;
  const names = lines.filter((line) => line.atoms.length > 0 && isProjectLabel(line.atoms[0]?.text ?? "")).map(({ row }) => row);
  const forms: { start: number; titleLines: number; headers: TextHeader[] }[] = [];
  let from = 0;
  const titleRows = [...titles.keys()];
  /** A title and the label of its project: where columns are written apart, that may stand behind the form's header. */
  const begins = (row: number): { readonly title: number | undefined; readonly name: number | undefined } => {
    const nearest = titleRows.findLast((at) => at >= from && at < row);
    const next = titleRows.find((at) => at > row) ?? Infinity;
    if (nearest !== undefined) {
      const own = names.findLast((at) => at > nearest && at < row) ?? names.find((at) => at > row && at < next);
      if (own !== undefined) return { title: nearest, name: own };
    }
    const name = names.findLast((at) => at >= from && at < row);
    return { title: titleRows.findLast((at) => at >= from && at < (name ?? row)), name };
  };
  for (const header of headers) {
    const row = rowOf(header);
    const { title, name } = begins(row);
    const last = forms.at(-1);
    if (last !== undefined && name === undefined) last.headers.push(header); // again on another page
    else {
      const start = title ?? name ?? row;
      forms.push({ start, titleLines: title === undefined ? 0 : (titles.get(title) ?? 1), headers: [header] });
    }
    from = row + 1;
  }
  const named = (row: number) => names.some((at) => at > row && at - row <= NAME_REACH);
  return forms.map((form, i) => ({
    ...form,
    end: endOf(lines, form, forms[i + 1]?.start ?? lines.length, titles, named, rowOf),
  }));
}

/** Lines from a title to its project's label. */
const NAME_REACH = 12;

/** A form ends where the next begins, where another title stands that its own pages do not repeat, or at a note. */
function endOf(
  lines: readonly AtomLine[],
  form: { readonly start: number; readonly headers: readonly TextHeader[] },
  limit: number,
  titles: ReadonlyMap<number, number>,
  named: (row: number) => boolean,
  rowOf: (header: TextHeader) => number,
): number {
  const own = textAt(lines, form.start);
  const last = rowOf(form.headers.at(-1) as TextHeader);
  const end = lines.findIndex(
    (line) =>
      line.row > last &&
      line.row < limit &&
      line.atoms.length > 0 &&
      ((titles.has(line.row) && (textAt(lines, line.row) !== own || named(line.row))) || isClosing(textOfAtoms(line.atoms))),
  );
  return end < 0 ? limit : end;
}

function textAt(lines: readonly AtomLine[], row: number): string {
  return textOfAtoms(lines[row]?.atoms ?? []);
}

function formBlocks(
  lines: readonly AtomLine[],
  atoms: readonly Atom[],
  form: FormLines,
  titles: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
  heads: ReadonlySet<number> | null,
): readonly Block[] {
  const header = form.headers[0] as TextHeader;
  const headerAtoms = new Set(form.headers.flatMap((one) => [...one.atoms]));
  const first = (atoms[header.first] as Atom).row;
  const mainRow = header.main.row;
  const titled = titles.get(form.start);
  const title = textOfAtoms(lines.slice(form.start, form.start + form.titleLines).flatMap((line) => line.atoms));
  const headStart = form.start + form.titleLines;
  const leftOfHeader = (atom: Atom) => atom.row < mainRow || (atom.row === mainRow && atom.x0 < header.main.x0);
  const head: AtomLine[] = [];
  const body: AtomLine[] = [];
  for (const line of lines.slice(headStart, form.end)) {
    if (line.row > first && titles.has(line.row)) continue;
    const rest = line.atoms.filter((atom) => !headerAtoms.has(atom));
    const before = rest.filter(
      (atom) => leftOfHeader(atom) && line.row <= mainRow && !(line.row === mainRow && SIDE_PIECE.test(atom.text)),
    );
    const behind = rest.filter((atom) => !before.includes(atom));
    if (heads !== null) (heads.has(line.number) ? head : body).push({ ...line, atoms: rest });
    else {
      if (line.row <= mainRow) head.push({ ...line, atoms: before });
      if (line.row >= mainRow) body.push({ ...line, atoms: behind });
    }
  }
  if (header.isApart && heads === null) {
    for (const line of [...takeCells(head, header), ...body.splice(0)]) body.push(line);
    takeLabels(head, body);
  }
  if (isSpread(header) || heads !== null) for (const line of takeHead(body, heads === null ? header : null)) head.push(line);
  const strayed = heads !== null ? head.splice(0) : head.some(startsWithProject) ? [] : takeStrayedHead(body);
  const fields = header.columns.map(({ field }) => field);
  const leaves = fields.flatMap((field, i) => (LEVEL_FIELDS.has(field) ? [] : [i]));
  const found = findRows(
    body,
    leaves.map((i) => fields[i] as (typeof fields)[number]),
    form.headers,
    leaves,
  );
  const value = leaves.findIndex((i) => fields[i] === "value");
  const blocks: Block[] = [];
  if (titled !== undefined) blocks.push(paragraph(title, lines.slice(form.start, headStart)));
  const [lead, rest] = leadOf(head);
  const isLabel = (line: AtomLine) => labelMeaning(textOfAtoms(line.atoms)) !== null;
  const unordered = heads === null ? [] : strayed.slice(strayed.findIndex(isLabel)).filter((line) => !isLabel(line));
  const printed = strayed.filter((line) => line.atoms.length > 0 && !unordered.includes(line));
  for (const one of [...printed, ...lead].map((line) => paragraph(textOfAtoms(line.atoms), [line]))) blocks.push(one);
  blocks.push({
    kind: "table",
    table: tableOf(headRows(rest, vocabulary), header, leaves, heads === null ? found : inOfficialOrder(found, value), unordered),
  });
  return blocks;
}

function startsWithProject({ atoms }: AtomLine): boolean {
  return atoms.length > 0 && isProjectLabel(atoms[0]?.text ?? "");
}

/**
 * Where columns are written apart, the head's first labels and what stands beside them may be printed behind the table's header: the
 * lines from the label of the project's name to the second blank one. Which text belongs to which label nobody can tell there.
 */
function takeStrayedHead(body: AtomLine[]): readonly AtomLine[] {
  const at = body.findIndex(startsWithProject);
  if (at < 0) return [];
  let [end, blanks] = [at, 0];
  while (end < body.length && blanks < 2) if (body[end++]?.atoms.length === 0) blanks++;
  return body.splice(at, end - at).filter(({ atoms }) => atoms.length > 0);
}

/** Where columns stand apart, labels of levels stand before the header: they belong to the table. */
function takeLabels(head: AtomLine[], body: AtomLine[]): void {
  const labels = findLabels(head.flatMap(({ atoms }) => atoms)).filter(({ meaning }) => meaning !== "side");
  const taken = new Set(labels.flatMap(({ atoms }) => atoms));
  const moved = head
    .map((line) => ({ ...line, atoms: line.atoms.filter((atom) => taken.has(atom)) }))
    .filter(({ atoms }) => atoms.length > 0);
  head.forEach((line, i) => {
    head[i] = { ...line, atoms: line.atoms.filter((atom) => !taken.has(atom)) };
  });
  for (const one of moved.toReversed()) body.unshift(one);
}

/** Lines between the title and the head: the year, who fills the form in. */
function leadOf(head: readonly AtomLine[]): readonly [readonly AtomLine[], readonly AtomLine[]] {
  const at = head.findIndex((line) => line.atoms.some(({ text }) => isProjectLabel(text)));
  const printed = (lines: readonly AtomLine[]) => lines.filter((line) => line.atoms.length > 0);
  // what a cell's text puts above its row belongs to the head
  const lines = head.slice(0, Math.max(0, at));
  const back = lines.at(-1)?.atoms.length === 1 && /^\p{Script=Han}{2,10}$/u.test(lines.at(-1)?.atoms[0]?.text ?? "") ? 1 : 0;
  const split = Math.max(0, at - back);
  return [printed(head.slice(0, split)), head.slice(split)];
}

function tableOf(
  head: readonly HeadRow[],
  header: TextHeader,
  leaves: readonly number[],
  found: TextRows,
  unordered: readonly AtomLine[],
): Table {
  const { rows } = found;
  const isLoose = found.labels === "ordered";
  const looseLabels: LooseLabel[] = [];
  const cells: Cell[] = [];
  head.forEach((row, r) => row.forEach(({ text, atoms, column }) => cells.push(cellOf(r, column, text, atoms))));
  header.columns.forEach(({ word }, column) => cells.push(cellOf(head.length, column, word.meaning, word.atoms)));
  const chunks = [0];
  const pages = rows.map(({ page }) => page).filter((page, i, all) => page !== all[i - 1]);
  const levelColumn = (kind: string) => header.columns.findIndex(({ field }) => field === kind);
  rows.forEach((row, i) => {
    const r = head.length + 1 + i;
    if (i > 0 && row.page !== rows[i - 1]?.page) chunks.push(r);
    if (isLoose)
      looseLabels.push(
        ...row.labels.map(
          ({ meaning, word, atoms, isBeside }) =>
            ({ level: meaning === "level1" ? 1 : 2, text: word, row: r, isBeside, ...chunkOf(atoms[0]?.page, pages) }) as const,
        ),
      );
    for (const kind of isLoose ? [] : (["level1", "level2"] as const)) {
      const label = row.labels.find(({ meaning }) => meaning === kind);
      const column = levelColumn(kind);
      if (label !== undefined) cells.push(cellOf(r, Math.max(0, column), label.word, label.atoms));
    }
    row.cells.forEach((atoms, n) => {
      if (atoms.length > 0) cells.push(cellOf(r, leaves[n] as number, textOfAtoms(atoms), atoms, row));
    });
  });
  const flags: readonly Flag[] = ["table_damaged"];
  return {
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    rowCount: head.length + 1 + rows.length,
    columnCount: Math.max(8, header.columns.length),
    merges: "lost",
    chunks,
    evidence: "text lines",
    ...(isLoose ? { looseLabels } : {}),
    flags,
    notes: [
      ...unreadNotes(found.unread, "in no row"),
      ...unreadNotes(
        unordered.flatMap(({ atoms }) => atoms),
        "the page lies sideways, and nobody can tell which text of its head stands beside which label",
      ),
    ],
  };
}

const OFFICIAL = taxonomy.flatMap(({ label, level2 }) => [label, ...level2]);

function placeOf({ cells }: TextRow, value: number): number {
  return (cells[value]?.[0] ?? cells.flat()[0])?.row ?? 0;
}

/**
 * Labels of a page that was turned stand in no order of their own: in that of the taxonomy, those that it does not know behind. Rows stand
 * in the order of their targets: names may stand beside labels.
 */
function inOfficialOrder(found: TextRows, value: number): TextRows {
  const rank = (word: string) => OFFICIAL.indexOf(canonicalLabel(word) ?? "") + 1 || OFFICIAL.length + 1;
  const labels = found.rows.flatMap((row) => row.labels).toSorted((a, b) => rank(a.word) - rank(b.word));
  const rows = found.rows.toSorted((a, b) => a.page - b.page || placeOf(a, value) - placeOf(b, value));
  return { ...found, labels: "ordered", rows: rows.map((row, i) => ({ ...row, labels: i === 0 ? labels : [] })) };
}

/** The part of a table whose rows stand on a page; not known where rows of a page stand in several parts. */
function chunkOf(page: number | undefined, pages: readonly number[]): { readonly chunk?: number } {
  const chunk = pages.findIndex((own) => own === page);
  return chunk < 0 || pages.lastIndexOf(page ?? -1) !== chunk ? {} : { chunk };
}

/** Below this distance to the next best reading a row is in doubt (log-odds). */
const CERTAIN_MARGIN = 2;

function cellOf(row: number, column: number, text: string, atoms: readonly Atom[], found?: TextRow): Cell {
  const lines = atoms.map(({ line }) => line);
  const places = [{ kind: "text" as const, lines: [least(lines), greatest(lines)] as const }];
  const cell: Cell = { row, column, rowSpan: 1, columnSpan: 1, text, places };
  if (found === undefined || (found.margin >= CERTAIN_MARGIN && found.doubt === null)) return cell;
  return {
    ...cell,
    flags: ["row_incomplete"],
    notes: [{ flag: "row_incomplete", note: found.doubt ?? otherwise(found.margin) }],
  };
}

function otherwise(margin: number): string {
  return margin === 0
    ? "only the order of the text tells which cells are one row's here, or what stands beside this row is in none"
    : `the text can also be read otherwise here (the next best reading is ${margin.toFixed(1)} behind)`;
}

/** So much of what no row takes is told. */
const MOST_TOLD = 12;

/** What stands below the header and is in no row. */
function unreadNotes(unread: readonly Atom[], why: string): readonly ReaderNote[] {
  if (unread.length === 0) return [];
  const told = unread.slice(0, MOST_TOLD).map(({ text, line }) => `${text} (line ${line})`);
  const rest = unread.length > MOST_TOLD ? [`${unread.length - MOST_TOLD} more`] : [];
  return [{ flag: "table_damaged", note: `${why}: ${[...told, ...rest].join(", ")}` }];
}

function paragraphs(lines: readonly AtomLine[], titles: ReadonlyMap<number, number>): readonly Block[] {
  const out: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as AtomLine;
    if (line.atoms.length === 0) continue;
    const count = titles.get(line.row) ?? 1;
    const own = lines.slice(i, i + count);
    out.push(paragraph(textOfAtoms(own.flatMap(({ atoms }) => atoms)), own));
    i += count - 1;
  }
  return out;
}

function paragraph(text: string, lines: readonly AtomLine[]): Block {
  const numbers = lines.flatMap(({ atoms, number }) => (atoms.length === 0 ? [] : [number]));
  return { kind: "paragraph", text, places: [{ kind: "text", lines: [least(numbers), greatest(numbers)] }] };
}
