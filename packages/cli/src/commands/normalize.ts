import { createInterface } from "node:readline";
import { cleanText, normalizeValue, type NormalizeContext, type Normalizer } from "@jixiao/normalize";
import type { Command } from "commander";
import { z } from "zod";
import { exitCodes } from "../exit-codes.ts";
import { addGlobalOptions, type GlobalOptions } from "../options.ts";
import { giveJson } from "../output/print.ts";
import { readUnitsFile } from "../units-file.ts";

/** A line of JSON input: the cell's text, and what its form says around it. */
const Input = z.object({
  text: z.string(),
  fiscal_year: z.int().optional(),
  currency_unit: z.string().optional(),
  unit: z.string().optional(),
  name: z.string().optional(),
});

interface NormalizeOptions extends GlobalOptions {
  readonly units?: string;
}

export function addNormalize(program: Command): void {
  addGlobalOptions(program.command("normalize"))
    .summary("normalize value cells 指标值 from arguments or standard input")
    .description(
      "Normalize value cells (指标值). Values come from the arguments, or one a line from standard input; a line that is a JSON object\n" +
        'with "text" may carry context: fiscal_year, currency_unit, unit, name. One JSON line out per line in, in order.',
    )
    .argument("[values...]", "value cells; none: read standard input")
    .option("--units <file>", "units and names of your own (单位、名称), YAML or JSON; see docs/units.md")
    .addHelpText(
      "after",
      `\nExamples:\n  jixiao normalize '≤753万元' '100百分比'\n  cut -f5 targets.tsv | jixiao normalize\n  echo '{"text": "12月31日前", "fiscal_year": 2025}' | jixiao normalize\n  jixiao normalize --units examples/units.yaml '≥30积分券'`,
    )
    .action(async (values: readonly string[], { units }: NormalizeOptions) => {
      const normalize = units === undefined ? normalizeValue : await readUnitsFile(units);
      let failed = false;
      const write = (line: string) => {
        const result = normalizeLine(line, normalize);
        failed ||= "error" in result;
        giveJson(result);
      };
      if (values.length > 0) values.forEach(write);
      else for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) write(line);
      if (failed) process.exitCode = exitCodes.some_failed;
    });
}

/** A line is JSON where it is an object with a `text`; anything else is a value cell itself. */
function normalizeLine(line: string, normalize: Normalizer): object {
  const json = parseObject(line);
  if (json === null) return normalized(line, {}, normalize);
  const input = Input.safeParse(json);
  if (!input.success) return { text: line, error: z.prettifyError(input.error) };
  const { text, fiscal_year, currency_unit, unit, name } = input.data;
  return normalized(
    text,
    {
      ...(fiscal_year !== undefined && { fiscalYear: fiscal_year }),
      ...(currency_unit !== undefined && { currencyUnit: currency_unit }),
      ...(unit !== undefined && { unit }),
      ...(name !== undefined && { name }),
    },
    normalize,
  );
}

function normalized(text: string, context: NormalizeContext, normalize: Normalizer): object {
  return { text, value_text: cleanText(text), ...normalize(text, context) };
}

function parseObject(line: string): object | null {
  if (!line.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" ? value : null;
  } catch {
    return null; // a cell may begin with a brace
  }
}
