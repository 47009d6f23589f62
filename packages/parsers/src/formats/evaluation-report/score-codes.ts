import { cleanLabel } from "@jixiao/normalize";

/** A level label or indicator of a score table. */
export interface ScoreLabel {
  readonly code: string | null;
  /** Without code, number and the full score in brackets. */
  readonly name: string;
  /** `（6）` behind the name: the full score that the label states for its group. */
  readonly stated: string | null;
}

/** `A11 …`, `B2-1 …`, `A 项目决策`, `1.2.3 …`, `2 过程`: a bare letter or number needs something between it and the name. */
const CODED =
  /^(?<code>[A-Za-z](?:\d+(?:[.-]\d+)*)|[A-Za-z](?=[\s.、:])|[A-Z](?=\p{Script=Han})|\d+(?:[.-]\d+)+(?=[^\d.-])|\d+(?=[\s.、:]))[\s.、:]*(?<name>\D.*)$/u;
/** `（一）`, `1.`, `三、` count rows; they are no code. */
const NUMBERED = /^(?:[(](?:[一二三四五六七八九十]+|\d+)[)]|(?:[一二三四五六七八九十]+|\d+)[、.:])\s*(?=\D)/;
const STATED = /\s*[(](?:满分|权重|分值)?[:：]?(?<stated>\d+(?:\.\d+)?)[分%]?[)]$/;
/** Share of a table's indicators that must carry a code before anything in it is taken for one: C919交付数 is a name. */
const CODED_SHARE = 0.6;

export function labelOf(text: string, coded: boolean): ScoreLabel {
  const clean = cleanLabel(text) ?? "";
  const stated = STATED.exec(clean)?.groups?.["stated"] ?? null;
  const label = clean.replace(STATED, "");
  // cleaning closes the space between a code and Chinese text; whether there was one decides for bare letters and numbers
  const match = coded ? (CODED.exec(spaced(text)) ?? CODED.exec(label))?.groups : undefined;
  if (match === undefined) return { code: null, name: label.replace(NUMBERED, ""), stated };
  return { code: match["code"] ?? null, name: (cleanLabel(match["name"] ?? "") ?? "").replace(STATED, ""), stated };
}

/** Whether a table's indicators carry codes. */
export function isCoded(indicators: readonly string[]): boolean {
  const coded = indicators.filter((text) => /^(?:[A-Za-z]\d|\d+[.-]\d)/.test(text.trim()) && CODED.test(spaced(text)));
  return indicators.length > 0 && coded.length >= CODED_SHARE * indicators.length;
}

function spaced(text: string): string {
  return text
    .replaceAll(/<[^<>]*>|\*/g, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replaceAll("：", ":")
    .replaceAll("．", ".")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * The codes above a code, lowest first: C110 → C1, C; A1-2 → A1, A; 1.2.3 → 1.2, 1; A0102 → A01, A. Behind the letter
 * one digit counts the group and the rest the indicator (C110 is the tenth of C1), unless the table has a level between.
 */
export function codesAbove(code: string, levels: number): readonly string[] {
  const above = code.replace(/(?<=[A-Za-z0-9])[.-]?\d+$/, (last) => (/[.-]/.test(code) ? "" : shorter(code, last, levels)));
  return above === "" || above === code ? [] : [above, ...codesAbove(above, levels)];
}

function shorter(code: string, digits: string, levels: number): string {
  const count = /^[A-Za-z]/.test(code) ? digits.length : 0;
  if (count <= 1) return "";
  if (digits.startsWith("0") && count % 2 === 0) return digits.slice(0, -2);
  return levels > 3 ? digits.slice(0, -1) : digits.slice(0, 1);
}
