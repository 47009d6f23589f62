import type { DrySite } from "@jixiao/ingest/crawl";
import { texts } from "../texts/index.ts";
import { plainLine } from "./plain.ts";

/** What a crawl would begin with, site by site. */
export function renderDryRun(sites: readonly DrySite[]): string {
  return sites.map(renderSite).join("\n");
}

function renderSite({ site, lists, documents, pages, excluded, warnings, cut }: DrySite): string {
  const words = texts().dryRun;
  const { problem: worded } = texts().crawl;
  const lines = [
    `${site}: ${words.site(lists.length, documents.length, pages.length, excluded)}`,
    ...lists.map(({ url, problem, ...counts }) =>
      problem === null
        ? `  ${words.list} ${url}: ${words.leadsTo(counts.documents, counts.pages)}`
        : `  ${words.list} ${url}: ${worded(problem.code, problem.reason)}`,
    ),
    ...documents.map(({ url, text }) => `  ${words.document} ${url} ${text}`.trimEnd()),
    ...pages.map(({ url, text }) => `  ${words.page} ${url} ${text}`.trimEnd()),
    ...warnings.map(({ code, reason }) => `  ${words.warning} ${worded(code, reason)}`),
    ...(documents.length + pages.length > 0 ? [] : [`  ${words.nothing}`]),
    ...(cut ? [`  ${words.cut}`] : []),
  ];
  return `${lines.map(plainLine).join("\n")}\n`; // what pages write stays in its line
}
