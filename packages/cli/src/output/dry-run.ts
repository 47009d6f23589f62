import type { DrySite } from "@jixiao/ingest";

/** What a crawl would begin with, site by site. */
export function renderDryRun(sites: readonly DrySite[]): string {
  return sites.map(renderSite).join("\n");
}

function renderSite({ site, lists, documents, pages, excluded, warnings, cut }: DrySite): string {
  const lines = [
    `${site}: ${lists.length} list pages 列表页, ${documents.length} documents 文件, ${pages.length} pages to follow 待跟进页面${excluded === 0 ? "" : `, ${excluded} excluded 已排除`}`,
    ...lists.map(({ url, problem, ...counts }) =>
      problem === null
        ? `  list ${url}: ${counts.documents} documents, ${counts.pages} pages`
        : `  list ${url}: ${problem.code}: ${problem.reason}`,
    ),
    ...documents.map(({ url, text }) => `  document ${url} ${text}`.trimEnd()),
    ...pages.map(({ url, text }) => `  page ${url} ${text}`.trimEnd()),
    ...warnings.map(({ code, reason }) => `  warning ${code}: ${reason}`),
    ...(documents.length + pages.length > 0
      ? []
      : ["  nothing would be fetched (未找到文件); see follow and documents in docs/crawl-config.md"]),
    ...(cut ? ["  cut short before all list pages were read (未读完全部列表页)"] : []),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** What pages write is printed as text, whatever it would do to a terminal: C0, C1, bidi controls. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is removed
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}
