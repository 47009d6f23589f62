import { DocumentError } from "@jixiao/contract";

/**
 * What a page takes at once while it is decoded: its samples, four bytes and then one a pixel. A black and white page of the
 * largest size that is read takes 615 MB, a coloured A3 page at 600 dpi 560 MB; a parser has 1,024 MB.
 */
const MAX_DECODED_BYTES = 700_000_000;
/** As many as a PDF may have. */
const MAX_DIRECTORIES = 3_000;
/** Values may overlap, and a few do in files of sloppy writers; more than the file has several times over is a trap. */
const MAX_TIMES_READ = 4;

/** Bytes of one value by its type (TIFF 6.0, section 2; 13 is IFD of the supplement). */
const VALUE_BYTES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

const WIDTH = 256;
const LENGTH = 257;
const BITS_PER_SAMPLE = 258;
const COMPRESSION = 259;
const STRIP_OFFSETS = 273;
const SAMPLES_PER_PIXEL = 277;
const STRIP_BYTES = 279;
const TILE_WIDTH = 322;
const TILE_LENGTH = 323;
const TILE_OFFSETS = 324;
const TILE_BYTES = 325;
const JPEG_STREAM = 513;
/** Tags whose values are directories: SubIFDs, Exif, GPS, DNG's private data, Fuji's. */
const DIRECTORY_TAGS: readonly number[] = [330, 34665, 34853, 50740, 61440];

const UNCOMPRESSED = 1;
const JPEG: ReadonlySet<number> = new Set([6, 7]);

type Directory = ReadonlyMap<number, readonly number[]>;

/**
 * Looks through the directories of a TIFF file before a library does that believes them: 310 bytes can announce gigabytes.
 * What the file needs is counted from its own figures; nothing is decoded.
 * @throws DocumentError `too_large` for pages that need too much memory; an Error for what no sound file has.
 */
export function guardTiff(file: string, bytes: Uint8Array): void {
  const tooLarge = (reason: string): DocumentError => new DocumentError({ code: "too_large", file, reason });
  for (const directory of directoriesOf(bytes)) {
    const needed = neededBytes(directory);
    if (needed.decoded > MAX_DECODED_BYTES)
      throw tooLarge(
        `${needed.width} × ${needed.height} pixels of ${needed.bits} bits; at most ${MAX_DECODED_BYTES / 1_000_000} MB are decoded`,
      );
    if (first(directory, COMPRESSION, UNCOMPRESSED) === UNCOMPRESSED && needed.samples > bytes.length)
      throw new Error("a page is cut off: the file has less bytes than its picture");
    if (listed(directory, STRIP_BYTES) + listed(directory, TILE_BYTES) > MAX_TIMES_READ * bytes.length)
      throw new Error("its strips have more bytes than the file");
    for (const frame of jpegFrames(bytes, directory))
      if (frame.width * frame.height * JPEG_BYTES_PER_PIXEL > MAX_DECODED_BYTES)
        throw tooLarge(
          `${frame.width} × ${frame.height} pixels in a JPEG stream; at most ${MAX_DECODED_BYTES / 1_000_000} MB are decoded`,
        );
  }
}

/** Coefficients of three components in two bytes each, then the pixels. */
const JPEG_BYTES_PER_PIXEL = 10;

function directoriesOf(bytes: Uint8Array): readonly Directory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new Error("a TIFF file without a header");
  const little = view.getUint16(0) === 0x4949;
  const budget = { bytes: MAX_TIMES_READ * bytes.length };
  const directories: Directory[] = [];
  const seen = new Set<number>();
  const offsets = [view.getUint32(4, little)];
  for (let offset = offsets.pop(); offset !== undefined; offset = offsets.pop()) {
    if (seen.has(offset)) throw new Error("its directories lead in a circle");
    seen.add(offset);
    if (seen.size > MAX_DIRECTORIES) throw new Error(`more than ${MAX_DIRECTORIES} directories`);
    if (offset + 2 > bytes.length) throw new Error("a directory lies behind the file's end");
    const end = offset + 2 + view.getUint16(offset, little) * 12;
    if (end > bytes.length) throw new Error("a directory is cut off");
    const directory = readDirectory(view, offset, little, budget);
    directories.push(directory);
    for (const tag of DIRECTORY_TAGS) for (const sub of directory.get(tag) ?? []) offsets.push(sub);
    const next = end + 4 <= bytes.length ? view.getUint32(end, little) : 0;
    if (next !== 0) offsets.push(next);
  }
  return directories;
}

/** The whole numbers of a directory: texts, fractions and floats say nothing of sizes. */
function readDirectory(view: DataView, offset: number, little: boolean, budget: { bytes: number }): Directory {
  const directory = new Map<number, readonly number[]>();
  const entries = view.getUint16(offset, little);
  for (let i = 0; i < entries; i++) {
    const at = offset + 2 + i * 12;
    const [tag, type, count] = [view.getUint16(at, little), view.getUint16(at + 2, little), view.getUint32(at + 4, little)];
    const size = (VALUE_BYTES[type] ?? 0) * count;
    budget.bytes -= size;
    if (budget.bytes < 0) throw new Error("its directories have more values than the file has bytes");
    const from = size <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (type !== 3 && type !== 4 && type !== 13) continue;
    if (from + size > view.byteLength) throw new Error("the values of a directory lie behind the file's end");
    const each = type === 3 ? 2 : 4;
    directory.set(
      tag,
      Array.from({ length: count }, (_, j) =>
        type === 3 ? view.getUint16(from + j * each, little) : view.getUint32(from + j * each, little),
      ),
    );
  }
  return directory;
}

/** Bytes of a page's samples, and of all that is held while it is decoded. */
function neededBytes(directory: Directory): {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  readonly decoded: number;
} {
  const [width, height] = [first(directory, WIDTH, 0), first(directory, LENGTH, 0)];
  const bits = first(directory, BITS_PER_SAMPLE, 1) * first(directory, SAMPLES_PER_PIXEL, 1);
  const samples = height * Math.ceil((width * bits) / 8);
  const tile = (first(directory, TILE_WIDTH, 0) * first(directory, TILE_LENGTH, 0) * bits) / 8;
  return { width, height, bits, samples, decoded: samples + tile + 5 * width * height };
}

/** Pictures inside pictures: a strip that is a JPEG stream says its size itself (ITU-T T.81, SOF0 to SOF15). */
function jpegFrames(bytes: Uint8Array, directory: Directory): { readonly width: number; readonly height: number }[] {
  if (!JPEG.has(first(directory, COMPRESSION, UNCOMPRESSED))) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = [STRIP_OFFSETS, TILE_OFFSETS, JPEG_STREAM].flatMap((tag) => directory.get(tag) ?? []);
  return starts.flatMap((start) => frameAt(view, start) ?? []);
}

function frameAt(view: DataView, start: number): { readonly width: number; readonly height: number } | null {
  if (start + 4 > view.byteLength || view.getUint16(start) !== 0xffd8) return null;
  for (let at = start + 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00 || marker === 0xffda) return null;
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

function first(directory: Directory, tag: number, absent: number): number {
  return directory.get(tag)?.[0] ?? absent;
}

function listed(directory: Directory, tag: number): number {
  return (directory.get(tag) ?? []).reduce((sum, bytes) => sum + bytes, 0);
}
