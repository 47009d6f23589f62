import type { LayoutCandidate } from "@jixiao/contract";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import type { Cell } from "../table.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import { tableTitle, titleKey } from "../vocabulary/titles.ts";
import type { Format, FoundReport, RowRange } from "./format.ts";
import { isSubjectLabel } from "../vocabulary/head-labels.ts";
import { genericLayout, isGenericTitle } from "./generic-layout.ts";
import { isIndicatorHeader } from "./indicator-table/columns.ts";
import { headerMeanings } from "../vocabulary/columns.ts";
import { labelOf, wordsOf } from "./label-of.ts";
import type { Layout } from "./layout.ts";
import { isListHeader, projectsOf, type ListedProject } from "./project-list.ts";
import { wideHeader, wideProjects } from "./wide-list.ts";

/** A form's rows, from its title's to the next form's or the document's end, and the layout that reads them. */
export interface FormClaim extends RowRange {
  readonly kind: "form";
  readonly layout: Layout;
  /** The title's row, which is the first. */
  readonly heading: FlatRow;
  /** The form's number, where its title prints one. */
  readonly number: string | null;
  /** Why this layout reads it, for people. */
  readonly reason: string;
  /** What was weighed: this layout first, then the next best. */
  readonly choice: readonly LayoutCandidate[];
  /** Another layout that fits nearly as well; null where none does. */
  readonly rival: string | null;
  /** Of a list over projects: the one that the claim is for. */
  readonly project?: ListedProject;
}

export interface ReportClaim extends FoundReport {
  readonly kind: "report";
}

/** A region of the document that a format reads as one record. */
export type Claim = FormClaim | ReportClaim;

/** 项目名称 follows the title after a year line, a unit line, a side label at most. */
const HEAD_REACH = 12;
const LONGEST_HEADING = 200;

/**
 * Who reads what of a document, in its order. Forms begin where the title of a table of targets or results stands, and end where
 * the next begins. A title alone decides nothing: of the layouts that know it the one has the region that knows most of
 * what its head and header print; where none knows enough of it, it is read by the lexicons alone.
 * A report may hold forms: it takes nothing from them.
 */
export function claim(rows: readonly FlatRow[], formats: readonly Format[]): readonly Claim[] {
  const layouts = formats.filter((format) => format.kind === "form");
  const starts = rows.flatMap((row, first) => startAt(rows, row, first, layouts));
  const forms = starts.flatMap(({ first, candidates }, i): readonly Claim[] => {
    const range = { first, end: starts[i + 1]?.first ?? rows.length };
    const region = rows.slice(range.first, range.end);
    const best = bestLayout(region, candidates);
    if (best === null) return [];
    const form: FormClaim = { kind: "form", ...range, heading: rows[first] as FlatRow, ...best };
    const wide = wideHeader(region, headerAt(region, best.layout) - 1, best.layout);
    if (wide !== null) return (wideProjects(region, wide) ?? []).map((project) => ({ ...form, project }));
    if (!region.some((row) => isListHeader(row, best.layout))) return [form];
    return (projectsOf(region, best.layout) ?? []).map((project) => ({ ...form, project }));
  });
  const reports = formats.flatMap((format) => (format.kind === "report" ? format.find(rows) : []));
  return [...forms, ...reports.map((report): Claim => ({ kind: "report", ...report }))].toSorted((a, b) => a.first - b.first);
}

type Candidate = Pick<FormClaim, "layout" | "number">;
type Chosen = Candidate & Pick<FormClaim, "reason" | "rival" | "choice">;

/**
 * The layouts for which a form begins at a row: its title stands there, and 项目名称 follows before the next title (a
 * book's table of contents and its cover repeat titles; a running head inside a form does not begin another).
 */
function startAt(
  rows: readonly FlatRow[],
  row: FlatRow,
  first: number,
  layouts: readonly Layout[],
): readonly { readonly first: number; readonly candidates: readonly Candidate[] }[] {
  const text = onlyText(row);
  if (text === null || text.length > LONGEST_HEADING) return [];
  const key = titleKey(text);
  const own = layouts.flatMap((layout): readonly Candidate[] => {
    const match = layout.heading.exec(key);
    return match !== null && leadsToSubject(rows, first, layout) ? [{ layout, number: match.groups?.["number"] ?? null }] : [];
  });
  const isTitle = isGenericTitle(text) && leadsToSubject(rows, first, genericLayout);
  const candidates = isTitle ? [...own, { layout: genericLayout, number: NUMBERED.exec(key)?.[1] ?? null }] : own;
  return candidates.length === 0 ? [] : [{ first, candidates }];
}

/** `97.社保经办大厅运转经费绩效目标表`; a year before a title is no number. */
const NUMBERED = /^(\d{1,3})[.、．]/;

/** 重庆's 部门整体绩效自评表 names its department beside 主管部门. */
const OF_DEPARTMENT = /整体(?:支出)?绩效|部门整体/;

function leadsToSubject(rows: readonly FlatRow[], at: number, layout: Layout): boolean {
  const isOfDepartment = OF_DEPARTMENT.test(onlyText(rows[at] as FlatRow) ?? "");
  for (const row of rows.slice(at + 1, at + HEAD_REACH)) {
    const text = onlyText(row);
    if (text !== null && (tableTitle(text) !== null || layout.heading.test(titleKey(text)))) return false;
    const isNamed = ({ text: label }: Cell) =>
      isSubject(label, layout) || (isOfDepartment && row.table !== null && labelOf(label, layout) === "department");
    if (row.cells.some((cell, i) => isNamed(cell) && !(row.table === null && i === 0 && layout === genericLayout))) return true;
  }
  return false;
}

function isSubject(text: string, layout: Layout): boolean {
  const own = layout.labels[labelKey(text)];
  return own === undefined || own === "department" ? isSubjectLabel(text) : own === "project_name";
}

/** A layout reads a form where it knows at least this share of the labels that its head prints. */
const LEAST_KNOWN = 0.7;
/** Two layouts of which one knows so few labels and columns more than the other fit nearly alike. */
const NEARLY_ALIKE = 1;

/**
 * The layout that knows most cells of head and header; none where the header of an indicator table is missing. A layout that
 * prints words of its own (`marks`) reads only forms that print one of them.
 */
function bestLayout(region: readonly FlatRow[], candidates: readonly Candidate[]): Chosen | null {
  const headers = candidates.map(({ layout }) => headerAt(region, layout));
  const printed = region
    .slice(0, Math.max(...headers) + 1)
    .map(({ cells }) => cells.map(({ text }) => ({ text, key: labelKey(text) })));
  const counted = candidates.flatMap((candidate, i) => {
    const { layout } = candidate;
    const header = headers[i] as number;
    if (header < 0) return [];
    const texts = printed.slice(0, header + 1).flat();
    const words = wordsOf(layout);
    const labels = texts.filter(({ text }) => labelOf(text, layout) !== null);
    const own = labels.filter(({ key }) => words.has(key)).length;
    const columns = (region[header] as FlatRow).cells.map(({ text }) => text).filter((text) => text.trim() !== "");
    const marks = layout.marks?.filter((mark) => texts.some(({ key }) => key === mark));
    const isMarked = marks === undefined || marks.length > 0;
    const fits = layout !== genericLayout && isMarked && own >= LEAST_KNOWN * labels.length;
    const choice: LayoutCandidate = {
      layout: layout.id,
      verdict: fits ? "fits" : isMarked ? "few_labels" : "no_mark",
      labels: layout === genericLayout ? labels.length : own,
      labels_of: labels.length,
      columns: headerMeanings(columns, layout.columns).filter((meaning) => meaning !== null).length,
      columns_of: columns.length,
    };
    const count = texts.filter(({ key }) => words.has(key)).length;
    return [{ candidate, fits, choice, own, labels: labels.length, count, marks: marks ?? [], words }];
  });
  const fitting = counted.filter(({ fits }) => fits).toSorted((a, b) => b.count - a.count);
  const [best, next] = fitting;
  if (best !== undefined) {
    const reason = `title of ${best.candidate.layout.id}; it knows ${best.own} of ${best.labels} labels`;
    // A word that only the best knows, and that no other layout prints, tells them apart.
    const isTold = next !== undefined && best.marks.some((mark) => !next.words.has(mark));
    const isNear = next !== undefined && !isTold && next.count >= best.count - NEARLY_ALIKE;
    return { ...best.candidate, reason, choice: choiceOf(best, counted), rival: isNear ? next.candidate.layout.id : null };
  }
  const generic = counted.find(({ candidate }) => candidate.layout === genericLayout);
  if (generic === undefined) return null;
  return { ...generic.candidate, reason: reasonOf(counted, candidates), choice: choiceOf(generic, counted), rival: null };
}

interface Weighed {
  readonly fits: boolean;
  readonly choice: LayoutCandidate;
  readonly count: number;
}

/** The layout that reads the form, then the next best; the lexicons alone are the next best only where no other knows the title. */
function choiceOf(chosen: Weighed, all: readonly Weighed[]): readonly LayoutCandidate[] {
  const isGeneric = ({ choice }: Weighed): boolean => choice.layout === genericLayout.id;
  const [next] = all
    .filter((one) => one !== chosen)
    .toSorted((a, b) => Number(isGeneric(a)) - Number(isGeneric(b)) || Number(b.fits) - Number(a.fits) || b.count - a.count);
  const first: LayoutCandidate = { ...chosen.choice, verdict: "chosen" };
  return next === undefined ? [first] : [first, isGeneric(next) ? { ...next.choice, verdict: "fits" } : next.choice];
}

/** The first header of indicators, or of a list over projects; -1 where there is none. Layouts without headers of their own see the same. */
function headerAt(region: readonly FlatRow[], layout: Layout): number {
  const plain =
    Object.keys(layout.columns).length === 0 && Object.keys(layout.labels).length === 0 && layout.ignored === undefined;
  const known = plain ? plainHeaders.get(region) : undefined;
  if (known !== undefined) return known;
  const at = region.findIndex((row) => isIndicatorHeader(row, layout) || isListHeader(row, layout));
  if (plain) plainHeaders.set(region, at);
  return at;
}

const plainHeaders = new WeakMap<readonly FlatRow[], number>();

function reasonOf(
  counted: readonly { readonly candidate: Candidate; readonly own: number; readonly labels: number }[],
  all: readonly Candidate[],
): string {
  const others = counted.filter(({ candidate }) => candidate.layout !== genericLayout);
  const tried = others.map(({ candidate, own, labels }) => `${candidate.layout.id} knows ${own} of ${labels} labels`);
  return all.length === 1 ? "no layout knows the title" : `no layout fits: ${tried.join(", ")}`;
}
