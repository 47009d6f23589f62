/** What the beginning of a picture's file says, before anything is decoded. Sides in pixels. */
export interface PictureHeader {
  readonly format: "PNG" | "JPEG" | "GIF" | "BMP" | "WebP";
  readonly width: number;
  readonly height: number;
}

/** The format and size of a picture with one page; null for TIFF, which lists its pages, and for what is no such picture. @throws Error for a broken header */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { format, size } of formats) {
    const found = size(view);
    if (found !== null) return { format, ...found };
  }
  return null;
}

type Size = Pick<PictureHeader, "width" | "height">;

const formats: readonly { readonly format: PictureHeader["format"]; readonly size: (view: DataView) => Size | null }[] = [
  { format: "PNG", size: pngSize },
  { format: "JPEG", size: jpegSize },
  { format: "GIF", size: gifSize },
  { format: "BMP", size: bmpSize },
  { format: "WebP", size: webpSize },
];

/** ISO 15948, IHDR. */
function pngSize(view: DataView): Size | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU-T T.81: the frame header, SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(view: DataView): Size | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) break;
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  throw new Error("a JPEG file without a frame header");
}

/** GIF89a, 18: the logical screen. */
function gifSize(view: DataView): Size | null {
  if (view.byteLength < 13 || view.getUint32(0) !== 0x47494638) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** BITMAPINFOHEADER; a negative height means that the rows stand from the top. */
function bmpSize(view: DataView): Size | null {
  if (view.byteLength < 30 || view.getUint16(0) !== 0x424d || view.getUint32(14, true) < 40) return null;
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** RFC 9649: the first chunk is the extended, the lossy or the lossless one. */
function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const u24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return { width: u24(24) + 1, height: u24(27) + 1 };
    case 0x56503820: // VP8
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true); // VP8L
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
