/** Reads the pages of recorded-page.ts by the models and keeps what they read: `node --conditions=@jixiao/source scripts/scans/worse/record.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRecognizers, type RecordedReadings } from "@jixiao/parsers/testing/scans";
import { readingsUrl, readRecorded, recordedPages } from "./recorded-page.ts";

for (const page of recordedPages) {
  const readings: RecordedReadings = new Map();
  const { records } = await readRecorded(page, readings, createRecognizers(2));
  mkdirSync(new URL(".", readingsUrl(page)), { recursive: true });
  writeFileSync(readingsUrl(page), [...readings].map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  console.log(`${page}: ${readings.size} readings, ${records.length} records`);
}
