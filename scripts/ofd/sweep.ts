/**
 * `pnpm ofd:damage [SEED] [ROUNDS]`: OFD files of whose parts one attribute, element or letter is gone or other, in a container whose
 * checksums fit. Says for each round what was given without a flag that the whole file does not say; exit code 1 where there is any, or a crash.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { randomFrom } from "../fixtures/random.ts";
import { judge, said } from "../office-damage/judge.ts";
import { bases } from "../office-damage/variants.ts";

const [seed = 1, rounds = 200] = process.argv.slice(2).map(Number);
const whole = bases["a.ofd"] ?? new Uint8Array();
const parts = Object.entries(unzipSync(whole)).map(([name, data]) => [name, strFromU8(data)] as const);
const known = await said("a.ofd", whole);
const draw = randomFrom(seed);
const next = (below: number): number => Math.floor(draw() * below);

/** A piece that a pattern finds, gone or replaced. */
const without = (xml: string, pattern: RegExp, put: (found: string) => string): string => {
  const found = [...xml.matchAll(pattern)];
  const one = found[next(found.length)];
  return one === undefined ? xml : xml.slice(0, one.index) + put(one[0]) + xml.slice(one.index + one[0].length);
};
const changes: readonly ((xml: string) => string)[] = [
  (xml) => without(xml, / [A-Z]\w*="[^"]*"/g, () => ""),
  (xml) => without(xml, /<ofd:(\w+)[^>]*\/>|<ofd:(TextObject|PathObject|PhysicalBox|DocRoot)\b.*?<\/ofd:\2>/g, () => ""),
  (xml) => without(xml, /\d+(?:\.\d+)?/g, () => String(next(400) - 100)),
  (xml) => without(xml, /<[^>]*>/g, () => ""),
  (xml) => xml.slice(0, next(xml.length)),
];
const counts = new Map<string, number>();
for (let round = 0; round < rounds; round++) {
  const at = next(parts.length);
  const change = changes[next(changes.length)] ?? String;
  const files = parts.map(([name, xml], i) => [name, strToU8(i === at ? change(xml) : xml)] as const);
  const bytes = zipSync(Object.fromEntries(files));
  const variant = { name: `round ${round} of ${parts[at]?.[0] ?? ""}`, file: "a.ofd", bytes, changesText: true };
  const { verdict, why } = await judge(variant, known);
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  if (verdict === "crash" || verdict === "empty") process.exitCode = 1;
  if (verdict === "silent" || verdict === "crash" || verdict === "empty") console.log(`${verdict}: ${variant.name}: ${why}`);
}
console.log([...counts].map(([verdict, count]) => `${verdict} ${count}`).join(", "));
