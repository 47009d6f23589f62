/**
 * `pnpm values:check [CELLS [SEED]]`: reads every numeral with every unit and lead, and CELLS (30,000) cells of a generated grammar,
 * and counts what is read wrong without a flag. Exit code 1 where that is more than the goal.
 */
import { tallyGrammar } from "./judge.ts";
import { tallyNumeralUnits } from "./numeral-units.ts";

const SILENT_GOAL = 0.0002;
const SHOWN = 20;
const [cells = 30_000, seed = 1] = process.argv.slice(2).map(Number);

const show = (name: string, count: number, read: number, flagged: number, silent: readonly string[]): void => {
  console.log(`${name}: ${count} cells, ${read} read, ${flagged} flagged, ${silent.length} wrong without a flag`);
  for (const line of silent.slice(0, SHOWN)) console.log(`  ${line}`);
};

const units = tallyNumeralUnits(1);
show("numeral × unit × lead", units.cells, units.read, units.flagged, units.silent);
const grammar = tallyGrammar(seed, cells);
show(`grammar, seed ${seed}`, grammar.cells, grammar.read, grammar.flagged.length, grammar.silent);
if (units.silent.length > 0 || grammar.silent.length > grammar.cells * SILENT_GOAL) process.exitCode = 1;
