/** Reads a sample of each page of look-alikes; `JIXIAO_SWEEP=all pnpm vitest run look-alike-pages` reads all of them, which takes minutes. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { pageResolution } from "./index.ts";
import { picturesOf } from "./pictures.ts";
import { recognizePage } from "./recognize-page.ts";
import { createRecognizers } from "./recognizers.ts";
import { type ScannedPage, takeApart } from "./scanned-page.ts";

const FOLDER = new URL("../../../../../fixtures/look-alikes/", import.meta.url);
const words = JSON.parse(readFileSync(new URL("words.json", FOLDER), "utf8")) as readonly string[];
const recognizers = createRecognizers(2);
afterAll(() => recognizers[Symbol.asyncDispose]());

const isSweep = process.env["JIXIAO_SWEEP"] === "all";
/** Each page has its own words of the sample, so that the pages together read as many times more. */
const STEP = isSweep ? 1 : 20;
const PAGES = isSweep ? ["song-200.png", "song-300.png", "hei-200.png", "hei-300.png"] : ["song-200.png", "hei-300.png"];

/** The page with the lines of some of its cells alone, cells counted by row and column. */
function sampled(page: ScannedPage, isTaken: (cell: number) => boolean): ScannedPage {
  return {
    ...page,
    tables: page.tables.map((table) => ({ ...table, lines: table.lines.map((lines, i) => (isTaken(i) ? lines : [])) })),
  };
}

test.each(PAGES.map((name, i) => [name, (i * STEP) / PAGES.length] as const))(
  "%s: no word is another without a flag, and most are right without one",
  async (name, offset) => {
    const bytes = readFileSync(new URL(name, FOLDER));
    const [picture] = await picturesOf({ name, bytes, sha256: "0".repeat(64) });
    if (picture === undefined) throw new Error("no picture");
    const image = await picture.decode();
    const isTaken = (word: number) => word % STEP === Math.floor(offset);
    const page = takeApart({ image, dpi: pageResolution(image) });
    const { tables } = await recognizePage(sampled(page, isTaken), 1, recognizers, vocabularyOf([]));
    const cells = tables.flatMap((table) => table.cells);
    expect(words.length).toBeGreaterThanOrEqual(200);
    const read = words.flatMap((word, i) => {
      const { text, flags = [] } = cells[i] ?? {};
      return isTaken(i) ? [{ word, text, flags }] : [];
    });
    const unflagged = read.filter(({ flags }) => flags.length === 0);
    expect(unflagged.filter(({ word, text }) => text !== word)).toEqual([]);
    expect(unflagged.length).toBeGreaterThan(0.5 * read.length);
  },
  1_800_000,
);
