/** Reads the page of recorded-page.ts by the models and keeps what they read: `node --conditions=@jixiao/source scripts/scans/worse/record.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRecognizers, type RecordedReadings } from "@jixiao/parsers/testing/scans";
import { pageWithoutLines, READINGS, readRecorded } from "./recorded-page.ts";

const readings: RecordedReadings = new Map();
const { records } = await readRecorded(await pageWithoutLines(), readings, createRecognizers(2));
mkdirSync(new URL(".", READINGS), { recursive: true });
writeFileSync(READINGS, [...readings].map((entry) => `${JSON.stringify(entry)}\n`).join(""));
console.log(`${readings.size} readings, ${records.length} records`);
