import { type FileStructure, type Finding, reachable } from "./file-structure.ts";
import type { Damage } from "../../../document.ts";
import { isDictionary, isReference, type Value } from "./values.ts";
import type { Warning } from "./library-warnings.ts";

/** More entries than a person reads; the rest is counted. */
const MAX_PARTS = 40;

/** All that is damaged in a document, with the pages that show it: what belongs to no page of its own concerns all of them. */
export function damageOf(
  structure: FileStructure,
  warnings: readonly Warning[],
  pages: ReadonlyMap<number, number>,
): readonly Damage[] {
  const shown = structure.findings.length === 0 ? null : pagesByObject(structure, pages);
  const found = structure.findings.flatMap((finding) => (shown === null ? [] : damageAt(finding, structure, shown)));
  const heard = warnings.map(({ page, part, reason, shared }): Damage => ({
    page: shared ? null : page,
    part,
    reason,
    concerns: shared ? "all" : "page",
  }));
  return shortened([
    ...found,
    ...heard.map((damage) => (damage.page === null ? { ...damage, concerns: "all" as const } : damage)),
  ]);
}

function damageAt({ object, part, reason }: Finding, structure: FileStructure, shown: Shown): readonly Damage[] {
  if (object === null) return [{ page: null, part, reason, concerns: "all" }];
  const objects = [object, ...(structure.containers.get(object) ?? [])];
  const own = [...new Set(objects.flatMap((number) => shown.pages.get(number) ?? []))].toSorted((a, b) => a - b);
  const beyond = objects.some((number) => !shown.pages.has(number) && !shown.bookkeeping.has(number));
  if (own.length === 0 || objects.length > 1)
    return [{ page: null, part, reason, concerns: beyond || own.length > 0 ? "all" : "none" }];
  return own.map((page) => ({ page, part, reason, concerns: "page" }));
}

interface Shown {
  /** Pages that show an object, each as its number. */
  readonly pages: ReadonlyMap<number, readonly number[]>;
  /** Objects of the catalog that say nothing of any page's text. */
  readonly bookkeeping: ReadonlySet<number>;
}

function pagesByObject({ objects, trailer }: FileStructure, pages: ReadonlyMap<number, number>): Shown {
  const byObject = new Map<number, number[]>();
  for (const [number, object] of pages) {
    for (const reached of reachable(objects, { object })) byObject.set(reached, [...(byObject.get(reached) ?? []), number]);
  }
  return { pages: byObject, bookkeeping: bookkeeping(objects, trailer?.get("Info") ?? null, trailer?.get("Root") ?? null) };
}

const BOOKKEEPING = [
  "Metadata",
  "Outlines",
  "OutputIntents",
  "PageLabels",
  "ViewerPreferences",
  "PieceInfo",
  "Threads",
  "OpenAction",
  "Lang",
  "AF",
];

function bookkeeping(objects: ReadonlyMap<number, Value>, info: Value, root: Value): ReadonlySet<number> {
  const catalog = isReference(root) ? objects.get(root.object) : root;
  const values = isDictionary(catalog) ? BOOKKEEPING.flatMap((key) => catalog.get(key) ?? []) : [];
  const names = isDictionary(catalog) ? (catalog.get("Names") ?? null) : null;
  const lists = isReference(names) ? objects.get(names.object) : names;
  const files = isDictionary(lists) ? (lists.get("EmbeddedFiles") ?? null) : null;
  const links = new Set(["Parent", "P", "Pg", "Dest", "Dests", "A", "AA", "SE", "D"]);
  return reachable(objects, [info, files, ...values], links);
}

/** The same said of the same page once; a long list is cut, and says so. */
function shortened(damage: readonly Damage[]): readonly Damage[] {
  const distinct = [...new Map(damage.map((entry) => [JSON.stringify([entry.page, entry.part, entry.reason]), entry])).values()];
  if (distinct.length <= MAX_PARTS) return distinct;
  const rest = distinct.slice(MAX_PARTS);
  // what is left out concerns whatever it may
  return [
    ...distinct.slice(0, MAX_PARTS),
    { page: null, part: "further parts", reason: `${rest.length} more are damaged`, concerns: "all" },
  ];
}
