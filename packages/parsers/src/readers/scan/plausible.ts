import { LEADING_FIGURES } from "./printed-marks.ts";
import type { Readings } from "./settle.ts";

/** A comparator is told by its shape alone; one that a model read, or read as a letter before a number, is in doubt. */
const UNPROVEN_SIGN = /[<>≤≥=＝]|^[之过二三芝乏注兰工士土乙\->]+\d/;
/** Figures in brackets behind a number are no unit. */
const FIGURES_AS_UNIT = /\d\s*\([^()\p{Script=Han}%]*\)?$/u;
const LATIN_AMONG_FIGURES = /\d[A-Za-z]|[A-Za-z]\d/;
/** In faces without serifs I and l are one bar: a short word of letters that holds one may hold the other. */
const BARS_AMONG_LETTERS = /(?<![A-Za-z])(?=[A-Za-z]*[Il])[A-Za-z]{1,3}(?![A-Za-z])/;
/** A percent sign among digits, or a number without a unit that ends as a misread percent sign does. */
const MISREAD_RATIO = /%\d|\d[09]6(?=$|以|，|。|；|、|的)|\d9%(?!$|以|，|。|；|、|的|\))/;
/** O型 and I级 are read as 0型 and 1级, and faces draw them alike: no outline tells. */
const LETTER_OR_FIGURE = /(?<![\d.,A-Za-z])[01](?=[型级])/;
/** A number with two decimal points, or groups of other than three digits. */
const NO_NUMBER = /\d\.\d+\.\d|,\d{1,2}(?!\d)|,\d{4}/;

/** Does the text hold nothing that recognition programs make of something else? */
export function isPlausible(text: string, { percents }: Pick<Readings, "percents">): boolean {
  const count = (char: string) => text.split(char).length - 1;
  if (count("(") !== count(")") || count("%") < percents.length) return false;
  const doubts = [
    UNPROVEN_SIGN,
    FIGURES_AS_UNIT,
    LATIN_AMONG_FIGURES,
    MISREAD_RATIO,
    LETTER_OR_FIGURE,
    BARS_AMONG_LETTERS,
    NO_NUMBER,
  ];
  return !doubts.some((doubt) => doubt.test(text));
}

/** The figures read are those that the ink shows; where figures touch in it, the model for digits must read the same. */
export async function figuresFit(text: string, { number, digits }: Readings): Promise<boolean> {
  const figures = LEADING_FIGURES.exec(text)?.[0] ?? "";
  if (number === null) return figures === "";
  if (figures === "") return true;
  if (fits(figures, number.pattern)) return true;
  if (!/[*?]/.test(number.pattern) && /[.,]/.test(number.pattern) !== /[.,]/.test(figures)) return false;
  return (await digits(number)).text === figures;
}

/** Are figures of the pattern that their outlines show? */
export function fits(figures: string, pattern: string): boolean {
  return (
    figures.length === pattern.length &&
    Array.from(pattern).every(
      (shape, i) => (shape === "d") === /\d/.test(figures[i] as string) && (!/[.,]/.test(shape) || shape === figures[i]),
    )
  );
}
