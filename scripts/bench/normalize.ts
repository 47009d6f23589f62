import { normalizeValue } from "@jixiao/normalize";
import { makeValues } from "./documents.ts";
import { medianSeconds, report } from "./measure.ts";

export async function benchNormalize(): Promise<void> {
  const values = makeValues(20_000);
  const time = await medianSeconds(5, () => {
    for (const value of values) normalizeValue(value, { fiscalYear: 2025 });
  });
  report("values normalized", `${Math.round(values.length / time)}/s`);
}
