import type { Indicator } from "@jixiao/contract";

/** A row of a form with nothing amiss, but for what a test says of it. */
export const rowOf = (over: Partial<Indicator> = {}): Indicator => ({
  seq: 1,
  level1: "产出指标",
  level2: "数量指标",
  level3: "造林面积",
  level1_source: "stated",
  level2_source: "stated",
  description: null,
  value_raw: "≥50亩",
  value_text: "≥50亩",
  value: null,
  value_stored: null,
  horizon: null,
  weight: null,
  scoring_rule: null,
  extra: [],
  flags: [],
  evidence: [],
  places: {},
  ...over,
});
