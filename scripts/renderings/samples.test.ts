/** The samples in `fixtures/renderings` (`pnpm renderings --samples` writes them): text that other programs made of two labelled forms. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixturesFolder } from "../fixtures/truth.ts";
import { goals } from "./goals.ts";
import { readRendering } from "./read.ts";
import { exactness } from "./score.ts";
import { sampleDocuments } from "./sources.ts";

const folder = join(fixturesFolder, "renderings");
const samples = readdirSync(folder).toSorted();
const labels = new Map(sampleDocuments().map((document) => [document.name, document.labels] as const));
/** Tianjin's sample has columns of five characters, which leave more than one reading: what is not exact there must be in doubt. */
const LEAST: Readonly<Record<string, number>> = { plain: 0, "tianjin.mupdf": 0.75, "tianjin.visual": 0.5, "tianjin.layout": 0.5 };

test.each(samples)("%s: every row is exact or in doubt, no form is missed", async (file) => {
  const [name = "", kind = ""] = file.split(".");
  const found = await readRendering(join(folder, file), labels.get(name) ?? []);
  expect([found.forms, found.vanished, found.silent, found.untold]).toEqual([1, 0, 0, 0]);
  expect(exactness(found)).toBeGreaterThanOrEqual(LEAST[`${name}.${kind}`] ?? LEAST[kind] ?? goals[kind] ?? 0.9);
});

test("there is a sample of each rendering", () => expect(new Set(samples.map((file) => file.split(".")[1])).size).toBe(15));
