import type { Clause } from "./clauses.ts";
import type { Item } from "./item.ts";

const SCOPE_PREDICATE = /(?:正常|顺利|有序|平稳|安全|稳定|高效|畅通|良好|完好|规范)[\u4e00-\u9fff]{0,6}$/;

/** 保障337个网点…正常开展: whether the number only tells how far the demand reaches. */
export function isScope({ reading }: Item, { lead, tail }: Clause): boolean {
  return reading.comparator_stated === false && reading.dimension === "count" && lead !== "" && SCOPE_PREDICATE.test(tail);
}

/** 60岁以上老人参保率≥95%, 3个工作日办结率100%: an age or a time that only says whose rate it is. */
const RATE_NAME = /^[\u4e00-\u9fff]{0,20}(?:率|度|比例|比重|占比|指数)(?:均|都|达|为|达到|均达到|均为|：)*$/;
const AGES: ReadonlySet<string | null> = new Set<string | null>(["岁", "周岁"]);
/** 35-64岁妇女筛查≥1000人: whose number it is, where the age opens its clause. */
const isAgeOf = (text: string, item: Item, next: Item, gap: string): boolean =>
  AGES.has(item.reading.unit) &&
  next.reading.comparator_stated === true &&
  (item.start === 0 || /[，,；;。、\n]/.test(text.charAt(item.start - 1))) &&
  /^[\u4e00-\u9fff]{2,16}$/.test(gap) &&
  !/[且并和及与]$/.test(gap);
/** 由90%提高到95%: what is asked for is the second. */
const FROM = /(?:由|从|自)[\u4e00-\u9fff]{0,6}$/;
const TO = /^[\u4e00-\u9fff]{1,8}?(?:到|至|为|成)/;

const isBeforeRise = (text: string, item: Item, gap: string): boolean =>
  FROM.test(text.slice(Math.max(0, item.start - 8), item.start)) &&
  /^[\u4e00-\u9fff]{0,8}$/.test(gap) &&
  TO.test(text.slice(item.end, item.end + gap.length + 2));

/**
 * The items that the cell asks for, without those that only belong to the name of the next one. Only a time or an age with no
 * word before it and directly before the name of a rate is such a scope: a number with its own lead or comparator is a demand
 * (新建道路75公里、合格率≥95%).
 */
export function dropScopes(
  text: string,
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly scopes: readonly Item[] } {
  const scopes = items.filter((item, i) => {
    const next = items[i + 1];
    if (next === undefined || item.kind === "date") return false;
    const gap = text.slice(item.end, next.start);
    if (isBeforeRise(text, item, gap)) return true;
    if (isAgeOf(text, item, next, gap)) return true;
    if (item.reading.dimension !== "duration" || next.reading.unit !== "%" || !RATE_NAME.test(gap)) return false;
    if (AGES.has(item.reading.unit)) return true;
    const opens = item.start === 0 || /[，,；;。、\n]/.test(text.charAt(item.start - 1));
    const bare =
      item.reading.comparator_stated === false || (item.reading.comparator === "<=" && text.charAt(item.end - 1) === "内");
    return opens && bare && item.kind === "quantity";
  });
  return { items: items.filter((item) => !scopes.includes(item)), scopes };
}
