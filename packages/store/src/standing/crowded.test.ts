import type { FormRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import type { Store } from "../store.ts";
import { documentOf, formOf, indicatorOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { doubt, withRow } from "../identity/testing.ts";
import { verifyStore } from "../verify.ts";
import { writeDocument } from "../write.ts";
import { MAX_COMPARED, crowdedBlocks } from "./blocks.ts";

/** Forms of one name and unit that state no money, so that this is the one key they share. */
const budget = Object.fromEntries(Object.keys(formOf().budget).map((field) => [field, null])) as FormRecord["budget"];
const named = (name: string): FormRecord =>
  formOf({ budget, indicators: [indicatorOf({ level3: name }), indicatorOf(), indicatorOf()] });
const form = named("完成面积");
/** The same form, one value of which was read in doubt: a copy where it is compared. */
const scanned = withRow(form, 0, { value: null, value_text: "≥3S万张", ...doubt("ocr_uncertain", "value") });

const sha = (letter: string): string => letter.repeat(64);
const write = (store: Store, letter: string, forms: readonly FormRecord[], version = "1.0.0"): void =>
  void writeDocument(store, documentOf(forms, { sha256: sha(letter), name: `${letter}.pdf`, parser_version: version }));
const standing = (store: Store, letter: string): unknown =>
  store.statement("SELECT status FROM record_identity JOIN records USING (record_id) WHERE sha256 = ?").pluck().get(sha(letter));

test("a reading in doubt is a copy while its name is few records', stands when it becomes too many's, and is a copy again", () => {
  const store = memoryStore();
  const filling = Array.from({ length: MAX_COMPARED - 2 }, (_, i) => named(`第${i}项`));
  write(store, "a", [form]);
  write(store, "f", filling);
  write(store, "b", [scanned]); // the last that are compared
  expect([standing(store, "b"), crowdedBlocks(store.statement).size]).toEqual(["copy", 0]);
  write(store, "c", [named("别的面积")]);
  expect([standing(store, "a"), standing(store, "b"), crowdedBlocks(store.statement).size]).toEqual(["stands", "stands", 1]);
  write(store, "d", [form]); // exactly the same is told even so
  expect([standing(store, "b"), standing(store, "d")]).toEqual(["stands", "copy"]);
  expect(verifyStore(store)).toEqual([]);
  write(store, "f", filling.slice(0, 3), "2.0.0");
  expect([standing(store, "a"), standing(store, "b"), standing(store, "d")]).toEqual(["stands", "copy", "copy"]);
  expect([verifyStore(store), crowdedBlocks(store.statement).size]).toEqual([[], 0]);
  store.close();
});
