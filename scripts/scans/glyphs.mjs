/**
 * Makes packages/parsers/src/readers/scan/look-alike-glyphs.ts: `node --conditions=@jixiao/source scripts/scans/glyphs.mjs`. Draws the
 * characters of GB 2312 in a Song and a Hei face, lists the pairs whose outlines are nearly the same, and keeps small pictures of
 * these and of the groups in look-alike-groups.ts. Needs Debian's fonts-noto-cjk (SIL Open Font License).
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import { GLYPH_SIDE, glyphPicture, likeness } from "../../packages/parsers/src/readers/scan/glyph-picture.ts";
import { handMade } from "../../packages/parsers/src/readers/scan/look-alike-groups.ts";
import { greyFromRgba } from "../../packages/parsers/src/readers/scan/raster.ts";

const OUT = new URL("../../packages/parsers/src/readers/scan/look-alike-glyphs.ts", import.meta.url);
const FACES = ["Noto Serif CJK SC", "Noto Sans CJK SC"];
/** Pairs more alike than this are listed: it takes in 未末, 己已, 土士, 千干, 戌戍 and, of frequent characters, few that nobody confuses. */
const NEARLY_THE_SAME = 0.88;
/** Steps of darkness kept, from none to the darkest field. */
const LEVELS = 3;

const { createCanvas } = createRequire(new URL("../../packages/parsers/package.json", import.meta.url))("@napi-rs/canvas");

const EM = 64;
const BOX = { x0: 0, y0: 0, x1: 1.5 * EM, y1: 1.5 * EM };

function drawnGlyphs(family, chars) {
  const canvas = createCanvas(BOX.x1, BOX.y1);
  const context = canvas.getContext("2d");
  return chars.map((char) => {
    context.fillStyle = "white";
    context.fillRect(0, 0, BOX.x1, BOX.y1);
    context.fillStyle = "black";
    context.font = `${EM}px "${family}"`;
    context.fillText(char, EM / 4, 1.15 * EM);
    const picture = glyphPicture(greyFromRgba(context.getImageData(0, 0, BOX.x1, BOX.y1).data, BOX.x1, BOX.y1), BOX);
    if (picture === null) throw new Error(`${family} has no ${char}`);
    return picture;
  });
}

/** Chinese characters of GB 2312: level 1 are rows 16 to 55, the frequent ones. */
function gb2312() {
  const decoder = new TextDecoder("gbk");
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, i) => 0xb0 + i);
  const cells = Array.from({ length: 94 }, (_, i) => 0xa1 + i);
  return rows.flatMap((row) =>
    cells
      .map((cell) => ({ char: decoder.decode(Uint8Array.of(row, cell)), frequent: row <= 0xd7 }))
      .filter(({ char }) => /^\p{Script=Han}$/u.test(char)),
  );
}

function nearPairs() {
  const all = gb2312();
  const faces = FACES.map((family) =>
    drawnGlyphs(
      family,
      all.map(({ char }) => char),
    ),
  );
  const pairs = [];
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++) {
      const [a, b] = [all[i], all[j]];
      if (a === undefined || b === undefined || !(a.frequent || b.frequent)) continue;
      const near = faces.some((face) => likeness(face[i], face[j]) > NEARLY_THE_SAME);
      if (near) pairs.push(a.char + b.char);
    }
  return pairs;
}

/** Darkness in steps, a byte a field. Mean and length come back when it is read. */
function packed(picture) {
  const [low, high] = [Math.min(...picture), Math.max(...picture)];
  return Uint8Array.from(picture, (level) => Math.round(((level - low) / (high - low)) * LEVELS));
}

function compressed(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } }).toString(
    "base64",
  );
}

const pairs = nearPairs();
const chars = [...new Set([...handMade, ...pairs].join(""))].toSorted();
const faces = FACES.map((family) => drawnGlyphs(family, chars));
const fields = Buffer.concat(chars.flatMap((_, i) => faces.map((face) => packed(face[i]))));
writeFileSync(
  OUT,
  `// Made by scripts/scans/glyphs.mjs from Noto Serif CJK SC and Noto Sans CJK SC; not edited by hand.

/** Pairs of GB 2312 that look nearly the same. */
const pairs =
  "${pairs.join(" ")}";

/** The characters of which there are pictures: those of the pairs, and the other look-alikes. */
const chars =
  "${chars.join("")}";

/**
 * Each character's pictures, one for each face (Song, Hei): ${GLYPH_SIDE} × ${GLYPH_SIDE} fields, row by row, a byte of darkness from 0 to ${LEVELS} each; all of them
 * compressed by Brotli, in base64.
 */
const pictures =
  "${compressed(fields)}";

export const glyphs = { pairs, chars, faces: ${FACES.length}, pictures } as const;
`,
);
console.log(`${pairs.length} pairs, ${chars.length} characters`);
