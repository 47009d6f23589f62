import { appendFileSync, readFileSync } from "node:fs";

/** What the processes of a run tell: one line of JSON each, in one file that all of them append to. */
export type Report =
  | { readonly kind: "killed"; readonly id: number; readonly test: string; readonly ms: number }
  | { readonly kind: "passed"; readonly test: string; readonly ids: readonly number[]; readonly ms: number }
  /** Passed while modules were loaded, or once for all tests: the mutant must be there from the start. */
  | { readonly kind: "loaded"; readonly ids: readonly number[] }
  /** `after`: the mutant that left something behind (a remembered result), where it is known which one did. */
  | { readonly kind: "unsound"; readonly test: string; readonly reason: string; readonly after: number | null };

const path = (): string => process.env["JIXIAO_MUTATION_REPORTS"] ?? "";

export function report(line: Report): void {
  appendFileSync(path(), `${JSON.stringify(line)}\n`);
}

export function readReports(file = path()): readonly Report[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Report);
}

const dead = new Set<number>();
let readTo = 0;

/** Whether any process of this run has killed it. */
export function isDead(id: number): boolean {
  const text = readFileSync(path(), "utf8");
  for (const [, killed] of text.slice(readTo).matchAll(/^\{"kind":"killed","id":(\d+)/gm)) dead.add(Number(killed));
  readTo = text.lastIndexOf("\n") + 1;
  return dead.has(id);
}
