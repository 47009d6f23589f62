/**
 * `pnpm mixed:folder OUT [COUNT] [SEED]`: a folder of files of all kinds, whole, damaged, renamed, encrypted, empty, packed, imported with the command
 * line. Says what became of each kind; ends with 1 where the import does not end well, a file is neither read nor told, or the parser crashed or was ended.
 */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@jixiao/store";
import { type MixedFile, mixedFiles } from "./folder.ts";

const [out = "", count = "400", seed = "1"] = process.argv.slice(2);
if (out === "") throw new Error("usage: pnpm mixed:folder OUT [COUNT] [SEED]");
const folder = resolve(out, "files");
const db = resolve(out, "mixed.db");
rmSync(folder, { recursive: true, force: true });
const files = await mixedFiles(Number(count), Number(seed));
for (const { path, bytes } of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

const cli = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));
const start = performance.now();
/** What is told of each file is in the database; the rest is for people. */
const run = spawnSync(process.execPath, ["--conditions=@jixiao/source", cli, "import", folder, "--db", db, "--quiet"], {
  stdio: ["ignore", "inherit", "ignore"],
});
const seconds = (performance.now() - start) / 1000;

interface Told {
  readonly location: string;
  readonly what: string;
  readonly sha256: string | null;
  readonly failed: 0 | 1;
}

const store = openStore(db, { readonly: true });
const told = store.db
  .prepare(
    `SELECT location, code AS what, sha256, 1 AS failed FROM failures UNION ALL
     SELECT s.location, d.status, sha256, 0 FROM document_sightings s JOIN documents d USING (sha256)`,
  )
  .all() as readonly Told[];
store.close();

/** A parser that ends by itself or has to be ended is a bug, whatever it was given. */
const BAD = new Set(["crash", "stalled", "timeout", "oom"]);
const outcomes = files.map((file) => ({ file, what: whatBecame(file) }));
const bad = outcomes.filter(({ what }) => what.length === 0 || what.some((one) => BAD.has(one)));
for (const [kind, own] of Map.groupBy(outcomes, ({ file }) => file.kind))
  console.log(`${kind} (${own.length}): ${counted(own.flatMap(({ what }) => what))}`);
console.log(`\n${files.length} files, seed ${seed}: ${counted(outcomes.flatMap(({ what }) => what))}`);
console.log(`exit code ${run.status ?? run.signal}, ${seconds.toFixed(0)} s, ${bad.length} bad`);
for (const { file, what } of bad) console.log(`BAD ${file.path} (${file.done}): ${what.join(", ") || "neither read nor told"}`);
process.exitCode = bad.length > 0 || run.status === null ? 1 : 0;

/** What is told of a file, or of what is packed in it; nothing where nothing is. Bytes that cannot be read fail once, wherever they are. */
function whatBecame({ path, bytes }: MixedFile): readonly string[] {
  const at = join(folder, path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return told
    .filter((one) => one.location === at || one.location.startsWith(`${at}!`) || (one.failed === 1 && one.sha256 === sha256))
    .map(({ what }) => what);
}

function counted(what: readonly string[]): string {
  return [...Map.groupBy(what, (one) => one)].map(([one, same]) => `${one} ${same.length}`).join(", ") || "nothing";
}
