import type { CrawlNight, CrawlUrl, NightNotice, NightOutcome } from "@jixiao/store";
import type { CrawlConfig } from "./config/schema.ts";

/** What a night that has been through all its URLs amounts to. */
export interface Verdict {
  readonly outcome: Extract<NightOutcome, "complete" | "some_failed" | "incomplete">;
  /** Why it is incomplete; null where it is not. */
  readonly reason: NightNotice | null;
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
  if (list !== undefined)
    return incomplete(
      list.found_on === null && list.problem_code !== "pagination" ? "start_page" : "pagination",
      describeLists(list, failedLists.length - 1),
    );
  if (night.pages > FEW_PAGES && night.pages_failed > night.pages * (1 - fewer_ratio))
    return incomplete("many_failures", `${night.pages_failed} of ${night.pages} pages could not be read`);
  if (documentsBefore !== null && night.documents < documentsBefore * fewer_ratio)
    return incomplete("fewer_documents", `${night.documents} documents, the night before had ${documentsBefore}`);
  return { outcome: night.pages_failed + night.documents_failed > 0 ? "some_failed" : "complete", reason: null };
}

function incomplete(code: NightNotice["code"], reason: string): Verdict {
  return { outcome: "incomplete", reason: { code, reason } };
}

function describeLists({ url, problem_code, problem_reason }: CrawlUrl, others: number): string {
  return `${url}: ${problem_reason ?? ""} (${problem_code ?? "unknown"})${others > 0 ? ` and ${others} more` : ""}`;
}
