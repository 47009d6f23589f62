import type { ImportSummary } from "@jixiao/ingest";
import { texts } from "../texts/index.ts";

/** What a batch did, in a few lines for people. Zeros are left out where they say nothing. */
export function renderSummary(summary: ImportSummary): string {
  const { documents } = summary;
  const words = texts().summary;
  const total = Object.values(documents).reduce((a, b) => a + b, 0);
  const kinds = (["new", "replaced", "unchanged", "duplicate", "failed"] as const)
    .filter((kind) => documents[kind] > 0)
    .map((kind) => `${documents[kind]} ${words.outcomes[kind]}`);
  const lines = [
    `${words.documents}${total}${kinds.length === 0 ? "" : ` (${kinds.join(", ")})`}`,
    `${words.forms}${summary.forms}`,
    ...(summary.reports > 0 ? [`${words.reports}${summary.reports}`] : []),
    `${words.indicators}${summary.indicators}`,
    `${words.flags}${counts(summary.flags)}`,
    `${words.failures}${counts(summary.failures)}${summary.failures_known === 0 ? "" : words.known(summary.failures_known)}`,
    ...unread(summary),
    `${words.time}${words.seconds(summary.seconds.toFixed(1))}`,
  ];
  if (summary.ended === "interrupted") lines.push(words.interrupted);
  return `${lines.join("\n")}\n`;
}

/** What was read without finding a record, and what was seen and not read; `jixiao unread` lists both. */
function unread({ without_records, unread_forms, damaged_documents, pages }: ImportSummary): string[] {
  const words = texts().summary;
  const found = { without_records, unread_forms, pages: pages.unread ?? 0, damaged_documents };
  const said = (["without_records", "unread_forms", "pages", "damaged_documents"] as const)
    .filter((what) => found[what] > 0)
    .map((what) => `${found[what]} ${words.unseen[what]}`);
  return [
    ...(Object.keys(pages).length === 0 ? [] : [`${words.pages}${counts(pages)}`]),
    ...(said.length === 0 ? [] : [`${words.unread}${said.join(", ")} (jixiao unread)`]),
  ];
}

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).toSorted(([, a], [, b]) => b - a);
  if (entries.length === 0) return "0";
  const total = entries.reduce((sum, [, n]) => sum + n, 0);
  return `${total} (${entries.map(([code, n]) => `${code} ${n}`).join(", ")})`;
}
