/**
 * `pnpm release [--to FOLDER]`: builds everything and makes the tarballs, in `release/` if not said otherwise:
 *
 *     release/jixiao-0.1.0.tgz            the program; brings all that it needs with it, so that the lock file's bytes are what is installed
 *     release/packages/jixiao-*.tgz       @jixiao/normalize and @jixiao/parsers, for use in other programs
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./bundle.ts";
import { closureOf } from "./closure.ts";
import { bundledManifest, isPublished, type Manifest, publishedManifest, readManifest, workspacePackages } from "./manifest.ts";

/** What docs/first-import.md begins with. */
const SAMPLE = "fixtures/shanghai-objective/budget-book.txt";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({ options: { to: { type: "string", default: join(root, "release") } } });
const out = resolve(values.to);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "packages"), { recursive: true });
pack("cli", out);
for (const name of ["normalize", "parsers"]) pack(name, join(out, "packages"));

function pack(name: string, to: string): void {
  const stage = mkdtempSync(join(tmpdir(), "jixiao-release-"));
  try {
    const folder = join(root, "packages", name);
    const bundled = workspacePackages(root, readManifest(folder));
    copyPackage(folder, stage, publishedManifest(folder, bundled, { carriesAll: name === "cli" }));
    for (const [dependency, path] of bundled) copyPackage(path, join(stage, "node_modules", dependency), bundledManifest(path));
    cpSync(join(root, "LICENSE"), join(stage, "LICENSE"));
    if (name === "cli") {
      addProgramFiles(stage);
      const lock = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
      const optionalDependencies = bundle(closureOf(lock, "packages/cli"), [folder, ...bundled.values()], stage);
      writeManifest(stage, { ...readManifest(stage), optionalDependencies });
    }
    const [tarball = ""] = execFileSync("npm", ["pack", "--silent", "--pack-destination", to], { cwd: stage, encoding: "utf8" })
      .trim()
      .split("\n");
    console.log(join(to, tarball));
  } finally {
    rmSync(stage, { recursive: true });
  }
}

function copyPackage(folder: string, to: string, manifest: Manifest): void {
  const dist = join(folder, "dist");
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"))) {
    if (!isPublished(join(folder, "src"), file)) continue;
    mkdirSync(dirname(join(to, "dist", file)), { recursive: true });
    cpSync(join(dist, file), join(to, "dist", file));
  }
  for (const file of ["README.md", "bin"])
    if (existsSync(join(folder, file))) cpSync(join(folder, file), join(to, file), { recursive: true });
  writeManifest(to, manifest);
}

function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What the program looks for, and what belongs on a machine where it is installed. */
function addProgramFiles(stage: string): void {
  for (const name of ["README.md", "README.zh-CN.md", "CHANGELOG.md", "queries", "docs", SAMPLE])
    cpSync(join(root, name), join(stage, name), { recursive: true });
  // Its own build says what it can do.
  const printed = execFileSync(process.execPath, [join(root, "packages/cli/dist/reference/main.js"), join(stage)], {
    encoding: "utf8",
  });
  console.log(printed.trim());
}
