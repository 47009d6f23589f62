import { Flag, Value } from "@jixiao/contract";
import { normalizeValue, type NormalizedValue, type ValueFlag } from "@jixiao/normalize";
import * as fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";

const asContract = ({ flags: _flags, ...value }: NormalizedValue): unknown => (value.type === null ? null : value);

test("a normalized value is assignable to the contract's, and its flags are the contract's", () => {
  type Typed = Omit<NormalizedValue, "flags" | "type"> & { readonly type: NonNullable<NormalizedValue["type"]> };
  expectTypeOf<Typed>().toExtend<Value>();
  expectTypeOf<ValueFlag>().toExtend<Flag>();
});

test.each(["≥95%", "90%≤x<100%", "2025年12月31日前", "第三季度", "一般路段12小时以内，重要路段6小时以内", "及时", "≥**%"])(
  "%s passes the contract's schema",
  (text) => {
    const value = normalizeValue(text, { fiscalYear: 2025 });
    expect(Value.nullable().safeParse(asContract(value)).error).toBeUndefined();
    expect(Flag.array().safeParse(value.flags).error).toBeUndefined();
  },
);

test("any text passes the contract's schema", () => {
  const piece = fc.constantFrom(
    ...Array.from("0123456789.%≥≤-~±年月日个次人元万十二三半以上内前每约、，；"),
    "2025年",
    "合格率",
    "\n",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(text, (cell) => {
      expect(Value.nullable().safeParse(asContract(normalizeValue(cell, { fiscalYear: 2025 }))).error).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});
