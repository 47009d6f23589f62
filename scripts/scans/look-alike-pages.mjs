/**
 * Draws the pages of fixtures/look-alikes: `node scripts/scans/look-alike-pages.mjs [words a page]`. Needs Debian's fonts-noto-cjk.
 * One bit a pixel, as office scanners keep it, a word a cell.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pngOf } from "../fixtures/scan-files.ts";
import { lookAlikeWords } from "./look-alike-words.mjs";

const { createCanvas } = createRequire(new URL("../../packages/parsers/package.json", import.meta.url))("@napi-rs/canvas");
const OUT = new URL("../../fixtures/look-alikes/", import.meta.url);
const FACES = { song: "Noto Serif CJK SC", hei: "Noto Sans CJK SC" };
const COLUMNS = 6;
/** Sizes in points: A4 is 595 wide. */
const [ROW, COLUMN, LEFT, TOP, TYPE] = [18, 90, 25, 30, 10.5];
const DARK = 150;

const words = [...new Set(lookAlikeWords)].filter((_, i) => i % 2 === 0).slice(0, 240);

function page(family, dpi) {
  const px = dpi / 72;
  const rows = Math.ceil(words.length / COLUMNS);
  const [width, height] = [Math.round(595 * px), Math.round((2 * TOP + rows * ROW) * px)];
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "black";
  context.font = `${TYPE * px}px "${family}"`;
  const ruling = Math.max(2, Math.round(0.5 * px));
  for (let row = 0; row <= rows; row++)
    context.fillRect(LEFT * px, Math.round((TOP + row * ROW) * px), COLUMNS * COLUMN * px, ruling);
  for (let column = 0; column <= COLUMNS; column++)
    context.fillRect(Math.round((LEFT + column * COLUMN) * px), TOP * px, ruling, rows * ROW * px + ruling);
  words.forEach((word, i) =>
    context.fillText(word, (LEFT + (i % COLUMNS) * COLUMN + 5) * px, (TOP + Math.floor(i / COLUMNS) * ROW + 13) * px),
  );
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, ink: Uint8Array.from({ length: width * height }, (_, i) => (data[4 * i] < DARK ? 1 : 0)) };
}

mkdirSync(OUT, { recursive: true });
writeFileSync(new URL("words.json", OUT), `${JSON.stringify(words)}\n`);
for (const [name, family] of Object.entries(FACES))
  for (const dpi of [200, 300]) writeFileSync(new URL(`${name}-${dpi}.png`, OUT), pngOf(page(family, dpi)));
