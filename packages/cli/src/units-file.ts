import { readFile } from "node:fs/promises";
import { Dimension } from "@jixiao/contract";
import { createNormalizer, type Normalizer } from "@jixiao/normalize";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { UsageError } from "./exit-codes.ts";

/** Units and names of a user's own, for `--units`. Unknown keys are errors: a misspelt one must not silently be none. */
export const unitsFileSchema = z.strictObject({
  units: z
    .array(
      z.strictObject({
        names: z.array(z.string().min(1)).min(1),
        unit: z.string().min(1).optional(),
        dimension: Dimension.nullable().optional(),
        shift: z.int().optional(),
      }),
    )
    .optional(),
  names: z.array(z.string().min(1)).optional(),
});

/** The normalizer that a file of units and names (YAML, which JSON is part of) describes. @throws UsageError */
export async function readUnitsFile(file: string): Promise<Normalizer> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`--units ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseUnits(text, file);
}

/** @throws UsageError with each problem and, where it can be told, its line. */
export function parseUnits(text: string, file: string): Normalizer {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`--units ${file}: line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  const result = unitsFileSchema.safeParse(document.toJS() ?? {});
  if (!result.success) throw new UsageError(`--units ${file} (单位文件有误):\n${z.prettifyError(result.error)}`);
  try {
    return createNormalizer(result.data);
  } catch (problem) {
    throw problem instanceof TypeError ? new UsageError(`--units ${file}: ${problem.message}`) : problem;
  }
}
