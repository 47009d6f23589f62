import { parseSync, Visitor } from "oxc-parser";
import type { Mutant, Range } from "./operators.ts";

/** What stands around a range in the switched text. Ranges of one file are nested or apart, as they are nodes of its syntax. */
interface Wrap extends Range {
  readonly wrap: (inner: string) => string;
}

/** The global that the switched text asks: see `live.ts`. */
const LIVE = "globalThis.__mutants";

/**
 * The text of a file with all these mutants in it, each behind a question whether it is the active one:
 * `a < b` becomes `(__mutants.is(7) ? (a <= b) : (a < b))`. Each round of a loop counts a step, so that a mutant that loops for ever ends.
 */
export function switched(file: string, source: string, mutants: readonly (Mutant & { readonly id: number })[]): string {
  const wraps = [...loops(file, source), ...switches(source, mutants)].toSorted((a, b) => a.start - b.start || b.end - a.end);
  return rendered(source, { start: 0, end: source.length }, wraps);
}

function switches(source: string, mutants: readonly (Mutant & { readonly id: number })[]): readonly Wrap[] {
  const byHost = Map.groupBy(mutants, ({ host, isStatement }) => `${host.start}-${host.end}-${isStatement}`);
  return [...byHost.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { host } = first;
    const changed = ({ start, end, replacement }: Mutant): string =>
      source.slice(host.start, start) + replacement + source.slice(end, host.end);
    const wrap = (inner: string): string =>
      first.isStatement
        ? `{if(${LIVE}.is(${first.id})){}else{${inner}}}`
        : `(${group.map((mutant) => `${LIVE}.is(${mutant.id})?(${changed(mutant)}):`).join("")}(${inner}))`;
    return [{ ...host, wrap }];
  });
}

function loops(file: string, source: string): readonly Wrap[] {
  const bodies: Range[] = [];
  new Visitor({
    ForStatement: ({ body }) => void bodies.push(body),
    ForOfStatement: ({ body }) => void bodies.push(body),
    ForInStatement: ({ body }) => void bodies.push(body),
    WhileStatement: ({ body }) => void bodies.push(body),
    DoWhileStatement: ({ body }) => void bodies.push(body),
  }).visit(parseSync(file, source).program);
  return bodies.map(({ start, end }) => ({ start, end, wrap: (inner) => `{${LIVE}.step();${inner}}` }));
}

/** `wraps`: those inside the range, outer before inner. */
function rendered(source: string, range: Range, wraps: readonly Wrap[]): string {
  let text = "";
  let at = range.start;
  let rest = wraps;
  for (let [wrap] = rest; wrap !== undefined; [wrap] = rest) {
    const outer = wrap;
    const inside = rest.slice(1).filter(({ end }) => end <= outer.end);
    text += source.slice(at, outer.start) + outer.wrap(rendered(source, outer, inside));
    at = outer.end;
    rest = rest.slice(1).filter(({ start, end }) => start >= outer.end && end > outer.end);
  }
  return text + source.slice(at, range.end);
}
