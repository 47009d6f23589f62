import type { DocumentFailure } from "@jixiao/contract";

/**
 * - `new`: its records are stored for the first time;
 * - `replaced`: they replace those of an older parser version, or of another supplied fiscal year;
 * - `unchanged`: the same bytes were imported before, nothing was parsed;
 * - `duplicate`: the same bytes came earlier in this batch;
 * - `failed`: see the failure; whatever was stored before stays.
 */
export type Outcome = "new" | "replaced" | "unchanged" | "duplicate" | "failed";

/** What happens in a batch, as plain data for a progress bar and for logs. */
export type IngestEvent =
  | { readonly kind: "started"; readonly workers: number; readonly parser_version: string }
  /** Files that the walk through the given paths finds, counted beside the work; archive entries are not in it. */
  | { readonly kind: "counted"; readonly files: number }
  | { readonly kind: "progress"; readonly name: string; readonly done: number; readonly total: number | null }
  /** The first try failed; the document goes to a fresh process. */
  | { readonly kind: "retrying"; readonly name: string; readonly failure: DocumentFailure }
  | ({ readonly kind: "document"; readonly name: string; readonly path: string | null; readonly sha256: string } & DocumentCounts)
  /** `known`: an earlier run told it, see `failures_known`. `tried`: false where it failed before and it is not yet time to try again. */
  | {
      readonly kind: "failed";
      readonly path: string | null;
      readonly sha256: string | null;
      readonly failure: DocumentFailure;
      readonly known: boolean;
      readonly tried: boolean;
    }
  /** Another process holds the database; the batch goes on as soon as it may. */
  | { readonly kind: "waiting"; readonly seconds: number };

export interface DocumentCounts {
  readonly outcome: Exclude<Outcome, "failed">;
  readonly forms: number;
  readonly reports: number;
  readonly indicators: number;
}

export type OnEvent = (event: IngestEvent) => void;
