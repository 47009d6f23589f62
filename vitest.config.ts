import { defineConfig } from "vitest/config";

const conditions = ["@jixiao/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["tests/fixed-seed.ts"],
    // Children and workers started by a test run the TypeScript source too.
    env: { NODE_OPTIONS: "--conditions=@jixiao/source" },
    testTimeout: 60_000,
  },
});
