#!/usr/bin/env -S node --max-semi-space-size=2
import { Command, CommanderError } from "commander";

import { addChanges } from "./commands/changes.ts";
import { addCrawl } from "./commands/crawl.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addExport } from "./commands/export.ts";
import { addFailures, addReparse, addRetry } from "./commands/failures.ts";
import { addImport } from "./commands/import.ts";
import { addNormalize } from "./commands/normalize.ts";
import { addQuery } from "./commands/query.ts";
import { addSearch } from "./commands/search.ts";
import { addShow } from "./commands/show.ts";
import { addUnread } from "./commands/unread.ts";
import { exitCodeOf } from "./exit-code-of.ts";
import { exitCodes } from "./exit-codes.ts";

const program = new Command("jixiao")
  .description("绩效 jixiao: Chinese budget-performance disclosures (绩效目标表) as exact, traceable records")
  .version("0.1.0")
  .showHelpAfterError("(jixiao --help shows the commands)")
  .exitOverride()
  .addHelpText(
    "after",
    `
Examples:
  jixiao import 公开/2025/ --db jixiao.db
  jixiao query "SELECT 项目名称, count(*) FROM 指标 GROUP BY 1" --db jixiao.db
  jixiao show 2025年绩效目标表.docx

Exit codes: 0 all good, 1 some documents failed, 2 usage; the others are in docs/operations.md.`,
  );

for (const add of [
  addImport,
  addCrawl,
  addChanges,
  addFailures,
  addUnread,
  addRetry,
  addReparse,
  addQuery,
  addSearch,
  addExport,
  addShow,
  addNormalize,
  addDoctor,
])
  add(program);

/** A closed pipe (`jixiao export | head`) is the reader's wish, not an error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Errors that a user can act on are one line; anything else is a bug and keeps its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage; // commander has printed it
  const code = exitCodeOf(error);
  console.error(code !== null && error instanceof Error ? `jixiao: ${error.message}` : error);
  return code ?? exitCodes.some_failed;
}
