/** Writes docs/crawl-config.md and its Chinese twin from the configuration's schema; a test fails where the file differs. */
import { writeFileSync } from "node:fs";
import { crawlConfigMarkdown } from "@jixiao/ingest/crawl";

writeFileSync(new URL("../docs/crawl-config.md", import.meta.url), crawlConfigMarkdown("en"));
writeFileSync(new URL("../docs/crawl-config.zh-CN.md", import.meta.url), crawlConfigMarkdown("zh"));
