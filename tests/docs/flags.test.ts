import { readFileSync } from "node:fs";
import { flagCodes, flagMeanings } from "@jixiao/contract";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../docs/flags.md", import.meta.url), "utf8");

test("docs/flags.md lists every flag code with its meaning, and nothing else", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)].map(([, code, en, zh]) => ({ code, en, zh }));
  expect(rows).toEqual(flagCodes.map((code) => ({ code, ...flagMeanings[code] })));
});
