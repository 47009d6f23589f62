/**
 * `pnpm ofd:labelled`: the labelled forms of ../shared (and the project's own) as OFD files in several manners of writing, read, and how much of them
 * is exact. Exit code 1 where less than 99% of the rows are, or one is wrong without a flag.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ofd, type OfdStyle } from "../fixtures/ofd.ts";
import { readRendering } from "../renderings/read.ts";
import { exactness, nothing, sum } from "../renderings/score.ts";
import { ownDocuments, sharedDocuments } from "../renderings/sources.ts";

const GOAL = 0.99;
const styles: readonly OfdStyle[] = [
  { lines: "strokes", steps: "list", breaks: "closed" },
  { lines: "areas", steps: "repeated", breaks: "open", prefix: "" },
  { lines: "one path", steps: "scaled", breaks: "closed", repeatHeader: true, template: true },
];
const folder = mkdtempSync(join(tmpdir(), "ofd-"));
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const documents = [...ownDocuments(), ...sharedDocuments(`${shared}documents`), ...sharedDocuments(`${shared}more`)];
for (const style of styles) {
  let all = nothing;
  for (const { name, pieces, labels } of documents) {
    if (pieces === null) continue;
    const file = join(folder, `${name}.ofd`);
    writeFileSync(file, ofd(pieces, style));
    all = sum(all, await readRendering(file, labels));
  }
  for (const miss of all.misses.slice(0, Number(process.argv[2] ?? 5))) console.log(`  ${miss}`);
  console.log(
    `${style.lines}, ${style.steps}: ${all.forms} forms, ${all.exact} of ${all.rows} rows exact (${(100 * exactness(all)).toFixed(2)}%), ${all.silent} silent, ${all.unread} unread, ${all.flaggedRows} rows flagged`,
  );
  if (exactness(all) < GOAL || all.silent > 0) process.exitCode = 1;
}
console.log(`files: ${folder}`);
