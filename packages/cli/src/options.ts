import { dirname, join, parse } from "node:path";
import { InvalidArgumentError, type Command } from "commander";

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
    .option("--quiet", "print results only: no progress, no log below warnings", false);
}

/** The original bytes are kept beside the database: `jixiao.db` → `jixiao-archive/`. */
export function archiveOf(db: string): string {
  return join(dirname(db), `${parse(db).name}-archive`);
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
