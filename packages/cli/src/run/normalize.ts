import { createInterface } from "node:readline";
import { cleanText, normalizeValue, type NormalizeContext, type Normalizer } from "@jixiao/normalize";
import { z } from "zod";
import { exitCodes } from "../exit-codes.ts";
import type { GlobalOptions } from "../options.ts";
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

export interface NormalizeOptions extends GlobalOptions {
  readonly units?: string;
}

export async function runNormalize(values: readonly string[], { units }: NormalizeOptions): Promise<void> {
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
