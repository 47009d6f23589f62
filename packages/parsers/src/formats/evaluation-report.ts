import type { ReportFormat } from "../forms/format.ts";
import { findReports } from "./evaluation-report/index.ts";

/** 绩效评价报告: the report of an evaluation, with its cover, budget, scores, worksheets and annexes. */
export const evaluationReport: ReportFormat = {
  kind: "report",
  id: "evaluation-report",
  title: "绩效评价报告",
  titleEndings: ["绩效评价报告"],
  labels: {},
  columns: {},
  find: (rows) => findReports(rows, "evaluation-report"),
};
