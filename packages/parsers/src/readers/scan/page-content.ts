import type { Glyph } from "../../tables/glyphs.ts";
import type { PageContent } from "../pdf/read-page.ts";
import type { RecognizedLine, RecognizedPage } from "./recognize-page.ts";

/** A recognized page as the pages of a digital PDF are, so that both are joined alike. */
export function contentOf({ page, tables, lines, inTables = [], toShown }: RecognizedPage): PageContent {
  const rest = lines.flatMap(glyphsOf);
  return {
    page,
    viewport: { matrix: [1, 0, 0, 1, 0, 0], toShown },
    glyphs: [...inTables.flatMap(glyphsOf), ...rest],
    tables,
    rest,
    rulings: [],
    tagged: [],
    asides: [],
  };
}

/** The middle of a line's ink, Chinese characters or figures, over their baseline (em). */
const MIDDLE_EM = 0.36;
/** Ink of a line of figures, or of flat characters, is lower than an em: its width tells. */
const MAX_EM_SHARE = 1.6;

/** The characters of a line, spread over its width: Latin letters and figures take half of a Chinese character. */
function glyphsOf({ text, box, flags }: RecognizedLine): readonly Glyph[] {
  const widths = Array.from(text).map((char) => (char.charCodeAt(0) < 0x2e80 ? 0.5 : 1));
  const em = (box.x1 - box.x0) / widths.reduce((sum, width) => sum + width, 0);
  const height = box.y1 - box.y0;
  const size = Math.max(height, Math.min(em, MAX_EM_SHARE * height));
  let x = box.x0;
  return Array.from(text).map((char, i) => {
    const x0 = x;
    x += (widths[i] as number) * em;
    return {
      text: char,
      x0,
      x1: x,
      baseline: (box.y0 + box.y1) / 2 + MIDDLE_EM * size,
      mark: null,
      size,
      doubtful: flags.length > 0,
    };
  });
}

/** Of a page that can be read more is sure, however bad the scan. Fewer characters tell nothing. */
const [MIN_SURE_SHARE, MIN_CHARACTERS] = [0.3, 30];

/** Was hardly anything of a recognized page read surely? What stands on it, a form perhaps, is then not known. */
export function isHardlyRead({ tables, rest }: Pick<PageContent, "tables" | "rest">): boolean {
  let [all, sure] = [rest.length, rest.filter(({ doubtful }) => doubtful !== true).length];
  for (const { text, flags } of tables.flatMap(({ cells }) => cells)) {
    all += text.length;
    if (!flags.includes("ocr_uncertain")) sure += text.length;
  }
  return all >= MIN_CHARACTERS && sure < MIN_SURE_SHARE * all;
}
