/**
 * Sets the written forms at random as tables that are not, or hardly, drawn, reads them, and says how many rows are exact, in
 * doubt, or silently wrong.
 *
 * usage: node scripts/plain/main.ts [--seed N] [--count N] [--lines KIND] [--show N] [--flagged] [--beside] [--overflow LINES] [--save FILE]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { extract } from "@jixiao/parsers";
import { docx } from "../fixtures/docx.ts";
import { piecesOf } from "../fixtures/grid.ts";
import { plainPdf, plainPdfBeside } from "../fixtures/plain-pdf.ts";
import { randomFrom } from "../fixtures/random.ts";
import { judge, judgeHead } from "./judge.ts";
import { randomForm } from "./form.ts";
import { randomStyle } from "./style.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100" },
    lines: { type: "string" },
    show: { type: "string", default: "10" },
    save: { type: "string" },
    flagged: { type: "boolean" },
    beside: { type: "boolean" },
    overflow: { type: "string" },
  },
});

interface Sum {
  forms: number;
  missed: number;
  rows: number;
  exact: number;
  doubted: number;
  flagged: number;
  silent: number;
  head: number;
}
const sums = new Map<string, Sum>();
const [first, show] = [Number(values.seed), Number(values.show)];
let shown = 0;
for (let seed = first; seed < first + Number(values.count); seed++) {
  const random = randomFrom(seed);
  const truth = randomForm(random);
  const overflow = values.overflow === undefined ? {} : { overflow: Number(values.overflow) };
  const style = { ...randomStyle(random), ...overflow };
  if (values.lines !== undefined && style.lines !== values.lines) continue;
  const other = randomForm(random);
  const bytes =
    values.beside === true ? plainPdfBeside(piecesOf(truth), piecesOf(other), style) : plainPdf(piecesOf(truth), style);
  if (values.save !== undefined) writeFileSync(values.save, bytes);
  const records = await extract({ name: "plain.pdf", bytes, sha256: "0".repeat(64) }).then(
    (found) => found.records,
    () => [],
  );
  const { records: wanted } = await extract({ name: "plain.docx", bytes: docx(piecesOf(truth)), sha256: "0".repeat(64) });
  const verdict = judge(truth, records);
  const head = judgeHead(wanted, records);
  for (const key of [style.lines, "all"]) {
    const sum = sums.get(key) ?? { forms: 0, missed: 0, rows: 0, exact: 0, doubted: 0, flagged: 0, silent: 0, head: 0 };
    sum.forms++;
    sum.missed += verdict.found ? 0 : 1;
    sum.rows += verdict.rows;
    sum.exact += verdict.exact;
    sum.doubted += verdict.doubted;
    sum.flagged += verdict.flagged;
    sum.silent += verdict.silent.length;
    sum.head += head.length;
    sums.set(key, sum);
  }
  const isPoor = values.flagged === true && verdict.flagged > verdict.rows / 4;
  if ((verdict.silent.length + head.length > 0 || !verdict.found || isPoor) && shown++ < show) {
    console.log(
      `seed ${seed}: ${verdict.found ? `${verdict.silent.length} silent, ${verdict.flagged} flagged` : "not found"}`,
      JSON.stringify(style),
    );
    for (const line of [...head, ...verdict.silent.slice(0, 4)]) console.log(`  ${line}`);
  }
}
for (const [key, sum] of sums)
  console.log(
    `${key.padEnd(17)} forms ${sum.forms} (missed ${sum.missed})  rows ${sum.rows}  exact ${((100 * sum.exact) / sum.rows).toFixed(1)}%  of them in doubt ${sum.doubted}  wrong and flagged ${sum.flagged}  silent ${sum.silent}, of the head ${sum.head}`,
  );
