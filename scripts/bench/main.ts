/**
 * `pnpm bench [PART…]`: speed, as rates and as ratios within one run. Nothing here is a test's pass condition.
 * `pnpm bench --before CHECKOUT [PART…]`: the same work by this checkout and by another one (installed), at the same time.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareWith } from "./compare/compare.ts";
import { workloads } from "./compare/workloads.ts";
import { benchExport } from "./export.ts";
import { benchExportMemory } from "./export-memory.ts";
import { benchImport } from "./import.ts";
import { benchMemory } from "./memory.ts";
import { benchNormalize } from "./normalize.ts";
import { benchPdf } from "./pdf.ts";
import { benchScan } from "./scan.ts";
import { benchParse } from "./parse.ts";
import { benchSheets } from "./sheets.ts";
import { benchStore } from "./store.ts";

const parts: Readonly<Record<string, () => Promise<void>>> = {
  normalize: benchNormalize,
  parse: benchParse,
  pdf: benchPdf,
  sheets: benchSheets,
  scan: benchScan,
  store: benchStore,
  import: benchImport,
  export: benchExport,
  memory: benchMemory,
  "export-memory": benchExportMemory,
};

const { positionals: wanted, values } = parseArgs({ options: { before: { type: "string" } }, allowPositionals: true });
const known = values.before === undefined ? Object.keys(parts) : [...workloads.keys()];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no part ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}
const [only] = wanted;
if (values.before !== undefined) await compareWith(resolve(values.before), wanted.length === 0 ? known : wanted);
else if (wanted.length === 1 && only !== undefined) await parts[only]?.();
else
  // Each part in a process of its own: what one leaves in memory must not slow the next.
  for (const name of wanted.length === 0 ? known : wanted) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
