import { DocumentError } from "@jixiao/contract";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Source } from "../../document.ts";
import { picturesOf } from "../scan/pictures.ts";
import type { GreyImage } from "../scan/raster.ts";
import type { Tell } from "./package.ts";

export interface DrawnPicture {
  readonly image: GreyImage;
  /** What is under it shines through: a seal. */
  readonly isClear: boolean;
}

/** In place of a picture that cannot be drawn; it hides nothing. */
const NOTHING: DrawnPicture = { image: { width: 1, height: 1, pixels: Uint8Array.of(255) }, isClear: true };

/** A picture of the package. One that cannot be read is told, and nothing is drawn. @throws DocumentError `too_large` */
export async function pictureOf(source: Source, path: string, bytes: Uint8Array | null, tell: Tell): Promise<DrawnPicture> {
  if (bytes === null) {
    tell(path, "the picture is missing");
    return NOTHING;
  }
  try {
    const [picture] = await picturesOf({ ...source, bytes });
    if (picture === undefined) return NOTHING;
    if (picture.damage !== null) tell(path, picture.damage);
    return { image: await picture.decode(), isClear: await isClear(bytes) };
  } catch (error) {
    if (!(error instanceof DocumentError) || error.failure.code !== "damaged") throw error;
    tell(path, `the picture cannot be read: ${error.failure.reason}`);
    return NOTHING;
  }
}

const SAMPLE_SIDE = 64;
/** A channel of opacity that is full everywhere says nothing. */
const OPAQUE = 250;
const MIN_CLEAR_SHARE = 0.02;

/** Lets a PNG file through what is under it? Other files have no opacity. */
async function isClear(bytes: Uint8Array): Promise<boolean> {
  if (bytes[0] !== 0x89 || bytes[1] !== 0x50) return false;
  const canvas = createCanvas(SAMPLE_SIDE, SAMPLE_SIDE);
  const context = canvas.getContext("2d");
  context.drawImage(await loadImage(bytes), 0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  const { data } = context.getImageData(0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  let clear = 0;
  for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) < OPAQUE) clear++;
  return clear > MIN_CLEAR_SHARE * SAMPLE_SIDE * SAMPLE_SIDE;
}
