import type { Evidence, Flag } from "@jixiao/contract";

/** Flags and evidence of a form while it is put together. */
export class Notes {
  readonly flags = new Set<Flag>();
  readonly evidence: Evidence[] = [];

  add(flag: Flag, field: string | null, note: string): void {
    this.flags.add(flag);
    this.evidence.push({ flag, field, note });
  }
}
