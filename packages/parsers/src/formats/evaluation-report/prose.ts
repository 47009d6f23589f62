import { parseAmount, parseDecimal } from "@jixiao/normalize";
import type { FlatRow } from "../../flat-rows.ts";

/** The report's running text: its paragraphs, and all of them as one text without white space and bold signs. */
export interface Prose {
  readonly lines: readonly string[];
  /** Paragraphs joined, because a page break cuts a sentence as it likes. */
  readonly text: string;
}

/** Page numbers and the mark of a table that goes on. */
const FURNITURE = /^(?:[—\-–第页共/\d|]+|[（(]?续(?:上)?表[\d一二三四五六七八九十]*[)）]?)?$/;

export function isFurniture(bareText: string): boolean {
  return FURNITURE.test(bareText);
}

export function proseOf(rows: readonly FlatRow[]): Prose {
  const lines = rows
    .filter(({ table }) => table === null)
    .map(({ cells }) => (cells[0]?.text ?? "").replaceAll(/<[^<>]*>|[\s\u3000*#]+/g, ""))
    .filter((line) => !isFurniture(line));
  return { lines, text: lines.join("") };
}

const TOTAL_SCORE =
  /(?:总得分|综合得分|最终得分|总体得分|综合评分|总评分|评价总分|评价得分|绩效得分|评分结果|综合评价得分|总分)(?:结果)?(?:[（(]百分制[)）])?(?:为|是|达到?|共计|合计|[:：])*(?<score>\d+(?:\.\d+)?)分/g;
/** 决策类指标总得分19分 is a part's; 总分100分，得分86分 names the full mark first. */
const PART_BEFORE = /(?:指标|部分|决策|过程|管理|产出|效益|效果|题目?|问卷|访谈|满意度|满分)[^，,。；;]{0,6}$/;
const FULL_MARK = /^[，,（(]?(?:其中)?(?:实际|综合|最终|评价)?得/;

/** Characters around a total that tell whose it is. */
const CONTEXT = 14;

/** The total scores that the text states, in order: 综合得分92.5分. */
export function totalScores(prose: Prose): readonly string[] {
  return [...prose.text.matchAll(TOTAL_SCORE)].flatMap(({ 0: match, index, groups }) => {
    const before = prose.text.slice(Math.max(0, index - CONTEXT), index);
    const after = prose.text.slice(index + match.length, index + match.length + CONTEXT);
    return PART_BEFORE.test(before) || FULL_MARK.test(after) ? [] : (parseDecimal(groups?.["score"] ?? "") ?? []);
  });
}

const GRADE =
  /(?:评价结果|评价等级|评价级别|绩效等级|绩效评级|绩效级别|评定等级|结果等级|等级|评级)(?:[（(].{1,8}[)）])?(?:评定|认定)?(?:为|是|属于|[:：])+[“"「]?(?<grade>[优良中差]秀?)(?:好|等)?[”"」]?(?<after>.?)/g;

/** The grades that the text states: 评价结果为优. A list of all grades (优、良、中、差) states none. */
export function grades(prose: Prose): readonly string[] {
  return [...prose.text.matchAll(GRADE)].flatMap(({ groups }) =>
    /[、/或至到~～-]/.test(groups?.["after"] ?? "") ? [] : (groups?.["grade"]?.slice(0, 1) ?? []),
  );
}

export interface ProseAmount {
  readonly role: "initial" | "adjusted" | "spent";
  /** 元, exact. */
  readonly amount: string;
  /** Year named last before it in its sentence, or null. */
  readonly year: number | null;
}

const MONEY = String.raw`(?<number>\d[\d,]*(?:\.\d+)?)(?<unit>[十百千万亿]*元)`;
const ROLES: readonly (readonly [ProseAmount["role"], RegExp])[] = [
  [
    "adjusted",
    new RegExp(String.raw`(?:调整后的?[^，,。；;\d]{0,12}|预算[^，,。；;\d]{0,4}调[整增减](?:为|至|到))${MONEY}`, "g"),
  ],
  // an adjusted budget is another role, a budget's change is none
  [
    "initial",
    new RegExp(
      String.raw`(?<!调整后的?[^，,。；;\d]{0,8})预算(?![^，,。；;\d]{0,12}(?:调|执行|支出))[^，,。；;\d]{0,12}${MONEY}`,
      "g",
    ),
  ],
  [
    "spent",
    new RegExp(
      String.raw`(?:(?:实际|累计|全年|共|已)[^，,。；;\d]{0,8}(?:支出|执行|使用|支付)|(?:执行数|支出数|决算数))[^，,。；;\d]{0,8}${MONEY}`,
      "g",
    ),
  ],
];

/** Amounts of the whole project that sentences name with their role. */
export function proseAmounts(prose: Prose): readonly ProseAmount[] {
  return ROLES.flatMap(([role, pattern]) =>
    [...prose.text.matchAll(pattern)].flatMap(({ groups, index }): readonly ProseAmount[] => {
      const amount = parseAmount(groups?.["number"] ?? "", groups?.["unit"] ?? "");
      const sentence =
        prose.text
          .slice(0, index)
          .split(/[。；;]/)
          .at(-1) ?? "";
      const year = [...sentence.matchAll(/((?:19|20)\d{2})年(?!\d)/g)].at(-1)?.[1]; // 2024年3月 is a date

      return amount === null ? [] : [{ role, amount, year: year === undefined ? null : Number.parseInt(year, 10) }];
    }),
  );
}

/** The first 预算执行率 in the text, in %. */
export function executionRate(prose: Prose): string | null {
  const rate = /(?:预算|资金)执行率?[^，,。；;\d=＝]{0,6}?(\d+(?:\.\d+)?)[%％]/.exec(prose.text)?.[1];
  return rate === undefined ? null : parseDecimal(rate);
}
