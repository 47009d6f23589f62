import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { alone, slow } from "./tests/suite.ts";

const conditions = ["@jixiao/source"];

/** Files by their cost: see tests/suite.ts. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = slow.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? slow.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Node strips the types itself, as it does in every process that a test starts. Vite's module runner would make each imported name
    // a getter, which loops over pixels pay for, and transform each module once more: a tenth of all processor time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ["tests/fixed-seed.ts"],
    env: {
      // Children and workers started by a test run the TypeScript source too,
      NODE_OPTIONS: "--conditions=@jixiao/source",
      // which Node strips and compiles once, and not again in each of some hundred processes.
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/jixiao-tests", import.meta.url)),
      LC_ALL: "C.UTF-8",
    },
    // Against tests that hang, never a verdict on a slow machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    sequence: { sequencer: LongestFirst },
    // One process a core, not one a file: most files take less time than a process that loads the program.
    isolate: false,
    // Vitest leaves a core to itself; of two that would be half. Two more than cores: many a test waits for processes that it started.
    maxWorkers: availableParallelism() + 2,
    projects: [
      // Slow and fast in one: each project starts processes of its own, which load the program anew.
      {
        extends: true,
        test: {
          name: "program",
          include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
          exclude: [...alone, ...(process.env["JIXIAO_TESTS"] === "fast" ? slow : [])],
        },
      },
      // Modules are replaced by the module runner.
      {
        extends: true,
        test: { name: "alone", include: [...alone], isolate: true, experimental: { viteModuleRunner: true } },
      },
    ],
  },
});
