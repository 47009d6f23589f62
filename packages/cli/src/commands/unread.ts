import { describePlace, type DocumentAccount } from "@jixiao/contract";
import { listUnread, openStore, type UnreadDocument } from "@jixiao/store";
import type { Command } from "commander";
import { addGlobalOptions, type GlobalOptions } from "../options.ts";
import { plainLine } from "../output/plain.ts";
import { giveJson, say } from "../output/print.ts";
import { texts } from "../texts/index.ts";

export function addUnread(program: Command): void {
  addGlobalOptions(program.command("unread"))
    .summary("list documents without records, and what was seen and not read 未读内容")
    .description(
      "List what was seen and not read (未读内容): documents that gave no record, forms that were seen and gave none, with their place and what is\n" +
        "printed there, damaged parts, pages that could not be read. Documents that failed altogether are in `jixiao failures`.",
    )
    .addHelpText("after", "\nExamples:\n  jixiao unread\n  jixiao unread --json | jq .account.unread_forms")
    .action((options: GlobalOptions) => {
      const store = openStore(options.db, { readonly: true });
      try {
        const documents = listUnread(store);
        if (options.json) for (const document of documents) giveJson(document);
        else say(renderUnread(documents));
      } finally {
        store.close();
      }
    });
}

/** One document a paragraph, what it holds below it; a line of counts at the end. */
export function renderUnread(documents: readonly UnreadDocument[]): string {
  const sum = (count: (document: UnreadDocument) => number): number => documents.reduce((all, one) => all + count(one), 0);
  const counts = texts().unread.counts(
    sum(({ records }) => (records === 0 ? 1 : 0)),
    sum(({ account }) => account.unread_forms.length),
    sum(({ account }) => account.damaged_parts.length),
    sum(({ account }) => unreadPages(account).length),
  );
  return `${documents.map(renderDocument).join("")}${counts}\n`;
}

function renderDocument({ source_file, location, records, account }: UnreadDocument): string {
  const words = texts().unread;
  const lines = [
    `${plainLine(source_file)}: ${words.records(records)}${location === null ? "" : `  ${plainLine(location)}`}`,
    ...account.unread_forms.map(
      ({ places, printed, reason }) =>
        `  ${words.form} ${places.map(describePlace).join("; ")}: ${plainLine(printed)} (${words.reasons[reason]})`,
    ),
    ...account.damaged_parts.map(
      ({ page, part, reason }) =>
        `  ${words.damaged} ${page === null ? "" : `${words.page(page)}, `}${plainLine(part)}: ${plainLine(reason)}`,
    ),
    ...unreadPages(account).map(
      ({ page, note }) => `  ${words.page(page)} ${words.notRead}${note === null ? "" : `: ${plainLine(note)}`}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function unreadPages({ pages }: DocumentAccount): DocumentAccount["pages"] {
  return pages.filter(({ state }) => state === "unread");
}
