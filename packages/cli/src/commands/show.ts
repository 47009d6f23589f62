import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { extract } from "@jixiao/parsers";
import type { Command } from "commander";
import { UsageError } from "../exit-codes.ts";
import { addGlobalOptions, wholeNumber, type GlobalOptions } from "../options.ts";
import { renderRecord } from "../output/record.ts";

interface ShowOptions extends GlobalOptions {
  readonly year?: number;
}

export function addShow(program: Command): void {
  addGlobalOptions(program.command("show"))
    .summary("show what would be extracted from a file 预览, with flags and places; nothing is stored")
    .description(
      "Show what would be extracted from one file (预览提取结果): fields, indicators, flags and where each stands. Nothing is stored. A level with ~ was inferred.",
    )
    .argument("<file>", "PDF, Word, HTML, text or image")
    .option("--year <year>", "fiscal year (预算年度) to take where the document states none", wholeNumber("--year", 1990, 2100))
    .addHelpText("after", "\nExamples:\n  jixiao show 2025年绩效目标表.docx\n  jixiao show book.pdf --json | jq .project_name")
    .action(async (file: string, options: ShowOptions) => {
      const bytes = read(file);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const { records } = await extract(
        { name: basename(file), bytes, sha256 },
        options.year === undefined ? {} : { fiscalYear: options.year },
      );
      if (options.json) for (const record of records) process.stdout.write(`${JSON.stringify(record)}\n`);
      else if (records.length > 0) process.stdout.write(`${records.map(renderRecord).join("\n\n\n")}\n`);
      else process.stdout.write(`${file}: no 绩效目标表 and no 绩效评价报告 found.\n`);
    });
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
