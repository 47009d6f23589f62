import { spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textOf, type Candidate } from "./candidates.ts";

/**
 * Those of the mutants that the type checker refuses: `pnpm test` runs it beside the tests, so that none of them could be merged. All are
 * tried together, no two of one file; where a file has an error its mutant is tried again alone, as another's may be the cause. That a name
 * is not used any more counts for nothing: a literal in its place would be no mistake of types.
 */
export async function refused(root: string, folder: string, mutants: readonly Candidate[]): Promise<ReadonlySet<Candidate>> {
  const found = new Set<Candidate>();
  for (const own of Map.groupBy(mutants, ({ file }) => packageOf(file)).values()) {
    for (let left: readonly Candidate[] = own; left.length > 0;) {
      const round = [...new Map(left.map((mutant) => [mutant.file, mutant])).values()];
      left = left.filter((mutant) => !round.includes(mutant));
      for (const mutant of await withErrors(root, folder, round))
        if (round.length === 1 || (await withErrors(root, folder, [mutant])).length > 0) found.add(mutant);
    }
  }
  return found;
}

/** `packages/parsers` */
function packageOf(file: string): string {
  return file.split("/", 2).join("/");
}

/** Which of these mutants, each of another file of one package, stand in a file with an error. */
async function withErrors(root: string, folder: string, mutants: readonly Candidate[]): Promise<readonly Candidate[]> {
  const [first] = mutants;
  if (first === undefined) return [];
  const place = packageOf(first.file);
  const tree = join(folder, "typed");
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(join(tree, place), { recursive: true });
  const isSource = (path: string): boolean => !path.endsWith(".test.ts");
  cpSync(join(root, place, "src"), join(tree, place, "src"), { recursive: true, filter: isSource });
  copyFileSync(join(root, place, "package.json"), join(tree, place, "package.json"));
  for (const modules of ["node_modules", `${place}/node_modules`]) symlinkSync(join(root, modules), join(tree, modules));
  for (const mutant of mutants) writeFileSync(join(tree, mutant.file), textOf(mutant));
  const noOutput = {
    noEmit: true,
    composite: false,
    declaration: false,
    declarationMap: false,
    sourceMap: false,
    inlineSources: false,
  };
  const compilerOptions = { ...noOutput, noUnusedLocals: false, noUnusedParameters: false };
  const config = { extends: join(root, "tsconfig.base.json"), compilerOptions, include: ["src"] };
  writeFileSync(join(tree, place, "tsconfig.json"), JSON.stringify(config));
  const said = await checked(root, join(tree, place));
  return mutants.filter(({ file }) => said.includes(`${file.slice(place.length + 1)}(`));
}

/** What the type checker says of a project: `src/a.ts(1,2): error TS…`. */
async function checked(root: string, cwd: string): Promise<string> {
  const child = spawn(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", ".", "--pretty", "false"], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  await new Promise((done) => child.once("close", done));
  return said;
}
