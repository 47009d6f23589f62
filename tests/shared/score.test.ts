/**
 * The labelled documents of ../shared, extracted and scored by its own scorer. The bounds are those of the issues; they
 * are raised when a figure rises, never lowered.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Extracted } from "./extracted.ts";
import { testIdentity } from "./identity.ts";

const shared = new URL("../../../shared/", import.meta.url).pathname;
const present = existsSync(shared);
if (!present) console.warn(`SKIPPED: ${shared} is not here, so the labelled documents are not scored.`);

const extracted = new Extracted();
afterAll(async () => extracted[Symbol.asyncDispose]());

async function exportOf(files: readonly string[], options: Parameters<Extracted["recordsOf"]>[1] = {}): Promise<string> {
  const lines: string[] = [];
  for (const file of files) {
    const records = await extracted.recordsOf(file, options);
    lines.push(...records.map((record) => JSON.stringify(record)));
  }
  const out = join(mkdtempSync(join(tmpdir(), "jixiao-score-")), "export.jsonl");
  writeFileSync(out, lines.map((line) => `${line}\n`).join(""));
  return out;
}

/** Figures of score.py, as its --json prints them. */
function score(gold: readonly string[], pred: string, only: readonly string[] = [], strict = false): Record<string, number> {
  const args = [
    join(shared, "score/score.py"),
    "--gold",
    ...gold,
    "--pred",
    pred,
    "--json",
    "--show",
    "20",
    ...(strict ? ["--strict"] : []),
    ...only.flatMap((o) => ["--only", o]),
  ];
  return JSON.parse(execFileSync("python3", args, { encoding: "utf8", maxBuffer: 1 << 28 })) as Record<string, number>;
}

interface Listed {
  readonly file: string;
  readonly variant: string;
  readonly format: string;
  readonly text_layer: boolean;
  readonly damage?: string;
  readonly dpi?: number;
}

function manifest(): readonly Listed[] {
  return readFileSync(join(shared, "documents/manifest.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Listed);
}

/** Scores the documents that a condition picks, each file against its own labels. */
async function scoreDocuments(pick: (document: Listed) => boolean): Promise<Record<string, number>> {
  const picked = manifest().filter(pick);
  const out = await exportOf(picked.map(({ file }) => join(shared, "documents", file)));
  const names = new Set(picked.map(({ file }) => file));
  const gold = join(mkdtempSync(join(tmpdir(), "jixiao-gold-")), "gold.jsonl");
  const lines = readFileSync(join(shared, "documents/manifest.jsonl"), "utf8").trim().split("\n");
  writeFileSync(gold, lines.filter((line) => names.has((JSON.parse(line) as Listed).file)).join("\n"));
  return score([gold], out);
}

describe.skipIf(!present)("seeds", () => {
  const seeds = present ? readdirSync(join(shared, "seeds")).map((name) => join(shared, "seeds", name)) : [];
  const gold = (n: string) => join(shared, "gold", `${n}.jsonl`);

  test("forms: every field, level, text and value", async () => {
    const figures = score([gold("000"), gold("001")], await exportOf(seeds.filter((file) => /00[01]_/.test(file))));
    expect(figures).toMatchObject({
      form_recall: 1,
      forms_extra: 0,
      field_accuracy: 1,
      row_f1: 1,
      level1_accuracy: 1,
      level2_accuracy: 1,
      level3_accuracy: 1,
      value_text_accuracy: 1,
      value_accuracy: 1,
      level1_source_accuracy: 1,
      level2_source_accuracy: 1,
      silent_errors: 0,
    });
  });

  test("evaluation report: every part", async () => {
    const figures = score([gold("002")], await exportOf(seeds.filter((file) => file.includes("002_"))));
    expect(figures).toMatchObject({ reports_found: 1, reports_extra: 0, field_accuracy: 1, silent_errors: 0 });
    for (const part of ["budget_lines", "scores", "worksheets", "history", "outputs", "schedule", "survey"])
      expect(figures[`${part}_exact_f1`], part).toBe(1);
  });
});

describe.skipIf(!present)("what the contract has grown by: weights, split columns, actual values, scores, money lines", () => {
  test.each([
    ["open-central", {}],
    ["open-selfevaluation", { region: "江西省" }], // no text names it: it comes with the import
  ])("%s", async (set, options) => {
    const files = readdirSync(join(shared, "more")).filter((file) => file.startsWith(set));
    const out = await exportOf(
      files.map((file) => join(shared, "more", file)),
      options,
    );
    const figures = score([join(shared, "more/manifest.jsonl")], out, [`set=${set}`], true);
    expect(figures).toMatchObject({ form_recall: 1, forms_extra: 0, field_accuracy: 1, row_exact_f1: 1, silent_errors: 0 });
  });
});

describe.skipIf(!present)("documents", () => {
  test("Word files and text dumps with mild and middle damage", async () => {
    const figures = await scoreDocuments(
      ({ format, variant, damage }) => format === "docx" || variant === "dumplines" || damage === "mild" || damage === "middle",
    );
    expect(figures["form_recall"]).toBe(1);
    expect(figures["forms_extra"]).toBe(0);
    expect(figures["row_exact_f1"]).toBeGreaterThanOrEqual(0.99);
    expect(figures["silent_errors"]).toBe(0);
  });

  test("digital PDF: every row and field", async () => {
    const figures = await scoreDocuments(({ format, text_layer }) => format === "pdf" && text_layer);
    expect(figures).toMatchObject({ form_recall: 1, forms_extra: 0, field_accuracy: 1, silent_errors: 0 });
    expect(figures["row_exact_f1"]).toBeGreaterThanOrEqual(0.995);
  });

  /** A page takes seconds: one of the worse scans, all of both resolutions with JIXIAO_SWEEP=all. */
  const SCANNED = "tianjin";
  const isSweep = process.env["JIXIAO_SWEEP"] === "all";
  const isRead = ({ file }: Listed) => isSweep || file.startsWith(SCANNED);
  const bounds = {
    200: { row_exact_f1: 0.95, value_accuracy: 0.98, level1_accuracy: 0.98, level2_accuracy: 0.98 },
    300: { row_exact_f1: 0.95, value_accuracy: 0.98, level1_accuracy: 0.99, level2_accuracy: 0.99 },
  } as const;

  test.each(isSweep ? ([200, 300] as const) : ([200] as const))(
    "scans at %i dpi: what is not read surely is flagged",
    async (dpi) => {
      const figures = await scoreDocuments((document) => document.dpi === dpi && isRead(document));
      expect(figures).toMatchObject({ form_recall: 1, forms_extra: 0 });
      for (const [name, bound] of Object.entries(bounds[dpi])) expect(figures[name], name).toBeGreaterThanOrEqual(bound);
      expect(figures["silent_errors"]).toBe(0);
    },
  );

  test("text dumps that lost labels for good: nothing wrong without a flag", async () => {
    const figures = await scoreDocuments(({ damage }) => damage === "bad");
    expect(figures["form_recall"]).toBe(1);
    expect(figures["row_f1"]).toBe(1);
    expect(figures["silent_errors"]).toBe(0);
  });
});

describe.skipIf(!present)("one form in many files", () => {
  testIdentity(extracted);
});
