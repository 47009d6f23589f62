import type { CanonicalRecord, Place } from "@jixiao/contract";
import { cellsOf, contentOf } from "./cells.ts";
import { shortHash } from "./fold.ts";

/**
 * Step of y in an id, in PDF points. Two forms of one column stand at least a title, a head, a header and one row apart,
 * more than this even in small print, while boxes of one title differ by a point or two between versions of a parser: a
 * step this coarse is crossed by a jitter of one point in one of forty cases, and by none in which the text stays put.
 */
const Y_STEP_PT = 40;

/** Characters of a sheet's name in an id. */
const SHEET_DIGITS = 4;

/** Hexadecimal digits of the document's SHA-256 in an id. */
const SHA_DIGITS = 16;

/** Fields that may come from a heading that several forms of the document share. */
const sharedFields: ReadonlySet<string> = new Set(["fiscal_year", "region", "currency_unit"]);

/**
 * The id of a form or report by where its title stands (else the topmost of its texts): `1f3a9c0b…-p3y120` (page and y in
 * points, rounded), `-l45` (line), `-t2r1` (table and row), `-g12` (paragraph), `-sK3dzB1` (sheet, by a hash of its name, and
 * cell), `-nowhere`. It depends on the document's bytes
 * and on the place alone. Within one document it need not be unique: see `formIds`.
 */
export function formId(record: CanonicalRecord): string {
  return `${record.provenance.sha256.slice(0, SHA_DIGITS)}-${anchorOf(record)}`;
}

/**
 * The ids of a document's records, in their order, no two alike. Those that stand at one place by `formId` are told apart
 * by what they say: all of them get a hash of their contents (`-p3y120-k3Fz9a`). Records that are alike in
 * this too are interchangeable; of these all but the first get a number.
 */
export function formIds(records: readonly CanonicalRecord[]): readonly string[] {
  const bases = records.map(formId);
  const shared = repeated(bases);
  const ids = records.map((record, index) => {
    const base = bases[index] ?? formId(record);
    return shared.has(base) ? `${base}-${contentHash(record)}` : base;
  });
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.filter((text, index) => texts.indexOf(text) !== index));
}

function contentHash(record: CanonicalRecord): string {
  return shortHash([contentOf(cellsOf(record))], 6);
}

function anchorOf(record: CanonicalRecord): string {
  const title = record.provenance.places["title"] ?? [];
  const first = topmost(title.length > 0 ? title : placesOf(record));
  return first === null ? "nowhere" : nameOf(first);
}

function placesOf(record: CanonicalRecord): readonly Place[] {
  const own = Object.entries(record.provenance.places).flatMap(([field, places]) => (sharedFields.has(field) ? [] : places));
  const rows = "indicators" in record ? record.indicators.flatMap(({ places }) => Object.values(places).flat()) : [];
  return [...own, ...rows];
}

function topmost(places: readonly Place[]): Place | null {
  const [first = null] = places.toSorted((left, right) => comparePositions(positionOf(left), positionOf(right)));
  return first;
}

/** Pages before lines before tables before paragraphs, where a record has several kinds: never for a document of ours. */
function positionOf(place: Place): readonly number[] {
  switch (place.kind) {
    case "page":
      return [0, place.page, place.box.y0];
    case "text":
      return [1, ...place.lines];
    case "word":
      return [place.table === 0 ? 3 : 2, place.table, place.row];
    case "sheet":
      return [4, rowOfCell(place.cell)];
  }
}

/** `B12` of `B12:D13`. */
function firstCell(cell: string): string {
  return cell.split(":", 1)[0] ?? cell;
}

function rowOfCell(cell: string): number {
  return Number(/\d+/.exec(cell)?.[0] ?? 0);
}

function comparePositions(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((number, i) => number !== right[i]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}

function nameOf(place: Place): string {
  switch (place.kind) {
    case "page":
      return `p${place.page}y${Math.round(place.box.y0 / Y_STEP_PT) * Y_STEP_PT}`;
    case "text":
      return `l${place.lines[0]}`;
    case "word":
      return place.table === 0 ? `g${place.row}` : `t${place.table}r${place.row}`;
    case "sheet":
      return `s${shortHash([place.sheet], SHEET_DIGITS)}${firstCell(place.cell)}`;
  }
}
