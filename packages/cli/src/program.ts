import { Command, CommanderError } from "commander";
import { addBackup, addMerge, addPrune, addRestore, addStatus } from "./commands/care.ts";
import { addChanges } from "./commands/changes.ts";
import { addCompletion } from "./commands/completion.ts";
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
import { exitCodes } from "./exit-codes.ts";
import { langOption, requireFolder, type GlobalOptions } from "./options.ts";
import { say, tell } from "./output/print.ts";
import { exitCodesHelp } from "./texts/exit-codes-help.ts";
import { language, setLanguage, texts } from "./texts/index.ts";
import { inLanguage } from "./texts/translate-help.ts";
import { versionText } from "./version.ts";

const commands = [
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
  addStatus,
  addBackup,
  addRestore,
  addPrune,
  addMerge,
  addCompletion,
];

/** Runs the command line; gives the exit code. Whatever goes wrong is told, with a code of its own. */
export async function run(argv: readonly string[]): Promise<number> {
  setLanguage(argv, process.env);
  const program = createProgram();
  // A closed pipe (`jixiao export | head`) is the reader's wish, not an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.good);
    void endWith(error);
  });
  const untouched = process.exitCode;
  try {
    await program.parseAsync(argv.map(withoutCommentAhead));
  } catch (error) {
    return report(error);
  }
  return process.exitCode === untouched ? exitCodes.good : Number(process.exitCode);
}

/** SQL may begin with a comment (`-- …`), which is no option: no option's name has white space in it. */
function withoutCommentAhead(argument: string): string {
  return /^--(?:\s|[^\n=]*\n)/.test(argument) ? `\n${argument}` : argument;
}

export function createProgram(): Command {
  const program = new Command("jixiao")
    .description(texts().description)
    .version(versionText)
    .addOption(langOption())
    .showHelpAfterError(texts().helpAfterError)
    .exitOverride()
    .configureOutput({
      writeOut: say,
      writeErr: (text) => tell(text.replace(/\n$/, "")),
    })
    .addHelpText("after", `\n${texts().examples}:\n${EXAMPLES}\n\n${exitCodesHelp()}`);
  for (const add of commands) add(program);
  program.hook("preAction", (_, action) => {
    const { db } = action.opts<Partial<GlobalOptions>>();
    if (db !== undefined) requireFolder(db);
  });
  inLanguage(program, language());
  return program;
}

const EXAMPLES = `  jixiao import 公开/2025/ --db jixiao.db
  jixiao query "SELECT 项目名称, count(*) FROM 指标 GROUP BY 1" --db jixiao.db
  jixiao show 2025年绩效目标表.docx`;

/** Ends the process as an error says, which is told first. */
async function endWith(problem: unknown): Promise<void> {
  process.exit(await report(problem));
}

/** Errors that a user can act on are one line; anything else is a bug and keeps its stack. */
async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage; // commander has printed it
  const { exitCodeOf } = await import("./exit-code-of.ts"); // with all that can go wrong
  const { describeErrorIn } = await import("./texts/errors.ts");
  const code = exitCodeOf(error);
  if (code !== null && error instanceof Error) tell(`jixiao: ${describeErrorIn(language(), error)}`);
  else tell(`jixiao: ${texts().internalError}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return code ?? exitCodes.internal_error;
}
