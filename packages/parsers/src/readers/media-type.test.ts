import { DocumentError, type DocumentFailure } from "@jixiao/contract";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { compoundFile } from "./testing/compound.ts";
import { detectMediaType } from "./media-type.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const sourceOf = (bytes: Uint8Array | string, name = "file") => ({
  name,
  bytes: typeof bytes === "string" ? strToU8(bytes) : bytes,
  sha256: "0".repeat(64),
});
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])));

async function failureOf(bytes: Uint8Array | string): Promise<DocumentFailure> {
  const error: unknown = await detectMediaType(sourceOf(bytes)).catch((reason: unknown) => reason);
  if (error instanceof DocumentError) return error.failure;
  throw new Error("no failure", { cause: error });
}

/** A compound file with one stream of that name. */
const compound = (stream: string) => compoundFile({ [stream]: new Uint8Array(8) });

/** The container's signature with a stream's name, and no container behind it. */
function broken(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (let i = 0; i < stream.length; i++) bytes[1024 + 2 * i] = stream.charCodeAt(i);
  return bytes;
}

test.each([
  ["%PDF-1.7\n", "application/pdf"],
  ["\n\n%PDF-1.4 after some bytes", "application/pdf"],
  [`${"x".repeat(5000)}\n%PDF-1.4\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n`, "application/pdf"],
  [`${"绩".repeat(2000)}\n文件以\n%PDF-1.4 开头。\n`, "text/plain"],
  ["说明: 绩效目标\nMIME-Version 是什么\n\nMIME-Version: 1.0", "text/plain"],
  ["绩效目标\t≥95%", "text/plain"],
  ["<!DOCTYPE html><html><body><p>绩效目标</p></body></html>", "text/html"],
  ["<table><tr><td>绩效目标</td></tr></table>", "text/html"],
  ["价格 <5.00 (次)", "text/plain"],
  [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), "image/png"],
  [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "image/jpeg"],
  [Uint8Array.of(0x49, 0x49, 0x2a, 0), "image/tiff"],
  [Uint8Array.of(0x4d, 0x4d, 0, 0x2a), "image/tiff"],
  [zip("[Content_Types].xml", "word/document.xml"), WORD],
  [zip("[Content_Types].xml", "word/document2.xml"), WORD],
  [zip("[content_types].xml", "Word/Document.xml"), WORD],
  [zip("[Content_Types].xml", "xl/workbook.xml"), WORKBOOK],
  [zip("[content_types].xml", "XL/Workbook.xml"), WORKBOOK],
  [compound("WordDocument"), "application/msword"],
  [compound("Workbook"), "application/vnd.ms-excel"],
  [compound("Book"), "application/vnd.ms-excel"],
  [
    'From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b\r\n',
    "multipart/related",
  ],
  ["\uFEFFMIME-Version: 1.0\nContent-Type: text/html\n\n<html>", "multipart/related"],
] as const)("%s is %s", async (bytes, type) => expect(await detectMediaType(sourceOf(bytes))).toBe(type));

test("the name plays no part", async () => {
  expect(await detectMediaType(sourceOf("<html><body>绩效</body></html>", "a.pdf"))).toBe("text/html");
  expect(await detectMediaType(sourceOf("%PDF-1.7", "a.docx"))).toBe("application/pdf");
});

describe("what is not read ends in a failure that says why", () => {
  test.each([
    ["no byte", new Uint8Array(), { code: "empty" }],
    ["white space", " \n\t\uFEFF\n", { code: "empty" }],
    [
      "bytes at random",
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + ((i * i) % 251)) % 256),
      { code: "unknown_format" },
    ],
    ["a ZIP without a document", zip("a.txt"), { code: "unknown_format" }],
    ["a ZIP of nothing", zipSync({}), { code: "unknown_format" }],
    ["a word/ folder without its main part", zip("word/styles.xml"), { code: "unknown_format" }],
    ["Excel binary", zip("xl/workbook.bin"), { code: "unsupported_format", format: "Excel binary (.xlsb)" }],
    [
      "Word 2003 XML",
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
      { code: "unsupported_format", format: "Word 2003 XML" },
    ],
    [
      "Excel 2003 XML",
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      { code: "unsupported_format", format: "Excel 2003 XML" },
    ],
    ["Excel of 1990", Uint8Array.from([9, 4, 6, 0, ...Array.from({ length: 40 }, () => 1)]), { code: "unsupported_format" }],
    ["PowerPoint", zip("ppt/presentation.xml"), { code: "unsupported_format", format: "PowerPoint" }],
    ["OpenDocument", zip("content.xml"), { code: "unsupported_format", format: "OpenDocument" }],
    ["RTF", "{\\rtf1 x}", { code: "unsupported_format", format: "RTF" }],
    ["GIF", "GIF89a\u0001\0\u0001\0", { code: "unsupported_format", format: "a GIF picture" }],
    ["WebP", "RIFF\u0001\0\0\0WEBPVP8 ", { code: "unsupported_format", format: "a WebP picture" }],
    ["HEIF", "\0\0\0\u0018ftypheic", { code: "unsupported_format", format: "a HEIF picture" }],
    ["BMP", `BM${"\0".repeat(12)}(\0\0\0`, { code: "unsupported_format", format: "a BMP picture" }],
    ["legacy PowerPoint", compound("PowerPoint Document"), { code: "unsupported_format", format: "legacy PowerPoint (.ppt)" }],
    ["macros alone", compound("_VBA_PROJECT_CUR/VBA/dir"), { code: "unsupported_format" }],
    ["another OLE file", compound("Contents"), { code: "unsupported_format" }],
    ["an encrypted Word file in its wrapper", compound("EncryptedPackage"), { code: "encrypted" }],
    ["one whose wrapper is broken too", broken("EncryptedPackage"), { code: "encrypted" }],
    ["a legacy file without a container", broken("WordDocument"), { code: "damaged" }],
    ["half a ZIP", zip("word/document.xml").slice(0, 60), { code: "damaged" }],
  ] as const)("%s", async (_, bytes, failure) => expect(await failureOf(bytes)).toMatchObject({ ...failure, file: "file" }));
});
