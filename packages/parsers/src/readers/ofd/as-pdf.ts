import { DocumentError } from "@jixiao/contract";
import type { Damage, Source } from "../../document.ts";
import type { Canvas } from "./canvas.ts";
import { drawOfdPage, POINTS_A_MM } from "./draw-page.ts";
import { openOfd } from "./package.ts";
import { MAX_PAGES, type OfdPage, pagesOf } from "./pages.ts";
import { fontCodes, pdfFile, type PdfPage } from "./pdf-file.ts";
import { type DrawnPicture, pictureOf } from "./pictures.ts";

/** An OFD file drawn as a PDF, page by page, and what could not be drawn as the file says. */
export interface DrawnOfd {
  readonly pdf: Uint8Array;
  readonly damage: readonly Damage[];
  /** Pages whose content cannot be read, and why. */
  readonly broken: ReadonlyMap<number, string>;
  /** Characters of each page that can be seen. */
  readonly characters: readonly number[];
}

/** Objects, characters and pieces of paths: more than the largest budget book draws. */
const MAX_DRAWN = 5_000_000;
const MAX_PICTURES = 2000;
/** Pixels of all pictures: 200 pages as they are scanned. */
const MAX_PICTURE_PIXELS = 200 * 9_000_000;
/** ISO 32000-1, annex C: points of a page's side. */
const MAX_SIDE_PT = 14_400;

/**
 * Draws an OFD file (GB/T 33190) as a PDF: the same objects at the same places, so that what is seen, covered or hidden is told by the one reader
 * of pages. Its fonts are not opened: a character is what its code says.
 * @throws DocumentError `damaged`, `encrypted`, `empty`, `too_large`
 */
export async function ofdAsPdf(source: Source): Promise<DrawnOfd> {
  const damage: Damage[] = [];
  const tellAll = (part: string, reason: string) => void damage.push({ page: null, part, reason, concerns: "all" });
  const ofd = await openOfd(source, tellAll);
  if (ofd.encrypted) throw new DocumentError({ code: "encrypted", file: source.name });
  const pages = pagesOf(ofd, tellAll);
  if (pages === null) throw tooLarge(source, `more than ${MAX_PAGES} pages`);
  if (pages.length === 0) throw noPages(source, damage);
  const { drawn, codes, paths } = drawPages(source, pages, damage);
  const pictures = await decoded(source, paths, ofd.bytes, tellAll);
  const pdfPages = pages.map(({ box }, i): PdfPage => {
    const operators = drawn[i]?.operators ?? [];
    const own = new Set(operators.flatMap((operator) => (typeof operator === "string" ? [] : [operator.picture])));
    const contents = operators.map((operator) =>
      typeof operator === "string" ? operator : pictureOperator(operator.picture, pictures),
    );
    return { width: box.width * POINTS_A_MM, height: box.height * POINTS_A_MM, contents: contents.join("\n"), pictures: own };
  });
  return {
    pdf: pdfFile(
      pdfPages,
      codes.fonts(),
      pictures.map(({ image }) => image),
    ),
    damage,
    broken: new Map(pages.flatMap(({ broken }, i) => (broken === null ? [] : [[i + 1, broken] as const]))),
    characters: drawn.map(({ seen }) => seen),
  };
}

/** A seal is half clear: what stands under it is read. */
function pictureOperator(picture: number, pictures: readonly DrawnPicture[]): string {
  return pictures[picture]?.isClear === true ? `/A50 gs /P${picture} Do` : `/P${picture} Do`;
}

interface Drawing {
  readonly drawn: readonly Canvas[];
  readonly codes: ReturnType<typeof fontCodes>;
  /** Of the pictures, in the order of their numbers. */
  readonly paths: readonly string[];
}

function drawPages(source: Source, pages: readonly OfdPage[], damage: Damage[]): Drawing {
  const codes = fontCodes();
  const paths: string[] = [];
  let count = 0;
  const drawn = pages.map((page, i): Canvas => {
    const told = new Set<string>();
    const canvas: Canvas = {
      operators: [],
      codeOf: codes.codeOf,
      pictureOf: (path) => {
        const known = paths.indexOf(path);
        if (known >= 0) return known;
        if (paths.length >= MAX_PICTURES) throw tooLarge(source, `more than ${MAX_PICTURES} pictures`);
        return paths.push(path) - 1;
      },
      tell: (part, reason) => {
        if (told.has(reason)) return;
        told.add(reason);
        damage.push({ page: i + 1, part, reason, concerns: "page" });
      },
      count: () => {
        if (++count > MAX_DRAWN) throw tooLarge(source, `its pages draw more than ${MAX_DRAWN} objects and characters`);
      },
      width: page.box.width * POINTS_A_MM,
      height: page.box.height * POINTS_A_MM,
      seen: 0,
    };
    const sides = [page.box.width, page.box.height];
    if (!sides.every((side) => side > 0 && side * POINTS_A_MM <= MAX_SIDE_PT))
      throw new DocumentError({ code: "damaged", file: source.name, page: i + 1, reason: `a page of ${sides.join(" × ")} mm` });
    if (page.broken === null) drawOfdPage(page, canvas);
    return canvas;
  });
  return { drawn, codes, paths };
}

async function decoded(
  source: Source,
  paths: readonly string[],
  bytes: (path: string) => Uint8Array | null,
  tell: (part: string, reason: string) => void,
): Promise<readonly DrawnPicture[]> {
  const pictures: DrawnPicture[] = [];
  let pixels = 0;
  for (const path of paths) {
    const picture = await pictureOf(source, path, bytes(path), tell);
    pixels += picture.image.width * picture.image.height;
    if (pixels > MAX_PICTURE_PIXELS) throw tooLarge(source, `its pictures have more than ${MAX_PICTURE_PIXELS} pixels`);
    pictures.push(picture);
  }
  return pictures;
}

function noPages(source: Source, [first]: readonly Damage[]): DocumentError {
  const reason = first === undefined ? "a file without pages" : `no page could be found: ${first.part}: ${first.reason}`;
  return new DocumentError({ code: "damaged", file: source.name, page: null, reason });
}

function tooLarge(source: Source, reason: string): DocumentError {
  return new DocumentError({ code: "too_large", file: source.name, reason });
}
