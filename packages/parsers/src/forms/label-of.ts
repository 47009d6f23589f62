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

/** Does only the lexicon know the label? Then pieces of side labels, which look like goals, are none. */
export function isBorrowed(text: string, layout: Layout): boolean {
  return !Object.hasOwn(layout.labels, labelKey(text)) && isSideLabelPiece(text);
}
