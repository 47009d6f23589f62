/**
 * `pnpm release:check [--prefix FOLDER]`: installs the tarball into an empty prefix without any network (or takes one where it is installed), compares
 * every package with the lock file, and runs from there, outside the checkout, what users do: the versions, the main job on text, Word and HTML, a scan, SQL, an export, a
 * crawl of the demo site, the checks; and the two libraries in a program of their own. Ends with 1 at the first thing that is wrong.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { closureOf } from "./closure.ts";
import { differences } from "./compare.ts";
import { readManifest, workspacePackages } from "./manifest.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({ options: { prefix: { type: "string" } } });
const work = mkdtempSync(join(tmpdir(), "jixiao-installed-"));
// This Node first, and nothing of the checkout: neither its source condition nor its modules.
const { NODE_OPTIONS: _, NODE_PATH: __, ...environment } = process.env;
const env = { ...environment, PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`, LC_ALL: "C.UTF-8" };
const prefix = values.prefix ?? install();
const program = join(prefix, "bin/jixiao");

try {
  checkPackages();
  checkProgram();
  await checkCrawl();
  checkLibraries();
  console.log("installed and sound 正常");
} finally {
  rmSync(work, { recursive: true, force: true });
}

function install(): string {
  const folder = join(work, "prefix");
  mkdirSync(folder);
  // Nothing but the tarball is there: no registry, and no earlier download.
  const apart = ["--offline", "--cache", join(work, "cache"), "--prefix", folder];
  execFileSync("npm", ["install", "--global", ...apart, ...tarballs(join(root, "release"))], { env, stdio: "inherit" });
  return folder;
}

/** What is installed is what the lock file says, file by file. */
function checkPackages(): void {
  const cli = join(root, "packages/cli");
  const carried = workspacePackages(root, readManifest(cli));
  const closure = closureOf(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"), "packages/cli");
  const own = new Set([...carried.keys()].map((name) => `node_modules/${name}`));
  const found = differences(closure, [cli, ...carried.values()], join(prefix, "lib/node_modules/jixiao"), own);
  if (found.length > 0) throw new Error(`not what the lock file says:\n${found.join("\n")}`);
  console.log(`${closure.packages.size} packages, all as locked`);
}

function tarballs(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => join(folder, name));
}

/** Runs the installed command; what it printed. */
function jixiao(args: readonly string[], expected = 0): string {
  console.log(`$ jixiao ${args.join(" ")}`);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: work, env, encoding: "utf8" });
  if (status !== expected) throw new Error(`jixiao ${args.join(" ")}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}

function expectIn(what: string, text: string, ...parts: readonly (string | RegExp)[]): void {
  for (const part of parts)
    if (!(typeof part === "string" ? text.includes(part) : part.test(text)))
      throw new Error(`${what}: ${String(part)} is not in\n${text.slice(0, 2000)}`);
}

function checkProgram(): void {
  expectIn("version", jixiao(["--version"]), /^jixiao \d+\.\d+\.\d+ \(parser \d+, schema \d+\)\n$/);
  expectIn("help", jixiao(["--help", "--lang", "zh"]), "用法：");
  const fixtures = join(root, "fixtures");
  const summary = JSON.parse(
    jixiao(["import", `${fixtures}/*-objective/*.{txt,docx,html}`, "--db", "a.db", "--json", "--quiet"]),
  );
  expectIn("import", JSON.stringify(summary), /"new":[1-9]/, '"failed":0');
  const [scan = ""] = readdirSync(join(fixtures, "scan"))
    .filter((name) => name.endsWith(".png"))
    .toSorted();
  expectIn("scan", jixiao(["show", join(fixtures, "scan", scan), "--json"]), '"indicators":[{');
  expectIn("query", jixiao(["query", "SELECT count(*) > 10 AS n FROM 指标", "--db", "a.db", "--format", "csv"]), "n\r\n1\r\n");
  const queries = join(prefix, "lib/node_modules/jixiao/queries");
  expectIn("queries", jixiao(["query", "--file", join(queries, "budgets-by-department.sql"), "--db", "a.db"]), "row");
  expectIn("export", jixiao(["export", "--db", "a.db"]), '"kind":"performance_objective_form"');
  expectIn("normalize", jixiao(["normalize", "≤753万元"]), '"number":"7530000"');
  expectIn("doctor", jixiao(["doctor", "--verify", "--db", "a.db"]), "sound");
  expectIn("status", jixiao(["status", "--db", "a.db"]), "last runs");
  jixiao(["backup", "backup", "--db", "a.db"]);
  jixiao(["restore", "backup", "--db", "b.db"]);
  expectIn("doctor", jixiao(["doctor", "--verify", "--db", "b.db"]), "sound");
  expectIn("merge", jixiao(["merge", "a.db", "b.db", "--db", "c.db"]), "0 failures");
  expectIn("doctor", jixiao(["doctor", "--verify", "--db", "c.db"]), "sound");
  const sample = join(prefix, "lib/node_modules/jixiao/fixtures/shanghai-objective/budget-book.txt"); // docs/first-import.md
  expectIn("sample", jixiao(["import", sample, "--db", "first.db", "--json", "--quiet"]), '"new":1');
  expectIn("completion", jixiao(["completion", "bash"]), "complete -o filenames -F _jixiao jixiao");
  expectIn("man page", readFileSync(join(prefix, "lib/node_modules/jixiao/man/jixiao.1"), "utf8"), ".SS import");
}

async function checkCrawl(): Promise<void> {
  const site = spawn(process.execPath, ["--conditions=@jixiao/source", join(root, "scripts/demo-site.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(site.stdout, "data"); // it says where it listens
    const crawled = JSON.parse(jixiao(["crawl", join(root, "examples/crawl.yaml"), "--db", "crawl.db", "--json", "--quiet"]));
    expectIn("crawl", JSON.stringify(crawled), '"outcome":"good"', '"documents_new":6', '"forms":9');
  } finally {
    site.kill();
  }
}

/** Each alone in a program of its own, by npm, from its tarball. */
function checkLibraries(): void {
  const folder = join(work, "own");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const packages = tarballs(join(root, "release/packages"));
  execFileSync("npm", ["install", "--silent", "--ignore-scripts", ...packages], { cwd: folder, env, stdio: "inherit" });
  for (const example of ["normalize", "parsers"]) {
    const args = [join(root, "examples/libraries", `${example}.mjs`), join(root, "fixtures/tianjin-objective/budget-book.txt")];
    // Beside the packages, where Node looks for them.
    execFileSync("cp", [args[0] ?? "", join(folder, `${example}.mjs`)]);
    const printed = execFileSync(process.execPath, [`${example}.mjs`, ...args.slice(1)], { cwd: folder, env, encoding: "utf8" });
    expectIn(example, printed, example === "normalize" ? "7530000 元" : /indicators [1-9]/);
    console.log(`@jixiao/${example}: ${printed.trim()}`);
  }
}
