/**
 * `pnpm renderings [--out FOLDER] [--only KIND,…] [--every N] [--show N] [--reuse] [--samples]`: makes of labelled forms (the project's own,
 * and those of ../shared where it is) the text that other programs make of them, reads it, and says how much is exact. Needs
 * poppler-utils, mupdf-tools and LibreOffice for what they write; what is missing is left out. `--samples` writes the small set in
 * `fixtures/renderings` anew. Exit code 1 where a goal is missed.
 */
import { copyFileSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fixturesFolder } from "../fixtures/truth.ts";
import { goals, SILENT_GOAL } from "./goals.ts";
import { readRendering } from "./read.ts";
import { renderAll } from "./render.ts";
import { exactness, nothing, sum, type Tally } from "./score.ts";
import { ownDocuments, sampleDocuments, sharedDocuments } from "./sources.ts";

const { values: args } = parseArgs({
  options: {
    out: { type: "string" },
    only: { type: "string" },
    every: { type: "string", default: "1" },
    show: { type: "string", default: "0" },
    reuse: { type: "boolean", default: false },
    samples: { type: "boolean", default: false },
  },
});
const out = args.out ?? mkdtempSync(join(tmpdir(), "renderings-"));
mkdirSync(out, { recursive: true });
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

if (args.samples) {
  const folder = `${fixturesFolder}renderings`;
  mkdirSync(folder, { recursive: true });
  for (const { file } of renderAll(sampleDocuments(), out, false)) copyFileSync(file, join(folder, basename(file)));
} else await measure();

async function measure(): Promise<void> {
  const documents = [...ownDocuments(), ...sharedDocuments(`${shared}documents`), ...sharedDocuments(`${shared}more`)];
  const wanted = args.only?.split(",");
  const results = new Map<string, Tally>();
  for (const [i, { kind, file, document }] of renderAll(documents, out, args.reuse).entries()) {
    if (wanted?.includes(kind) === false || i % Number(args.every) !== 0) continue;
    const found = await readRendering(file, document.labels);
    results.set(kind, sum(results.get(kind) ?? nothing, found));
    if (Number(args.show) > 0) console.log(`${file}: ${percent(exactness(found))}`);
    for (const miss of found.misses.slice(0, Number(args.show))) console.log(`${file}: ${miss}`);
  }
  console.log("rendering          forms unread vanished rows  exact      silent  in unmarked rows  missed untold  rows marked");
  for (const [kind, found] of results) report(kind, found);
  console.log(`files in ${out}`);
}

function report(kind: string, found: Tally): void {
  const goal = goals[kind];
  const missed = exactness(found) < (goal ?? 0) || found.vanished > 0 || found.silent > SILENT_GOAL * found.cells;
  if (missed) process.exitCode = 1;
  const cells = [
    kind.padEnd(18),
    String(found.forms).padStart(5),
    String(found.unread).padStart(6),
    String(found.vanished).padStart(8),
    String(found.rows).padStart(5),
    percent(exactness(found)).padStart(6),
    `${found.silent}/${found.cells}`.padStart(12),
    String(found.unmarked).padStart(16),
    String(found.untold).padStart(14),
    String(found.flaggedRows).padStart(12),
  ];
  console.log(`${cells.join(" ")}${missed ? `  MISSED${goal === undefined ? "" : ` (${percent(goal)})`}` : ""}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
