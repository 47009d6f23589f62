import { readFileSync } from "node:fs";
import { createRecognizer, extract, type Extraction } from "@jixiao/parsers";
import {
  type GreyImage,
  recordedRecognizers,
  type RecordedReadings,
  type Recognizers,
  turnedPicture,
  withoutRulings,
} from "@jixiao/parsers/testing/scans";
import { pngOf } from "../../fixtures/scan-files.ts";

const FOLDER = new URL("../../../fixtures/scan/", import.meta.url);
/** Grey below this is ink. */
const DARK = 150;

const source = () => ({
  name: "page.png",
  bytes: readFileSync(new URL("sports-grounds.png", FOLDER)),
  sha256: "0".repeat(64),
});

/** A scan of the project's own, as pictures of one bit a pixel: with all its lines taken away, and lying on its side. */
const pictures: Readonly<Record<RecordedPage, () => Promise<GreyImage>>> = {
  "no-lines": async () => withoutRulings(source()),
  turned: async () => turnedPicture(source(), 3),
};

export const recordedPages = ["no-lines", "turned"] as const;
export type RecordedPage = (typeof recordedPages)[number];

/** What is printed on the page, by hand. */
export const truthUrl = new URL("sports-grounds.jsonl", FOLDER);

/** What the models read of each line of a page. */
export const readingsUrl = (page: RecordedPage): URL => new URL(`recorded/${page}.jsonl`, import.meta.url);

export function recordedReadings(page: RecordedPage): RecordedReadings {
  const lines = readFileSync(readingsUrl(page), "utf8").trim().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as [string, [text: string, confidence: number]]));
}

/** Reads a page by what was read of its lines before; of lines that nobody read yet by `others`. */
export async function readRecorded(
  page: RecordedPage,
  readings: RecordedReadings,
  others: Recognizers | null,
): Promise<Extraction> {
  const { width, height, pixels } = await pictures[page]();
  const bytes = pngOf({ width, height, ink: pixels.map((level) => (level < DARK ? 1 : 0)) });
  await using recognizer = createRecognizer({ secondsPerPage: 3600, start: () => recordedRecognizers(readings, others) });
  return await extract({ name: "page.png", bytes, sha256: "0".repeat(64) }, { recognizer });
}
