import { isSideLabelPiece } from "../vocabulary/furniture.ts";
import { labelMeaning, type FieldPath, type LabelMeaning } from "../vocabulary/head-labels.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import type { Layout } from "./layout.ts";

/** What a cell of a head is a label of: a layout's own word, else one of the lexicon; null where it is none. */
export function labelOf(text: string, layout: Layout): LabelMeaning | readonly [left: FieldPath, right: FieldPath] | null {
  const key = labelKey(text);
  const own = Object.hasOwn(layout.labels, key) ? layout.labels[key] : undefined;
  if (own !== undefined) return own;
  if (layout.ignored?.includes(key) === true) return "extra";
  return labelMeaning(text);
}

/** The words by which a form is known to be of a layout: its own, and those that it prints and the lexicons explain. */
export function wordsOf(layout: Layout): ReadonlySet<string> {
  const known = words.get(layout);
  if (known !== undefined) return known;
  const { labels, columns, ignored = [], prints = "" } = layout;
  const all = new Set([...Object.keys(labels), ...Object.keys(columns), ...ignored, ...prints.split(" ").filter(Boolean)]);
  words.set(layout, all);
  return all;
}

const words = new WeakMap<Layout, ReadonlySet<string>>();

/** Does only the lexicon know the label? Then pieces of side labels, which look like goals, are none. */
export function isBorrowed(text: string, layout: Layout): boolean {
  return !Object.hasOwn(layout.labels, labelKey(text)) && isSideLabelPiece(text);
}
