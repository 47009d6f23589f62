import type { RawHead } from "./raw-form.ts";
import type { FieldPath, Layout } from "./layout.ts";

/**
 * Fields of a recognized form that its layout prints and that were not found: where a label or a value was misread, the field is null,
 * and nothing else would tell it from one that is not printed.
 */
export function lostFields(
  { fields, unitLine, currencyUnit }: RawHead,
  layout: Layout,
  fiscalYear: number | null,
): readonly (FieldPath | "fiscal_year" | "currency_unit")[] {
  const printed = new Set([...Object.values(layout.labels).flat(), ...layout.headed, ...Object.values(layout.below)]);
  if (unitLine !== null) printed.delete("implementing_unit");
  const lost = [...printed].filter((field) => (fields.get(field)?.text ?? "").trim() === "");
  return [
    ...lost,
    ...(fiscalYear === null ? (["fiscal_year"] as const) : []),
    ...(currencyUnit === null ? (["currency_unit"] as const) : []),
  ];
}
