import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Labelled } from "./labelled.ts";

/** What the scorer says of one kind of documents; shares from 0 to 1, null where there was nothing to score. */
export interface Figures {
  readonly documents: number;
  readonly forms_gold: number;
  readonly forms_found: number;
  readonly rows_gold: number;
  readonly rows_found: number;
  readonly rows_pred: number;
  readonly rows_flagged: number;
  readonly level1_accuracy: number | null;
  readonly level2_accuracy: number | null;
  readonly value_accuracy: number | null;
  readonly field_accuracy: number | null;
  readonly cells: number;
  readonly cells_wrong: number;
  readonly silent_errors: number;
}

const main = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));
const MAX_OUTPUT = 1 << 30;

/** Imports these documents into a database of their own, exports it and has it scored, strictly. */
export function measure(labelled: readonly Labelled[], score: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-accuracy-"));
  try {
    const at = (name: string): string => join(folder, name);
    mkdirSync(at("in"));
    const paths = new Set(labelled.map(({ path }) => path));
    for (const path of paths) symlinkSync(path, join(at("in"), basename(path)));
    // Documents that fail are missed forms in the figures; 1 says that there are some.
    const imported = jixiao(["import", at("in"), "--db", at("a.db"), "--quiet"]);
    if (imported.status !== 0 && imported.status !== 1) throw new Error(imported.stderr);
    writeFileSync(at("pred.jsonl"), jixiao(["export", "--db", at("a.db")]).stdout);
    writeFileSync(at("gold.jsonl"), labelled.map(({ gold }) => `${gold}\n`).join(""));
    const args = [score, "--strict", "--json", "--show", "0", "--gold", at("gold.jsonl"), "--pred", at("pred.jsonl")];
    const figures = JSON.parse(execFileSync("python3", args, { encoding: "utf8", maxBuffer: MAX_OUTPUT })) as Figures;
    return { ...figures, documents: paths.size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jixiao(args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, ["--conditions=@jixiao/source", main, ...args], { encoding: "utf8", maxBuffer: MAX_OUTPUT });
}
