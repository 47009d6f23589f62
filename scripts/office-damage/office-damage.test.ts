import { expect, test } from "vitest";
import { judge, said } from "./judge.ts";
import { bases, variants } from "./variants.ts";

/** A sample of what `pnpm office:damage` does with many seeds. */
test("damaged workbooks and Word files: a typed failure, or all of it, or a flag; never an exception, never nothing without a word", async () => {
  const all = variants(1);
  const wholes = new Map<string, Awaited<ReturnType<typeof said>>>();
  for (const [file, bytes] of Object.entries(bases)) wholes.set(file, await said(file, bytes));
  const bad: string[] = [];
  let refused = 0;
  for (const variant of all) {
    const whole = wholes.get(variant.file);
    if (whole === undefined) throw new Error(variant.file);
    const { verdict, why } = await judge(variant, whole);
    if (verdict === "refused") refused++;
    if (verdict === "crash" || verdict === "empty" || (verdict === "silent" && !variant.changesText))
      bad.push(`${variant.name}: ${verdict} ${why}`);
  }
  expect(bad).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(refused).toBeGreaterThan(80);
});

test("the whole files say what is in them", async () => {
  for (const [file, bytes] of Object.entries(bases)) expect((await said(file, bytes)).rows.size, file).toBeGreaterThan(2);
});
