import { Buffer } from "node:buffer";
import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfFile } from "../testing/pdf-file.ts";
import { checkStructure } from "./file-structure.ts";

const data = deflateSync(Buffer.from("BT /F1 12 Tf 72 700 Td (12 items) Tj ET ".repeat(20)));
const plain = "BT /F1 12 Tf 72 600 Td (3 items) Tj ET".padEnd(200);

/** A file of one page with two streams of contents, one of them compressed. */
function file(change: (objects: string[]) => void = () => undefined): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >> /Contents [4 0 R 5 0 R] >>",
    `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data.toString("latin1")}\nendstream`,
    `<< /Length ${plain.length} >>\nstream\n${plain}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  change(objects);
  return pdfFile(objects);
}

const reasons = (bytes: Buffer) => checkStructure(bytes).findings.map(({ object, reason }) => [object, reason]);
const text = (bytes: Buffer, change: (content: string) => string) => Buffer.from(change(bytes.toString("latin1")), "latin1");

test("a sound file has no findings", () => expect(reasons(file())).toEqual([]));
test("what stands before the header moves all offsets and is no damage", () =>
  expect(reasons(Buffer.concat([Buffer.from("\r\n\r\n"), file()]))).toEqual([]));

const swap = (from: string, to: string) => (objects: string[]) => {
  const at = objects.findIndex((object) => object.includes(from));
  objects[at] = (objects[at] ?? "").replace(from, to);
};

test.each<[string, Buffer, number | null, RegExp]>([
  ["its end cut off", file().subarray(0, -40), null, /cut off|startxref/],
  ["a cross-reference entry", text(file(), (all) => all.replace(/00000 n \n/, "0000Q n \n")), null, /cross-reference/],
  ["an object that is not where it should be", text(file(), (all) => all.replace("6 0 obj", "8 0 obj")), 6, /not where/],
  ["a dictionary without an end", file(swap("/BaseFont /Helvetica >>", "/BaseFont /Helvetica >/")), 6, /./],
  ["a key that is none", file(swap("/Kids", "5Kids")), 2, /key is no name/],
  ["a stream of another length", file(swap(`/Length ${plain.length}`, "/Length 150")), 5, /does not end where/],
  ["endobj gone", text(file(), (all) => all.replace("/Helvetica >>\nendobj", "/Helvetica >>\nendxbj")), 6, /endobj/],
  [
    "a page that loses its contents",
    file(swap("/Contents [4 0 R 5 0 R]", "/Contents [4 0 R 4 0 R]")),
    null,
    /belongs to no page/,
  ],
  ["a page whose key of contents is damaged", file(swap("/Contents [4 0 R 5 0 R]", "/Co.tents 4 0 R")), 3, /no contents/],
  ["a font that is missing", file(swap("/F1 6 0 R", "/F1 9 0 R")), 9, /missing/],
  [
    "bytes between objects",
    text(file(), (all) => all.replace("endobj\n2 0 obj", "endobjQ2 0 obj")),
    null,
    /belong to no object|not where/,
  ],
  ["a stretch of zeros in plain contents", text(file(), (all) => all.replace(" ".repeat(100), "\0".repeat(100))), 5, /zeros/],
])("%s", (_, bytes, object, reason) => {
  const found = checkStructure(bytes).findings;
  expect(found.some((finding) => (object === null || finding.object === object) && reason.test(finding.reason))).toBe(true);
});

function inflated(stream: Uint8Array): string | null {
  try {
    return inflateSync(stream).toString("latin1");
  } catch {
    return null;
  }
}

test("no bit of a compressed stream changes its text in silence", () => {
  const whole = file();
  const start = whole.indexOf(data);
  const said = inflated(data);
  for (let at = start; at < start + data.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      if (inflated(bytes.subarray(start, start + data.length)) === said) continue; // bits that fill up a byte
      expect(checkStructure(bytes).findings, `byte ${at - start}, bit ${bit}`).not.toEqual([]);
    }
  }
});
