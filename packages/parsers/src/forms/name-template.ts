import { cleanText } from "@jixiao/normalize";

/** What a name asks of its value where it carries the template of it: `苗木成活率(≥**%)`, `排污沟(≥米)`. */
export interface NameTemplate {
  /** As printed; empty where the template has none. */
  readonly sign: string;
  readonly unit: string;
}

const SIGN = "(>=|<=|=>|=<|[≥≤≧≦⩾⩽=＝><＞＜])";
/** What stands for a number that is to be filled in. */
const BLANK = "(?:[*＊_＿×□○…]|(?<![a-zA-Z])[xX]+(?![a-zA-Z])|[（(][）)])";
const UNIT = "([^()（）*＊_＿×□○…\\d]{0,8})";
/** Behind a sign blanks stand for the number; in brackets they may be lost. */
const TEMPLATE = new RegExp(`(?:[(（]${SIGN}${BLANK}*${UNIT}[)）]|${SIGN}${BLANK}+${UNIT})$`, "u");
/** A sign without a number behind it: a demand that the value is to be put into. */
const OPEN_DEMAND = new RegExp(`${SIGN}(?!${SIGN}|[\\d.０-９])`, "u");
const BARE_NUMBER = /^\d[\d,]*(?:\.\d+)?$/;
const UNSIGNED = /^\d[\d,]*(?:\.\d+)?\D{0,8}$/u;

/** The template at a name's end (../shared/layouts: 2d, 3 and 5); null where there is none. */
export function templateOf(name: string): NameTemplate | null {
  const [, bracketed, unit, open, openUnit] = TEMPLATE.exec(name.replaceAll(/\s/g, "")) ?? [];
  const sign = bracketed ?? open;
  return sign === undefined ? null : { sign, unit: unit ?? openUnit ?? "" };
}

/** Room for a number that somebody was to fill in: `造林面积（__亩）`, `达到××%以上`. One sign alone may be a mark of a note. */
const ROOM = /[*＊]{2}|[_＿]{2}|[□○]|(?:××|(?<![a-zA-Z])[xX]{2})[%％‰]/u;
const OWN_SIGN = new RegExp(SIGN, "u");

/**
 * Does a name ask for something that was not put together with its value, which says no more than a number? Then nobody knows what the number means.
 * @param reading the value with what the name's template prints around it; as printed where none was read
 */
export function isHalfRead(name: string, printed: string, reading: string): boolean {
  const bare = name.replaceAll(/\s/g, "");
  const isOpen = OPEN_DEMAND.test(bare) || ROOM.test(bare);
  return isOpen && reading === printed && /\d/.test(printed) && !OWN_SIGN.test(printed);
}

/** A number with what the template prints around it; a value that has its own sign, or is no plain number, as it is. */
export function filledIn(printed: string, { sign, unit }: NameTemplate): string {
  const text = cleanText(printed) ?? "";
  if (BARE_NUMBER.test(text)) return sign === "" && unit === "" ? printed : `${sign}${text}${unit}`;
  return sign !== "" && UNSIGNED.test(text) ? `${sign}${text}` : printed;
}
