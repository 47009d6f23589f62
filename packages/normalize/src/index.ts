export { createNormalizer, type Normalizer, type NormalizerOptions, type OwnUnit } from "./create-normalizer.ts";
export { normalizeValue } from "./normalize.ts";
export type { Comparator, Dimension, NormalizeContext, NormalizedValue, Reading, ValueFlag, ValuePart } from "./value.ts";
export { cleanLabel, cleanProse, cleanText } from "./clean.ts";
export { parseAmount, parseDate, parseDecimal } from "./amount.ts";
export { units, type Unit } from "./units.ts";
export { dimensionOf, unitOf } from "./unit-reader.ts";
export { compare as compareDecimals, multiply as multiplyDecimals, sum as addDecimals } from "./decimal.ts";
