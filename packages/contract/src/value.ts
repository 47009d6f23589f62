import { z } from "zod";

/** An exact decimal as a string: no exponent, no plus sign, no thousands separator. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "not an exact decimal");

export const Comparator = z.enum(["=", ">=", ">", "<=", "<"]);
export type Comparator = z.infer<typeof Comparator>;

export const Dimension = z.enum([
  "ratio",
  "money",
  "count",
  "duration",
  "frequency",
  "level",
  "measure",
  "score",
  "multiple",
  "unit_price",
  "concentration",
  "power",
  "speed",
  "electric",
  "data",
]);
export type Dimension = z.infer<typeof Dimension>;

const IsoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "not an ISO 8601 date");

const scalar = {
  comparator: Comparator.nullable(),
  comparator_stated: z.boolean().nullable(),
  number: Decimal.nullable(),
  number_high: Decimal.nullable(),
  unit: z.string().min(1).nullable(),
  dimension: Dimension.nullable(),
  low_comparator: z.literal(">").nullable(),
  high_comparator: z.literal("<").nullable(),
  date: IsoDate.nullable(),
  date_high: IsoDate.nullable(),
  subject: z.string().min(1).nullable(),
};

/** One of several conditions in a value cell, with its own text. */
export const ValuePart = z
  .strictObject({
    type: z.enum(["quantity", "range", "date", "qualitative"]),
    ...scalar,
    parts: z.null(),
    text: z.string().min(1),
  })
  .readonly();
export type ValuePart = z.infer<typeof ValuePart>;

/** The normalized value of an indicator (the contract's "A normalized value"). */
export const Value = z
  .strictObject({
    type: z.enum(["quantity", "range", "date", "compound", "qualitative"]),
    ...scalar,
    parts: z.array(ValuePart).readonly().nullable(),
  })
  .readonly();
export type Value = z.infer<typeof Value>;
