import { canonicalLabel, isLevel1, levelLabels, taxonomy } from "../../vocabulary/taxonomy.ts";
import type { Atom } from "./atoms.ts";
import { cutFar, dictionaryOf, findWords, keyOf, type FoundWord } from "./words.ts";

/** What a word at a table's left edge is: a label of a level, or of the whole table. */
export type LabelKind = "level1" | "level2" | "side";

/** Labels of whole tables, often upright: a character a line. */
const SIDE = ["绩效指标", "项目绩效指标", "年度绩效指标", "绩效目标", "项目绩效目标", "年度绩效目标", "指标"];

/** 成本指标 is a level 1 label in forms that divide it, else a level 2 label below 产出指标. */
const COST = "成本指标";
const costs: ReadonlySet<string> = new Set(taxonomy.find(({ label }) => label === COST)?.level2);

const dictionary = dictionaryOf<LabelKind>([
  ...levelLabels.map((word) => ({ word, meaning: kindOf(word), least: 2 })),
  ...SIDE.slice(0, -1).map((word) => ({ word, meaning: "side" as const, least: 1 })),
]);

/** `产出指标(50分)`: points behind a label. */
const POINTS = /指标.*\d+分?[)）]?$/;
const HEADER = /^[一二三]级/;
/** What ends as labels do is one, whatever it says; names of indicators hardly ever end so. */
const OUTSIDE = /^\p{Script=Han}{2,6}指标$/u;

/** The labels among a table's pieces, those too that a narrow cell cut. */
export function findLabels(atoms: readonly Atom[]): readonly FoundWord<LabelKind>[] {
  const found = findWords(atoms, dictionary);
  const taken = new Set(found.flatMap((word) => word.atoms));
  const others = atoms.flatMap((atom, i): FoundWord<LabelKind>[] => {
    if (taken.has(atom)) return [];
    const label = POINTS.test(atom.text) ? canonicalLabel(atom.text) : null;
    if (label !== null) return [{ word: atom.text, meaning: kindOf(label), atoms: [atom] }];
    if (!OUTSIDE.test(atom.text) || HEADER.test(atom.text) || (atom.gap !== "line" && !taken.has(atoms[i - 1] as Atom)))
      return [];
    const next = atoms[i + 1];
    return [{ word: atom.text, meaning: next !== undefined && OUTSIDE.test(next.text) ? "level1" : "level2", atoms: [atom] }];
  });
  for (const word of cutFar(atoms, new Set([...found, ...others].flatMap((word) => word.atoms)), BEGINNINGS)) others.push(word);
  const order = new Map(atoms.map((atom, i) => [atom, i] as const));
  const at = (word: FoundWord<LabelKind>) => order.get(word.atoms[0] as Atom) as number;
  const all = [...found, ...others].toSorted((a, b) => at(a) - at(b));
  const divided = all.some(({ word }) => costs.has(canonicalLabel(word) ?? ""));
  return divided ? all.map((one) => (one.word === COST ? { ...one, meaning: "level1" } : one)) : all;
}

/** Beginnings of labels that nothing else begins with, and what they lack: 经济效益指 / 标. */
const BEGINNINGS: ReadonlyMap<string, { readonly word: string; readonly rest: string; readonly meaning: LabelKind }> = new Map(
  levelLabels
    .flatMap((word) =>
      [1, 2].map((cut) => [word.slice(0, -cut), { word, rest: word.slice(-cut), meaning: kindOf(word) }] as const),
    )
    .filter(([beginning, { word }]) => beginning.length >= 4 && beginning.endsWith("指") && word.endsWith("指标")),
);

function kindOf(word: string): LabelKind {
  const label = canonicalLabel(word);
  return label !== null && isLevel1(label) && keyOf(word) !== COST ? "level1" : "level2";
}
