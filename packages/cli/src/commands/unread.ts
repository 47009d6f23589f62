import type { Command } from "commander";
import { addGlobalOptions, type GlobalOptions } from "../options.ts";

export function addUnread(program: Command): void {
  addGlobalOptions(program.command("unread"))
    .summary("list documents without records, and what was seen and not read 未读内容")
    .description(
      "List what was seen and not read (未读内容): documents that gave no record, forms that were seen and gave none, with their place and what is\n" +
        "printed there, damaged parts, pages that could not be read. Documents that failed altogether are in `jixiao failures`.",
    )
    .addHelpText("after", "\nExamples:\n  jixiao unread\n  jixiao unread --json | jq .account.unread_forms")
    .action(async (options: GlobalOptions) => (await import("../run/unread.ts")).runUnread(options));
}
