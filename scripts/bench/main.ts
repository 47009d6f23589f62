/**
 * `pnpm bench [PART…]`: speed, as rates and as ratios within one run. Nothing here is a test's pass condition.
 */
import { spawnSync } from "node:child_process";
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
  memory: benchMemory,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`bench: no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
/** Each part runs in a process of its own: what one leaves in memory must not slow the next. */
const [only] = wanted;
if (wanted.length === 1 && only !== undefined) await parts[only]?.();
else
  for (const name of wanted.length === 0 ? Object.keys(parts) : wanted) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
