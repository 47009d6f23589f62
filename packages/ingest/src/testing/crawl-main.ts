/**
 * A crawl in a process of its own, for tests that kill it: `crawl-main.ts CONFIG-AS-JSON OPTIONS-AS-JSON`. It says that it
 * is ready, and begins when it is told.
 */
import { once } from "node:events";
import { parseCrawlConfig } from "../crawl/config/read-config.ts";
import { crawl, type CrawlOptions } from "../crawl/crawl.ts";

const [config = "{}", options = "{}"] = process.argv.slice(2);
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdin.destroy();
const summary = await crawl(parseCrawlConfig(config, "test"), JSON.parse(options) as CrawlOptions);
process.stdout.write(`${JSON.stringify(summary)}\n`);
