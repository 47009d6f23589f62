import { expect, test } from "vitest";
import { blockKeysOf } from "./block-keys.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { exampleForm } from "./testing.ts";

/** What databases keep of a form. With other values, and the same `IDENTITY_RULES`, none of the copies that older ones hold would be found, and each be called altered. */
test("keys and cells are made as they are kept", () => {
  const form = exampleForm();
  expect(blockKeysOf(form)).toEqual({
    name_unit: 41824870957513,
    name_money: 175975308670467,
    unit_money: 41824742656606,
    block_year: 2024,
    is_named: true,
  });
  const { copy_key, name_key, block_keys, cells } = fingerprintOf(form, "x");
  expect([copy_key, name_key]).toEqual(["72HAZAXAofPsjW3oyO0S-A", "ajjkn0-pQhME6wCgaeLhmn"]);
  expect(block_keys).toEqual([
    "exact 72HAZAXAofPsjW3oyO0S-A",
    "s27Nl41wt2FUfyXMhDe6UK",
    "aVs1JGnieyiOKqQw9q1qIv",
    "v1rgF_O1uP-f0q-zN3KAGK",
  ]);
  const [certainty, head = "", , row] = cells.split("\n");
  const own = head.split(" ").filter((cell) => /^(?:project_name|budget\.annual_total|budget\.annual_other)=/.test(cell));
  expect([certainty, own]).toEqual([
    "rows certain 社会保险经办业务费",
    ["project_name=NZszTV", "budget.annual_total=_Mtt87", "budget.annual_other=."],
  ]);
  expect(row).toMatch(/^ QOzwWxI2PHee9wQ4Bm\.+pkDqvN$/);
});
