import { tableTitle } from "../vocabulary/titles.ts";
import type { Layout } from "./layout.ts";

/** Id of records that were read by headers and labels alone. */
export const GENERIC = "generic";

/** What no layout claims: read by the lexicons and nothing else. It has no words of its own, and tells no region. */
export const genericLayout: Layout = {
  kind: "form",
  id: GENERIC,
  title: "绩效目标表、绩效自评表（表式未知）",
  heading: /(?!)/,
  titleEndings: [],
  region: null,
  labels: {},
  headed: ["overall_goal", "annual_goal", "goal_actual"],
  below: {},
  columns: {},
  unitLine: false,
};

/** Is the line the title of a table of targets or results, in whichever layout? 绩效运行监控表 is refused. */
export function isGenericTitle(line: string): boolean {
  return tableTitle(line)?.refused === false;
}
