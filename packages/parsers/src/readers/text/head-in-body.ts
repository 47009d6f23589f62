import { greatest, least } from "../../extent.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { textOfAtoms, type Atom, type AtomLine } from "./atoms.ts";
import { betweenBlanks } from "./between-blanks.ts";
import { endsAsName } from "./cell-shape.ts";
import { isHeadWord } from "./head-rows.ts";
import type { TextHeader } from "./header.ts";
import { findLabels } from "./labels.ts";
import { holdsProse } from "./prose.ts";

/**
 * Where a header's words stand apart, rows may stand before its target's: takes from the head what follows the first of the header's words, if
 * there are values in it.
 */
export function takeCells(head: AtomLine[], header: TextHeader): readonly AtomLine[] {
  const begin = head[0]?.row ?? Infinity;
  const rows = rowsOf(header).filter((row) => row >= begin);
  const from = head.findIndex(({ row }) => row > least(rows));
  if (from < 0 || !head.slice(from).some(({ atoms }) => atoms.some(isSigned))) return [];
  return head.splice(from);
}

/** So many lines together are more than one text of the head. */
const MANY = 8;

/**
 * Where a header's words stand apart, parts of the head may stand between them: takes from the body what blank lines part and what has labels of
 * the head or prose in it, line by line where cells stand there too. Behind the header only labels are taken; without one (pages whose order is
 * lost) all is looked through.
 */
export function takeHead(body: AtomLine[], header: TextHeader | null): readonly AtomLine[] {
  const last = header === null ? Infinity : greatest(rowsOf(header));
  const isTaken = new Set<AtomLine>();
  for (const group of betweenBlanks(body, ({ atoms }) => atoms.length === 0)) {
    const isBetween = (group.at(-1)?.row ?? Infinity) < last;
    const isMixed = group.length > MANY || group.some(({ atoms }) => atoms.some(isSigned));
    const isHeads = isBetween && !isMixed && group.some(isOfHead);
    const isOnlyLabels = group.every(({ atoms }) => labelMeaning(textOfAtoms(atoms)) !== null);
    const isWhole = isHeads || isOnlyLabels || (isBetween && isHeadText(group.flatMap(({ atoms }) => atoms)));
    const before = group.filter(({ row }) => row < last);
    const isHeaded = last - (before.at(-1)?.row ?? 0) <= 1;
    for (const line of isWhole ? group : headLines(before, isHeaded)) isTaken.add(line);
  }
  const taken = body.filter((line) => isTaken.has(line));
  for (const line of body.splice(0)) if (!isTaken.has(line)) body.push(line);
  return taken;
}

/** So many lines between two of the head may be lines of its texts. */
const NEAR_HEAD = 6;

/** Lines of the head among cells, with what stands between two of them and is no cell. `isHeaded`: a header's word follows. */
function headLines(lines: readonly AtomLine[], isHeaded: boolean): readonly AtomLine[] {
  const found = lines.flatMap((line, i) => (isOfHead(line) ? [i] : []));
  const ends = isHeaded ? [...found, lines.length] : found;
  return ends.flatMap((end, n) => {
    const from = ends[n - 1] ?? end;
    const between = lines.slice(from + 1, end);
    const isText = between.length <= NEAR_HEAD && !between.some(mayBeCell);
    return [...(isText ? between : []), ...lines.slice(end, end + 1)];
  });
}

/** A target, a name or a level's label. */
function mayBeCell({ atoms }: AtomLine): boolean {
  return atoms.some(isSigned) || endsAsName(textOfAtoms(atoms)) || findLabels(atoms).length > 0;
}

/** Do lines of other texts stand between the words of a header? */
export function isSpread(header: TextHeader): boolean {
  const rows = rowsOf(header);
  return header.isApart || greatest(rows) - least(rows) > MANY;
}

function rowsOf({ columns }: TextHeader): readonly number[] {
  return columns.flatMap(({ word }) => word.atoms.map(({ row }) => row));
}

function isSigned({ text }: Atom): boolean {
  return SIGNED.test(text);
}

function isOfHead({ atoms }: AtomLine): boolean {
  return isHeadText(atoms) || holdsProse(atoms);
}

/** `(2025年度)` below the title. */
const YEAR = /^[（(]20\d\d\s*年度?[)）]$/;
const YEARS = /[（(]20\d\d\s*年?\s*[-—–~～至]\s*20\d\d\s*年?[)）]$/;
/** `其中：财政 50.00`: a part of an amount. */
const WITHIN = /^其中[:：]?/;
const MONEY_UNIT = /^[（(]?(?:金额)?单位[:：][十百千万亿]*元[)）]?$/;

/** A label of the head, alone or with what stands behind it; which unit amounts are in. */
function isHeadText(atoms: readonly Atom[]): boolean {
  const [text, first] = [textOfAtoms(atoms).replace(YEARS, ""), atoms[0]?.text ?? ""];
  return YEAR.test(text) || isHeadWord(text) || isHeadWord(first) || WITHIN.test(first) || MONEY_UNIT.test(text);
}
