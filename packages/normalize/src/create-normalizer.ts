import { normalizeValue } from "./normalize.ts";
import type { Unit } from "./units.ts";
import type { Dimension, NormalizeContext, NormalizedValue } from "./value.ts";
import { buildVocabulary, withVocabulary } from "./vocabulary.ts";

/** A unit of the caller's own. */
export interface OwnUnit {
  /** As printed: at least one, none with a digit, a space or a bracket in it. */
  readonly names: readonly string[];
  /** As recorded; the first of `names` where it is left out. */
  readonly unit?: string | undefined;
  readonly dimension?: Dimension | null | undefined;
  /** Powers of ten from printed to recorded: 4 where `unit` is 元 and the name 万块. A whole number from -12 to 12. */
  readonly shift?: number | undefined;
}

/** What a caller knows beyond the package's tables. */
export interface NormalizerOptions {
  readonly units?: readonly OwnUnit[] | undefined;
  /** Names that hold digits or numerals and are no numbers (一码游, 96345平台), as printed. */
  readonly names?: readonly string[] | undefined;
}

export type Normalizer = (text: string, context?: NormalizeContext) => NormalizedValue;

const UNIT_NAME = /^[^\s\d()（）]{1,20}$/;
const MOST_PLACES = 12;

/**
 * A `normalizeValue` that also knows the caller's units and names. Of two units with one name the caller's stands; names are
 * looked for before anything is read, the longest first.
 *
 * @throws TypeError for a unit or name that could not be found in any text, with the entry in the message
 */
export function createNormalizer({ units = [], names = [] }: NormalizerOptions = {}): Normalizer {
  const empty = names.find((name) => typeof name !== "string" || name.trim() === "");
  if (empty !== undefined) throw new TypeError(`names: ${JSON.stringify(empty)} is no name`);
  const words = buildVocabulary(units.map(checked), names);
  return (text, context) => withVocabulary(words, () => normalizeValue(text, context));
}

function checked(own: OwnUnit): Unit {
  const [first] = own.names;
  const shift = own.shift ?? 0;
  const wrong = own.names.find((name) => !UNIT_NAME.test(name));
  if (first === undefined) throw new TypeError("units: a unit needs at least one name");
  if (wrong !== undefined)
    throw new TypeError(
      `units: ${JSON.stringify(wrong)} cannot be a unit's name (1 to 20 characters, no digit, space or bracket)`,
    );
  if (!Number.isInteger(shift) || Math.abs(shift) > MOST_PLACES)
    throw new TypeError(`units: ${first}: shift ${shift} is no whole number from -${MOST_PLACES} to ${MOST_PLACES}`);
  return { names: own.names, unit: own.unit ?? first, dimension: own.dimension ?? null, shift };
}
