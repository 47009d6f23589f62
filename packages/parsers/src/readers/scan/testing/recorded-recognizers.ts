import { createHash } from "node:crypto";
import type { GreyImage } from "../raster.ts";
import type { Model, Reading, Recognizers } from "../recognizers.ts";

/** What was read of pictures of lines: by model and the picture's bytes, its text and confidence. */
export type RecordedReadings = Map<string, readonly [text: string, confidence: number]>;

/** Recognizers that look up what was read before, and ask others, where there are any, for the rest and record it. */
export function recordedRecognizers(readings: RecordedReadings, others: Recognizers | null): Recognizers {
  return {
    async read(model, line): Promise<Reading> {
      const key = keyOf(model, line);
      const known = readings.get(key);
      if (known !== undefined) return { text: known[0], confidence: known[1] };
      if (others === null) throw new Error(`nothing is recorded of a line of ${line.width} × ${line.height} pixels (${model})`);
      const reading = await others.read(model, line);
      readings.set(key, [reading.text, reading.confidence]);
      return reading;
    },
    async [Symbol.asyncDispose]() {
      await others?.[Symbol.asyncDispose]();
    },
  };
}

function keyOf(model: Model, { width, height, pixels }: GreyImage): string {
  return createHash("sha1").update(`${model} ${width} ${height} `).update(pixels).digest("base64url").slice(0, 16);
}
