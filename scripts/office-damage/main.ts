/** `pnpm office:damage [SEED] [ROUNDS]`: damaged workbooks and Word files, and what becomes of them; ends with 1 where one crashes or is empty without a word. */
import { judge, said, type Verdict } from "./judge.ts";
import { bases, variants } from "./variants.ts";

const [seed = 1, rounds = 1] = process.argv.slice(2).map(Number);
const counts = new Map<Verdict, number>();
let isBad = false;
const wholes = new Map(
  await Promise.all(Object.entries(bases).map(async ([file, bytes]) => [file, await said(file, bytes)] as const)),
);
for (let round = 0; round < rounds; round++)
  for (const variant of variants(seed + round)) {
    const whole = wholes.get(variant.file);
    if (whole === undefined) continue;
    const { verdict, why } = await judge(variant, whole);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const bad = verdict === "crash" || verdict === "empty" || (verdict === "silent" && !variant.changesText);
    isBad ||= bad;
    if (bad || verdict === "silent") console.log(`${bad ? "BAD " : ""}${verdict}: seed ${seed + round}, ${variant.name}: ${why}`);
  }
console.log([...counts].map(([verdict, count]) => `${verdict} ${count}`).join(", "));
process.exitCode = isBad ? 1 : 0;
