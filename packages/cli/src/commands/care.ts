import type { Command } from "commander";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import type { PruneCommandOptions } from "../run/care.ts";

export function addStatus(program: Command): void {
  addGlobalOptions(program.command("status"))
    .summary("what is stored, what takes the disk, the last runs, what to do next 概况")
    .description(
      "Tell what is stored, what takes how much of the disk, how the last runs ended, and what to do next (概况). Reads no original; for that: doctor --verify.",
    )
    .addHelpText("after", "\nExamples:\n  jixiao status\n  jixiao status --json | jq .disk")
    .action(async (options: GlobalOptions) => (await import("../run/care.ts")).runStatus(options));
}

export function addBackup(program: Command): void {
  addGlobalOptions(program.command("backup"))
    .summary("copy database and originals to a folder, while in use 备份")
    .description(
      "Copy the database, as it is at one moment, and the originals into a folder (备份), while imports and crawls go on. Originals that are there are\n" +
        "not copied again; each is checked against its hash. Killed, or on a full disk, the earlier backup stays whole.",
    )
    .argument("<dest>", "folder of the backup; made where it is not there")
    .addHelpText("after", "\nExample:\n  jixiao backup /mnt/backup/jixiao --db jixiao.db")
    .action(async (dest: string, options: GlobalOptions) => (await import("../run/care.ts")).runBackup(dest, options));
}

export function addRestore(program: Command): void {
  addGlobalOptions(program.command("restore"))
    .summary("put a backup where there is no database 恢复")
    .description(
      "Put a backup in place (恢复): database and originals, each checked. Where a database is, nothing is done: move it away first, or name another.",
    )
    .argument("<source>", "folder of the backup")
    .addHelpText("after", "\nExample:\n  jixiao restore /mnt/backup/jixiao --db jixiao.db")
    .action(async (source: string, options: GlobalOptions) => (await import("../run/care.ts")).runRestore(source, options));
}

export function addPrune(program: Command): void {
  addGlobalOptions(program.command("prune"))
    .summary("remove the bytes of replaced versions 清理")
    .description(
      "Remove the archived bytes of crawled documents that a later version replaced some time ago (清理). Records, versions and changes stay.\n" +
        "Without --yes it only tells what it would remove.",
    )
    .option("--older-than <days>", "replaced at least so many days ago", wholeNumber("--older-than", 0, 100_000), 365)
    .option("--yes", "remove them", false)
    .option("--dry-run", "only tell (试运行), as without --yes", false)
    .addHelpText("after", "\nExamples:\n  jixiao prune\n  jixiao prune --older-than 730 --yes")
    .action(async (options: PruneCommandOptions) => (await import("../run/care.ts")).runPrune(options));
}

export function addMerge(program: Command): void {
  addGlobalOptions(program.command("merge"))
    .summary("take other databases in, by the hash of each document 合并")
    .description(
      "Take the documents, records and failures of other databases and their originals in (合并), by the SHA-256 of the bytes: the same result in any\n" +
        "order. Of two readings of the same bytes the newer parser's is kept, and told. The history of a crawled site (nights, addresses, versions, what is gone)\n" +
        "comes along whole. Of two histories of one site that were made apart one is kept, the one that is here first; the other is told, counted and\n" +
        "left. Runs are not merged.",
    )
    .argument("<other...>", "databases; each with its archive beside it")
    .addHelpText("after", "\nExample:\n  jixiao merge north.db south.db --db all.db")
    .action(async (others: readonly string[], options: GlobalOptions) =>
      (await import("../run/care.ts")).runMerge(others, options),
    );
}
