import type { NumberShape } from "./line-pieces.ts";
import { tidy } from "./tidy.ts";
import type { Reading } from "./recognizers.ts";
import { isUnit } from "./vocabulary.ts";

export interface Readings {
  readonly first: Reading;
  readonly second: Reading;
  /** Another look by both models, where the two differ. */
  readonly again: () => Promise<readonly [first: Reading, second: Reading]>;
  /** A look at the leading figures by the model for digits. */
  readonly digits: (number: NumberShape) => Promise<Reading>;
  /** What the outlines tell of the leading figures; null where the text begins with none. */
  readonly number: NumberShape | null;
  /** For each percent sign that the outlines show: how many figures and points stand before it. */
  readonly percents: readonly number[];
}

export interface Settled {
  readonly text: string;
  readonly certain: boolean;
  readonly confidence: number;
}

/**
 * Settles what a piece of a line says. Certain is what both models read alike, at the first look or at another, and what
 * the ink does not contradict. Everything else is the likeliest reading, in doubt.
 */
export async function settle(readings: Readings): Promise<Settled> {
  const confidence = Math.min(readings.first.confidence, readings.second.confidence);
  const clean = ({ text }: Reading) => withPercents(withPoints(tidy(text), readings.number), readings.percents);
  const [first, second] = [clean(readings.first), clean(readings.second)];
  const verdict = async (text: string) => ({
    text,
    certain: isPlausible(text, readings) && (await figuresFit(text, readings)),
    confidence,
  });
  if (first === second) return verdict(first);
  const unit = byUnit(first, second);
  if (unit !== null) return verdict(unit);
  const [firstAgain, secondAgain] = (await readings.again()).map(clean) as [string, string];
  if (firstAgain === second || firstAgain === secondAgain) return verdict(firstAgain);
  if (first === secondAgain) return verdict(first);
  const figures = await byFigures(first, second, readings);
  return { text: figures ?? vote(first, second, firstAgain), certain: false, confidence };
}

const QUANTITY = /^([\d.,]+)\(?([^\d()%]+)\)?$/;

/** Two readings of one quantity that differ in their units only: the one that is a unit. */
function byUnit(first: string, second: string): string | null {
  const [, number, unit = ""] = QUANTITY.exec(first) ?? [];
  const [, other, otherUnit = ""] = QUANTITY.exec(second) ?? [];
  if (number === undefined || number !== other || isUnit(unit) === isUnit(otherUnit)) return null;
  return isUnit(unit) ? first : second;
}

const LEADING_FIGURES = /^[\d.,]+/;

/** Points and commas as their outlines show them: a comma hangs below the figures. */
function withPoints(text: string, number: NumberShape | null): string {
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
function withPercents(text: string, percents: readonly number[]): string {
  let [done, rest] = ["", text];
  for (const figures of percents) {
    const match = new RegExp(`(?<![\\d.,])([\\d.,]{${figures}})${MISREAD_PERCENT}(?![\\d.,%])`).exec(rest);
    if (match === null) return text;
    done += `${rest.slice(0, match.index)}${match[1] as string}%`;
    rest = rest.slice(match.index + match[0].length);
  }
  return done + rest;
}

/** A comparator is told by its shape alone; one that a model read, or read as a letter before a number, is in doubt. */
const UNPROVEN_SIGN = /[<>≤≥=＝]|^[之过二三芝乏注\->]+\d/;
/** Figures in brackets behind a number are no unit. */
const FIGURES_AS_UNIT = /\d\s*\([^()\p{Script=Han}%]*\)?$/u;
const LATIN_AMONG_FIGURES = /\d[A-Za-z]|[A-Za-z]\d/;
/** A percent sign among digits, or a number without a unit that ends as a misread percent sign does. */
const MISREAD_RATIO = /%\d|\d[09]6(?=$|以|，|。|；|、|的)|\d9%(?!$|以|，|。|；|、|的|\))/;
/** A number with two decimal points, or groups of other than three digits. */
const NO_NUMBER = /\d\.\d+\.\d|,\d{1,2}(?!\d)|,\d{4}/;

function isPlausible(text: string, { percents }: Readings): boolean {
  const count = (char: string) => text.split(char).length - 1;
  if (count("(") !== count(")") || count("%") < percents.length) return false;
  return ![UNPROVEN_SIGN, FIGURES_AS_UNIT, LATIN_AMONG_FIGURES, MISREAD_RATIO, NO_NUMBER].some((doubt) => doubt.test(text));
}

/** The figures read are those that the ink shows; where figures touch in it, the model for digits must read the same. */
async function figuresFit(text: string, { number, digits }: Readings): Promise<boolean> {
  const figures = LEADING_FIGURES.exec(text)?.[0] ?? "";
  if (number === null) return figures === "";
  if (figures === "") return true;
  if (fits(figures, number.pattern)) return true;
  if (!/[*?]/.test(number.pattern) && /[.,]/.test(number.pattern) !== /[.,]/.test(figures)) return false;
  return (await digits(number)).text === figures;
}

function fits(figures: string, pattern: string): boolean {
  return (
    figures.length === pattern.length &&
    Array.from(pattern).every(
      (shape, i) => (shape === "d") === /\d/.test(figures[i] as string) && (!/[.,]/.test(shape) || shape === figures[i]),
    )
  );
}

/** Readings that differ in their leading figures: those that the model for digits and the ink confirm. */
async function byFigures(first: string, second: string, { number, digits }: Readings): Promise<string | null> {
  if (number === null) return null;
  const [one, other] = [first, second].map((text) => LEADING_FIGURES.exec(text)?.[0] ?? "") as [string, string];
  if (one === other) return null;
  const read = (await digits(number)).text;
  if (!fits(read, number.pattern)) return null;
  if (read === other) return second;
  return read === one ? first : null;
}

/** Letter by letter the reading of two of three, where they are equally long; else the first. */
function vote(first: string, second: string, again: string): string {
  if (first.length !== second.length || first.length !== again.length) return again.length === second.length ? again : first;
  return Array.from(first)
    .map((char, i) => (second[i] === again[i] ? (again[i] as string) : char))
    .join("");
}
