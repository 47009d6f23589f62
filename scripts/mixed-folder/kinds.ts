import { Buffer } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { make7z, makeRar, makeTar, makeZip } from "@jixiao/ingest/testing";
import { compoundFile, drawing, formPicture, photograph, picturedDocx, writeXlsx } from "@jixiao/parsers/testing";
import { makeMixedDocument } from "../bench/mixed-documents.ts";
import { piecesOf } from "../fixtures/grid.ts";
import { htmlPage } from "../fixtures/html.ts";
import { ofd } from "../fixtures/ofd.ts";
import { readTruth, type Truth } from "../fixtures/truth.ts";
import { sheets } from "../office-damage/variants.ts";

/** A kind of file that a folder may hold. `number` makes its bytes others than those of the same kind before it. */
export interface Kind {
  readonly name: string;
  /** With its dot. */
  readonly extension: string;
  /** Of 400 files so many: what is costly to read comes seldom. */
  readonly share: number;
  readonly make: (number: number) => Uint8Array | Promise<Uint8Array>;
}

const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`../../${path}`, import.meta.url)));
const reader = (path: string) => fixture(`packages/parsers/src/readers/${path}`);

/** The mixed documents are of three kinds, told by the number's last figure. */
const numberOf: Readonly<Record<"pdf" | "docx" | "txt", (number: number) => number>> = {
  pdf: (number) => 10 * number + (number % 5),
  docx: (number) => 10 * number + 5 + (number % 3),
  txt: (number) => 10 * number + 8 + (number % 2),
};
const text = (kind: keyof typeof numberOf) => (number: number) => makeMixedDocument(numberOf[kind](number)).bytes;

function truthOf(number: number): Truth {
  const truth = readTruth("water-dredging");
  return { ...truth, project_name: `${truth.project_name}（${number}）` };
}

const page = (number: number, body = "") =>
  htmlPage("绩效目标公开", piecesOf(truthOf(number)), "utf-8").replace("</body>", `${body}</body>`);
const workbook = (number: number) =>
  writeXlsx(
    sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (cell.text === "堤岸绿化养护" ? { ...cell, text: `堤岸绿化养护（${number}）` } : cell)),
    })),
  );
const dataImage = (bytes: Uint8Array) => `<img src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}">`;
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const shows = (id: string) => `<w:p>${drawing(id)}</w:p>`;
const mht = (html: string) =>
  Buffer.from(
    `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--b--\r\n`,
  );
const noise = (length: number, number: number) =>
  Uint8Array.from({ length }, (_, i) => ((i + number) * 7919 + ((i * i) >> 3)) % 256);
const nested = (depth: number, inside: Uint8Array): Uint8Array =>
  depth === 0 ? inside : makeZip([{ name: depth === 1 ? "里.docx" : `第${depth}层.zip`, data: nested(depth - 1, inside) }]);
/** 绩效 in GBK, as Windows names entries without saying so. */
const GBK_NAME = Buffer.concat([Buffer.from([0xbc, 0xa8, 0xd0, 0xa7]), Buffer.from(".txt")]);

const SHARED = fileURLToPath(new URL("../../../shared/documents/", import.meta.url));
/** A book takes a minute on a busy machine. */
const MAX_SHARED_BYTES = 60_000;

/** The labelled documents that are not too large; none where the shared folder is not there. */
function sharedKind(extension: ".docx" | ".txt" | ".pdf", share: number): readonly Kind[] {
  const names = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name.endsWith(extension)) : [];
  const small = names.filter((name) => statSync(`${SHARED}${name}`).size <= MAX_SHARED_BYTES);
  const make = (number: number) => new Uint8Array(readFileSync(`${SHARED}${small[number % small.length] ?? ""}`));
  return small.length === 0 ? [] : [{ name: `labelled ${extension}`, extension, share, make }];
}

export const kinds: readonly Kind[] = [
  ...sharedKind(".docx", 6),
  ...sharedKind(".txt", 6),
  ...sharedKind(".pdf", 2),
  { name: "PDF", extension: ".pdf", share: 60, make: text("pdf") },
  { name: "Word", extension: ".docx", share: 50, make: text("docx") },
  { name: "text dump", extension: ".txt", share: 40, make: text("txt") },
  { name: "page", extension: ".html", share: 20, make: (number) => Buffer.from(page(number)) },
  { name: "saved page", extension: ".mht", share: 15, make: (number) => mht(page(number)) },
  { name: "workbook", extension: ".xlsx", share: 30, make: workbook },
  {
    name: "OFD",
    extension: ".ofd",
    share: 15,
    make: (number) => ofd(piecesOf(truthOf(number)), { lines: "strokes", steps: "list", breaks: "closed" }),
  },
  { name: "legacy Word", extension: ".doc", share: 12, make: () => reader("doc/testing/seen.doc") },
  { name: "legacy workbook", extension: ".xls", share: 12, make: () => reader("sheet/testing/seen.xls") },
  { name: "workbook with links", extension: ".xls", share: 4, make: () => reader("sheet/testing/linked.xls") },
  { name: "scan", extension: ".tif", share: 1, make: () => fixture("fixtures/scan/tj-flood-pumps.tif") },
  { name: "scan, picture", extension: ".png", share: 1, make: () => fixture("fixtures/scan/sports-grounds.png") },
  {
    name: "form as a picture in Word",
    extension: ".docx",
    share: 2,
    make: (n) => picturedDocx(paragraph(`附件${n}`) + shows("m0"), [fixture("fixtures/scan/sports-grounds.png")]),
  },
  {
    name: "form as a picture in a page",
    extension: ".html",
    share: 1,
    make: (n) => Buffer.from(`<html><body><p>附${n}</p>${dataImage(fixture("fixtures/scan/sports-grounds.png"))}</body></html>`),
  },
  {
    name: "text and an icon in Word",
    extension: ".docx",
    share: 6,
    make: (n) => picturedDocx(paragraph(`说明${n}`) + shows("m0"), [formPicture(64, 64)]),
  },
  {
    name: "nothing but a photograph in Word",
    extension: ".docx",
    share: 4,
    make: (n) => picturedDocx(shows("m0"), [photograph(700 + n, 400)]),
  },
  {
    name: "nothing but an icon in Word",
    extension: ".docx",
    share: 3,
    make: (n) => picturedDocx(shows("m0"), [formPicture(40 + n, 40)]),
  },
  {
    name: "nothing but a photograph in a workbook",
    extension: ".xlsx",
    share: 3,
    make: (n) => writeXlsx([{ name: "图", cells: [], pictures: [photograph(700 + n, 400)] }]),
  },
  { name: "page with icons", extension: ".html", share: 4, make: (n) => Buffer.from(page(n, dataImage(formPicture(32, 32)))) },
  { name: "photograph", extension: ".png", share: 3, make: (n) => photograph(600 + n, 400) },
  { name: "GIF", extension: ".gif", share: 3, make: (n) => Buffer.concat([Buffer.from("GIF89a"), noise(200, n)]) },
  { name: "RTF", extension: ".rtf", share: 6, make: (n) => Buffer.from(`{\\rtf1\\ansi \\u32489?\\u25928? ${n}}`) },
  {
    name: "Word 2003 XML",
    extension: ".xml",
    share: 4,
    make: (n) =>
      Buffer.from(
        `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>${n}</w:p></w:body></w:wordDocument>`,
      ),
  },
  {
    name: "Excel 2003 XML",
    extension: ".xls",
    share: 3,
    make: (n) =>
      Buffer.from(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><a>${n}</a></Workbook>`),
  },
  {
    name: "encrypted Office file",
    extension: ".docx",
    share: 5,
    make: (n) => compoundFile({ EncryptedPackage: noise(900, n), EncryptionInfo: noise(80, n) }),
  },
  { name: "macros only", extension: ".doc", share: 2, make: (n) => compoundFile({ "Macros/VBA/dir": noise(300, n) }) },
  { name: "PowerPoint", extension: ".ppt", share: 2, make: (n) => compoundFile({ "PowerPoint Document": noise(300, n) }) },
  {
    name: "OpenDocument",
    extension: ".odt",
    share: 3,
    make: (n) =>
      makeZip([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.text" },
        { name: "content.xml", data: `<a>${n}</a>` },
      ]),
  },
  {
    name: "program",
    extension: ".exe",
    share: 2,
    make: (n) => Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), noise(4000, n)]),
  },
  { name: "noise", extension: ".dat", share: 5, make: (n) => noise(3000 + n, n) },
  { name: "empty file", extension: ".pdf", share: 5, make: () => new Uint8Array() },
  { name: "blanks", extension: ".txt", share: 3, make: (n) => Buffer.from(" \r\n\t".repeat(n + 1)) },
  { name: "empty workbook", extension: ".xlsx", share: 3, make: (n) => writeXlsx([{ name: `空${n}`, cells: [] }]) },
  {
    name: "ZIP",
    extension: ".zip",
    share: 8,
    make: (n) =>
      makeZip([
        { name: "甲.docx", data: text("docx")(900 + n) },
        { name: "子/乙.txt", data: text("txt")(900 + n) },
        { name: "空.pdf", data: "" },
      ]),
  },
  {
    name: "ZIP with names in GBK",
    extension: ".zip",
    share: 3,
    make: (n) => makeZip([{ name: GBK_NAME, data: text("txt")(930 + n) }]),
  },
  { name: "ZIP in ZIP in ZIP", extension: ".zip", share: 4, make: (n) => nested(3, text("docx")(940 + n)) },
  { name: "ZIP in ZIP, too deep", extension: ".zip", share: 2, make: (n) => nested(12, text("docx")(950 + n)) },
  {
    name: "encrypted ZIP",
    extension: ".zip",
    share: 3,
    make: (n) => makeZip([{ name: "密.docx", data: noise(500, n), flags: 1 }]),
  },
  {
    name: "ZIP that inflates a thousandfold",
    extension: ".zip",
    share: 2,
    make: (n) => makeZip([{ name: `弹${n}.txt`, data: Buffer.alloc(30_000_000) }]),
  },
  {
    name: "ZIP of clutter",
    extension: ".zip",
    share: 2,
    make: (n) =>
      makeZip([
        { name: "__MACOSX/._a", data: `${n}` },
        { name: ".DS_Store", data: "x" },
      ]),
  },
  {
    name: "RAR",
    extension: ".rar",
    share: 4,
    make: (n) =>
      makeRar([
        { name: "a.docx", data: text("docx")(960 + n) },
        { name: "b.zip", data: makeZip([{ name: "c.txt", data: text("txt")(960 + n) }]) },
      ]),
  },
  {
    name: "encrypted RAR",
    extension: ".rar",
    share: 2,
    make: (n) => makeRar([{ name: "a.docx", data: noise(300, n), encrypted: true }]),
  },
  { name: "7-Zip", extension: ".7z", share: 3, make: (n) => make7z([{ name: "a.txt", data: text("txt")(970 + n) }]) },
  {
    name: "tar.gz",
    extension: ".tar.gz",
    share: 4,
    make: (n) =>
      gzipSync(
        makeTar([
          { name: "a.docx", data: text("docx")(980 + n) },
          { name: "b.zip", data: nested(2, text("docx")(985 + n)) },
        ]),
      ),
  },
];
