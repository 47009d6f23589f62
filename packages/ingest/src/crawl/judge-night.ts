import type { CrawlNight, CrawlUrl, NightOutcome } from "@jixiao/store";
import type { CrawlConfig } from "./config/schema.ts";

/** What a night that has been through all its URLs amounts to. */
export interface Verdict {
  readonly outcome: NightOutcome;
  /** Why it is incomplete, beginning with one word for programs; null where it is not. */
  readonly reason: string | null;
}

/** Below this number single failures say nothing about the site. */
const FEW_PAGES = 5;

/**
 * A night is incomplete, and nothing is concluded from what it did not see, where a start page or a page of a list could
 * not be read, where many pages could not, or where it found clearly fewer documents than the night before.
 */
export function judgeNight(
  night: CrawlNight,
  failedLists: readonly CrawlUrl[],
  documentsBefore: number | null,
  { fewer_ratio }: Pick<CrawlConfig, "fewer_ratio">,
): Verdict {
  const [list] = failedLists;
  if (list !== undefined) {
    const isPagination = list.found_on !== null || list.problem?.startsWith("pagination: ") === true;
    const word = isPagination ? "pagination" : "start_page";
    const others = failedLists.length > 1 ? ` and ${failedLists.length - 1} more` : "";
    return {
      outcome: "incomplete",
      reason: `${word}: ${list.url}: ${list.problem?.replace(/^pagination: /, "") ?? ""}${others}`,
    };
  }
  if (night.pages > FEW_PAGES && night.pages_failed > night.pages * (1 - fewer_ratio)) {
    return { outcome: "incomplete", reason: `many_failures: ${night.pages_failed} of ${night.pages} pages could not be read` };
  }
  if (documentsBefore !== null && night.documents < documentsBefore * fewer_ratio) {
    const reason = `fewer_documents: ${night.documents} documents, the night before had ${documentsBefore}`;
    return { outcome: "incomplete", reason };
  }
  return { outcome: night.pages_failed + night.documents_failed > 0 ? "some_failed" : "complete", reason: null };
}
