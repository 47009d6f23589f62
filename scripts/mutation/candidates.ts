import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { randomFrom } from "../fixtures/random.ts";
import { mutantsOf, type Mutant } from "./operators.ts";
import { notMutated, type Scope } from "./scopes.ts";

export interface Candidate extends Mutant {
  readonly id: number;
  readonly scope: Scope;
  /** Path from the root, and what it holds. */
  readonly file: string;
  readonly source: string;
}

/** All mutants of a scope, in the order of paths and places. `only`: a part of the path. */
export function candidatesOf(root: string, scope: Scope, only: string): readonly Omit<Candidate, "id">[] {
  return scope.sources
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !notMutated.test(file) && file.includes(only))
    .toSorted()
    .flatMap((file) => {
      const source = readFileSync(resolve(root, file), "utf8");
      return mutantsOf(source, parseSync(file, source).program).map((mutant) => ({ ...mutant, scope, file, source }));
    });
}

/** The same mutants for the same seed and sources. One that is no program any more is none. */
export function drawn(all: readonly Omit<Candidate, "id">[], count: number, seed: number): readonly Candidate[] {
  const random = randomFrom(seed);
  return all
    .map((mutant) => ({ mutant, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ mutant }, id) => ({ ...mutant, id }))
    .filter((mutant) => parseSync(mutant.file, textOf(mutant)).errors.length === 0);
}

/** The file with the mutant. */
export function textOf({ source, start, end, replacement }: Omit<Candidate, "id">): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

export function lineOf({ source, start }: Candidate): number {
  return source.slice(0, start).split("\n").length;
}

export function describe(mutant: Candidate): string {
  const { file, source, start, end, replacement, operator } = mutant;
  const shorten = (text: string): string => text.replace(/\s+/g, " ").slice(0, 70);
  return `${file}:${lineOf(mutant)} ${operator}: ${shorten(source.slice(start, end))} → ${shorten(replacement)}`;
}
