/**
 * Writes docs/data-dictionary.md, and the store's new database (`new-database.ts`), which follow from the contract's fields and the schema;
 * `--check` fails where a file differs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dictionaryMarkdown, newDatabaseText } from "@jixiao/store";

const files = [
  ["docs/data-dictionary.md", dictionaryMarkdown()],
  ["packages/store/src/schema/new-database.ts", newDatabaseText()],
] as const;

for (const [name, text] of files) {
  const target = new URL(`../${name}`, import.meta.url);
  if (!process.argv.includes("--check")) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) {
    console.error(`${name} is out of date: run \`pnpm docs:dictionary\`.`);
    process.exitCode = 1;
  }
}
