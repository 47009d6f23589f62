import { foldText } from "../identity/fold.ts";
import { withoutYearWords } from "./year-words.ts";

/** An indicator as it is matched. */
export interface JoinRow {
  readonly seq: number;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level3: string | null;
  readonly value_text: string | null;
  readonly horizon: string | null;
}

/**
 * How a target's row and a result's were matched.
 * - `same_text`: levels, name and target read the same;
 * - `same_name`: the same name under the same levels; the targets' texts differ;
 * - `near`: the names only resemble each other (an addition, a bracket, another level);
 * - `none`: no partner; `ambiguous`: several could be, and which is not known; `other_period`: a target of the project's whole life.
 */
export type RowMatch = "same_text" | "same_name" | "near" | "none" | "ambiguous" | "other_period";

export interface MatchedRow {
  readonly target_seq: number | null;
  readonly actual_seq: number | null;
  readonly how: RowMatch;
}

/** Every row of both, once: with its partner, or without one. In the targets' order, what only the results have behind. */
export function matchRows(targets: readonly JoinRow[], results: readonly JoinRow[]): MatchedRow[] {
  const hand: Hand = { targets: targets.filter(({ horizon }) => horizon !== "overall"), results, matched: [] };
  const ofLife = targets.filter(({ horizon }) => horizon === "overall");
  const sure = [textKey, nameKey].reduce((left, key, i) => byKey(left, key, i === 0 ? "same_text" : "same_name"), hand);
  const left = byResemblance(sure);
  const alone: MatchedRow[] = [
    ...left.targets.map(({ seq }): MatchedRow => ({ target_seq: seq, actual_seq: null, how: "none" })),
    ...ofLife.map(({ seq }): MatchedRow => ({ target_seq: seq, actual_seq: null, how: "other_period" })),
    ...left.results.map(({ seq }): MatchedRow => ({ target_seq: null, actual_seq: seq, how: "none" })),
  ];
  const order = ({ target_seq, actual_seq }: MatchedRow): number => target_seq ?? targets.length + (actual_seq ?? 0);
  return [...left.matched, ...alone].toSorted((a, b) => order(a) - order(b));
}

/** Rows that have no partner yet, and what is decided. */
interface Hand {
  readonly targets: readonly JoinRow[];
  readonly results: readonly JoinRow[];
  readonly matched: readonly MatchedRow[];
}

type KeyOf = (row: JoinRow) => string | null;

/**
 * One row each: partners. As many rows that read exactly the same on both sides: partners in their order, for it does not matter
 * which target is whose. All else that shares a key is ambiguous: a target that was split, or a name used twice.
 */
function byKey({ targets, results, matched }: Hand, keyOf: KeyOf, how: "same_text" | "same_name"): Hand {
  const [ours, theirs] = [Map.groupBy(targets, keyOf), Map.groupBy(results, keyOf)];
  const found = [...ours].flatMap(([key, own]): MatchedRow[] => {
    const others = key === null ? undefined : theirs.get(key);
    if (others === undefined) return [];
    const isClear = own.length === others.length && (own.length === 1 || how === "same_text");
    return isClear
      ? own.map(({ seq }, i) => ({ target_seq: seq, actual_seq: others[i]?.seq ?? null, how }))
      : ambiguous(own, others);
  });
  return without({ targets, results, matched }, found);
}

function ambiguous(targets: readonly JoinRow[], results: readonly JoinRow[]): MatchedRow[] {
  return [
    ...targets.map(({ seq }): MatchedRow => ({ target_seq: seq, actual_seq: null, how: "ambiguous" })),
    ...results.map(({ seq }): MatchedRow => ({ target_seq: null, actual_seq: seq, how: "ambiguous" })),
  ];
}

/** Near is only who is near to no other: of several that resemble a row, none is taken. */
function byResemblance(hand: Hand): Hand {
  const edges = hand.targets.flatMap((target) =>
    hand.results.filter((result) => isNear(target, result)).map((result) => ({ target, result })),
  );
  const [ofTarget, ofResult] = [Map.groupBy(edges, ({ target }) => target), Map.groupBy(edges, ({ result }) => result)];
  const isOnly = ({ target, result }: (typeof edges)[number]): boolean =>
    ofTarget.get(target)?.length === 1 && ofResult.get(result)?.length === 1;
  const found = edges
    .filter(isOnly)
    .map(({ target, result }): MatchedRow => ({ target_seq: target.seq, actual_seq: result.seq, how: "near" }));
  const several = edges.filter((edge) => !isOnly(edge));
  const rows = [new Set(several.map(({ target }) => target)), new Set(several.map(({ result }) => result))] as const;
  return without(hand, [...found, ...ambiguous([...rows[0]], [...rows[1]])]);
}

function without({ targets, results, matched }: Hand, found: readonly MatchedRow[]): Hand {
  const [gone, taken] = [new Set(found.map((one) => one.target_seq)), new Set(found.map((one) => one.actual_seq))];
  return {
    targets: targets.filter(({ seq }) => !gone.has(seq)),
    results: results.filter(({ seq }) => !taken.has(seq)),
    matched: [...matched, ...found],
  };
}

function textKey({ level1, level2, level3, value_text }: JoinRow): string | null {
  if (level3 === null) return null;
  return JSON.stringify([level1, level2, level3, value_text].map((text) => (text === null ? null : foldText(text))));
}

/** A row whose level is lost has not the same level as any other. */
function nameKey({ level1, level2, level3 }: JoinRow): string | null {
  if (level1 === null || level2 === null || level3 === null) return null;
  return JSON.stringify([levelKey(level1), levelKey(level2), plainName(level3)]);
}

/** `产出指标(50分)`, `产出`. */
function levelKey(level: string): string {
  return foldText(level)
    .replaceAll(/[([（【].*?[)\]）】]/g, "")
    .replace(/指标$/, "");
}

function plainName(name: string): string {
  return foldText(name)
    .toLowerCase()
    .replaceAll(/[\p{P}\p{Z}]+/gu, (marks) => (/[%‰]/.test(marks) ? marks : ""));
}

/** Without what is added: numbering, brackets, year words. */
function nearName(name: string): string {
  const bare = foldText(name)
    .replace(/^(?:指标)?[\d①-⑳]+[.、:：)]?/, "")
    .replaceAll(/[([（【][^()[\]（）【】]*[)\]）】]/g, "");
  return plainName(withoutYearWords(bare, null));
}

/** Of the shorter name in the longer one; less is another indicator. */
const LEAST_SHARE = 0.6;
const SHORTEST_NAME = 4;
/** Words whose addition makes another indicator of it: 不合格率, 第二期, 女职工人数 … of 2. */
const OTHER_THING = /[\d一二三四五六七八九十百两第不非未无没否男女老新旧]/;

function isNear(target: JoinRow, result: JoinRow): boolean {
  if (target.level3 === null || result.level3 === null) return false;
  const [one, other] = [nearName(target.level3), nearName(result.level3)];
  if (one.length < 2 || other.length < 2 || numbersIn(target.level3) !== numbersIn(result.level3)) return false;
  if (one === other) return true;
  if (target.level2 === null || result.level2 === null || levelKey(target.level2) !== levelKey(result.level2)) return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_NAME || short.length < LEAST_SHARE * long.length) return false;
  const added = addedIn(short, long);
  return added !== null && !OTHER_THING.test(added);
}

/** Figures outside brackets and numbering: 一期 and 二期, 5公里 and 10公里 are not near. */
function numbersIn(name: string): string {
  const bare = withoutYearWords(foldText(name).replace(/^(?:指标)?[\d①-⑳]+[.、:：)]/, ""), null);
  return [...bare.matchAll(/\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=[期批阶标号类级季]|$)/g)].map(([text]) => text).join(" ");
}

/** What the longer text has beside the letters of the shorter one, in their order; null where it does not have them all. */
function addedIn(short: string, long: string): string | null {
  let at = 0;
  let added = "";
  for (const char of long) {
    if (char === short.charAt(at)) at++;
    else added += char;
  }
  return at === short.length ? added : null;
}
