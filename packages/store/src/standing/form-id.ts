import type { CanonicalRecord, Place } from "@jixiao/contract";

/** Points: the boxes of two parser versions differ by less. */
const ROUNDING_PT = 20;

/**
 * Stable ids of a document's records, in order: from the document's hash and the place where the title stands, so that the same bytes give the
 * same ids in every database and after every re-import, and a record that a better parser finds before another changes nothing for it.
 */
export function formIds(records: readonly CanonicalRecord[]): string[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const id = `${record.provenance.sha256.slice(0, 16)}-${placeText(titlePlace(record))}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

function titlePlace(record: CanonicalRecord): Place | null {
  const { places } = record.provenance;
  const title = places["title"]?.[0];
  if (title !== undefined) return title;
  const all = Object.values(places).flatMap((list) => list.slice(0, 1));
  return all.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

/** The higher in the document the lower. */
function rank(place: Place): number {
  switch (place.kind) {
    case "text":
      return place.lines[0];
    case "word":
      return place.table * 1e6 + place.row;
    case "page":
      return place.page * 1e5 + place.box.y0;
  }
}

function placeText(place: Place | null): string {
  if (place === null) return "x";
  switch (place.kind) {
    case "text":
      return `l${place.lines[0]}`;
    case "word":
      return `t${place.table}r${place.row}`;
    case "page":
      return `p${place.page}y${Math.round(place.box.y0 / ROUNDING_PT) * ROUNDING_PT}`;
  }
}
