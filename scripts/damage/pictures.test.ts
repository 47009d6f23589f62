/** Image files and scans: what is damaged or out of time costs a page and is told; a scan is drawn no finer than is read. */
import { createRequire } from "node:module";
import { extract, type Extraction, type PageRecognizer, PageTimeout } from "@jixiao/parsers";
import { expect, test } from "vitest";
import { type BitImage, pngOf, tiffOf } from "../fixtures/scan-files.ts";

interface Picture {
  readonly toBuffer: (type: "image/jpeg", quality: number) => Uint8Array;
  readonly getContext: (kind: "2d") => {
    fillStyle: string;
    fillRect: (x: number, y: number, width: number, height: number) => void;
  };
}
const { createCanvas } = createRequire(new URL("../../packages/parsers/package.json", import.meta.url))("@napi-rs/canvas") as {
  readonly createCanvas: (width: number, height: number) => Picture;
};

const [WIDTH, HEIGHT] = [155, 220];
const bars = Array.from({ length: 10 }, (_, i) => ({ x: 10 + ((i * 97) % 100), y: 8 + 20 * i, width: 30, height: 4 }));
const page: BitImage = {
  width: WIDTH,
  height: HEIGHT,
  ink: Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    return bars.some((bar) => x >= bar.x && x < bar.x + bar.width && y >= bar.y && y < bar.y + bar.height) ? 1 : 0;
  }),
};

function jpeg(): Uint8Array {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = "black";
  for (const { x, y, width, height } of bars) context.fillRect(x, y, width, height);
  return canvas.toBuffer("image/jpeg", 80);
}

/** Reads one line of each page but those that take too long, and keeps how many pixels it was given. */
function recognizer(slow: readonly number[] = []): PageRecognizer & { readonly pixels: number[] } {
  const pixels: number[] = [];
  const box = { x0: 10, y0: 10, x1: 60, y1: 20 };
  return {
    pixels,
    recognize: ({ original }, number) => {
      pixels.push(original.image.width * original.image.height);
      if (slow.includes(number)) return Promise.reject(new PageTimeout(7));
      return Promise.resolve({ page: number, tables: [], lines: [{ text: "一行", box, flags: [] }], toShown: (shown) => shown });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function read(bytes: Uint8Array, stub = recognizer()): Promise<Extraction> {
  return extract({ name: "扫描件", bytes, sha256: "0".repeat(64) }, { recognizer: stub });
}

test("a page of an image file that is not recognized in its time is unread, and told; the others are read", async () => {
  const { account } = await read(tiffOf([page, page, page]), recognizer([2]));
  const note = "not recognized within 7 s";
  expect(account.pages).toEqual([
    { page: 1, state: "recognized", note: null },
    { page: 2, state: "unread", note },
    { page: 3, state: "recognized", note: null },
  ]);
  expect(account.damaged_parts).toEqual([{ page: 2, part: "picture", reason: note }]);
});

test("an image file of which no page was recognized in its time fails with that", async () => {
  await expect(read(tiffOf([page, page]), recognizer([1, 2]))).rejects.toMatchObject({
    failure: { code: "timeout", seconds: 7 },
  });
});

const flipped = (bytes: Uint8Array, share: number): Uint8Array => {
  const at = Math.floor(share * bytes.length);
  return Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 0x10 : byte));
};
const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.slice(0, Math.floor(share * bytes.length));

const shares = [0.4, 0.8];
test.each([
  ["PNG, a bit flipped", pngOf(page), flipped, shares],
  ["PNG, cut off", pngOf(page), cut, shares],
  ["JPEG, cut off", jpeg(), cut, shares],
])("%s: told, or the file fails", async (_, bytes, damage, at) => {
  expect((await read(bytes)).account.damaged_parts).toEqual([]);
  for (const share of at) {
    const told = await read(damage(bytes, share)).then(
      ({ account }) => account.damaged_parts.map(({ page: number, part }) => `${number} ${part}`),
      (error: unknown) => [String(error)],
    );
    expect(told).toEqual([expect.stringMatching(/^1 picture$|damaged/)]);
  }
});

/** A page of A8 with one picture of 600 dpi over it. */
function fineScan(): Uint8Array {
  const [width, height] = [1240, 1744];
  const row = `${"ff".repeat(50)}${"00".repeat(55)}${"ff".repeat(50)}`;
  const image = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode] /Length ${row.length * height} >>\nstream\n${row.repeat(height)}\nendstream`;
  const contents = "q 148 0 0 209 0 0 cm /Im1 Do Q";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 148 209] /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>",
    `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
    image,
  ];
  let out = "%PDF-1.7\n";
  const entries = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out, "latin1");
}

test("a scan of 600 dpi is drawn at 300: a page of A4 then has 8.7 million pixels, of which a process holds a few masks", async () => {
  const stub = recognizer();
  await read(fineScan(), stub);
  const [points, dpi] = [148 * 209, 300];
  expect(stub.pixels).toEqual([expect.any(Number)]);
  expect(stub.pixels[0]).toBeLessThanOrEqual(1.01 * points * (dpi / 72) ** 2);
  expect(stub.pixels[0]).toBeGreaterThan(0.9 * points * (dpi / 72) ** 2);
});
