/**
 * An import in a process of its own, for tests that kill it: `import-main.ts INBOX OPTIONS-AS-JSON [wait]`. With `wait` it
 * says that it is ready, its file thread running, and begins when it is told.
 */
import { once } from "node:events";
import { stat } from "node:fs/promises";
import type { BatchOptions } from "../batch/run.ts";
import { importPaths } from "../import.ts";

const [inbox = "", options = "{}", wait] = process.argv.slice(2);
if (wait === "wait") {
  await stat(inbox);
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  process.stdin.destroy();
}
const summary = await importPaths([inbox], JSON.parse(options) as BatchOptions);
process.stdout.write(`${JSON.stringify(summary)}\n`);
