import { listUnread, openStore, type UnreadDocument } from "@jixiao/store";
import type { GlobalOptions } from "../options.ts";
import { accountLines, unreadPages } from "../output/account.ts";
import { plainLine } from "../output/plain.ts";
import { giveJson, say } from "../output/print.ts";
import { texts } from "../texts/index.ts";

export async function runUnread(options: GlobalOptions): Promise<void> {
  const store = openStore(options.db, { readonly: true });
  try {
    const documents = listUnread(store);
    if (options.json) for (const document of documents) giveJson(document);
    else say(renderUnread(documents));
  } finally {
    store.close();
  }
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
    ...accountLines(account),
  ];
  return `${lines.join("\n")}\n`;
}
