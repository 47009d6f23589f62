import type { Glyph } from "../../tables/glyphs.ts";
import type { PageContent } from "../pdf/read-page.ts";
import type { RecognizedLine, RecognizedPage } from "./recognize-page.ts";

/** A recognized page as the pages of a digital PDF are, so that both are joined alike. */
export function contentOf({ page, tables, lines, toShown }: RecognizedPage): PageContent {
  return {
    page,
    viewport: { matrix: [1, 0, 0, 1, 0, 0], toShown },
    glyphs: [],
    tables,
    rest: lines.flatMap(glyphsOf),
    rulings: [],
    tagged: [],
    asides: [],
  };
}

/** Height of a line of Chinese text over its baseline, as a part of its ink's height. */
const ASCENT = 0.86;

/** The characters of a line, spread over its width: Latin letters and figures take half of a Chinese character. */
function glyphsOf({ text, box, flags }: RecognizedLine): readonly Glyph[] {
  const widths = Array.from(text).map((char) => (char.charCodeAt(0) < 0x2e80 ? 0.5 : 1));
  const em = (box.x1 - box.x0) / widths.reduce((sum, width) => sum + width, 0);
  const size = box.y1 - box.y0;
  let x = box.x0;
  return Array.from(text).map((char, i) => {
    const x0 = x;
    x += (widths[i] as number) * em;
    return { text: char, x0, x1: x, baseline: box.y0 + ASCENT * size, mark: null, size, doubtful: flags.length > 0 };
  });
}
