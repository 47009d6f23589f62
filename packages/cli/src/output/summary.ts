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
    `${words.failures}${counts(summary.failures)}`,
    `${words.time}${words.seconds(summary.seconds.toFixed(1))}`,
  ];
  if (summary.ended === "interrupted") lines.push(words.interrupted);
  return `${lines.join("\n")}\n`;
}

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).toSorted(([, a], [, b]) => b - a);
  if (entries.length === 0) return "0";
  const total = entries.reduce((sum, [, n]) => sum + n, 0);
  return `${total} (${entries.map(([code, n]) => `${code} ${n}`).join(", ")})`;
}
