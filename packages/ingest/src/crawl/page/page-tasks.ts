import type { Purpose } from "../net/site-client.ts";
import { chooseLinks, type ChosenLink, type LinkRules, type PageAt } from "./choose-links.ts";
import { PageTooComplex } from "./load-page.ts";
import { type PageContent, readPage } from "./read-page.ts";
import { type AnswerToRecognize, type NotContent, recognizeAnswer } from "./recognize-answer.ts";

/** What is asked of a page; plain data, which goes to a thread of its own. */
export type PageTask =
  | ({ readonly kind: "recognize"; readonly purpose: Purpose } & AnswerToRecognize)
  | {
      readonly kind: "read";
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      readonly at: PageAt;
      readonly rules: LinkRules;
    };

/** What a page says that a crawl goes on with. */
export interface ReadPage extends Omit<PageContent, "links" | "pictures"> {
  /** All of the page, chosen or not. */
  readonly linkCount: number;
  readonly chosen: readonly ChosenLink[];
}

export type PageAnswer =
  | { readonly kind: "recognized"; readonly notContent: NotContent | null }
  | { readonly kind: "read"; readonly page: ReadPage }
  /** A failure of this page alone. */
  | { readonly kind: "failed"; readonly code: "too_complex" | "page_reader"; readonly reason: string };

/** Does what is asked. Never throws: whatever goes wrong is a failure of the page. */
export function doPageTask(task: PageTask): PageAnswer {
  try {
    if (task.kind === "recognize") return { kind: "recognized", notContent: recognizeAnswer(task) };
    const { links, pictures, ...page } = readPage(task.bytes, task.contentType, task.at.url, task.rules.follow.selector);
    return {
      kind: "read",
      page: { ...page, linkCount: links.length, chosen: chooseLinks({ ...page, links, pictures }, task.at, task.rules) },
    };
  } catch (error) {
    if (error instanceof PageTooComplex) return { kind: "failed", code: "too_complex", reason: error.message };
    // The stack's end is reached by content alone; anything else is a bug.
    if (error instanceof RangeError) return { kind: "failed", code: "too_complex", reason: error.message };
    return {
      kind: "failed",
      code: "page_reader",
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
