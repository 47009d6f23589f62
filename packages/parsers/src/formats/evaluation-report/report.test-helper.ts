import type { ReportRecord } from "@jixiao/contract";
import type { Document, Source } from "../../document.ts";
import { flatten } from "../../flat-rows.ts";
import { readText } from "../../readers/text.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { evaluationReport } from "../evaluation-report.ts";

/** The reports in a document. */
export function readReports(document: Document, source: Source): readonly ReportRecord[] {
  const rows = flatten(document);
  return evaluationReport
    .find(rows)
    .map((report) => report.read({ document, rows, source, options: {} }))
    .filter((record) => record.kind === "performance_evaluation_report");
}

/** The reports in a text dump. */
export function reportsIn(text: string): readonly ReportRecord[] {
  const source = { name: "x.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) };
  return readReports(readText(source, vocabularyOf([evaluationReport])), source);
}

export const COVER =
  "2023年度财政支出绩效评价报告\n\n项目名称：2023年路灯养护\n\n项目单位：某区路灯所\n\n评价机构：某咨询公司\n\n2024年3月1日\n\n目录\n";

/** The one report that has this text behind a plain cover. */
export function reportWith(body: string): ReportRecord {
  const [report, ...others] = reportsIn(`${COVER}\n${body}\n`);
  if (report === undefined || others.length > 0) throw new Error(`${others.length + (report === undefined ? 0 : 1)} reports`);
  return report;
}
