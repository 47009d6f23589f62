import { nightNotices, urlProblems } from "@jixiao/store";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const docs = readFileSync(new URL("../../../../docs/operations.md", import.meta.url), "utf8");

test.each([...Object.entries(urlProblems), ...Object.entries(nightNotices)])(
  "docs/operations.md explains %s",
  (code, { en, zh }) => {
    expect(docs).toContain(`| \`${code}\` | ${en} | ${zh} |`);
  },
);
