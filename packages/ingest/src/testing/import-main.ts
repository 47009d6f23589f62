/** An import in a process of its own, for tests that kill it: `import-main.ts INBOX OPTIONS-AS-JSON`. */
import { importPaths } from "../import.ts";
import type { BatchOptions } from "../batch/run.ts";

const [inbox = "", options = "{}"] = process.argv.slice(2);
const summary = await importPaths([inbox], JSON.parse(options) as BatchOptions);
process.stdout.write(`${JSON.stringify(summary)}\n`);
