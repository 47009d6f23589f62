/** Writes docs/data-dictionary.md from the comments in the schema; `--check` fails where the file differs. */
import { readFileSync, writeFileSync } from "node:fs";
import { dictionaryMarkdown } from "@jixiao/store";

const target = new URL("../docs/data-dictionary.md", import.meta.url);
const text = dictionaryMarkdown();

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("docs/data-dictionary.md is out of date: run `pnpm docs:dictionary`.");
    process.exit(1);
  }
} else writeFileSync(target, text);
