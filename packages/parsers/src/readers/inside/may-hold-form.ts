import type { ScannedPage } from "../scan/scanned-page.ts";

/** In pixels: four columns and some rows of the smallest type that can be read take more. */
const [MIN_WIDTH, MIN_HEIGHT] = [320, 120];
/** A banner is so many times as wide as high, a ribbon so many times as high as wide. */
const [MAX_WIDE, MAX_HIGH] = [8, 12];
/** Lines of text that a picture without any table has at least, where its form is set without rulings: title, head, header and some rows. */
const MIN_LINES = 6;

/** Why a picture of this size cannot hold a form, told by its header alone; null where it may. */
export function tooSmallForForm({ width, height }: { readonly width: number; readonly height: number }): string | null {
  const size = `${width} × ${height} pixels`;
  if (width < MIN_WIDTH || height < MIN_HEIGHT) return `${size}, too small to hold a form (图标、小图)`;
  return width > MAX_WIDE * height || height > MAX_HIGH * width ? `${size}, a banner or ribbon (横幅)` : null;
}

/** In inches: pictures as large as this may hold a table; less is a logo or a seal. */
const [LEAST_WIDTH_INCH, LEAST_HEIGHT_INCH] = [2.5, 1];

/** Why a picture that is shown at this size, in inches, cannot hold a form; null where it may. */
export function tooSmallShown([width, height]: readonly [width: number, height: number]): string | null {
  if (width >= LEAST_WIDTH_INCH && height >= LEAST_HEIGHT_INCH) return null;
  return `shown at ${width.toFixed(1)} × ${height.toFixed(1)} inches, too small to hold a form (图标、印章)`;
}

/** Why there is nothing to recognize in a picture, told by its lines; null where there may be. */
export function nothingToRecognize({ tables, lines }: Pick<ScannedPage, "tables" | "lines">): string | null {
  if (tables.length > 0 || lines.length >= MIN_LINES) return null;
  return `no table's lines and ${lines.length === 0 ? "no" : `only ${lines.length}`} lines of text: a photograph or drawing (照片、装饰图)`;
}
