import { MASK } from "./mask.ts";

/**
 * Ways to print a number that say something which a reader of single numbers does not hear: what stands around it changes what it
 * means. A line a class, with an example; each was read in silence once. They are looked for in the reading copy, names masked.
 */
const classes: readonly RegExp[] = [
  /[△▽▲▼↑↓→⇒⇨➔↗↘⬆⬇]\s?[\d≥≤<>]|[\d%‰][\u4e00-\u9fff]{0,2}\s?[△▽▲▼↑↓→⇒⇨➔↗↘⬆⬇]/, // △12.5万元 is less than nothing; 60%→80%
  /\d[^，；。、\s\d+]{1,3}\+\d/, // 80万元+20万元
  /\d[^，；。、\d()年月日号]{0,4}或者?(?!以[上下])[^，；。\d以上下者]{0,8}[\d≥≤<>]/, // 80%或95%
  /\d[\d.]*[%‰\u4e00-\u9fff]{0,3}\s?？/, // ≥95%?
  /[\d%‰元次个]\s?\||\|\s?[\d≥≤<>]/, // columns of a table in one cell
  /\[\s?\d[\d.]*[^[\]()\d]{0,4}[,，]|\(\s?\d[^[\]()]{0,9}[,，][^[\]()]{0,9}\]/, // [80%,95%)
  /每个?(?:年度?|月|日|天|周|季度?|学期|半年)[^，；。\d一二三四五六七八九]{1,8}各[\d一二两三四五]/, // 每日早晚各1次 is twice
  /隔[\d一二两三四五六七八九十]{0,3}个?[日天周月年季旬]/, // 每隔3天: every third or every fourth?
  /[由从][^，；。\d]{0,6}\d[\d.]*[%\u4e00-\u9fff]{1,8}\d[^，；。\d]{0,8}[至到为成]\d/, // 由85%提升5个百分点至90%
  /扣[除减]?\d[\d.]*分/, // how points are deducted is no target
  /\d[\d.]*[%‰\u4e00-\u9fff]{0,3}以[土士丄卜丅丨]|不[底氐抵]于|[不低少高多大小]干\d/, // 以上 as recognizers see it
  /百分\d|个9(?!\d)/, // 百分50; 可用率≥4个9 is 99.99%
  /双(?!1[12](?!\d))\d/, // 双80% is a name or two of them
  /(?:上年|去年|往年|基准|基期|现状|起始)(?:实际|完成|基数)?值?[为是：]?\d|\((?:上年|去年|往年|基准|基期|现状)[^()]{0,6}\)/, // 60%(基准值)
  /(?:^|[^\d\s])[,，]\d{3}(?!\d)\D{0,3}$|\d[.,](?:[十百千万亿]*元|[%‰个次人项件])/, // ,500元 and 5.元 have lost a digit or a place
  /\\/, // 25元\亩
  /[⒈-⒛٠-٩۰-۹०-९]|\ud835[\udfce-\udfff]/, // ⒊5%: a list's label, or 3.5?
];

/** What each of them needs one of: most cells hold none. The test beside this file holds it against them. */
const HINT =
  /[△▽▲▼↑↓→⇒⇨➔↗↘⬆⬇+或？|[各隔由从扣土士丄卜丅丨氐抵干双\\⒈-⒛٠-٩۰-۹०-९\ud835]|底于|[上去往]年|基[准期]|现状|起始|百分\d|个9|[,，]\d|[,.](?!\d)/;

/** Whether a cell with a number is printed in one of these ways. */
export const isOddlyPrinted = (masked: string): boolean => HINT.test(masked) && matches(masked);

const matches = (masked: string): boolean => {
  const text = masked.replaceAll(MASK, "");
  return classes.some((one) => one.test(text));
};

/** The classes without their hint, for the test. */
export const isOfAnOddClass = matches;

/** Digits that are none of ours, or letters where digits should be: ≥IOO%, ٩٥%, ≥⁹⁵%, ③个. */
const FOREIGN_DIGITS =
  /\p{Nd}|[≥≤<>=]\s?[A-Za-z|]{1,4}\s?[%‰]|[⁰¹²³⁴-⁹]+\s?[%‰\u4e00-\u9fff]|(?:^|[≥≤<>=共])[①-⓿⒈-⒛Ⅰ-Ⅻ㈠-㈩㊀-㊉㉑-㊿]+(?:个|项|次|人|件|场|家|名|份|$)/u;
const ROMAN_ALONE = /^[Ⅰ-Ⅻ]+$/;

/** Whether a text without a numeral holds what may be one in another script. */
export const hasForeignDigits = (text: string): boolean => FOREIGN_DIGITS.test(text) && !ROMAN_ALONE.test(text);
