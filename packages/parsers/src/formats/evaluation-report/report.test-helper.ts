import type { ReportRecord } from "@jixiao/contract";
import { readText } from "../../readers/text.ts";
import { extractReports } from "./index.ts";

/** The reports in a text dump. */
export function reportsIn(text: string): readonly ReportRecord[] {
  const source = { name: "x.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) };
  return extractReports(readText(source), source, "evaluation-report");
}

export const COVER =
  "2023年度财政支出绩效评价报告\n\n项目名称：2023年路灯养护\n\n项目单位：某区路灯所\n\n评价机构：某咨询公司\n\n2024年3月1日\n\n目录\n";

/** The one report that has this text behind a plain cover. */
export function reportWith(body: string): ReportRecord {
  const [report, ...others] = reportsIn(`${COVER}\n${body}\n`);
  if (report === undefined || others.length > 0) throw new Error(`${others.length + (report === undefined ? 0 : 1)} reports`);
  return report;
}
