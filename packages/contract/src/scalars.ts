import { z } from "zod";
import { field } from "./field.ts";
import { Decimal } from "./value.ts";

/** Fields as most records have them: a text, an exact number, an amount in 元; null where the source does not state it. */

type Naming = Parameters<typeof field>[2];

/** `true`: repeated on every row of the flat views. */
export const context = { context: true } as const;

export const text = (label: string, en: string, more: Partial<Naming> = {}) =>
  field("text", z.string().min(1).nullable(), { label, en, ...more });

export const decimal = (label: string, en: string, more: Partial<Naming> = {}) =>
  field("decimal", Decimal.nullable(), { label, en, ...more });

export const money = (label: string, en: string, more: Partial<Naming> = {}) =>
  field("money", Decimal.nullable(), { label, en, ...more });

export const isTotal = () => field("boolean", z.boolean(), { label: "合计行", en: "1 for a total row", zh: "是否合计行" });
