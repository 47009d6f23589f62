import { describePlace, type DocumentAccount } from "@jixiao/contract";
import { listUnread, openStore, type UnreadDocument } from "@jixiao/store";
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
    .action((options: GlobalOptions) => {
      const store = openStore(options.db, { readonly: true });
      try {
        const documents = listUnread(store);
        if (options.json) for (const document of documents) process.stdout.write(`${JSON.stringify(document)}\n`);
        else process.stdout.write(renderUnread(documents));
      } finally {
        store.close();
      }
    });
}

/** One document a paragraph, what it holds below it; a line of counts at the end. */
export function renderUnread(documents: readonly UnreadDocument[]): string {
  const sum = (count: (document: UnreadDocument) => number): number => documents.reduce((all, one) => all + count(one), 0);
  const counts = [
    `${sum(({ records }) => (records === 0 ? 1 : 0))} documents without records`,
    `${sum(({ account }) => account.unread_forms.length)} forms not read`,
    `${sum(({ account }) => account.damaged_parts.length)} damaged parts`,
    `${sum(({ account }) => unreadPages(account).length)} pages not read`,
  ];
  return `${documents.map(renderDocument).join("")}${counts.join(", ")}\n`;
}

function renderDocument({ source_file, location, records, account }: UnreadDocument): string {
  const state = records === 0 ? "no records 无记录" : `${records} ${records === 1 ? "record" : "records"}`;
  const lines = [
    `${source_file}: ${state}${location === null ? "" : `  ${location}`}`,
    ...account.unread_forms.map(
      ({ places, printed, reason }) =>
        `  form 绩效表 ${places.map(describePlace).join("; ")}: ${oneLine(printed)} (${reasons[reason]})`,
    ),
    ...account.damaged_parts.map(
      ({ page, part, reason }) => `  damaged 损坏 ${page === null ? "" : `page ${page}, `}${oneLine(part)}: ${oneLine(reason)}`,
    ),
    ...unreadPages(account).map(({ page, note }) => `  page ${page} not read 未读${note === null ? "" : `: ${oneLine(note)}`}`),
  ];
  return `${lines.join("\n")}\n`;
}

const reasons: Readonly<Record<DocumentAccount["unread_forms"][number]["reason"], string>> = {
  unknown_layout: "no layout claims it 未知表式",
  no_table: "no table that could be read 无法读出表格",
  refused: "a kind of table without a record 暂不收录",
};

function unreadPages({ pages }: DocumentAccount): DocumentAccount["pages"] {
  return pages.filter(({ state }) => state === "unread");
}

/** Text of a document, so that it cannot steer the terminal or break the list. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ");
}
