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
/** Narrow columns that a program wrote apart: which pieces belong together is lost. The form is told, and each row is in doubt. */
const LOST: ReadonlySet<string> = new Set(["plain"]);

test.each(samples)("%s: every row is exact or in doubt, no form is missed", async (file) => {
  const [name = "", kind = ""] = file.split(".");
  const found = await readRendering(join(folder, file), labels.get(name) ?? []);
  expect([found.forms, found.vanished, found.silent]).toEqual([1, 0, 0]);
  if (!LOST.has(kind)) expect(exactness(found)).toBeGreaterThanOrEqual(goals[kind] ?? 0.9);
});

test("there is a sample of each rendering", () => expect(new Set(samples.map((file) => file.split(".")[1])).size).toBe(15));
