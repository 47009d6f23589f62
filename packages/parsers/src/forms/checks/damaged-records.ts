import type { CanonicalRecord, Evidence, Flag, Indicator } from "@jixiao/contract";
import type { Damage } from "../../document.ts";

/**
 * A record whose pages are damaged says so, and so does each of its rows: levels of one page follow from those of another. What is lost at a form's edge takes the page
 * before or after it out of the record's pages: a damaged neighbour is doubt too.
 */
export function withDamage<T extends CanonicalRecord>(record: T, damage: readonly Damage[]): T {
  const own = damage.filter((part) => concerns(part, record.pages));
  if (own.length === 0) return record;
  const note = notesOf(own);
  const evidence: readonly Evidence[] = [
    { flag: "source_damaged", field: null, note },
    ...fieldsOf(record).map((field): Evidence => ({ flag: "source_damaged", field, note })),
    { flag: "table_damaged", field: null, note: "what stood on the damaged part may be missing" },
  ];
  const told = {
    ...record,
    flags: withFlags(record.flags, ["source_damaged", "table_damaged"]),
    evidence: [...record.evidence, ...evidence],
  };
  if (!("indicators" in told)) return told;
  return { ...told, indicators: told.indicators.map((row) => rowWithDamage(row, note)) };
}

function concerns({ concerns: whom, page }: Damage, pages: readonly [number, number] | null): boolean {
  if (whom === "none") return false;
  if (whom === "all" || page === null) return true;
  // a record without pages stands in the text of a document, and the damaged page is a picture in it
  return pages !== null && pages[0] - 1 <= page && page <= pages[1] + 1;
}

const MAX_NAMED = 3;

function notesOf(damage: readonly Damage[]): string {
  const named = damage
    .slice(0, MAX_NAMED)
    .map(({ page, part, reason }) => `${page === null ? "" : `page ${page}, `}${part}: ${reason}`);
  return [...named, ...(damage.length > MAX_NAMED ? [`and ${damage.length - MAX_NAMED} more`] : [])].join("; ");
}

/** The record's own fields; its rows have flags of their own. */
function fieldsOf(record: CanonicalRecord): readonly string[] {
  const fixed = new Set(["kind", "source_file", "flags", "evidence", "provenance"]);
  return Object.entries(record).flatMap(([key, value]: readonly [string, unknown]): readonly string[] => {
    if (fixed.has(key) || (Array.isArray(value) && key !== "pages")) return [];
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return Object.keys(value).map((part) => `${key}.${part}`);
    return [key];
  });
}

function rowWithDamage(row: Indicator, note: string): Indicator {
  const evidence = [...row.evidence, { flag: "source_damaged", field: null, note } as const];
  return { ...row, flags: withFlags(row.flags, ["source_damaged"]), evidence };
}

function withFlags(flags: readonly Flag[], more: readonly Flag[]): readonly Flag[] {
  return [...new Set([...flags, ...more])];
}
