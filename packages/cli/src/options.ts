import { existsSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { regionNamed } from "@jixiao/parsers/regions";
import { InvalidArgumentError, Option, type Command } from "commander";
import { UsageError } from "./exit-codes.ts";
import { languages, texts } from "./texts/index.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly db: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export function addGlobalOptions(command: Command): Command {
  return command
    .option("--db <file>", "the database (数据库); also JIXIAO_DB", process.env["JIXIAO_DB"] ?? "jixiao.db")
    .option("--json", "print JSON instead of text", false)
    .option("--quiet", "print results only: no progress, no log below warnings", false)
    .addOption(langOption());
}

/** Read before the commands are built, see `setLanguage`; declared so that it is in the help, and checked. */
export function langOption(): Option {
  return new Option("--lang <language>", "language of help and messages (界面语言); else by LC_ALL, LC_MESSAGES or LANG").choices(
    languages,
  );
}

/** The original bytes are kept beside the database: `jixiao.db` → `jixiao-archive/`. */
export function archiveOf(db: string): string {
  return join(dirname(db), `${parse(db).name}-archive`);
}

/** Commands that work on what is stored make no database. @throws StoreError `missing` */
export async function requireDatabase(db: string): Promise<void> {
  if (existsSync(db)) return;
  const { StoreError } = await import("@jixiao/store"); // not needed to declare a command
  throw new StoreError({ code: "missing", path: db });
}

/** A folder that does not exist is a slip of the pen: nothing is made for it. @throws UsageError */
export function requireFolder(db: string): void {
  const folder = dirname(db);
  if (!existsSync(folder)) throw new UsageError(`--db ${db}: ${texts().noFolder(folder)}`);
}

/** `--region`, of whatever reads documents unless it is said what for. */
export function regionOption(meaning = "province (地区), or 中央, to take where the document names none"): Option {
  return new Option("--region <name>", meaning).argParser((name) => {
    const region = regionNamed(name);
    if (region === null) throw new InvalidArgumentError("--region is a province-level region, or 中央 (省级地区或中央).");
    return region;
  });
}

/** A whole number in an option; the message names the option. */
export function wholeNumber(name: string, min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(
        `${name} is a whole number from ${min}${max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ""}.`,
      );
    return value;
  };
}

/** A day or a moment as ISO 8601 in UTC, as the database has them. */
export function moment(name: string): (text: string) => string {
  return (text) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const time = Date.parse(isDay ? `${text}T00:00:00Z` : text);
    if (Number.isNaN(time) || (!isDay && !/^\d{4}-\d{2}-\d{2}T/.test(text)))
      throw new UsageError(`${name} ${text}: a day (2026-11-20) or a moment (2026-11-20T02:30:00Z)`);
    return new Date(time).toISOString();
  };
}
