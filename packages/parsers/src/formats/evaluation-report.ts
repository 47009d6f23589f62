import type { Format } from "../forms/format.ts";
import { extractReports } from "./evaluation-report/index.ts";

/** 绩效评价报告: the report of an evaluation, with its cover, budget, scores, worksheets and annexes. */
export const evaluationReport: Format = {
  id: "evaluation-report",
  title: "绩效评价报告",
  extract: (document, source) => extractReports(document, source, "evaluation-report"),
};
