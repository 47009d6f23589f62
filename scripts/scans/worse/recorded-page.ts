import { readFileSync } from "node:fs";
import { createRecognizer, extract, type Extraction } from "@jixiao/parsers";
import { recordedRecognizers, type RecordedReadings, withoutRulings } from "@jixiao/parsers/testing/scans";
import type { Recognizers } from "@jixiao/parsers/testing/scans";
import { pngOf } from "../../fixtures/scan-files.ts";

/** What the models read of each line of the page below. */
export const READINGS = new URL("recorded/no-lines.jsonl", import.meta.url);
const PAGE = new URL("../../../fixtures/scan/sports-grounds.png", import.meta.url);
/** Grey below this is ink. */
const DARK = 150;

/** A scan of the project's own, as a picture of one bit a pixel, with all its lines taken away. */
export async function pageWithoutLines(): Promise<Uint8Array> {
  const { width, height, pixels } = await withoutRulings({ name: "page.png", bytes: readFileSync(PAGE), sha256: "0".repeat(64) });
  return pngOf({ width, height, ink: pixels.map((level) => (level < DARK ? 1 : 0)) });
}

/** Reads a scan by what was read of its lines before; of lines that nobody read yet by `others`. */
export async function readRecorded(
  bytes: Uint8Array,
  readings: RecordedReadings,
  others: Recognizers | null,
): Promise<Extraction> {
  await using recognizer = createRecognizer({ secondsPerPage: 3600, start: () => recordedRecognizers(readings, others) });
  return await extract({ name: "page.png", bytes, sha256: "0".repeat(64) }, { recognizer });
}
