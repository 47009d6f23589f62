import { greatest, least } from "../../extent.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { textOfAtoms, type Atom, type AtomLine } from "./atoms.ts";
import { betweenBlanks } from "./between-blanks.ts";
import { isHeadWord } from "./head-rows.ts";
import type { TextHeader } from "./header.ts";
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
  const taken: AtomLine[] = [];
  for (const group of betweenBlanks(body, ({ atoms }) => atoms.length === 0)) {
    const isBetween = (group.at(-1)?.row ?? Infinity) < last;
    const isMixed = group.length > MANY || group.some(({ atoms }) => atoms.some(isSigned));
    const isHeads = isBetween && !isMixed && group.some(isOfHead);
    const isOnlyLabels = group.every(({ atoms }) => labelMeaning(textOfAtoms(atoms)) !== null);
    const isWhole = isHeads || isOnlyLabels || (isBetween && isHeadText(group.flatMap(({ atoms }) => atoms)));
    for (const line of group) if (isWhole || (isBetween && isOfHead(line))) taken.push(line);
  }
  const isTaken = new Set(taken);
  for (const line of body.splice(0)) if (!isTaken.has(line)) body.push(line);
  return taken;
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

const YEARS = /[（(]20\d\d\s*年?\s*[-—–~～至]\s*20\d\d\s*年?[)）]$/;
/** `其中：财政 50.00`: a part of an amount. */
const WITHIN = /^其中[:：]?/;
const MONEY_UNIT = /^[（(]?(?:金额)?单位[:：][十百千万亿]*元[)）]?$/;

/** A label of the head, alone or with what stands behind it; which unit amounts are in. */
function isHeadText(atoms: readonly Atom[]): boolean {
  const [text, first] = [textOfAtoms(atoms).replace(YEARS, ""), atoms[0]?.text ?? ""];
  return isHeadWord(text) || isHeadWord(first) || WITHIN.test(first) || MONEY_UNIT.test(text);
}
