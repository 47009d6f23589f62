import type { Measure } from "./measure.ts";

/** A dash before digits is a minus after nothing, a sign or a word of change; after other words it separates. */
const MINUS_BEFORE = /(?:^|[≥≤<>=(：~至为于过]|增长率?|增幅|增速|变化率?|变动率?|同比|环比|增减|气温|温度)[-—]$/;
const MINUS_WORD = /(?:零下|(?<![担抱欺胜自肩辜承])负)$/;
const DASH = /[-—]$/;
/** A dash behind such a name separates, since no rate of a whole is below nothing: 合格率-95%. */
const NEVER_NEGATIVE = /(?:率|度|比例|比重|占比|得分|指数|数量|人数|次数|个数)[-—]$/;
const LIST_DASH = /(?:^|[，；。、\n])\s?[-—]$/;

export interface Sign {
  readonly negative: boolean;
  /** Where the number with its sign begins. */
  readonly start: number;
}

/** The sign before a number: a minus, 负, 零下. Doubtful where a dash could be a minus and could separate. */
export function readSign(text: string, from: number, at: number, measure: Measure): Sign | "doubtful" {
  const lead = text.slice(Math.max(from, at - 8), at);
  const word = MINUS_WORD.exec(lead)?.[0];
  if (word !== undefined) return { negative: true, start: at - word.length };
  if (lead.endsWith("零上")) return { negative: false, start: at - 2 };
  if (!DASH.test(lead)) return { negative: false, start: at };
  const start = at - 1;
  if (NEVER_NEGATIVE.test(lead) && !isNegativeName(lead)) return { negative: false, start };
  if (lead === "—") return "doubtful"; // —5%: a minus, or the dash of a list
  if (measure.dimension === "count" && LIST_DASH.test(lead)) return "doubtful"; // -5人: a list's dash?
  return MINUS_BEFORE.test(lead) ? { negative: true, start } : "doubtful";
}

/** 增长率-5% is a minus. */
const isNegativeName = (lead: string): boolean =>
  MINUS_BEFORE.test(lead) || /(?:增长|增减|变化|变动|利润|收益|回报|下降|温|湿)[率度][-—]$/.test(lead);
