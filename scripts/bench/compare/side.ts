/**
 * `side.ts PART CHECKOUT FOLDER`: one checkout's process in a comparison. Prepares, runs once to warm up, and says what a round is; then
 * every line that it is given is one round, answered with what that took.
 */
import { createInterface } from "node:readline";
import { cpuSeconds } from "./cpu.ts";
import { workloads } from "./workloads.ts";

const [part = "", root = "", folder = ""] = process.argv.slice(2);
const workload = workloads.get(part);
if (workload === undefined) throw new Error(`nothing to compare for ${part}`);
const { run, amount, unit } = await workload.prepare(root, folder);
await run();
say({ amount, unit });
for await (const _ of createInterface(process.stdin)) {
  const [wall, cpu] = [performance.now(), cpuSeconds()];
  await run();
  say({ wall: (performance.now() - wall) / 1000, cpu: cpuSeconds() - cpu });
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
