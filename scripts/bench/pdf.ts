import { extract } from "@jixiao/parsers";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf } from "../fixtures/pdf.ts";
import { readTruth } from "../fixtures/truth.ts";
import { readBare } from "./bare-pdf.ts";
import { makeBook } from "./book.ts";
import { ratio, report } from "./measure.ts";

/** Digital PDF beside bare pdf.js on the same pages: forms, and a book in which they are few. */
export async function benchPdf(): Promise<void> {
  await benchForms();
  await benchBook();
}

async function benchForms(): Promise<void> {
  const truths = ["health-vaccination", "market-food-sampling", "water-dredging", "tj-flood-pumps", "tj-archives"];
  const files = truths.map((name) => pdf(piecesOf(readTruth(name)), { lines: "strokes", breaks: "closed" }));
  let pages = 0;
  const bare = async () => {
    pages = 0;
    for (const bytes of files) pages += await readBare(bytes, { operators: true });
  };
  const ours = async () => {
    for (const bytes of files) await read(bytes);
  };
  await ours();
  await bare();
  const result = await ratio(7, ours, bare);
  report("digital PDF pages", `${Math.round(pages / result.ours)}/s`);
  report("time against bare pdf.js text and operator list", result.ratio.toFixed(2), "asked for: at most 1.5");
}

const BOOKS = 5;

async function benchBook(): Promise<void> {
  const { bytes, forms } = makeBook(300);
  const found = await read(bytes);
  if (found !== forms) throw new Error(`the book holds ${forms} forms, ${found} were found`);
  const result = await ratio(
    3,
    () => read(bytes),
    () => readBare(bytes, { operators: false }),
  );
  report("book of 300 pages against bare pdf.js text", result.ratio.toFixed(2), "asked for: at most 1.2");
  const peaks: number[] = [];
  for (let i = 0; i < BOOKS; i++) peaks.push(await peakMb(() => read(bytes)));
  report(
    "peak memory, first and fifth further book",
    `${peaks[0]} and ${peaks.at(-1)} MB`,
    "asked for: below 700 MB, not growing",
  );
}

async function read(bytes: Uint8Array): Promise<number> {
  return (await extract({ name: "form.pdf", bytes, sha256: "0".repeat(64) })).records.length;
}

async function peakMb(run: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 20);
  await run();
  look(); // a timer comes late where one page follows the other
  clearInterval(timer);
  return Math.round(peak / 1024 / 1024);
}
