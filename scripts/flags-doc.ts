/** Writes docs/flags.md from the table of flags; `--check` fails where the file differs. */
import { readFileSync, writeFileSync } from "node:fs";
import { flagCodes, flagMeanings } from "@jixiao/contract";

const target = new URL("../docs/flags.md", import.meta.url);
const text = `# Flags 标记

Every doubt about a record is a flag; \`[]\` means certain. The reasons (figures, rival readings) are in \`evidence\` beside them.
This page is made from \`packages/contract/src/flags.ts\` by \`pnpm docs:flags\`.

| flag | meaning | 含义 |
| --- | --- | --- |
${flagCodes.map((code) => `| \`${code}\` | ${flagMeanings[code].en} | ${flagMeanings[code].zh} |`).join("\n")}
`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("docs/flags.md is out of date: run `pnpm docs:flags`.");
    process.exit(1);
  }
} else writeFileSync(target, text);
