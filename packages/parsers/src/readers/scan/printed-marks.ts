import type { NumberShape } from "./line-pieces.ts";

/** The figures that a text begins with. */
export const LEADING_FIGURES = /^[\d.,]+/;

/** Points and commas as their outlines show them: a comma hangs below the figures. */
export function withPoints(text: string, number: NumberShape | null): string {
  const figures = LEADING_FIGURES.exec(text)?.[0] ?? "";
  if (number === null) return text;
  if (/^d{1,3}(?:,ddd)+$/.test(number.pattern) && figures.length === number.pattern.replaceAll(",", "").length) {
    let next = 0; // both models overlook the commas of thousands sometimes; their outlines and their places tell
    return number.pattern.replaceAll("d", () => figures[next++] as string) + text.slice(figures.length);
  }
  if (figures.length !== number.pattern.length) return text;
  const shaped = Array.from(figures).map((char, i) => {
    const shape = number.pattern[i] as string;
    return /[.,]/.test(char) && /[.,]/.test(shape) ? shape : char;
  });
  return shaped.join("") + text.slice(figures.length);
}

/** What models make of a percent sign. */
const MISREAD_PERCENT = "(?:9?%[0-9]?|[90]6|9\\d?)";

/** Misread percent signs, put right where the outlines show one behind as many figures. */
export function withPercents(text: string, percents: readonly number[]): string {
  let [done, rest] = ["", text];
  for (const figures of percents) {
    const match = new RegExp(`(?<![\\d.,])([\\d.,]{${figures}})${MISREAD_PERCENT}(?![\\d.,%])`).exec(rest);
    if (match === null) return text;
    done += `${rest.slice(0, match.index)}${match[1] as string}%`;
    rest = rest.slice(match.index + match[0].length);
  }
  return done + rest;
}
