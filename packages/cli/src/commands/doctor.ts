import type { Command } from "commander";
import { addGlobalOptions } from "../options.ts";
import type { DoctorOptions } from "../run/doctor.ts";

export function addDoctor(program: Command): void {
  addGlobalOptions(program.command("doctor"))
    .summary("check database and archive 检查")
    .description(
      "Check the database and the archive of originals (检查): versions, free space, and whether they agree. With --verify everything is read:\n" +
        "the hash of every original and of every document's records, and the database's own checks. Changes nothing; says what to do.",
    )
    .option("--verify", "read everything", false)
    .addHelpText("after", "\nExamples:\n  jixiao doctor\n  jixiao doctor --verify --json")
    .action(async (options: DoctorOptions) => (await import("../run/doctor.ts")).runDoctor(options));
}
