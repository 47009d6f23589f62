import {
  describePlace,
  type FormBudget,
  type FormExtra,
  type FormRecord,
  type Place,
  type SelfEvaluationRecord,
} from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText, parseDate, unitOf as moneyUnit } from "@jixiao/normalize";
import { doubt, marked, shortened, type Doubt } from "../doubts.ts";
import type { FlatRow } from "../flat-rows.ts";
import { textDoubts } from "../reader-doubts.ts";
import { PARSER_VERSION } from "../version.ts";
import { assembleIndicators, withDoubts } from "./assemble-indicators.ts";
import { findDoubts } from "./checks/index.ts";
import { hardlyReadRows } from "./checks/hardly-read.ts";
import { repeatedRows } from "./checks/repeated-rows.ts";
import type { FormClaim } from "./claim.ts";
import { fiscalYearOf, otherYears, unreadYear, yearOfTitle } from "./fiscal-year.ts";
import type { ReadContext } from "./format.ts";
import { formTypeOf, kindOf } from "./form-kind.ts";
import { GENERIC } from "./generic-layout.ts";
import type { FieldPath } from "./layout.ts";
import { isOpen, lostFields } from "./lost-fields.ts";
import { missedFields } from "./missed-fields.ts";
import { amountIn } from "./money-units.ts";
import { regionOf, type PlaceText } from "./region.ts";
import { resultsOf } from "./results.ts";
import { isSubjectLabel } from "../vocabulary/head-labels.ts";
import { labelKey } from "../vocabulary/text-key.ts";
import type { RawHead, RawIndicators, RawText } from "./raw-form.ts";
import { tasksOf } from "./task-records.ts";
import { titledName } from "./titled-name.ts";
import { unreadCells } from "./unread-cells.ts";

/** A form as printed, with all that its record needs. */
export interface RawForm {
  readonly claim: FormClaim;
  /** The rows between the title and the indicators' header. */
  readonly headRows: readonly FlatRow[];
  /** The rows of the indicator table, its header first. */
  readonly tableRows: readonly FlatRow[];
  readonly head: RawHead;
  readonly indicators: RawIndicators;
  readonly context: ReadContext;
}

/** Where a form's doubts come together while its record is made. */
type Notes = Doubt[];

/** Turns a raw form into its record: cleaned texts, exact values, levels, flags, places. */
export function assembleForm(form: RawForm): FormRecord | SelfEvaluationRecord {
  const { claim, head, context } = form;
  const { layout, heading } = claim;
  const { source } = context;
  const before = context.rows.slice(0, claim.first + 1);
  const notes: Notes = [...head.doubts, ...form.indicators.doubts];
  if (context.document.undecodable)
    notes.push(doubt("text_undecodable", null, "the document holds characters that could not be decoded"));
  const { kind, doubt: kindDoubt } = kindOf(heading, form.indicators, head);
  if (kindDoubt !== null) notes.push(doubt("layout_uncertain", "kind", kindDoubt));
  if (claim.rival !== null) notes.push(doubt("layout_uncertain", "layout", `${claim.rival} fits as well as ${layout.id}`));
  const isSelf = kind === "performance_self_evaluation";
  const form_type = formTypeOf(heading, form.headRows, layout);
  const title = heading.cells.flatMap((cell) => cell.places);
  const places: Record<string, readonly Place[]> = { title };
  const extra: FormExtra[] = [];
  const label = (field: FieldPath) => textField(head, field, cleanLabel, notes, places);
  const { year, places: yearPlaces } = fiscalYearOf(head.fiscalYear, before, heading, context.options);
  if (yearPlaces.length > 0) places["fiscal_year"] = yearPlaces;
  const titled = head.fiscalYear === null ? null : yearOfTitle(heading);
  if (titled !== null && titled !== year.fiscal_year)
    notes.push(doubt("figures_differ", "fiscal_year", `the form says ${year.fiscal_year}, its title ${titled}`));
  notes.push(...otherYears(head.extra, year.fiscal_year), ...unreadYear(before, year));
  if (head.money.unit !== null) places["currency_unit"] = head.money.unit.places;
  if (claim.number !== null) places["form_number"] = title;
  const currency_unit = head.money.unit?.value ?? null;
  const budget = budgetOf(head, notes, places);
  const printedName = label("project_name");
  const byTitle = titledName(head.fields.get("project_name"), heading);
  if (byTitle !== null) {
    notes.push(byTitle.doubt);
    places["project_name"] = [...(places["project_name"] ?? []), ...title];
  }
  const project_name = byTitle?.name ?? printedName;
  if (project_name === null && form_type !== "department")
    notes.push(doubt("project_name_missing", "project_name", "no text beside 项目名称"));
  const department = departmentOf(form, form_type, withoutCode(label("department"), true), notes, places);
  if (department.code !== null) extra.push({ label: "主管部门代码", text: department.code });
  const unit = unitOf(head, withoutCode(label("implementing_unit"), false), notes, places);
  const [start_date, end_date] = [dateOf(head, "start_date", notes, places), dateOf(head, "end_date", notes, places)];
  if (start_date !== null && end_date !== null && end_date < start_date)
    for (const field of ["start_date", "end_date"])
      notes.push(doubt("date_order", field, `${end_date} lies before ${start_date}`));
  const unread = unreadCells(form.tableRows, form.indicators);
  for (const { row, evidence } of unread) if (row === null) notes.push(doubt(evidence.flag, "indicators", evidence.note));
  const assembled = assembleIndicators(form.indicators, { fiscalYear: year.fiscal_year }).map(({ indicator, reached }, i) => ({
    indicator: withDoubts(
      indicator,
      unread.flatMap((one) => (one.row === i ? [one.evidence] : [])),
    ),
    reached,
  }));
  const rows = assembled.map(({ indicator }) => indicator);
  if (notes.some(({ flag }) => flag === "ocr") || form.headRows.some(({ cells }) => cells.some(isOpen)))
    for (const { field, note } of lostFields({ headRows: form.headRows, head, layout, fiscalYear: year.fiscal_year }))
      notes.push(doubt("field_unreadable", field, note));
  noteDoubtfulStatements(form, places, notes);
  if (rows.length === 0) notes.push(doubt("indicators_missing", "indicators", "no row below the indicator header could be read"));
  noteUnknown(form, notes);
  notes.push(...missedFields(head, layout, isSelf));
  noteUnseen(form, notes);
  const doubts = [
    ...findDoubts(rows, budget),
    ...hardlyReadRows(rows),
    ...repeatedRows(assembled.map(({ indicator, reached }) => ({ ...indicator, ...reached }))),
  ];
  for (const { row, evidence } of doubts) if (row === null) notes.push(evidence);
  const doubtsOf = (seq: number) => doubts.filter(({ row }) => row === seq).map(({ evidence }) => evidence);
  const place = regionOf(
    {
      unit: { text: unit.name, places: places["implementing_unit"] ?? [] },
      department: { text: department.name, places: places["department"] ?? [] },
      others: otherUnits(head),
      heading,
      before: context.rows.slice(0, claim.first),
      form_type,
    },
    layout,
    context.options.region ?? null,
  );
  notes.push(...place.doubts);
  if (place.places.length > 0) places["region"] = place.places;
  extra.push(
    ...extrasOf(
      head.extra.filter(({ text }) => text === null || text.places !== places["department"]),
      notes,
      places,
    ),
  );
  const shared = {
    source_file: source.name,
    pages: pagesOf(form),
    form_type,
    layout: layout.id,
    layout_choice: claim.choice,
    region: place.region,
    region_source: place.region_source,
    locality: place.locality,
    ...year,
    form_number: claim.number,
    unit_code: unit.code,
    project_name,
    department: department.name,
    implementing_unit: unit.name,
    project_nature: label("project_nature"),
    project_category: label("project_category"),
    start_date,
    end_date,
    currency_unit,
    budget,
    purpose: textField(head, "purpose", cleanProse, notes, places),
    overall_goal: textField(head, "overall_goal", cleanProse, notes, places),
    annual_goal: textField(head, "annual_goal", cleanProse, notes, places),
    tasks: tasksOf(head.tasks, head.money, notes, places),
  };
  const goal_actual = textField(head, "goal_actual", cleanProse, notes, places);
  if (!isSelf && goal_actual !== null) extra.push({ label: "实际完成情况", text: goal_actual });
  const results = isSelf ? resultsOf(form, notes, places) : null;
  const provenance = {
    sha256: source.sha256,
    format: layout.id,
    parser_version: PARSER_VERSION,
    table_evidence: [form.indicators.evidence],
    places,
  };
  const marks = { ...marked(notes), provenance };
  if (results === null)
    return {
      kind: "performance_objective_form",
      ...shared,
      extra,
      indicators: rows.map((row) => withDoubts(row, doubtsOf(row.seq))),
      ...marks,
    };
  return {
    kind: "performance_self_evaluation",
    ...shared,
    extra,
    goal_actual,
    ...results,
    indicators: assembled.map(({ indicator, reached }) => ({ ...withDoubts(indicator, doubtsOf(indicator.seq)), ...reached })),
    ...marks,
  };
}

/** Labels that have no field, with their texts. */
function extrasOf(all: RawHead["extra"], notes: Notes, places: Record<string, readonly Place[]>): readonly FormExtra[] {
  const printed = all.flatMap(({ label, text }) => [...label.places, ...(text?.places ?? [])]);
  if (printed.length > 0) places["extra"] = printed;
  for (const { label, text } of all)
    for (const one of text === null ? [label] : [label, text]) notes.push(...textDoubts(one, "extra"));
  return all.map(({ label, text }) => ({
    label: cleanLabel(label.text.replace(/[:：]\s*$/, "")) ?? "（无栏目名称）",
    text: text === null ? null : cleanProse(text.text),
  }));
}

/** What is stated by lines and by the title is as sure as they were read: a title without its number may have lost it. */
function noteDoubtfulStatements(
  { claim, headRows, context }: RawForm,
  places: Readonly<Record<string, readonly Place[]>>,
  notes: Notes,
): void {
  const stated = ["fiscal_year", "currency_unit"].filter((field) => places[field] !== undefined);
  const lines = [...context.rows.slice(0, claim.first + 1), ...headRows].flatMap(({ cells }) => cells);
  for (const { text, flags = [], places: own } of lines)
    for (const flag of flags.filter((one) => one === "ocr_uncertain" || one === "ocr_repaired"))
      for (const field of stated.filter((key) => places[key]?.some((place) => own.includes(place)) === true))
        notes.push(doubt(flag, field, `recognized as ${text}`));
  if (claim.layout.id !== GENERIC && !claim.layout.heading.source.includes("(?<number>")) return;
  const title = claim.heading.cells.find(({ flags = [] }) => flags.includes("ocr_uncertain"));
  if (title !== undefined) notes.push(doubt("ocr_uncertain", "form_number", `recognized as ${title.text}`));
}

/** What nobody knows: labels and headers that are kept as extra, with their words. */
function noteUnknown({ claim, head, indicators }: RawForm, notes: Notes): void {
  const quoted = ({ text }: RawText) => shortened(cleanText(text) ?? "");
  let unknown = 0;
  for (const { label, text, known } of head.extra) {
    if (known) continue;
    unknown++;
    notes.push(doubt("label_unknown", "extra", `${quoted(label)}: ${text === null ? "" : quoted(text)}`));
  }
  for (const header of indicators.unknownHeaders) {
    const cells = indicators.rows.flatMap(({ extra }) => extra.filter(({ label }) => label.text === header.text));
    if (indicators.merged && cells.length === 0) continue; // nothing stands under it
    unknown++;
    const first = cells[0]?.text == null ? "" : `, first ${quoted(cells[0].text)}`;
    const what =
      cells.length === 0
        ? "what stands under it cannot be told apart"
        : `${cells.length} cells under it are kept in extra${first}`;
    notes.push(doubt("column_unknown", "indicators", `${quoted(header)}: ${what}`));
  }
  if (claim.layout.id === GENERIC && unknown > 0)
    notes.push(doubt("layout_generic", "layout", `${claim.reason}; ${unknown} of its labels and headers are not known`));
}

/** Cells and paragraphs between the form's title and the end of what it claims in which text stands and none is seen. */
function noteUnseen({ claim, context }: RawForm, notes: Notes): void {
  const { first, project } = claim;
  const [from, end] = project === undefined ? [first, claim.end] : [first + project.start, first + project.end];
  for (const { unseen = [] } of context.rows.slice(from, end))
    for (const { places, notes: reasons } of unseen)
      for (const { flag, note } of reasons) notes.push(doubt(flag, null, `${places.map(describePlace).join(", ")}: ${note}`));
}

function textField(
  head: RawHead,
  field: FieldPath,
  clean: (text: string) => string | null,
  notes: Notes,
  places: Record<string, readonly Place[]>,
): string | null {
  const raw = head.fields.get(field);
  if (raw === undefined) return null;
  places[field] = raw.places;
  notes.push(...textDoubts(raw, field));
  return clean(raw.text);
}

interface NamedUnit {
  readonly code: string | null;
  readonly name: string | null;
}

/** Codes before names: `[538]国家水文资料局`, `820001-县水务局`; bare digits only where the label announces a code (`169国家林业局`). */
function withoutCode(text: string | null, announced: boolean): NamedUnit {
  if (text === null) return { code: null, name: null };
  const match =
    /^(?:[[【(（]([\d\s]{2,})[\]】)）]|(\d{3,})[-—–_])(?=\S)/.exec(text) ??
    (announced ? /^()(\d[\d\s]*\d\d)(?=\p{Script=Han})(?![\d\s]*年)/u.exec(text) : null);
  if (match === null) return { code: null, name: text };
  return { code: (match[1] || match[2])?.replaceAll(/\s/g, "") || null, name: text.slice(match[0].length) || null };
}

/** 单位名称 is the department where the form is about a department's spending, and names it by no other label. */
function departmentOf(
  { head }: RawForm,
  type: FormRecord["form_type"],
  own: NamedUnit,
  notes: Notes,
  places: Record<string, readonly Place[]>,
): NamedUnit {
  const subject = head.extra.find(({ label }) => isSubjectLabel(label.text))?.text ?? null;
  if (own.name !== null || type !== "department" || subject === null) return own;
  places["department"] = subject.places;
  notes.push(...textDoubts(subject, "department"));
  return withoutCode(cleanLabel(subject.text), true);
}

/** `353302天津市社会保险基金管理中心`: budget code and name in one line; else as the unit's own cell says. */
function unitOf(head: RawHead, own: NamedUnit, notes: Notes, places: Record<string, readonly Place[]>): NamedUnit {
  const cell = head.fields.get("implementing_unit");
  if (own.code !== null && cell !== undefined) {
    places["unit_code"] = cell.places;
    notes.push(...textDoubts(cell, "unit_code"));
  }
  if (head.unitLine === null) return own;
  for (const field of own.name === null ? ["unit_code", "implementing_unit"] : ["unit_code"])
    notes.push(...textDoubts(head.unitLine, field));
  const [, code = null, name = null] = /^(\d+)(.*)/su.exec(cleanLabel(head.unitLine.text) ?? "") ?? [];
  places["unit_code"] = head.unitLine.places;
  if (own.name !== null) return { code, name: own.name };
  places["implementing_unit"] = head.unitLine.places;
  return { code, name: name === null ? null : name.replace(/单位[:：].*$/, "") || null };
}

const BUDGET_FIELDS = [
  "project_total",
  "project_fiscal",
  "project_other",
  "annual_total",
  "annual_fiscal",
  "annual_carryover",
  "annual_other",
] as const;

function budgetOf(head: RawHead, notes: Notes, places: Record<string, readonly Place[]>): FormBudget {
  const amount = (key: (typeof BUDGET_FIELDS)[number]): string | null => {
    const field = `budget.${key}` as const;
    const text = textField(head, field, cleanText, notes, places);
    if (text === null || /^[-—–/无]+$/.test(text)) return null;
    const { value, why } = amountIn(text, head.units.get(field) ?? null, head.money); // a unit printed in the cell is enough
    if (value === null) notes.push(doubt("field_unreadable", field, `${text}${why}`));
    const said = head.units.get(field) ?? head.money.unit?.value ?? null;
    if (value !== null && said !== null && contradictsUnit(text, said))
      notes.push(doubt("columns_contradict", field, `${text} where the form says ${said}`));
    return value;
  };
  // One entry for each field, in a loop that the type does not see.
  const budget = Object.fromEntries(BUDGET_FIELDS.map((key) => [key, amount(key)])) as FormBudget;
  const { unit, other } = head.money;
  const isUnread = notes.some(({ flag, field }) => flag === "field_unreadable" && field?.startsWith("budget.") === true);
  if (unit === null && isUnread)
    notes.push(doubt("field_unreadable", "currency_unit", "no money unit was found beside the amounts"));
  if (unit !== null && other !== null)
    notes.push(doubt("columns_contradict", "currency_unit", `the form states amounts in ${unit.value} and in ${other}`));
  return budget;
}

/** 36000元 in a form whose amounts are in 万元: the cell's unit was taken, and one of the two is wrong. */
function contradictsUnit(amount: string, unit: string): boolean {
  const own = /(?<=\d)\s*\(?([\u4e00-\u9fff]+)\)?$/.exec(amount)?.[1];
  return own !== undefined && moneyUnit(own)?.shift !== moneyUnit(unit)?.shift;
}

function dateOf(
  head: RawHead,
  field: "start_date" | "end_date",
  notes: Notes,
  places: Record<string, readonly Place[]>,
): string | null {
  const text = textField(head, field, cleanText, notes, places);
  if (text === null) return null;
  const date = parseDate(text);
  if (date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  notes.push(doubt("field_unreadable", field, `${text} is no full date`));
  return null;
}

/** Units that the head names beside those of the project itself: 省级财政部门, 地方主管部门, 申报单位. */
function otherUnits(head: RawHead): readonly PlaceText[] {
  return head.extra.flatMap(({ label, text }) =>
    text !== null && /(?:部门|单位)(?:名称)?$/.test(labelKey(label.text))
      ? [{ text: cleanLabel(text.text), places: text.places }]
      : [],
  );
}

function pagesOf(form: RawForm): readonly [number, number] | null {
  const places = [
    ...form.claim.heading.cells.flatMap((cell) => cell.places),
    ...[...form.head.fields.values()].flatMap((field) => field.places),
    ...form.indicators.rows.flatMap((row) => [row.level3, row.value].flatMap((text) => text?.places ?? [])),
  ];
  const pages = places.flatMap((place) => (place.kind === "page" ? [place.page] : []));
  return pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
}
