import { greatest } from "../../extent.ts";
import { isProjectLabel } from "../../vocabulary/form-marks.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { tableTitle } from "../../vocabulary/titles.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { TextLine } from "../../tables/text-line.ts";
import { atomLines } from "./atoms.ts";
import { shapeOf } from "./cell-shape.ts";
import { findLabels } from "./labels.ts";

/**
 * Where several forms stand on a page, `pdftotext` may write the left column of all of them and then the right one:
 *
 *     title 1, 项目名称 …, levels of 1, title 2, 项目名称 …, levels of 2, [last rows of the form before,] 项目性质 … rows of 1, 项目性质 … rows of 2
 *
 * The lines of such pages with each form's columns together, the title whose form begins on the next page last. A page whose order is not
 * certainly this one stays as it is.
 */
export function unmixedPages(lines: readonly TextLine[], vocabulary: Vocabulary): readonly TextLine[] {
  if (lines.filter(({ text }) => isProjectLabel(text.trim())).length < 2) return lines;
  const pages: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.startsPage === true) pages.push([]);
    pages.at(-1)?.push(line);
  }
  return pages.flatMap((page, i) => unmixed(page, vocabulary, i > 0));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function unmixed(page: readonly TextLine[], vocabulary: Vocabulary, goesOn: boolean): readonly TextLine[] {
  const starts = startsOf(page, vocabulary);
  const labelled = labelledLines(page);
  const rights = rightColumns(page, starts, labelled);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || rights.length !== starts.length) return page;
  const loneTitle = page.findIndex((line, i) => i > last.name && isTitle(line.text, vocabulary));
  const events = [...starts.map(({ from }) => from), ...rights, ...(loneTitle < 0 ? [] : [loneTitle]), page.length].toSorted(
    (a, b) => a - b,
  );
  const upTo = (from: number): Span => ({ from, to: events.find((at) => at > from) ?? page.length });
  const [right] = rights as readonly [number];
  const before = greatest(events.filter((at) => at < right));
  const leftEnd = 1 + greatest([before, ...[...labelled].filter((i) => i > before && i < right), yearBehind(page, before)]);
  const tail: Span = { from: leftEnd, to: right };
  const names = printed(page, tail);
  const hasTail = goesOn && names > 0;
  const isMixed = right > last.from && (starts.length > 1 || loneTitle >= 0 || hasTail);
  if (!isMixed || (names > 0 && !goesOn)) return page;
  const values: Span = { from: right + 1, to: hasTail ? valuesEnd(page, right + 1, 2 * names) : right + 1 };
  const cut = (span: Span): Span => (span.from === before ? { ...span, to: leftEnd } : span);
  const order: readonly Span[] = [
    { from: 0, to: first.from },
    tail,
    values,
    ...starts.flatMap(({ from }, i) => {
      const own = upTo(rights[i] as number);
      return [
        cut(upTo(from)),
        ...(i === 0
          ? [
              { from: right, to: right + 1 },
              { from: values.to, to: own.to },
            ]
          : [own]),
      ];
    }),
    ...(loneTitle < 0 ? [] : [cut(upTo(loneTitle))]),
  ];
  return order.flatMap((span, i) => [blankBefore(page, i === 0), ...page.slice(span.from, span.to).map(withoutPage)]);
}

function blankBefore(page: readonly TextLine[], isFirst: boolean): TextLine {
  const { number, startsPage } = page[0] as TextLine;
  return { number, text: "", kind: "blank", ...(isFirst && startsPage === true ? { startsPage } : {}) };
}

function withoutPage({ number, text, kind }: TextLine): TextLine {
  return { number, text, kind };
}

/** Where forms begin on a page: at the title above their project's label, or at the page's top. */
function startsOf(
  page: readonly TextLine[],
  vocabulary: Vocabulary,
): readonly { readonly from: number; readonly name: number }[] {
  const names = page.flatMap(({ text }, i) => (isProjectLabel(text.trim()) ? [i] : []));
  return names.map((name, n) => {
    const limit = n === 0 ? 0 : (names[n - 1] as number) + 1;
    const title = page.slice(limit, name).findLastIndex(({ text }) => isTitle(text, vocabulary));
    const isNear = title >= 0 && printed(page, { from: limit + title, to: name }) <= NEAR_TITLE;
    if (isNear) return { from: limit + title, name };
    return { from: n === 0 && printed(page, { from: 0, to: name }) <= NEAR_TOP ? 0 : name, name };
  });
}

/** Lines from a title to the label of its project, and from a page's top where the title stands on the page before. */
const NEAR_TITLE = 5;
const NEAR_TOP = 2;

function isTitle(text: string, { isFormTitle }: Vocabulary): boolean {
  return text.trim() !== "" && (isFormTitle(text.trim()) || tableTitle(text.trim()) !== null) && !/[。；，：]/.test(text);
}

function printed(page: readonly TextLine[], { from, to }: Span): number {
  return page.slice(from, to).filter(({ text }) => text.trim() !== "").length;
}

/** Lines with a level's label, or a piece of one. */
function labelledLines(page: readonly TextLine[]): ReadonlySet<number> {
  const labels = findLabels(atomLines(page.map(withoutPage)).flatMap(({ atoms }) => atoms));
  return new Set(labels.flatMap(({ atoms }) => atoms.map(({ row }) => row)));
}

/** The lines at which right columns begin: those of the first label of a head that stands behind labels of levels. */
function rightColumns(
  page: readonly TextLine[],
  starts: readonly { readonly name: number }[],
  labelled: ReadonlySet<number>,
): readonly number[] {
  const [first] = starts;
  if (first === undefined) return [];
  const level = page.findIndex((_, i) => i > first.name && labelled.has(i));
  if (level < 0) return [];
  const word = page.findIndex(({ text }, i) => i > level && isHeadText(text.trim()));
  const label = page[word]?.text.trim();
  if (label === undefined || page.slice(first.name, level).some(({ text }) => text.trim() === label)) return [];
  return page.flatMap(({ text }, i) => (i >= word && text.trim() === label ? [i] : []));
}

/** A label of a head beside which a text stands, not an amount or a goal, and not the project's name, which begins the left column. */
function isHeadText(text: string): boolean {
  const meaning = labelMeaning(text);
  return meaning !== null && !/goal|^budget|^part|^project_name$|^department$/.test(meaning);
}

const YEAR_LINE = /^[（(]\s*20\d\d\s*年度?\s*[)）]$/;

/** The line of the year below a title. */
function yearBehind(page: readonly TextLine[], at: number): number {
  const next = page.findIndex(({ text }, i) => i > at && text.trim() !== "");
  return next >= 0 && YEAR_LINE.test((page[next] as TextLine).text.trim()) ? next : at;
}

const value = shapeOf("value");

/** Targets of the form before that stand behind the right column's first label: whole blocks of them, up to the first other text. */
function valuesEnd(page: readonly TextLine[], from: number, most: number): number {
  let [end, count] = [from, 0];
  for (let at = from; at < page.length;) {
    let next = at;
    while (next < page.length && page[next]?.text.trim() !== "") next++;
    const block = page.slice(at, next).map(({ text }) => text.trim());
    const isValues = block.every((text) => value(text) > 0 && !/\s/.test(text.replaceAll(/(?<=[ -~])\s|\s(?=[ -~])/g, "")));
    if (!isValues || count + block.length > most) break;
    count += block.length;
    at = next + 1;
    if (block.length > 0) end = next;
  }
  return end;
}
