/**
 * The process that reads pages for a crawl, in a thread of it: the main thread stays free to end the other, and to end
 * itself with its parent, whatever a page does. `page-child.ts LIMITS-AS-JSON MODULE`
 */
import { exitCodes } from "@jixiao/contract/exit-codes";
import type { PageTask } from "./page-tasks.ts";
import { type PageReaderLimits, ThreadReader } from "./thread-reader.ts";

// Ctrl-C and a service manager's stop reach the whole group; the parent decides what ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit(exitCodes.good));

const [limits = "{}", module = ""] = process.argv.slice(2);
// What `PageReader` starts it with: both are one program.
const reader = new ThreadReader(JSON.parse(limits) as PageReaderLimits, new URL(module));
process.on("message", (task: PageTask) => void reader.ask(task).then((answer) => process.send?.(answer)));
