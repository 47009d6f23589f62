import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { picturesOf } from "./pictures.ts";
import { pageResolution } from "./index.ts";
import { recognizePage } from "./recognize-page.ts";
import { createRecognizers } from "./recognizers.ts";
import { takeApart } from "./scanned-page.ts";

const FOLDER = new URL("../../../../../fixtures/look-alikes/", import.meta.url);
const words = JSON.parse(readFileSync(new URL("words.json", FOLDER), "utf8")) as readonly string[];
const recognizers = createRecognizers(2);
afterAll(() => recognizers[Symbol.asyncDispose]());

test.each(["song-200.png", "song-300.png", "hei-200.png", "hei-300.png"])(
  "%s: no word is another without a flag, and most are right without one",
  async (name) => {
    const bytes = readFileSync(new URL(name, FOLDER));
    const [picture] = await picturesOf({ name, bytes, sha256: "0".repeat(64) });
    const image = await picture!.decode();
    const page = await recognizePage(takeApart({ image, dpi: pageResolution(image) }), 1, recognizers, vocabularyOf([]));
    const cells = page.tables.flatMap((table) => table.cells).toSorted((a, b) => a.row - b.row || a.column - b.column);
    expect(words.length).toBeGreaterThanOrEqual(200);
    const read = words.map((word, i) => ({ word, text: cells[i]?.text, flags: cells[i]?.flags ?? [] }));
    expect(read.filter(({ word, text, flags }) => text !== word && flags.length === 0)).toEqual([]);
    expect(read.filter(({ word, text, flags }) => text === word && flags.length === 0).length).toBeGreaterThan(
      0.7 * words.length,
    );
  },
  600_000,
);
