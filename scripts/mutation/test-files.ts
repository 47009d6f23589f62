import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/**
 * The tests that can see a change of a file: those that import it, directly or through others, in order of their
 * distance. Of what other packages say about it only the packages' own `index.ts` counts.
 */
export class TestFiles {
  readonly #root: string;
  readonly #imports = new Map<string, readonly string[]>();
  readonly #tests: readonly string[];

  /** `patterns`: globs of test files, from the root; those that match `excluded` are left out. */
  constructor(root: string, patterns: readonly string[], excluded: RegExp) {
    this.#root = root;
    const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).filter((file) => !excluded.test(file));
    this.#tests = files.map((file) => resolve(root, file));
  }

  /** Paths from the root, nearest first. */
  seeing(file: string): readonly string[] {
    const target = resolve(this.#root, file);
    return this.#tests
      .map((test) => ({ test, distance: this.#distance(test, target) }))
      .filter(({ distance }) => distance !== null)
      .toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
      .map(({ test }) => relative(this.#root, test));
  }

  #distance(from: string, target: string): number | null {
    const seen = new Set([from]);
    let reached = [from];
    for (let distance = 0; reached.length > 0; distance += 1) {
      if (reached.includes(target)) return distance;
      reached = reached.flatMap((file) => this.#importsOf(file)).filter((file) => !seen.has(file));
      for (const file of reached) seen.add(file);
    }
    return null;
  }

  #importsOf(file: string): readonly string[] {
    const known = this.#imports.get(file);
    if (known !== undefined) return known;
    const source = readFileSync(file, "utf8");
    const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
    const imports = specifiers.flatMap((specifier) => this.#resolve(file, specifier)).filter((path) => existsSync(path));
    this.#imports.set(file, imports);
    return imports;
  }

  #resolve(file: string, specifier: string): readonly string[] {
    if (specifier.startsWith(".")) return specifier.endsWith(".ts") ? [resolve(dirname(file), specifier)] : [];
    const [, name, entry = "index"] = /^@jixiao\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
    if (name === undefined) return [];
    const source = join(this.#root, "packages", name, "src");
    return [join(source, `${entry}.ts`), join(source, entry, "index.ts")];
  }
}
