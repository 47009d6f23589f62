/**
 * Stands in for `vitest` in the test files of a mutation run (`vitest.config.ts` leads there): the same names, but the tests are collected,
 * so that each can run again for every mutant it passes. Only what our tests use is here; another name fails when a file is loaded.
 */
import { test as realTest } from "vitest";
import { tryMutants } from "./try-mutants.ts";

export { expect, expectTypeOf, vi } from "vitest";

type Body = (...args: unknown[]) => unknown;

export interface Suite {
  readonly kind: "suite";
  readonly name: string;
  readonly children: (Suite | Test)[];
  readonly beforeAll: Body[];
  readonly afterAll: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
}

export interface Test {
  readonly kind: "test";
  readonly name: string;
  readonly body: Body;
}

let current = newSuite("");

function newSuite(name: string): Suite {
  return { kind: "suite", name, children: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
}

/** `test(name, body)`, also with options between or a time limit after. */
function addTest(name: string, ...rest: readonly unknown[]): void {
  const body = rest.find((argument): argument is Body => typeof argument === "function");
  if (body !== undefined) current.children.push({ kind: "test", name, body });
}

function addSuite(name: string, ...rest: readonly unknown[]): void {
  const body = rest.find((argument): argument is Body => typeof argument === "function");
  const outer = current;
  current = newSuite(name);
  outer.children.push(current);
  body?.();
  current = outer;
}

type Add = (name: string, ...rest: readonly unknown[]) => void;
const none: Add = () => undefined;

/** A row that is a list gives the arguments, any other row is the only one. */
const each =
  (add: Add) =>
  (rows: readonly unknown[]): Add =>
  (name, ...rest) => {
    rows.forEach((row, i) => {
      const bound = rest.map((argument) =>
        typeof argument === "function" ? () => (argument as Body)(...(Array.isArray(row) ? row : [row])) : argument,
      );
      add(`${name} #${i}`, ...bound);
    });
  };

const withChoices = (add: Add) => {
  const api = (add: Add): Add & { each: ReturnType<typeof each> } => Object.assign(add.bind(null), { each: each(add) });
  return Object.assign(api(add), {
    skipIf: (isSkipped: boolean) => api(isSkipped ? none : add),
    runIf: (isRun: boolean) => api(isRun ? add : none),
  });
};

export const test = withChoices(addTest);
export const it = test;
export const describe = withChoices(addSuite);
export const beforeAll = (body: Body): void => void current.beforeAll.push(body);
export const afterAll = (body: Body): void => void current.afterAll.push(body);
export const beforeEach = (body: Body): void => void current.beforeEach.push(body);
export const afterEach = (body: Body): void => void current.afterEach.push(body);

/** Called at the end of each test file: one test of Vitest's own that tries them all. */
export function tryFile(file: string): void {
  const suite = current;
  current = newSuite("");
  // oxlint-disable-next-line vitest/expect-expect -- what it tries are the file's own tests, with theirs
  realTest("mutants", { timeout: 0 }, () => tryMutants(file, suite));
}
