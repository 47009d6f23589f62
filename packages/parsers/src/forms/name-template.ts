import { cleanText } from "@jixiao/normalize";

/** What a name asks of its value where it carries the template of it: `苗木成活率(≥**%)`, `排污沟(≥米)`. */
export interface NameTemplate {
  /** As printed; empty where the template has none. */
  readonly sign: string;
  readonly unit: string;
}

/** Behind a sign stars stand for the number; in brackets they may be lost. */
const TEMPLATE =
  /(?:[(（](>=|<=|=>|=<|[≥≤≧≦⩾⩽=＝><＞＜])[*＊]*([^()（）*＊\d]{0,8})[)）]|(>=|<=|=>|=<|[≥≤≧≦⩾⩽=＝><＞＜])[*＊]+([^()（）*＊\d]{0,8}))$/u;
const BARE_NUMBER = /^\d[\d,]*(?:\.\d+)?$/;
const UNSIGNED = /^\d[\d,]*(?:\.\d+)?\D{0,8}$/u;

/** The template at a name's end (../shared/layouts: 2d, 3 and 5); null where there is none. */
export function templateOf(name: string): NameTemplate | null {
  const [, bracketed, unit, open, openUnit] = TEMPLATE.exec(name.replaceAll(/\s/g, "")) ?? [];
  const sign = bracketed ?? open;
  return sign === undefined ? null : { sign, unit: unit ?? openUnit ?? "" };
}

/** A number with what the template prints around it; a value that has its own sign, or is no plain number, as it is. */
export function filledIn(printed: string, { sign, unit }: NameTemplate): string {
  const text = cleanText(printed) ?? "";
  if (BARE_NUMBER.test(text)) return sign === "" && unit === "" ? printed : `${sign}${text}${unit}`;
  return sign !== "" && UNSIGNED.test(text) ? `${sign}${text}` : printed;
}
