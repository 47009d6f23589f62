import type { FormRecord, FormType, Place } from "@jixiao/contract";
import { doubt, type Doubt } from "../doubts.ts";
import { onlyText, type FlatRow } from "../flat-rows.ts";
import { isCentralUnit } from "../vocabulary/central-units.ts";
import { type Locality, localityIn, smallerOf } from "../vocabulary/localities.ts";
import { remembered } from "../vocabulary/remembered.ts";
import { CENTRAL, regionIn } from "../vocabulary/regions.ts";
import { titleKey } from "../vocabulary/titles.ts";
import type { Layout } from "./layout.ts";

/** A text that may name a place, and where it stands. */
export interface PlaceText {
  readonly text: string | null;
  readonly places: readonly Place[];
}

/** What of a form and of the document around it says where it belongs. */
export interface RegionTexts {
  readonly unit: PlaceText;
  readonly department: PlaceText;
  /** Units that the head names beside them. */
  readonly others?: readonly PlaceText[];
  readonly heading: FlatRow;
  /** The document's rows before the title. */
  readonly before: readonly FlatRow[];
  readonly form_type: FormType;
}

export interface FoundRegion extends Pick<FormRecord, "region" | "region_source" | "locality"> {
  readonly places: readonly Place[];
  readonly doubts: readonly Doubt[];
}

/** Prose is longer, and speaks of other places. */
const LONGEST_NAME = 60;
/** A line of the document that is its title or a heading of its forms. */
const HEADING = /预算|决算|绩效/;
/** 教育部2023年度部门预算: what a central department publishes; its letters to others (关于…的通知) say nothing of where a form belongs. */
const OWN_BUDGET = /预算|决算|绩效/;
const LETTER = /关于|印发|通知|办法|下达|转移支付/;

/**
 * Where a form belongs, by evidence, in this order: a province or a central department that the form's own text or the document around
 * it names; a city or county that only one province has (flag `region_inferred`); a title that only one region uses (the same
 * flag); what was supplied. The text stands against what was supplied.
 */
export function regionOf(texts: RegionTexts, layout: Layout, supplied: string | null): FoundRegion {
  const named = namedRegion(texts);
  if (named !== null) return found(texts, named.region, "text", named.places, []);
  const place = onlyProvinceOf(texts);
  if (place !== null) {
    const note = `no text names a province; ${place.name} is in ${place.region} (GB/T 2260)${against(supplied, place.region)}`;
    const doubts = supplied === place.region ? [] : [doubt("region_inferred", "region", note)];
    return found(texts, place.region, "place", place.places, doubts);
  }
  const title = titleKey(onlyText(texts.heading) ?? "");
  const { region, regionTitle } = layout;
  if (region !== null && region !== supplied && (regionTitle === undefined || regionTitle.test(title))) {
    const note = `no text names a province; only ${region} gives forms the title ${title}${against(supplied, region)}`;
    return found(texts, region, "title", placesOf(texts.heading), [doubt("region_inferred", "region", note)]);
  }
  if (supplied !== null) return found(texts, supplied, "supplied", [], []);
  const none = [doubt("region_unknown", "region", "no text names a province, and none was supplied")];
  return { region: null, region_source: null, locality: null, places: [], doubts: none };
}

function against(supplied: string | null, region: string): string {
  return supplied === null || supplied === region ? "" : `; ${supplied} was supplied`;
}

function found(
  texts: RegionTexts,
  region: string,
  region_source: FormRecord["region_source"],
  places: readonly Place[],
  doubts: readonly Doubt[],
): FoundRegion {
  return { region, region_source, locality: localityOf(texts, region)?.name ?? null, places, doubts };
}

interface Named {
  readonly region: string;
  readonly places: readonly Place[];
}

/** A central department in charge decides, wherever its unit lies (北京师范大学); of a transfer it only gives the money. */
function namedRegion({ unit, department, others = [], heading, before, form_type }: RegionTexts): Named | null {
  const central = [department, unit].find(({ text }) => text !== null && isCentralUnit(text));
  if (central !== undefined && form_type !== "transfer") return { region: CENTRAL, places: central.places };
  for (const { text, places } of [unit, department, ...others]) {
    const region = namedBy(text);
    if (region !== null) return { region, places };
  }
  const around = nearest([heading], namedAround) ?? nearest(before, namedAround);
  if (around !== null) return { region: around.found, places: placesOf(around.row) };
  return central === undefined ? null : { region: CENTRAL, places: central.places };
}

/** What the nearest row before says that says anything: a book's rows are not all looked at for each of its forms. */
function nearest<T>(
  rows: readonly FlatRow[],
  read: (text: string) => T | null,
): { readonly row: FlatRow; readonly found: T } | null {
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    const text = row === undefined ? null : onlyText(row);
    const found = text === null || text.length > LONGEST_NAME ? null : read(text);
    if (row !== undefined && found !== null) return { row, found };
  }
  return null;
}

function namedBy(text: string | null): string | null {
  return text === null || text.length > LONGEST_NAME || isCentralUnit(text) ? null : regionOfText(text);
}

/** Asked for every form of the rows before it. */
const regionOfText = remembered(regionIn);

function namedAround(text: string): string | null {
  return OWN_BUDGET.test(text) && !LETTER.test(text) && isCentralUnit(text) ? CENTRAL : namedBy(text);
}

function placesOf(row: FlatRow): readonly Place[] {
  return row.cells.flatMap(({ places }) => places);
}

interface FoundPlace extends Locality {
  readonly places: readonly Place[];
}

/** The province of the cities and counties that the texts name, where they all lie in one. */
function onlyProvinceOf({ unit, department, heading, before }: RegionTexts): FoundPlace | null {
  const own = [unit, department].flatMap(({ text, places }) => {
    const place = text === null || text.length > LONGEST_NAME ? null : localityIn(text, null);
    return place === null ? [] : [{ ...place, places }];
  });
  const around = nearest([heading], (text) => localityIn(text, null)) ?? nearest(before, (text) => inHeading(text, null));
  const all = around === null ? own : [...own, { ...around.found, places: placesOf(around.row) }];
  const [first, ...others] = all;
  return first === undefined || others.some(({ region }) => region !== first.region) ? null : first;
}

function inHeading(text: string, region: string | null): Locality | null {
  return HEADING.test(text) ? localityIn(text, region) : null;
}

/**
 * The smallest place that unit and department agree in, else the title's, else that of the nearest heading before. A unit that names
 * its province and no place in it is the province's: then headings of the document are not asked.
 */
function localityOf({ unit, department, heading, before }: RegionTexts, region: string): Locality | null {
  const [ofUnit, ofDepartment] = [unit, department].map(({ text }) => (text === null ? null : localityIn(text, region)));
  if (ofUnit != null && ofDepartment != null) return smallerOf(ofUnit, ofDepartment);
  const own = ofUnit ?? ofDepartment ?? null;
  if (own !== null) return own;
  const isOfProvince = [unit, department].some(({ text }) => text !== null && regionIn(text) !== null);
  const ofTitle = nearest([heading], (text) => localityIn(text, region));
  if (ofTitle !== null || isOfProvince) return ofTitle?.found ?? null;
  return nearest(before, (text) => inHeading(text, region))?.found ?? null;
}
