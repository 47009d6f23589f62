import { agreedText, byFigures, byUnit, vote } from "./agree.ts";
import type { NumberShape } from "./line-pieces.ts";
import type { Outlines } from "./outlines.ts";
import { figuresFit, isPlausible } from "./plausible.ts";
import { withPercents, withPoints } from "./printed-marks.ts";
import type { Reading } from "./recognizers.ts";
import { isContradicted, isSeen } from "./seen.ts";
import { plain, repaired } from "./tidy.ts";

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
  readonly outlines: Outlines;
}

export interface Settled {
  readonly text: string;
  readonly certain: boolean;
  /** The text is certain but for what the vocabulary put right in it: no model read it so. */
  readonly repaired: boolean;
  readonly confidence: number;
}

/**
 * Settles what a piece of a line says. Certain is what both models read alike, at the first look or at another, and what
 * the ink does not contradict. Readings are compared as they are: what the vocabulary puts right afterwards is `repaired`. All
 * else is the likeliest reading, in doubt.
 */
export async function settle(readings: Readings): Promise<Settled> {
  const { number, percents, outlines } = readings;
  const confidence = Math.min(readings.first.confidence, readings.second.confidence);
  const clean = ({ text }: Reading) => withPercents(withPoints(plain(text), number), percents);
  const [first, second] = [clean(readings.first), clean(readings.second)];
  const verdict = async (text: string, isRepaired: boolean, isDoubtful: boolean): Promise<Settled> => ({
    text,
    certain: !isDoubtful && isPlausible(text, readings) && (await figuresFit(text, readings)),
    repaired: isRepaired,
    confidence,
  });
  const { agreed, again } = await agreedText(first, second, readings, clean);
  if (agreed !== null) {
    const right = repaired(agreed);
    const text = isSeen(agreed, right, outlines) ? agreed : right;
    const isShortened = lettersOf(agreed) < Math.max(lettersOf(first), lettersOf(second));
    return verdict(text, text !== agreed, isShortened || isContradicted(agreed, text, outlines));
  }
  const [one, other] = [repaired(first), repaired(second)];
  if (one === other) return verdict(one, true, false);
  const unit = byUnit(one, other);
  if (unit !== null) return verdict(unit, true, false);
  const figures = await byFigures(one, other, readings);
  return { text: figures ?? vote(one, other, repaired(again)), certain: false, repaired: false, confidence };
}

/** Letters, figures and characters of a text: what a second look takes from it may have been printed. */
function lettersOf(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}
