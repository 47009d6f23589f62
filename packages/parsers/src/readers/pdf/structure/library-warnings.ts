import { AsyncLocalStorage } from "node:async_hooks";

/** Where what pdf.js says of one document, or of one page of it, is gathered. */
interface Listener {
  readonly page: number | null;
  readonly heard: Warning[];
}

/** What pdf.js repaired or skipped, in its words. */
export interface Warning {
  /** The page that was read when it was said. */
  readonly page: number | null;
  readonly part: string;
  readonly reason: string;
  /** Of something that pages share: it is said once, on the page that came first. */
  readonly shared: boolean;
}

/**
 * Which of pdf.js's messages tell of damage: what it says of colours, hints and features that it does not have is no doubt about a text.
 * Fonts are shared: what is said of one while a page is read holds for all pages.
 */
const TELLING: readonly (readonly [message: RegExp, part: string, shared: boolean])[] = [
  [/Indexing all PDF objects|^indexObjects|XRef|reading XRef/, "cross-reference table", true],
  [/getAllPageDicts|checkLastPage|Search depth|circular reference|numPages|not a valid page/i, "page tree", true],
  [/StructTree|getStructTree/, "structure tree", true],
  [/font|glyph|ToUnicode|cMap|CIDToGIDMap|Charstring|CFF|charset|FDSelect|subr/i, "font", true],
  [/Unknown command|^Skipping|^Command \w+:|ignoring operator|ignoring errors|beginMarkedContentProps/, "page contents", false],
  [/getContentStream|ignoring (?:XObject|ExtGState|Shading)/, "page contents", false],
  [/Bad length|Invalid stream|Empty ".*" stream|Filter ".*" is not supported|endstream/, "stream", false],
  [/getNumber|minus sign|Unterminated|getHexString|Lexer_getName|Name token|Malformed dictionary|inline/i, "syntax", false],
  [/decodeScan|readDataBlock|JpegImage|JPEG|OpenJPEG|JBIG|decode image|EOI marker|Image dimensions/i, "picture", false],
];
/** These name one of the words above and mean no damage. */
const HARMLESS =
  /FontFamily|TT:|system font|FontDescriptor's FontName|standardFontData|already parsed|substitute the font|post table|name table|numOfMetrics|head table|Inconsistent font file|stem hints|hinting|Unable to recover a standard glyph name/i;

const listeners = new AsyncLocalStorage<Listener>();

/** Runs `work` with pdf.js's messages put into `heard`, as said of `page`. */
export function listening<T>(heard: Warning[], page: number | null, work: () => Promise<T>): Promise<T> {
  listenToConsole();
  return listeners.run({ page, heard }, work);
}

/** pdf.js's names for what it throws at damage. */
export const LIBRARY_ERROR = /Exception$|^FormatError$/;

/**
 * Some promises of pdf.js about damaged page trees are awaited by nobody, and would end the process: while `work` reads a document, they are
 * heard as its damage. Rejections of any other kind stay what they are.
 */
export async function withoutStrays<T>(heard: Warning[], work: () => Promise<T>): Promise<T> {
  const listen = (reason: unknown) => {
    if (!(reason instanceof Error) || !LIBRARY_ERROR.test(reason.name)) throw reason;
    heard.push({ page: null, part: "page tree", reason: reason.message, shared: true });
  };
  process.on("unhandledRejection", listen);
  try {
    const result = await work();
    await new Promise((resolve) => setImmediate(resolve)); // rejections are told after the promises that were settled before
    return result;
  } finally {
    process.off("unhandledRejection", listen);
  }
}

const PREFIX = /^(?:Warning|Info): /;
let listens = false;

/** pdf.js tells of repairs on the console only. What is said outside of `listening` goes there as before. */
function listenToConsole(): void {
  if (listens) return;
  listens = true;
  for (const channel of ["warn", "info"] as const) {
    const original = console[channel].bind(console);
    console[channel] = (...said: unknown[]) => {
      const listener = listeners.getStore();
      const [message] = said;
      if (listener === undefined || typeof message !== "string" || !PREFIX.test(message)) original(...said);
      else hear(listener, message.replace(PREFIX, ""));
    };
  }
}

/** A damaged stream may say the same thousands of times. */
const MAX_HEARD = 200;

function hear({ page, heard }: Listener, message: string): void {
  if (heard.length >= MAX_HEARD || HARMLESS.test(message)) return;
  const known = TELLING.find(([pattern]) => pattern.test(message));
  if (known === undefined) return;
  const [, part, shared] = known;
  heard.push({ page, part, reason: message, shared });
}
