import { defineConfig } from "vitest/config";

const conditions = ["@jixiao/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["tests/fixed-seed.ts"],
    // Children and workers started by a test run the TypeScript source too.
    env: { NODE_OPTIONS: "--conditions=@jixiao/source", LC_ALL: "C.UTF-8" },
    // Against tests that hang, never a verdict on a slow machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
