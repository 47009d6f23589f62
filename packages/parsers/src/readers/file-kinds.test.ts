import { describe, expect, test } from "vitest";
import { compoundKinds, type ContainerKind, fileKinds, type FileKind, textKinds, zipKinds } from "./file-kinds.ts";

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const shown = (is: FileKind["is"] | ContainerKind["is"] | undefined): string =>
  is === undefined
    ? "-"
    : typeof is === "string"
      ? is.replace(/^application\/|vnd\.openxmlformats-officedocument\./g, "")
      : is.refused;

/** What a file is that begins with these characters, a byte each. */
function kindOf(text: string): string {
  const bytes = bytesOf(text);
  const ascii = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
  return shown(fileKinds.find(({ tells }) => tells({ bytes, ascii }))?.is);
}

const begins = `${"x".repeat(2000)}\n%PDF-1.4\n${"x".repeat(3000)}`;
const ends = "startxref\n12\n%%EOF";
const message = "From: a\r\nMIME-Version: 1.0\r\n\r\n";

describe("what a file is by its first bytes", () => {
  test.each<[string, string, string]>([
    ["a PDF", "%PDF-1.7", "pdf"],
    ["one within the first KB", `${"x".repeat(1019)}%PDF-`, "pdf"],
    ["a mark too late", `${"x".repeat(1020)}%PDF-`, "-"],
    ["a late PDF with its end", `${begins}${ends}`, "pdf"],
    ["its end in the last 2 KB", `${begins}${ends}${"x".repeat(2048 - ends.length)}`, "pdf"],
    ["its end before them", `${begins}${ends}${"x".repeat(2049 - ends.length)}`, "-"],
    ["a late mark without an end", begins, "-"],
    ["an end without a mark", `${"x".repeat(3000)}${ends}`, "-"],
    ["a late mark within a line", `${begins.replace("\n%PDF", "a%PDF")}${ends}`, "-"],
    ["a mark beyond all", `${"x".repeat(65_530)}\n%PDF-1.4\n${ends}`, "-"],
    ["a mark without a version", `${begins.replace("1.4", "one")}${ends}`, "-"],
    ["an end without a number", `${begins}startxref\n%%EOF`, "-"],
    ["a PNG", "\x89PNG\r\n", "image/png"],
    ["a JPEG", "\xff\xd8\xff\xe0", "image/jpeg"],
    ["half a JPEG", "\xff\xd8x", "-"],
    ["a TIFF", "II*\0", "image/tiff"],
    ["a TIFF the other way round", "MM\0*", "image/tiff"],
    ["a GIF of 1987", "GIF87a", "a GIF picture"],
    ["a GIF of 1989", "GIF89a", "a GIF picture"],
    ["a GIF of another year", "GIF88a", "-"],
    ["a GIF later", "xGIF89a", "-"],
    ["a WebP", "RIFF1234WEBP", "a WebP picture"],
    ["a WebP later", "xRIFF1234WEBP", "-"],
    ["another RIFF", "RIFF1234WAVE", "-"],
    ["a HEIF", "1234ftypheic", "a HEIF picture"],
    ["an AVIF", "1234ftypavif", "a HEIF picture"],
    ["a film", "1234ftypmp42", "-"],
    ["a HEIF later", "12345ftypheic", "-"],
    ...[12, 40, 52, 56, 64, 108, 124].map((length): [string, string, string] => [
      `a BMP with a header of ${length}`,
      `BM${"x".repeat(12)}${String.fromCharCode(length)}\0`,
      "a BMP picture",
    ]),
    ["a BMP with a header of 41", `BM${"x".repeat(12)})\0`, "-"],
    ["a BMP of a longer header", `BM${"x".repeat(12)}(\x01`, "-"],
    ["a text that begins so", "BM是项目的缩写，如下所述", "-"],
    ["a ZIP", "PK\x03\x04", "zip"],
    ["an empty ZIP", "PK\x05\x06", "zip"],
    ["half a ZIP", "PK\x03\x05", "-"],
    ["a compound file", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"],
    ["RTF", " {\\rtf1", "RTF"],
    ["RTF later", "x{\\rtf1", "-"],
    ...[0, 2, 4, 8].map((version): [string, string, string] => [
      `a workbook of version ${version}`,
      `\x09${String.fromCharCode(version)}\x04\0${"x".repeat(17)}`,
      "a workbook older than Excel 5 (.xls)",
    ]),
    ["a workbook of version 1", `\x09\x01\x04\0${"x".repeat(17)}`, "-"],
    ["one with a long first record", `\x09\x00\x10\0${"x".repeat(17)}`, "a workbook older than Excel 5 (.xls)"],
    ["one with a longer one", `\x09\x00\x11\0${"x".repeat(17)}`, "-"],
    ["one with a short one", `\x09\x00\x03\0${"x".repeat(17)}`, "-"],
    ["one with one of 260 bytes", `\x09\x00\x04\x01${"x".repeat(17)}`, "-"],
    ["one of twenty bytes", `\x09\x00\x04\0${"x".repeat(16)}`, "-"],
    ["a saved page", message, "multipart/related"],
    ["one behind a mark of order and blanks", `\xEF\xBB\xBF \r\n${message}`, "multipart/related"],
    ["one with line feeds only", message.replaceAll("\r", ""), "multipart/related"],
    ["one whose version comes in its body", "From: a\r\n\r\nMIME-Version: 1.0", "-"],
    ["one whose first line is no header", `x y\r\n${message}`, "-"],
    ["one without a number of its version", "From: a\r\nMIME-Version: x", "-"],
    ["one that speaks of it", "From: a MIME-Version: 1.0", "-"],
    ["nothing", "", "-"],
  ])("%s", (_, text, kind) => expect(kindOf(text)).toBe(kind));
});

/** Each kind of container with a name that tells it, and names near it that do not. */
describe("what a container holds", () => {
  const first = (kinds: readonly ContainerKind[], name: string) => shown(kinds.find(({ holds }) => holds.test(name))?.is);
  test.each<[string, string]>([
    ["word/document.xml", "wordprocessingml.document"],
    ["word/document2.xml", "wordprocessingml.document"],
    ["word/document22.xml", "wordprocessingml.document"],
    ["xl/workbook.xml", "spreadsheetml.sheet"],
    ["xl/workbook3.xml", "spreadsheetml.sheet"],
    ["xl/workbook.bin", "Excel binary (.xlsb)"],
    ["xl/workbook3.bin", "Excel binary (.xlsb)"],
    ["ppt/a.xml", "PowerPoint"],
    ["ofd.xml", "ofd"],
    ["content.xml", "OpenDocument"],
  ])("ZIP: %s", (name, kind) => {
    expect(first(zipKinds, name)).toBe(kind);
    expect([first(zipKinds, `a/${name}`), first(zipKinds, `x${name}`)]).toEqual(["-", "-"]);
    expect(first(zipKinds, `${name}.rels`)).toBe(name.startsWith("ppt/") ? kind : "-");
  });

  test.each<[string, string]>([
    ["EncryptedPackage", "encrypted"],
    ["WordDocument", "msword"],
    ["worddocument", "msword"],
    ["Workbook", "vnd.ms-excel"],
    ["BOOK", "vnd.ms-excel"],
    ["PowerPoint Document", "legacy PowerPoint (.ppt)"],
    ["__properties_version1.0", "an Outlook message (.msg)"],
    ["__nameid_version1.0/x", "an Outlook message (.msg)"],
    ["_VBA_PROJECT_CUR/VBA", "a legacy Office file of macros only (仅含宏)"],
    ["macros/VBA", "a legacy Office file of macros only (仅含宏)"],
    ["VBA/dir", "a legacy Office file of macros only (仅含宏)"],
  ])("compound file: %s", (name, kind) => {
    const other = "a legacy Office file";
    expect(first(compoundKinds, name)).toBe(kind);
    expect(first(compoundKinds, `x${name}`)).toBe(other);
    const goesOn = /^_|\//.test(name);
    expect(first(compoundKinds, `${name}s`)).toBe(goesOn ? kind : other);
  });
  test("compound file of nothing", () => expect(first(compoundKinds, "")).toBe("-"));
});

describe("what a text is by how it begins", () => {
  const kind = (text: string) => shown(textKinds.find(({ tells }) => tells(text))?.is);
  const wordml = "http://schemas.microsoft.com/office/word/2003/wordml";
  const sheet = "urn:schemas-microsoft-com:office:spreadsheet";
  test.each<[string, string]>([
    [`<w:wordDocument xmlns:w="${wordml}">`, "Word 2003 XML"],
    [`<?xml version="1.0"?>\n<?mso-application?> <!-- a --> <w:wordDocument xmlns:w="${wordml}">`, "Word 2003 XML"],
    ["<w:wordDocument>", "text/plain"],
    [`x<w:wordDocument xmlns:w="${wordml}">`, "text/plain"],
    [`<w:wordDocuments xmlns:w="${wordml}">`, "text/plain"],
    ['<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', "Word XML (a package in one file)"],
    [`<Workbook xmlns="${sheet}">`, "Excel 2003 XML"],
    [`<html><Workbook xmlns="${sheet}">`, "text/html"],
    ["<!DOCTYPE html>", "text/html"],
    ["甲 <TABLE>", "text/html"],
    ["<body>", "text/html"],
    ["<bodys>", "text/plain"],
    ["甲", "text/plain"],
    ["", "text/plain"],
  ])("%s", (text, expected) => expect(kind(text)).toBe(expected));
});
