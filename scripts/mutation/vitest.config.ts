import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { slow } from "../../tests/suite.ts";
import base from "../../vitest.config.ts";

/**
 * A mutation run's tests. `run.ts` writes the changed sources under a folder, at their paths from the root, and the tests, nearest
 * first; the checkout itself is never touched.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.env["JIXIAO_MUTATION_SOURCES"] ?? "";
const tests = JSON.parse(process.env["JIXIAO_MUTATION_TESTS"] ?? "[]") as readonly string[];
/** Whether each test tries all mutants it passes (`try-mutants.ts`); else one mutant stands in the sources. */
const isTrial = process.env["JIXIAO_MUTATION_REPORTS"] !== undefined;
const shim = join(root, "scripts/mutation/test-shim.ts");

const mutation: Plugin = {
  name: "jixiao-mutation",
  enforce: "pre",
  resolveId: (id, importer) => (isTrial && id === "vitest" && importer !== shim ? shim : null),
  load: (id) => {
    const [file = ""] = id.split("?");
    const changed = join(folder, relative(root, file));
    if (file.startsWith(root) && existsSync(changed)) return readFileSync(changed, "utf8");
    if (!isTrial || !file.endsWith(".test.ts")) return null;
    const end = `import { tryFile as __tryFile } from ${JSON.stringify(shim)};\n__tryFile(${JSON.stringify(relative(root, file))});`;
    return `${readFileSync(file, "utf8")}\n${end}\n`;
  },
};

/** As given: nearest or cheapest first; at the end those that cost much, the longest last. */
class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const test = relative(root, moduleId);
      const cost = slow.toReversed().indexOf(test) + 1;
      return cost * tests.length + tests.indexOf(test);
    };
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

const { projects: _, ...test } = base.test ?? {};

export default defineConfig({
  ...base,
  root,
  plugins: [mutation],
  test: {
    ...test,
    name: "mutation",
    include: [...tests],
    setupFiles: [join(root, "tests/fixed-seed.ts"), join(root, "scripts/mutation/setup.ts")],
    sequence: { sequencer: CheapFirst },
    // Node's own loader would ask no plugin for the changed sources, and every mutant would live.
    experimental: { viteModuleRunner: true },
    // The cache on disk goes by the file, not by what a plugin makes of it.
    cache: false,
    fsModuleCache: false,
  },
});
