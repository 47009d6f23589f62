import type { Command } from "commander";
import { addGlobalOptions, regionOption, wholeNumber } from "../options.ts";
import type { ShowOptions } from "../run/show.ts";

export function addShow(program: Command): void {
  addGlobalOptions(program.command("show"))
    .summary("show what would be extracted from a file 预览, with flags and places; nothing is stored")
    .description(
      "Show what would be extracted from one file (预览提取结果): fields, indicators, flags and where each stands. Nothing is stored. A level with ~ was inferred.",
    )
    .argument("<file>", "PDF, Word, workbook, HTML, text or image")
    .option("--year <year>", "fiscal year (预算年度) to take where the document states none", wholeNumber("--year", 1990, 2100))
    .addOption(regionOption())
    .option(
      "--page-image <out.png>",
      "draw the pages with what was found outlined: blue printed, orange inferred, red flagged (按页绘图核对)",
    )
    .option("--page <n>", "only this page, sheet or table of a --page-image", wholeNumber("--page", 1, 100_000))
    .addHelpText(
      "after",
      "\nExamples:\n  jixiao show 2025年绩效目标表.docx\n  jixiao show book.pdf --json | jq .project_name\n  jixiao show scan.pdf --page-image check.png --page 3",
    )
    .action(async (file: string, options: ShowOptions) => (await import("../run/show.ts")).runShow(file, options));
}
