import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { DocumentError, reasonOf, type CanonicalRecord, type DocumentAccount } from "@jixiao/contract";
import { ParserPool, sha256Of, type DrawTask } from "@jixiao/ingest";
import { UsageError } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
import { accountLines } from "../output/account.ts";
import { plainLine } from "../output/plain.ts";
import { giveJson, say, tell } from "../output/print.ts";
import { texts } from "../texts/index.ts";
import { renderRecord } from "../output/record.ts";

export interface ShowOptions extends GlobalOptions {
  readonly year?: number;
  readonly region?: string;
  readonly pageImage?: string;
  readonly page?: number;
}

export async function runShow(file: string, options: ShowOptions): Promise<void> {
  const pool = new ParserPool({ workers: 1 });
  try {
    await show(pool, file, options);
  } finally {
    await pool.close();
  }
}

/** The document is parsed in a process of its own, within the limits of an import: what a stranger's file does stays there. */
async function show(pool: ParserPool, file: string, options: ShowOptions): Promise<void> {
  const document = { name: basename(file), sha256: sha256Of(read(file)), path: resolve(file) };
  const outcome = await pool.parse({ ...document, fiscalYear: options.year ?? null, region: options.region ?? null });
  if (outcome.kind === "left") return;
  if (outcome.kind === "failed") throw new DocumentError(outcome.failure);
  const { records, account } = outcome.result;
  if (options.json) for (const record of records) giveJson(record);
  else if (records.length > 0) say(`${records.map(renderRecord).join("\n\n\n")}\n`);
  else say(`${file}: ${texts().nothingFound}\n`);
  // What was not read must not look as if it were not there.
  const unread = accountLines(account);
  if (unread.length > 0) tell([`${plainLine(file)}:`, ...unread].join("\n"));
  if (options.pageImage !== undefined)
    await writePageImages(pool, document, { records, account }, options.pageImage, options.page);
}

/** One page goes to `out.png`, several to `out-1.png`, `out-2.png` …, by their page numbers. */
async function writePageImages(
  pool: ParserPool,
  document: DrawTask["document"],
  { records, account }: { readonly records: readonly CanonicalRecord[]; readonly account: DocumentAccount },
  out: string,
  page: number | undefined,
): Promise<void> {
  // Loaded only here: the parsers are most of the program.
  const pages = page === undefined ? (await import("@jixiao/parsers")).pagesOf(records, account) : [page];
  if (pages.length === 0)
    throw new UsageError(`${document.name}: nothing was found on a page that could be drawn (没有可绘制的页)`);
  const extension = extname(out);
  for (const number of pages) {
    const path = pages.length === 1 ? out : `${out.slice(0, out.length - extension.length)}-${number}${extension}`;
    const outcome = await pool.draw({ document, records, page: number });
    if (outcome.kind === "no_such_page") throw new UsageError(outcome.reason);
    if (outcome.kind === "failed") throw new DocumentError(outcome.failure);
    writeImage(path, outcome.png);
    tell(`${path}: page ${number}`);
  }
}

function writeImage(path: string, png: Uint8Array): void {
  try {
    writeFileSync(path, png);
  } catch (error) {
    throw new UsageError(`--page-image ${path}: ${reasonOf(error)}`, { cause: error });
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read (无法读取): ${reasonOf(error)}`, { cause: error });
  }
}
