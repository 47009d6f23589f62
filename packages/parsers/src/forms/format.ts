import type { CanonicalRecord } from "@jixiao/contract";
import type { Document, Source } from "../document.ts";

/** What came with the import beside the document itself. */
export interface ExtractOptions {
  /** Fiscal year to take where the document states none. */
  readonly fiscalYear?: number;
}

/** One kind of disclosure: finds its records in a document, leaves everything else. */
export interface Format {
  /** Stable id, kept in the provenance: `shanghai-objective`. */
  readonly id: string;
  /** For people: what the format reads. */
  readonly title: string;
  extract(document: Document, source: Source, options: ExtractOptions): readonly CanonicalRecord[];
}
