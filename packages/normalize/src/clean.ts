import { foldWidth } from "./fold.ts";
import { stripMarkup } from "./markup.ts";

/** A space means something only between two Latin words or two numbers (`Windows 10`, the thin gap of `1 200`). */
const STRAY_SPACE = /(?<![A-Za-z0-9]) | (?![A-Za-z0-9])/g;

const SPACE = /\s/;
const closeSpaces = (text: string): string => (SPACE.test(text) ? text.replace(/\s+/g, " ").replace(STRAY_SPACE, "") : text);

/**
 * A value cell for reading (the contract's `value_text`): markup, LaTeX, entities and stray spaces removed; digits, Latin
 * letters, `%`, comparators and brackets in half width; Chinese punctuation as it is. Null where nothing is left.
 */
export function cleanText(text: string): string | null {
  const clean = closeSpaces(foldWidth(stripMarkup(text)));
  return clean === "" ? null : clean;
}

/** A label or name: like `cleanText`, single spaces kept between Latin words. Null where nothing is left. */
export function cleanLabel(text: string): string | null {
  return cleanText(text);
}

/**
 * Running text: paragraphs (lines, `<p>`, `<br>`) separated by `\n`, no space between Chinese characters. Null where
 * nothing is left.
 */
export function cleanProse(text: string): string | null {
  const paragraphs = foldWidth(stripMarkup(text))
    .split(/[\n\u2029]+/)
    .map(closeSpaces)
    .filter((line) => line !== "");
  return paragraphs.length === 0 ? null : paragraphs.join("\n");
}
