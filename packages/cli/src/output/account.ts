import { describePlace, type DocumentAccount } from "@jixiao/contract";
import { texts } from "../texts/index.ts";
import { plainLine } from "./plain.ts";

/** What a document holds that was not read, a line each: forms, damaged parts, pages. */
export function accountLines(account: DocumentAccount): readonly string[] {
  const words = texts().unread;
  return [
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
}

export function unreadPages({ pages }: DocumentAccount): DocumentAccount["pages"] {
  return pages.filter(({ state }) => state === "unread");
}
