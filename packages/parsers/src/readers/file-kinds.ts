/** What a file is, recognized from its content. The name plays no part: departments misname files. */
export type MediaType =
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/msword"
  | "application/vnd.ms-excel"
  | "application/ofd"
  | "multipart/related"
  | "text/html"
  | "text/plain"
  | "image/png"
  | "image/jpeg"
  | "image/tiff";

/** A kind that is known and not read, and what to do with such a file. */
export interface Refused {
  readonly refused: string;
  readonly advice: string;
}

/** What is known of a file before it is opened. */
export interface FileStart {
  readonly bytes: Uint8Array;
  /** The text of a part of it, a character a byte. */
  readonly ascii: (start: number, end: number) => string;
}

/** How a kind of file is told: by its first bytes, by what its container lists, or by how its text begins. The first that fits counts. */
export interface FileKind {
  readonly tells: (start: FileStart) => boolean;
  /** `zip` and `compound` are containers: their own table says what they hold. `text` is decoded first. */
  readonly is: MediaType | Refused | "zip" | "compound";
}

export interface ContainerKind {
  /** Entries of the container, names in lower case for ZIP, as they are for a compound file. */
  readonly holds: RegExp;
  readonly is: MediaType | Refused | "encrypted";
}

const AS_DOCUMENT = "Save it as .docx or PDF and import it again.";
const AS_PDF = "Save it as PDF and import it again.";
const AS_PICTURE = "Save it as PNG or PDF and import it again.";
const AS_WORKBOOK = "Save it as .xlsx or PDF and import it again.";

const magic =
  (...bytes: readonly number[]) =>
  ({ bytes: own }: FileStart): boolean =>
    bytes.every((byte, i) => own[i] === byte);

/** By their first bytes. What none of these tells is text, or unknown. */
export const fileKinds: readonly FileKind[] = [
  { tells: ({ ascii }) => ascii(0, 1024).includes("%PDF-"), is: "application/pdf" },
  { tells: isLatePdf, is: "application/pdf" },
  { tells: magic(0x89, 0x50, 0x4e, 0x47), is: "image/png" },
  { tells: magic(0xff, 0xd8, 0xff), is: "image/jpeg" },
  { tells: magic(0x49, 0x49, 0x2a, 0), is: "image/tiff" },
  { tells: magic(0x4d, 0x4d, 0, 0x2a), is: "image/tiff" },
  { tells: ({ ascii }) => /^GIF8[79]a/.test(ascii(0, 6)), is: { refused: "a GIF picture", advice: AS_PICTURE } },
  { tells: ({ ascii }) => /^RIFF[^]{4}WEBP/.test(ascii(0, 12)), is: { refused: "a WebP picture", advice: AS_PICTURE } },
  {
    tells: ({ ascii }) => /^[^]{4}ftyp(?:heic|heix|mif1|avif)/.test(ascii(0, 12)),
    is: { refused: "a HEIF picture", advice: AS_PICTURE },
  },
  { tells: isBitmap, is: { refused: "a BMP picture", advice: AS_PICTURE } },
  { tells: magic(0x50, 0x4b, 3, 4), is: "zip" },
  { tells: magic(0x50, 0x4b, 5, 6), is: "zip" },
  { tells: magic(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), is: "compound" },
  { tells: ({ ascii }) => /^\s*\{\\rtf/.test(ascii(0, 64)), is: { refused: "RTF", advice: AS_DOCUMENT } },
  { tells: isOldWorkbook, is: { refused: "a workbook older than Excel 5 (.xls)", advice: AS_WORKBOOK } },
  { tells: isMimeMessage, is: "multipart/related" },
];

/** By the names of a ZIP container's entries. */
export const zipKinds: readonly ContainerKind[] = [
  // Usually `word/document.xml`; Word for the web writes `word/document2.xml`.
  { holds: /^word\/document\d*\.xml$/, is: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { holds: /^xl\/workbook\d*\.xml$/, is: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { holds: /^xl\/workbook\d*\.bin$/, is: { refused: "Excel binary (.xlsb)", advice: AS_WORKBOOK } },
  { holds: /^ppt\//, is: { refused: "PowerPoint", advice: AS_PDF } },
  { holds: /^ofd\.xml$/, is: "application/ofd" },
  { holds: /^content\.xml$/, is: { refused: "OpenDocument", advice: AS_DOCUMENT } },
];

/** By the streams of a compound file; an encrypted modern document is wrapped in one too. */
export const compoundKinds: readonly ContainerKind[] = [
  { holds: /^EncryptedPackage$/, is: "encrypted" },
  { holds: /^WordDocument$/i, is: "application/msword" },
  { holds: /^(?:Workbook|Book)$/i, is: "application/vnd.ms-excel" },
  { holds: /^PowerPoint Document$/i, is: { refused: "legacy PowerPoint (.ppt)", advice: AS_PDF } },
  { holds: /^(?:__properties_version|__nameid)/, is: { refused: "an Outlook message (.msg)", advice: AS_PDF } },
  {
    holds: /^(?:_VBA_PROJECT_CUR|Macros|VBA)\//i,
    is: { refused: "a legacy Office file of macros only (仅含宏)", advice: AS_DOCUMENT },
  },
  { holds: /./, is: { refused: "a legacy Office file", advice: AS_DOCUMENT } },
];

/** By how a text begins, once it is decoded. */
export const textKinds: readonly { readonly tells: (sample: string) => boolean; readonly is: MediaType | Refused }[] = [
  {
    tells: isRootElement("wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml"),
    is: { refused: "Word 2003 XML", advice: AS_DOCUMENT },
  },
  {
    tells: isRootElement("package", "http://schemas.microsoft.com/office/2006/xmlPackage"),
    is: { refused: "Word XML (a package in one file)", advice: AS_DOCUMENT },
  },
  {
    tells: isRootElement("Workbook", "urn:schemas-microsoft-com:office:spreadsheet"),
    is: { refused: "Excel 2003 XML", advice: AS_WORKBOOK },
  },
  { tells: (sample) => /<(?:!doctype html|html|table|body)\b/i.test(sample), is: "text/html" },
  { tells: () => true, is: "text/plain" },
];

/** Readers find a header within the first KB; servers and mail gateways put more before it (a log line, an HTTP head). */
const PDF_HEADER_REACH = 64 * 1024;

/** A PDF that begins late: its header on a line of its own, and its end where a PDF has it. A text that speaks of one has not both. */
function isLatePdf({ bytes, ascii }: FileStart): boolean {
  return (
    /(?:^|[\r\n\0])%PDF-\d\.\d\s/.test(ascii(0, PDF_HEADER_REACH)) &&
    /startxref\s+\d+\s+%%EOF/.test(ascii(Math.max(0, bytes.length - 2048), bytes.length))
  );
}

/** `BM`, and a header of a known length behind: a text may begin with these letters. */
function isBitmap({ bytes, ascii }: FileStart): boolean {
  return ascii(0, 2) === "BM" && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0) && (bytes[15] ?? 1) === 0;
}

/** A message begins with header lines (RFC 5322), and its version of MIME is among them. */
function isMimeMessage({ ascii }: FileStart): boolean {
  const start = ascii(0, 8192).replace(/^(?:\xEF\xBB\xBF)?\s*/, "");
  const [head = ""] = start.split(/\r?\n\r?\n/, 1);
  return /^[A-Za-z][A-Za-z-]*:/.test(head) && /^MIME-Version:\s*\d/im.test(head);
}

/** A stream of records without a container: its first record is the beginning of a file, 4 to 16 bytes long. */
function isOldWorkbook({ bytes }: FileStart): boolean {
  const [type, version, low, high] = bytes;
  return (
    type === 0x09 &&
    [0, 2, 4, 8].includes(version ?? -1) &&
    (low ?? 0) >= 4 &&
    (low ?? 0) <= 16 &&
    high === 0 &&
    bytes.length > 20
  );
}

/** Is the first element of this name, and of this namespace? */
function isRootElement(name: string, namespace: string): (sample: string) => boolean {
  const root = new RegExp(`^\\s*(?:<\\?[^>]*\\?>\\s*|<!--[\\s\\S]*?-->\\s*)*<(?:[\\w.-]+:)?${name}[\\s>]`);
  return (sample) => root.test(sample) && sample.includes(namespace);
}
