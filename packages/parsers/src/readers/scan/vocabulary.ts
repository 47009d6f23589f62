import { units } from "@jixiao/normalize";
import { canonicalLabel } from "../../vocabulary/taxonomy.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** What a label is compared by: brackets, colons and spaces come and go. */
export function bare(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s:：;；.。,，、(){}[\]【】|]/g, "");
}

/** The label that a text is, letter by letter, or null. */
function exactLabel(text: string, { labels }: Vocabulary): string | null {
  const key = bare(text);
  return labels.has(key) ? key : canonicalLabel(key) === null ? null : key;
}

/** Is the text a label of the forms, letter by letter? */
export function isKnownLabel(text: string, vocabulary: Vocabulary): boolean {
  return exactLabel(text, vocabulary) !== null;
}

/** Is the text this label, with whatever brackets and colons? */
export function isSpelled(text: string, label: string): boolean {
  return bare(text) === label;
}

/**
 * What two readings of a cell say about labels: the one that they prove (one of them is a label letter by letter; or,
 * where they differ, both come nearest to the same label of their length, nearer than to any other), or that each says
 * another. What both read alike and is no label is none.
 */
export function labelOf(first: string, second: string, agreed: boolean, vocabulary: Vocabulary): LabelVerdict {
  const [one, other] = [exactLabel(first, vocabulary), exactLabel(second, vocabulary)];
  if (one !== null && other !== null && one !== other) return { label: null, contradiction: true, read: false };
  const label = one ?? other ?? (agreed ? null : nearestOf(first, second, vocabulary));
  return { label, contradiction: false, read: one === other && one !== null };
}

export interface LabelVerdict {
  readonly label: string | null;
  readonly contradiction: boolean;
  /** Both models read the label letter by letter; else the vocabulary put one right. */
  readonly read: boolean;
}

function nearestOf(first: string, second: string, vocabulary: Vocabulary): string | null {
  const nearest = nearestLabel(bare(first), vocabulary);
  return nearest !== null && nearest === nearestLabel(bare(second), vocabulary) ? nearest : null;
}

/** Share of letters of a label that may be misread. */
const MISREAD_SHARE = 1 / 3;

function nearestLabel(text: string, { labels }: Vocabulary): string | null {
  const candidates = [...labels]
    .filter((label) => label.length === text.length && label.length >= 4)
    .map((label) => ({ label, wrong: differences(label, text) }))
    .toSorted((a, b) => a.wrong - b.wrong);
  const [best, next] = candidates;
  if (best === undefined || best.wrong > text.length * MISREAD_SHARE) return null;
  return next !== undefined && next.wrong === best.wrong ? null : best.label;
}

function differences(a: string, b: string): number {
  return Array.from(a).filter((char, i) => char !== b[i]).length;
}

/** A title whose last words are misread in one letter of four at most gets them back. */
export function withTitleEnding(text: string, { titleEndings }: Vocabulary): string {
  for (const ending of titleEndings) {
    const start = text.length - ending.length;
    if (start >= 0 && differences(ending, text.slice(start)) <= ending.length / 4) return text.slice(0, start) + ending;
  }
  return text;
}

/**
 * Pairs of letters that are no Chinese word and stand for one that differs in a stroke. Both models read them wrong
 * in the same way, so that their agreement proves nothing.
 */
const misreadPairs: readonly (readonly [misread: RegExp, printed: string])[] = [
  [/未(?=班|月份?|梢|次装修|考)|(?<=[首期月年季周岁始])未/g, "末"],
  [/(?<=[时期空夜区房车民年瞬当])问(?!题|卷|询|责|答|政|需|效|诊|世|候)/g, "间"],
  [
    /(?<=[合及有准达覆完占到效优完成生参知满格确时标盖好长位良存与晓益用复测办查通过置响应登录还签出兑执行付实发控制修换收利理点])[牵奉素府幸举才替系夫笠堆这符](?=$|[（()）:：≥≤])/g,
    "率",
  ],
  [/[改禾履发轿](?=盖(?:率|面|情况|范围|$))/g, "覆"],
  [/[拔拓捧搂搜](?=付(?:及时|到位|率|进度|时效|给|$))/g, "拨"],
  [/[遗遵咀](?=选(?:程序|合规|方式|标准))/g, "遴"],
  [/指[示际杯](?=$|[值描说])/g, "指标"],
  [/[己巳](?=完成|建成|投入|落实)/g, "已"],
  [/(?<=人|补|资|拨)[忖讨](?=$|及|时)/g, "付"],
];

/** Puts right what no Chinese text says. */
export function withoutMisreadPairs(text: string): string {
  return misreadPairs.reduce((repaired, [misread, printed]) => repaired.replaceAll(misread, printed), text);
}

const unitNames: ReadonlySet<string> = new Set(units.flatMap(({ names }) => names));
/** 问 in brackets behind a number is 间: no unit has that name. */
const misreadUnits: Readonly<Record<string, string>> = {
  问: "间",
  同: "间",
  入: "人",
  顶: "项",
  欢: "次",
  仲: "件",
  无: "元",
  夭: "天",
  圭: "套",
};

/** 米 read as a character that is one stroke off. */
const MISREAD_METRE = /(?<=[平立]方|[公千毫厘分])[来未采](?=$|\/)/g;

/** Is this a unit of the table of units, alone or as a rate (元/平方米, 件/百万人次)? */
export function isUnit(text: string): boolean {
  return text.split(/[/·]/).every((part) => unitNames.has(part) || unitNames.has(part.replace(/^[十百千万亿]+/, "")));
}

/** The unit that a misread one stands for, or null where the table of units does not tell. */
export function misreadUnit(text: string): string | null {
  const known = misreadUnits[text];
  if (isUnit(text)) return null;
  if (known !== undefined) return known;
  const metres = text.replaceAll(MISREAD_METRE, "米");
  return metres !== text && isUnit(metres) ? metres : null;
}
