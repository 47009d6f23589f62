import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import type { CanonicalRecord } from "@jixiao/contract";
import { drawPageImage, extract, NoSuchPageError, pagesOf, regionNamed, type Source } from "@jixiao/parsers";
import type { Command } from "commander";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { renderRecord } from "../output/record.ts";

interface ShowOptions extends GlobalOptions {
  readonly year?: number;
  readonly region?: string;
  readonly pageImage?: string;
  readonly page?: number;
}

export function addShow(program: Command): void {
  addGlobalOptions(program.command("show"))
    .summary("show what would be extracted from a file 预览, with flags and places; nothing is stored")
    .description(
      "Show what would be extracted from one file (预览提取结果): fields, indicators, flags and where each stands. Nothing is stored. A level with ~ was inferred.",
    )
    .argument("<file>", "PDF, Word, HTML, text or image")
    .option("--year <year>", "fiscal year (预算年度) to take where the document states none", wholeNumber("--year", 1990, 2100))
    .option("--region <name>", "province (地区), or 中央, to take where the document names none", regionOption)
    .option(
      "--page-image <out.png>",
      "draw the pages with what was found outlined: blue printed, orange inferred, red flagged (按页绘图核对)",
    )
    .option("--page <n>", "only this page of a --page-image", wholeNumber("--page", 1, 100_000))
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao show 2025年绩效目标表.docx\n  jixiao show book.pdf --json | jq .project_name\n  jixiao show scan.pdf --page-image check.png --page 3",
    )
    .action(async (file: string, options: ShowOptions) => {
      const bytes = read(file);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const source = { name: basename(file), bytes, sha256 };
      const { records } = await extract(source, {
        ...(options.year === undefined ? {} : { fiscalYear: options.year }),
        ...(options.region === undefined ? {} : { region: options.region }),
      });
      if (options.json) for (const record of records) process.stdout.write(`${JSON.stringify(record)}\n`);
      else if (records.length > 0) process.stdout.write(`${records.map(renderRecord).join("\n\n\n")}\n`);
      else process.stdout.write(`${file}: no 绩效目标表 and no 绩效评价报告 found.\n`);
      if (options.pageImage !== undefined) await writePageImages(source, records, options.pageImage, options.page);
    });
}

function regionOption(name: string): string {
  const region = regionNamed(name);
  if (region === null) throw new UsageError(`--region ${name}: no province-level region, and not 中央`);
  return region;
}

/** One page goes to `out.png`, several to `out-1.png`, `out-2.png` …, by their page numbers. */
async function writePageImages(
  source: Source,
  records: readonly CanonicalRecord[],
  out: string,
  page: number | undefined,
): Promise<void> {
  const pages = page === undefined ? pagesOf(records) : [page];
  if (pages.length === 0)
    throw new UsageError(`${source.name}: nothing was found on a page that could be drawn (没有可绘制的页)`);
  const extension = extname(out);
  for (const number of pages) {
    const path = pages.length === 1 ? out : `${out.slice(0, out.length - extension.length)}-${number}${extension}`;
    try {
      writeFileSync(path, await drawPageImage(source, records, number));
    } catch (error) {
      throw error instanceof NoSuchPageError ? new UsageError(error.message, { cause: error }) : error;
    }
    process.stderr.write(`${path}: page ${number}\n`);
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read (无法读取): ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
