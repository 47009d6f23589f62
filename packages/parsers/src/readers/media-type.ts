import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import type { Source } from "../document.ts";
import { decodeText } from "./encoding.ts";
import { guardZip } from "./zip-guard.ts";

/** What a file is, recognized from its content. The name plays no part: departments misname files. */
export type MediaType =
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "text/html"
  | "text/plain"
  | "image/png"
  | "image/jpeg"
  | "image/tiff";

/** Share of control characters and undecodable characters above which bytes are no text. */
const MAX_NOISE_SHARE = 0.05;

/**
 * @throws DocumentError `empty`, `encrypted`, `unsupported_format` (a known format that is not read, with advice),
 *   `unknown_format`, and for Word containers `damaged` and `too_large`.
 */
export async function detectMediaType(source: Source): Promise<MediaType> {
  const { name: file, bytes } = source;
  if (bytes.length === 0) throw new DocumentError({ code: "empty", file });
  if (ascii(bytes, 0, 1024).includes("%PDF-") || isLatePdf(bytes)) return "application/pdf";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return "image/png";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return "image/tiff";
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return zipType(source);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw compoundFile(source);
  if (ascii(bytes, 0, 5) === "{\\rtf") throw unsupported(file, "RTF", "Save it as .docx or PDF and import it again.");
  if (isMimeMessage(bytes))
    throw unsupported(
      file,
      "MHT (a saved web page) or e-mail",
      "Open it in a browser or mail program, save it as PDF or .docx and import that.",
    );
  return textType(source);
}

/** Readers find a header within the first KB; servers and mail gateways put more before it (a log line, an HTTP head). */
const PDF_HEADER_REACH = 64 * 1024;

/** A PDF that begins late: its header on a line of its own, and its end where a PDF has it. A text that speaks of one has not both. */
function isLatePdf(bytes: Uint8Array): boolean {
  return (
    /(?:^|[\r\n\0])%PDF-\d\.\d\s/.test(ascii(bytes, 0, PDF_HEADER_REACH)) &&
    /startxref\s+\d+\s+%%EOF/.test(ascii(bytes, Math.max(0, bytes.length - 2048), bytes.length))
  );
}

/** A message begins with header lines (RFC 5322), and its version of MIME is among them. */
function isMimeMessage(bytes: Uint8Array): boolean {
  const start = ascii(bytes, 0, 8192).replace(/^(?:\xEF\xBB\xBF)?\s*/, "");
  const [head = ""] = start.split(/\r?\n\r?\n/, 1);
  return /^[A-Za-z][A-Za-z-]*:/.test(head) && /^MIME-Version:\s*\d/im.test(head);
}

/** Usually `word/document.xml`; Word for the web writes `word/document2.xml`. */
const WORD_MAIN_PART = /^word\/document\d*\.xml$/;

async function zipType(source: Source): Promise<MediaType> {
  const file = source.name;
  // Names of parts are compared without case (ECMA-376, part 2), and some programs write them in lower case.
  const names = (await guardZip(file, source.bytes)).map((name) => name.toLowerCase().replaceAll("\\", "/"));
  if (names.some((name) => WORD_MAIN_PART.test(name)))
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (names.includes("xl/workbook.xml")) throw unsupported(file, "Excel (.xlsx)", "Save it as PDF or .docx and import it again.");
  if (names.some((name) => name.startsWith("ppt/"))) throw unsupported(file, "PowerPoint", "Save it as PDF and import it again.");
  if (names.includes("content.xml")) throw unsupported(file, "OpenDocument", "Save it as .docx or PDF and import it again.");
  throw new DocumentError({
    code: "unknown_format",
    file,
    reason: `a ZIP container without a Word document (${names.length} entries)`,
  });
}

/** An OLE compound file: a legacy Office document, or an encrypted modern one in its wrapper. */
function compoundFile(source: Source): DocumentError {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return new DocumentError({ code: "encrypted", file: source.name });
  const format = holds("WordDocument")
    ? "legacy Word (.doc)"
    : holds("Workbook")
      ? "legacy Excel (.xls)"
      : "a legacy Office file";
  return unsupported(source.name, format, "Save it as .docx or PDF and import it again.");
}

function textType(source: Source): MediaType {
  const { text, undecodable } = decodeText(source.bytes);
  if (text.trim() === "") throw new DocumentError({ code: "empty", file: source.name });
  const sample = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- control characters are what is counted
  const noise = (sample.match(/[\u0000-\u0008\u000e-\u001b\uE000-\uF8FF]/g)?.length ?? 0) + Math.min(undecodable, sample.length);
  if (noise > MAX_NOISE_SHARE * sample.length) {
    throw new DocumentError({ code: "unknown_format", file: source.name, reason: "neither PDF, Word, image nor readable text" });
  }
  return /<(?:!doctype html|html|table|body)\b/i.test(sample) ? "text/html" : "text/plain";
}

function unsupported(file: string, format: string, advice: string): DocumentError {
  return new DocumentError({ code: "unsupported_format", file, format, advice });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.subarray(start, end)).toString("latin1");
}
