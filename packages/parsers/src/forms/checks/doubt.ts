import type { Evidence } from "@jixiao/contract";

/** Doubts that only the whole form shows. `row` is the indicator's seq, or null for the form. */
export interface Doubt {
  readonly row: number | null;
  readonly evidence: Evidence;
}
