import type { Box, CanonicalRecord, Flag, FormRecord, Indicator, Place } from "@jixiao/contract";

/** A box to be outlined on a page, with a short label in ASCII: `3.value_raw`, `budget.annual_total`. */
export interface Mark {
  readonly page: number;
  readonly box: Box;
  readonly label: string;
  readonly kind: MarkKind;
}

/** `stated`: printed there; `inferred`: a level label that was not printed for this row; `doubtful`: it carries a flag. */
export type MarkKind = "stated" | "inferred" | "doubtful";

/** Where on which page a place is; null where it is on none. */
export type Locate = (place: Place) => Pick<Mark, "page" | "box"> | null;

const onItsPage: Locate = (place) => (place.kind === "page" ? { page: place.page, box: place.box } : null);

/** What the records say of a document's pages. Forms are told apart by their number where there are several. */
export function marksOf(records: readonly CanonicalRecord[], locate: Locate = onItsPage): readonly Mark[] {
  return records.flatMap((record, i) => {
    const prefix = records.length > 1 ? `${i + 1}:` : "";
    const fields = Object.entries(record.provenance.places).flatMap(([field, places]) =>
      marksAt(places, prefix + field, kindOf(fieldFlags(record, field)), locate),
    );
    return [...fields, ...(record.kind === "performance_objective_form" ? indicatorMarks(record, prefix, locate) : [])];
  });
}

function indicatorMarks(form: FormRecord, prefix: string, locate: Locate): readonly Mark[] {
  return form.indicators.flatMap((indicator) =>
    Object.entries(indicator.places).flatMap(([field, places]) =>
      marksAt(places, `${prefix}${indicator.seq}.${field}`, indicatorKind(indicator, field), locate),
    ),
  );
}

/** A flag `level2_…` speaks of that label, which other rows may share; any other of the row's own cells. */
function indicatorKind({ flags, level1_source, level2_source }: Indicator, field: string): MarkKind {
  if (field !== "level1" && field !== "level2") return kindOf(flags.filter((flag) => !flag.startsWith("level")));
  if (flags.some((flag) => flag.startsWith(field))) return "doubtful";
  return (field === "level1" ? level1_source : level2_source) === "stated" ? "stated" : "inferred";
}

/** Flags of the record that its evidence ties to this field. */
function fieldFlags(record: CanonicalRecord, field: string): readonly Flag[] {
  return record.evidence.filter((evidence) => evidence.field === field).map(({ flag }) => flag);
}

function kindOf(flags: readonly Flag[]): MarkKind {
  return flags.length > 0 ? "doubtful" : "stated";
}

function marksAt(places: readonly Place[], label: string, kind: MarkKind, locate: Locate): readonly Mark[] {
  return places.flatMap((place) => {
    const at = locate(place);
    return at === null ? [] : [{ ...at, label, kind }];
  });
}
