import { doctor, type DoctorReport } from "@jixiao/ingest";
import type { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { addGlobalOptions, archiveOf, type GlobalOptions } from "../options.ts";

export function addDoctor(program: Command): void {
  addGlobalOptions(program.command("doctor"))
    .summary("check database and archive 检查")
    .description(
      "Check the database and the archive of originals (检查): versions, free space, and whether they agree. With --verify everything is read:\n" +
        "the hash of every original and of every document's records, and the database's own checks. Changes nothing; says what to do.",
    )
    .option("--verify", "read everything", false)
    .addHelpText("after", "\nExamples:\n  jixiao doctor\n  jixiao doctor --verify --json")
    .action(async (options: GlobalOptions & { readonly verify: boolean }) => {
      const report = await doctor({ store: options.db, archive: archiveOf(options.db) }, { verify: options.verify });
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : renderReport(report));
      if (report.findings.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.integrity_fault;
    });
}

function renderReport({ versions, paths, free_bytes, counts, findings, sound }: DoctorReport): string {
  const gigabytes = (bytes: number | null) => (bytes === null ? "?" : `${(bytes / 1024 ** 3).toFixed(1)} GB free`);
  const lines = [
    `node ${versions.node}, SQLite ${versions.sqlite ?? "-"}, schema ${versions.schema ?? "-"}, parser ${versions.parser}`,
    `database 数据库  ${paths.store} (${gigabytes(free_bytes.store)})`,
    `archive 原件库   ${paths.archive} (${gigabytes(free_bytes.archive)})`,
    ...(counts === null
      ? []
      : [
          Object.entries(counts)
            .map(([name, count]) => `${name} ${count}`)
            .join(", "),
        ]),
    "",
    ...findings.map(
      ({ severity, name, message, advice }) => `${severity}: ${name === null ? "" : `${name}: `}${message}\n  → ${advice}`,
    ),
    sound ? "sound 正常" : "see above 见上",
  ];
  return `${lines.join("\n")}\n`;
}
