import type { Evidence, Flag, FormBudget, FormRecord, Place } from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText, parseAmount, parseDate } from "@jixiao/normalize";
import type { Document, Source } from "../../document.ts";
import { findDoubts } from "../../plausibility.ts";
import { regionIn } from "../../regions.ts";
import { PARSER_VERSION } from "../../version.ts";
import type { ExtractOptions } from "../format.ts";
import { assembleIndicators, withDoubts } from "./assemble-indicators.ts";
import { fiscalYearOf } from "./fiscal-year.ts";
import type { FormRegion } from "./find-forms.ts";
import { onlyText, type FlatRow } from "../../flat-rows.ts";
import { lostFields } from "./lost-fields.ts";
import { recognitionNote, type RawHead, type RawText } from "./head.ts";
import type { RawIndicators } from "./indicator-rows.ts";
import type { FieldPath, Layout } from "./layout.ts";

/** A form as printed, with all that its record needs. */
export interface RawForm {
  readonly layout: Layout;
  readonly region: FormRegion;
  readonly head: RawHead;
  readonly indicators: RawIndicators;
  /** The rows before the form: a heading there may state the year and the region. */
  readonly before: readonly FlatRow[];
  readonly document: Document;
  readonly source: Source;
  readonly options: ExtractOptions;
}

/** Flags and evidence of a form while it is put together. */
class Notes {
  readonly flags = new Set<Flag>();
  readonly evidence: Evidence[] = [];

  add(flag: Flag, field: string | null, note: string): void {
    this.flags.add(flag);
    this.evidence.push({ flag, field, note });
  }
}

/** Turns a raw form into its record: cleaned texts, exact values, levels, flags, places. */
export function assembleForm(form: RawForm): FormRecord {
  const { head, layout, source } = form;
  const notes = new Notes();
  for (const flag of [...head.flags, ...form.indicators.flags]) notes.flags.add(flag);
  if (form.document.undecodable) notes.flags.add("text_undecodable");
  const places: Record<string, readonly Place[]> = {};
  const label = (field: FieldPath) => textField(head, field, cleanLabel, notes, places);
  const { year, places: yearPlaces } = fiscalYearOf(head.fiscalYear, form.before, form.region.heading, form.options);
  if (yearPlaces.length > 0) places["fiscal_year"] = yearPlaces;
  if (head.currencyUnit !== null) places["currency_unit"] = head.currencyUnit.places;
  if (form.region.number !== null) places["form_number"] = form.region.heading?.cells.flatMap((cell) => cell.places) ?? [];
  const currency_unit = head.currencyUnit?.value ?? null;
  const unit = unitOf(head, notes, places);
  const budget = budgetOf(head, currency_unit, notes, places);
  const project_name = label("project_name");
  if (project_name === null) notes.add("project_name_missing", "project_name", "no text beside 项目名称");
  const department = label("department");
  const implementing_unit = label("implementing_unit") ?? unit.name;
  const [start_date, end_date] = [dateOf(head, "start_date", notes, places), dateOf(head, "end_date", notes, places)];
  if (start_date !== null && end_date !== null && end_date < start_date)
    notes.add("date_order", "end_date", `${end_date} lies before ${start_date}`);
  const rows = assembleIndicators(form.indicators, { fiscalYear: year.fiscal_year });
  if (notes.flags.has("ocr"))
    for (const field of lostFields(head, layout, year.fiscal_year))
      notes.add("field_unreadable", field, "no such field was found in what was recognized; it may be printed all the same");
  if (rows.length === 0) notes.add("indicators_missing", "indicators", "no row below the indicator header could be read");
  const doubts = findDoubts(rows, budget);
  for (const { row, evidence } of doubts) if (row === null) notes.add(evidence.flag, evidence.field, evidence.note);
  return {
    kind: "performance_objective_form",
    source_file: source.name,
    pages: pagesOf(form),
    region: regionOf(form, [implementing_unit, department], notes),
    ...year,
    form_number: form.region.number,
    unit_code: unit.code,
    project_name,
    department,
    implementing_unit,
    project_nature: label("project_nature"),
    project_category: label("project_category"),
    start_date,
    end_date,
    currency_unit,
    budget,
    purpose: textField(head, "purpose", cleanProse, notes, places),
    overall_goal: textField(head, "overall_goal", cleanProse, notes, places),
    annual_goal: textField(head, "annual_goal", cleanProse, notes, places),
    indicators: rows.map((row) =>
      withDoubts(
        row,
        doubts.filter((doubt) => doubt.row === row.seq).map((doubt) => doubt.evidence),
      ),
    ),
    flags: [...notes.flags],
    evidence: notes.evidence,
    provenance: {
      sha256: source.sha256,
      format: layout.id,
      parser_version: PARSER_VERSION,
      table_evidence: [form.indicators.evidence],
      places,
    },
  };
}

function headingText(form: RawForm): string {
  return form.region.heading === null ? "" : (onlyText(form.region.heading) ?? "");
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
  for (const flag of raw.flags) notes.add(flag, field, readerNote(flag, raw));
  return clean(raw.text);
}

/** Why the reader flagged a text. */
function readerNote(flag: Flag, text: RawText): string {
  return recognitionNote(flag, text) ?? "the reader marked this cell";
}

/** `353302天津市社会保险基金管理中心`: budget code and name in one line. */
function unitOf(
  head: RawHead,
  notes: Notes,
  places: Record<string, readonly Place[]>,
): { code: string | null; name: string | null } {
  if (head.unitLine === null) return { code: null, name: null };
  for (const flag of head.unitLine.flags) notes.add(flag, "implementing_unit", readerNote(flag, head.unitLine));
  const [, code = null, name = null] = /^(\d+)(.*)$/su.exec(cleanLabel(head.unitLine.text) ?? "") ?? [];
  places["unit_code"] = head.unitLine.places;
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

function budgetOf(head: RawHead, unit: string | null, notes: Notes, places: Record<string, readonly Place[]>): FormBudget {
  const amount = (key: (typeof BUDGET_FIELDS)[number]): string | null => {
    const field = `budget.${key}` as const;
    const text = textField(head, field, cleanText, notes, places);
    if (text === null || /^[-—–/无]+$/.test(text)) return null;
    const value = unit === null ? null : parseAmount(text, unit);
    if (value === null)
      notes.add("field_unreadable", field, unit === null ? `${text}: the form states no money unit` : `${text} is no amount`);
    return value;
  };
  return Object.fromEntries(BUDGET_FIELDS.map((key) => [key, amount(key)])) as FormBudget;
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
  notes.add("field_unreadable", field, `${text} is no full date`);
  return null;
}

function regionOf(form: RawForm, units: readonly (string | null)[], notes: Notes): string | null {
  const texts = [...units, headingText(form), ...form.before.map(onlyText).toReversed()];
  for (const text of texts) {
    const region = text === null || text.length > 60 ? null : regionIn(text);
    if (region !== null) return region;
  }
  if (form.layout.region !== null) notes.add("region_inferred", "region", "no text of the document names a province");
  return form.layout.region;
}

function pagesOf(form: RawForm): readonly [number, number] | null {
  const places = [
    ...(form.region.heading?.cells.flatMap((cell) => cell.places) ?? []),
    ...[...form.head.fields.values()].flatMap((field) => field.places),
    ...form.indicators.rows.flatMap((row) => [row.level3, row.value].flatMap((text) => text?.places ?? [])),
  ];
  const pages = places.flatMap((place) => (place.kind === "page" ? [place.page] : []));
  return pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
}
