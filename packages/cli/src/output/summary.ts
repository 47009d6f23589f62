import type { ImportSummary } from "@jixiao/ingest";

/** What a batch did, in a few lines for people. Zeros are left out where they say nothing. */
export function renderSummary(summary: ImportSummary): string {
  const { documents } = summary;
  const total = Object.values(documents).reduce((a, b) => a + b, 0);
  const kinds = (["new", "replaced", "unchanged", "duplicate", "failed"] as const)
    .filter((kind) => documents[kind] > 0)
    .map((kind) => `${documents[kind]} ${kind}`);
  const lines = [
    `documents 文件    ${total}${kinds.length === 0 ? "" : ` (${kinds.join(", ")})`}`,
    `forms 绩效目标表  ${summary.forms}`,
    ...(summary.reports > 0 ? [`reports 评价报告  ${summary.reports}`] : []),
    `indicators 指标   ${summary.indicators}`,
    `flags 标记        ${counts(summary.flags)}`,
    `failures 失败     ${counts(summary.failures)}`,
    ...unread(summary),
    `time 用时         ${summary.seconds.toFixed(1)} s`,
  ];
  if (summary.ended === "interrupted")
    lines.push("interrupted (已中断): what is finished is stored; run the same command again to go on");
  return `${lines.join("\n")}\n`;
}

/** What was read without finding a record, and what was seen and not read; `jixiao unread` lists both. */
function unread({ without_records, unread_forms, damaged_documents, pages }: ImportSummary): string[] {
  const parts = [
    [without_records, "documents without records 无记录文件"],
    [unread_forms, "forms not read 未读表"],
    [pages.unread ?? 0, "pages not read 未读页"],
    [damaged_documents, "damaged documents 有损坏的文件"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    ...(Object.keys(pages).length === 0 ? [] : [`pages 页          ${counts(pages)}`]),
    ...(said.length === 0 ? [] : [`unread 未读       ${said.join(", ")} (jixiao unread)`]),
  ];
}

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).toSorted(([, a], [, b]) => b - a);
  if (entries.length === 0) return "0";
  const total = entries.reduce((sum, [, n]) => sum + n, 0);
  return `${total} (${entries.map(([code, n]) => `${code} ${n}`).join(", ")})`;
}
