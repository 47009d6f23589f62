import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig, type Plugin } from "vitest/config";
import base from "../../vitest.config.ts";

/** The file to be mutated and its text then, both handed over by `run.ts`; the checkout itself is never touched. */
const file = process.env["JIXIAO_MUTATED_FILE"] ?? "";
const text = process.env["JIXIAO_MUTATED_TEXT"] ?? "";

const mutation: Plugin = {
  name: "jixiao-mutation",
  enforce: "pre",
  load: (id) => (id.split("?")[0] === file ? readFileSync(text, "utf8") : null),
};

export default mergeConfig(
  base,
  defineConfig({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    plugins: [mutation], // The cache on disk goes by the file, not by what a plugin makes of it.
    test: { cache: false, fsModuleCache: false },
  }),
);
