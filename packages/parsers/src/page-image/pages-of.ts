import type { CanonicalRecord, DocumentAccount, Place } from "@jixiao/contract";
import { partNumber } from "./document-pages.ts";
import { marksOf } from "./marks.ts";

/** Pages, sheets or tables on which something of the records stands, in order. The account tells the sheets' numbers. */
export function pagesOf(records: readonly CanonicalRecord[], account?: DocumentAccount): readonly number[] {
  const pages = account?.pages ?? [];
  const locate = (place: Place) => {
    const page = place.kind === "page" ? place.page : partNumber(place, pages);
    return page === null ? null : { page, box: NOWHERE };
  };
  return [...new Set(marksOf(records, locate).map(({ page }) => page))].toSorted((a, b) => a - b);
}

const NOWHERE = { x0: 0, y0: 0, x1: 0, y1: 0 };
