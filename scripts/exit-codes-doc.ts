/** `pnpm docs:exit-codes`: puts the table of exit codes into both operations guides, between its marks. */
import { exitCodesMarkdown } from "@jixiao/contract";
import { readFileSync, writeFileSync } from "node:fs";

const pages = [
  ["docs/operations.md", "en"],
  ["docs/operations.zh-CN.md", "zh"],
] as const;
const TABLE = /(?<=<!-- exit codes -->\n)[\s\S]*?(?=\n<!-- end -->)/;

for (const [file, language] of pages) {
  const page = new URL(`../${file}`, import.meta.url);
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(TABLE, () => exitCodesMarkdown(language)),
  );
}
