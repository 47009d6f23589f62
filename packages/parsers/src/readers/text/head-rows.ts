import {
  headLabels,
  isGoalSideLabel,
  isMoneySideLabel,
  labelMeaning,
  moneyColumn,
  moneyWords,
  type LabelMeaning,
} from "../../vocabulary/head-labels.ts";
import { isPageFoot } from "../../vocabulary/furniture.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { textOfAtoms, type Atom, type AtomLine } from "./atoms.ts";
import { dictionaryOf, findWords, keyOf, type Dictionary, type FoundWord } from "./words.ts";

/** A cell of the head as the text shows it. */
export interface HeadCell {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly column: number;
}
export type HeadRow = readonly HeadCell[];

type Kind = "money" | "money head" | "goal" | "text" | "side";

const SIDE = ["项目资金", "资金情况", "预算规模及资金用途", "项目绩效目标", "绩效指标", "年度绩效指标", "项目绩效指标"];
const UNITS = ["(元)", "(万元)", "(单位:元)", "(单位:万元)"];

const dictionaries = new WeakMap<Vocabulary, Dictionary<Kind>>();

function dictionaryFor(vocabulary: Vocabulary): Dictionary<Kind> {
  const before = dictionaries.get(vocabulary);
  if (before !== undefined) return before;
  const labels = [...headLabels, ...[...vocabulary.labels].filter((word) => labelMeaning(word) !== null)];
  const entry = (word: string, meaning: Kind) => ({ word, meaning, least: 2 });
  const made = dictionaryOf<Kind>([
    ...labels.flatMap((word) => [entry(word, kindOf(labelMeaning(word))), entry(`其中${word}`, kindOf(labelMeaning(word)))]),
    ...moneyWords.map((word) => entry(word, "money head")),
    ...SIDE.flatMap((word) => [word, ...UNITS.map((unit) => word + unit)]).map((word) => entry(word, "side")),
  ]);
  dictionaries.set(vocabulary, made);
  return made;
}

function kindOf(meaning: LabelMeaning | null): Kind {
  if (meaning?.startsWith("budget.") === true || meaning?.startsWith("part.") === true) return "money";
  return meaning === "overall_goal" || meaning === "annual_goal" || meaning === "goal_actual" ? "goal" : "text";
}

/** A label with what stands beside it. */
interface Entry {
  readonly word: FoundWord<Kind> | null;
  readonly parts: Atom[][];
}

type Item =
  | { readonly kind: "label"; readonly word: FoundWord<Kind> }
  | { readonly kind: "text"; readonly atoms: readonly Atom[] };

const MONEY = /^-?\d[\d,]*(?:\.\d+)?(?:万?元|%)?$|^[-—–/]+$/;
const YEARS = /^[（(]\s*20\d\d\s*年?\s*[-—–~～至]\s*20\d\d\s*年?\s*[)）]$/;

/**
 * The rows of a form's head: labels of the vocabulary, cut or whole, with the text behind each. Amounts stand behind labels of
 * amounts only; text beside none is a row of its own.
 */
export function headRows(lines: readonly AtomLine[], vocabulary: Vocabulary): readonly HeadRow[] {
  const own = lines
    .filter((line) => line.atoms.length > 0 && !isPageFoot(textOfAtoms(line.atoms)))
    .map((line) => ({ ...line, atoms: line.atoms.filter((atom) => !yearsIn(line.atoms).has(atom)) }));
  const words = findWords(
    own.flatMap(({ atoms }) => atoms),
    dictionaryFor(vocabulary),
  );
  const wordOf = new Map(words.flatMap((word) => word.atoms.map((atom) => [atom, word] as const)));
  const items = own.map(({ atoms }) => itemsOf(atoms, wordOf)).filter((line) => line.length > 0);
  const entries = entriesOf(items);
  return rowsOf(entries.filter((entry, i) => !isSideOfGoals(entry, entries[i + 1])));
}

/** 项目绩效目标 left of the goals that have labels of their own says nothing. */
function isSideOfGoals({ word, parts }: Entry, next: Entry | undefined): boolean {
  return word !== null && parts.length === 0 && next?.word?.meaning === "goal" && isGoalSideLabel(word.word);
}

/** `(2025 年-2026 年)` behind a goal's label belongs to it. */
function yearsIn(atoms: readonly Atom[]): ReadonlySet<Atom> {
  for (let from = 0; from < atoms.length; from++)
    for (let to = from + 1; to <= Math.min(atoms.length, from + 4); to++)
      if (YEARS.test(textOfAtoms(atoms.slice(from, to)))) return new Set(atoms.slice(from, to));
  return new Set();
}

function itemsOf(atoms: readonly Atom[], wordOf: ReadonlyMap<Atom, FoundWord<Kind>>): readonly Item[] {
  const items: Item[] = [];
  for (const atom of atoms) {
    const word = wordOf.get(atom);
    const last = items.at(-1);
    if (word !== undefined) {
      const isSide =
        word.meaning === "goal" && word.atoms.length > 1 && isGoalSideLabel(word.word) && word.word.startsWith("项目");
      if (word.atoms[0] === atom && !isSide) items.push({ kind: "label", word });
    } else if (last?.kind === "text" && atom.gap !== "wide" && !isMoney(last.atoms.at(-1)) && !isMoney(atom))
      items[items.length - 1] = { kind: "text", atoms: [...last.atoms, atom] };
    else items.push({ kind: "text", atoms: [atom] });
  }
  return items;
}

function isMoney(atom: Atom | undefined): boolean {
  return atom !== undefined && MONEY.test(atom.text) && /[.,]|^[-—–/]+$/.test(atom.text);
}

function entriesOf(lines: readonly (readonly Item[])[]): readonly Entry[] {
  const entries: Entry[] = [];
  let floating: readonly Atom[] | null = null;
  let hanging: Entry | null = null;
  let settled = 0; // lines that an earlier one has dealt with
  lines.forEach((line, i) => {
    if (i < settled) return;
    const free = isAmounts(line) ? openAmounts(entries) : [];
    if (free.length > 1) {
      const next = lines.findIndex((other, k) => k > i && !isAmounts(other));
      settled = next < 0 ? lines.length : next;
      const amounts = lines.slice(i, settled).flatMap((own) => own.flatMap((item) => (item.kind === "text" ? [item.atoms] : [])));
      if (amounts.length === free.length) free.forEach((entry, k) => entry.parts.push([...(amounts[k] ?? [])]));
      else for (const atoms of amounts) entries.push({ word: null, parts: [[...atoms]] });
      hanging = null;
      return;
    }
    const isLoose = line.every((item) => item.kind === "text");
    if (isLoose && hanging !== null && line.length === 1) {
      addText(entries, hanging, line[0] as Item & { kind: "text" });
      hanging = null;
      return;
    }
    hanging = null;
    if (isLoose && line.length === 1 && floats(lines, i, entries)) {
      floating = (line[0] as Item & { kind: "text" }).atoms;
      return;
    }
    const begin = entries.length;
    for (const item of line) {
      if (item.kind === "label") entries.push({ word: item.word, parts: [] });
      else addText(entries, entries.at(-1) ?? null, item);
    }
    if (floating !== null) {
      const valueless = entries.slice(begin, -1).find((entry) => entry.parts.length === 0 && entry.word?.meaning === "text");
      if (valueless === undefined) entries.splice(begin, 0, { word: null, parts: [[...floating]] });
      else {
        valueless.parts.push([...floating]);
        hanging = valueless;
      }
      floating = null;
    }
  });
  return entries;
}

/** Labels of amounts one after the other, at the end, none of which has one yet: they stand in a row above their amounts, or in a column before them. */
function openAmounts(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.findLastIndex(({ word, parts }) => word?.meaning !== "money" || parts.length > 0);
  return entries.slice(last + 1);
}

/** A line that holds nothing but amounts. */
function isAmounts(line: readonly Item[]): boolean {
  return line.every((item) => item.kind === "text" && item.atoms.every(({ text }) => MONEY.test(text)));
}

/** A line that stands above the row it belongs to: there a label in the middle has nothing beside it, and below stands the rest. */
function floats(lines: readonly (readonly Item[])[], i: number, entries: readonly Entry[]): boolean {
  const [next, after] = [lines[i + 1], lines[i + 2]];
  if (next === undefined || after === undefined || after.length !== 1 || after[0]?.kind !== "text") return false;
  if (entries.at(-1)?.parts.length === 0) return false;
  return next.some((item, k) => item.kind === "label" && item.word.meaning === "text" && next[k + 1]?.kind === "label");
}

function addText(entries: Entry[], entry: Entry | null, { atoms }: { readonly atoms: readonly Atom[] }): void {
  const text = textOfAtoms(atoms);
  const kind = entry?.word?.meaning;
  if (entry !== null && (kind === "money" || kind === "money head" || kind === "side")) {
    if (kind !== "side" && atoms.every((atom) => MONEY.test(atom.text))) {
      // An amount too many: of the label before it that has none, and to whose cell it may have slipped. Of two labels and two amounts on a line
      // it is not told which is whose.
      const slipped = entries.findLast((one) => one.word?.meaning === "money" && one.parts.length === 0);
      const isBeside = slipped !== undefined && slipped === entries.at(-2) && slipped.word?.atoms[0]?.row === atoms[0]?.row;
      const own = entry.parts.length === 0 || isBeside ? entry : (slipped ?? entry);
      own.parts.push([...atoms]);
    } else entries.push({ word: null, parts: [[...atoms]] });
  } else if (entry === null || (MONEY.test(text) && entry.parts.length > 0)) entries.push({ word: null, parts: [[...atoms]] });
  else entry.parts.push([...atoms]);
}

/** Labels of amounts in one row, those of goals beside each other where only one text follows, and each other one in its own. */
function rowsOf(entries: readonly Entry[]): readonly HeadRow[] {
  const rows: HeadCell[][] = [];
  let kind: Kind | null = null;
  entries.forEach(({ word, parts }, i) => {
    const own = word?.meaning ?? "text";
    const last = rows.at(-1);
    const heads = own === "goal" && kind === "goal" && entries[i - 1]?.parts.length === 0;
    const amounts = own === kind && (own === "money" || own === "money head") && word !== null;
    kind = word === null ? null : own;
    if (heads && last !== undefined && word !== null) last.push(cellOf(word.atoms, 5, word.word));
    else if (amounts && last !== undefined) last.push(cellOf(word.atoms, last.length, word.word));
    else rows.push([word === null ? cellOf(parts.flat(), 1) : cellOf(word.atoms, 0, word.word)]);
    if (word === null || parts.length === 0) return;
    const row = rows.at(-1) as HeadCell[];
    if (heads) rows.push([cellOf(parts.flat(), 6)]);
    else if (own === "money" || own === "money head") for (const part of parts) row.push(cellOf(part, row.length));
    else row.push(cellOf(parts.flat(), row.length));
  });
  return rows;
}

/** Of goals, points of a list begin lines. */
function cellOf(atoms: readonly Atom[], column: number, word?: string): HeadCell {
  if (word !== undefined) return { text: atoms.map(({ text }) => text).join(""), atoms, column };
  const lines: Atom[][] = [];
  for (const atom of atoms) {
    const before = lines.at(-1)?.at(-1);
    if (before === undefined || (before.row !== atom.row && /[。；;]$/.test(before.text) && /^\d{1,2}[.、．]/.test(atom.text)))
      lines.push([atom]);
    else lines.at(-1)?.push(atom);
  }
  return { text: lines.map(textOfAtoms).join("\n"), atoms, column };
}

/** Is this a label of the head, or the money table's? */
export function isHeadWord(text: string): boolean {
  return labelMeaning(text) !== null || moneyColumn(text) !== null || isMoneySideLabel(keyOf(text));
}
