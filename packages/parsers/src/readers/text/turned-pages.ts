import { headerMeanings, type ColumnField } from "../../vocabulary/columns.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { betweenBlanks } from "./between-blanks.ts";
import { shapeOf } from "./cell-shape.ts";
import { keyOf } from "./words.ts";

/** The lines of a text with its pages upright. */
export interface Upright {
  readonly lines: readonly TextLine[];
  /** Numbers of the lines before the tables, if a page was turned: no order of a head's labels and texts is to be trusted there. */
  readonly heads: ReadonlySet<number> | null;
}

/** Lines between blank ones. */
type Group = readonly TextLine[];

/** So many cells on either side of a header are looked at, and so many of them tell where its column stands. */
const BESIDE = 3;
const TELLING = 2;

/**
 * A page that lies sideways (`/Rotate`) is written by `pdftotext` from its bottom up: what blank lines part stands in reverse order, each column's
 * header behind its cells. Such pages are put upright: behind what stands before the table, part by part from the last to the first. A page is one
 * where both the header of names and that of targets stand directly behind their cells and before none; of such a text also each page without headers.
 */
export function uprightPages(lines: readonly TextLine[]): Upright {
  const pages: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.startsPage === true) pages.push([]);
    pages.at(-1)?.push(line);
  }
  const grouped = pages.map(groupsOf);
  if (!grouped.some(isUpsideDown)) return { lines, heads: null };
  const heads = new Set<number>();
  const upright = pages.flatMap((page, i) => {
    const groups = grouped[i] as readonly Group[];
    const headers = headersOf(groups);
    const head = headEnd(groups, headers);
    for (const { number } of groups.slice(0, head).flat()) heads.add(number);
    return isUpsideDown(groups) || headers.length === 0 ? turned(page, groups, head) : page;
  });
  return { lines: upright, heads };
}

function groupsOf(page: readonly TextLine[]): readonly Group[] {
  return betweenBlanks(page, ({ text }) => text.trim() === "");
}

function textOf(group: Group): string {
  return group.map(({ text }) => text.trim()).join("");
}

interface Header {
  readonly at: number;
  readonly field: ColumnField;
}

const SHORT = 2;

/** The headers of names and targets that stand by themselves. */
function headersOf(groups: readonly Group[]): readonly Header[] {
  return groups.flatMap((group, at) => {
    const word = keyOf(textOf(group));
    const field = word.length > SHORT ? headerMeanings([word])[0]?.field : undefined; // 三级 is a target, too
    return field === "level3" || field === "value" ? [{ at, field }] : [];
  });
}

const nameShape = shapeOf("level3");

function isCell(group: Group, field: ColumnField): boolean {
  const text = textOf(group);
  if (field === "value") return SIGNED.test(text);
  return nameShape(text) > 0 && labelMeaning(text) === null;
}

function isUpsideDown(groups: readonly Group[]): boolean {
  const headers = headersOf(groups);
  const isBehind = ({ at, field }: Header) => {
    const count = (some: readonly Group[]) => some.filter((group) => isCell(group, field)).length;
    return count(groups.slice(Math.max(0, at - BESIDE), at)) >= TELLING && count(groups.slice(at + 1, at + 1 + BESIDE)) === 0;
  };
  return (["level3", "value"] as const).every(
    (field) => headers.some((header) => header.field === field) && headers.every((one) => one.field !== field || isBehind(one)),
  );
}

/** How many parts of a page stand before its table: up to the last label of a head before the first header. */
function headEnd(groups: readonly Group[], headers: readonly Header[]): number {
  const isHead = (group: Group) =>
    [textOf(group), ...group.map(({ text }) => text.trim())].some((text) => labelMeaning(text) !== null);
  return groups.slice(0, headers[0]?.at ?? 0).findLastIndex(isHead) + 1;
}

function turned(page: readonly TextLine[], groups: readonly Group[], head: number): readonly TextLine[] {
  const startsPage = page[0]?.startsPage;
  const blank = (group: Group, isFirst: boolean): TextLine => ({
    number: group[0]?.number ?? 0,
    text: "",
    kind: "blank",
    ...(isFirst && startsPage === true ? { startsPage } : {}),
  });
  return [...groups.slice(0, head), ...groups.slice(head).toReversed()].flatMap((group, i) => [
    blank(group, i === 0),
    ...group.map(({ number: own, text, kind }): TextLine => ({ number: own, text, kind })),
  ]);
}
