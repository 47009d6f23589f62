import { remembered } from "./remembered.ts";

/** A text without any white space: dumps and justified print put spaces and line breaks anywhere into Chinese words. */
export function bareText(text: string): string {
  return text.replaceAll(/[\s\u3000]+/g, "");
}

/** What a label may have beside its words. */
const BESIDE_LABEL = /[<（(\s\u3000:：*＊]/;

/** A label for comparison: no markup, no bracketed additions, no white space, colons or stars (`其中： 财政资金`, `项目总目标 (2025年-2026年)`). */
export function labelKey(text: string): string {
  return BESIDE_LABEL.test(text) ? bareLabel(text) : text;
}

const bareLabel = remembered((text) =>
  text
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll(/[（(][^（()）]*[)）]/g, "")
    .replaceAll(/[\s\u3000:：*＊]+/g, ""),
);

/** A header whose bracketed part belongs to its name: `年度(/项目)指标值` is compared as `年度/项目指标值`. */
export function headerKey(text: string): string {
  return text.replaceAll(/[\s（()）]+/g, "");
}

/** A pattern of words, longest first, each taken letter by letter; null where there are none. */
export function wordPattern(words: Iterable<string>): string | null {
  const distinct = [...new Set(words)].toSorted((a, b) => b.length - a.length);
  return distinct.length === 0 ? null : `(?:${distinct.map(escaped).join("|")})`;
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
