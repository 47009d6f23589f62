import { DocumentError, reasonOf } from "@jixiao/contract";
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Source } from "../../document.ts";
import { libraryData } from "./library-data.ts";

/** More pages than any budget book has; the guard against files that claim millions. */
const MAX_PAGES = 5000;

/** `heard`: somebody listens to what pdf.js says of repairs (structure/library-warnings.ts). @throws DocumentError `encrypted`, `damaged`, `empty`, `too_large`. */
export async function openPdf(source: Source, heard = false): Promise<PDFDocumentProxy> {
  const file = source.name;
  const task = getDocument({
    data: new Uint8Array(source.bytes), // pdf.js takes the buffer away
    ...libraryData,
    useSystemFonts: false,
    verbosity: heard ? VerbosityLevel.INFOS : VerbosityLevel.ERRORS,
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await task.promise;
  } catch (error) {
    throw pdfError(file, error);
  }
  if (pdf.numPages > MAX_PAGES) {
    await pdf.loadingTask.destroy();
    throw new DocumentError({ code: "too_large", file, reason: `${pdf.numPages} pages; at most ${MAX_PAGES} are read` });
  }
  return pdf;
}

function pdfError(file: string, error: unknown): DocumentError {
  if (error instanceof Error && error.name === "PasswordException")
    return new DocumentError({ code: "encrypted", file }, { cause: error });
  const reason = reasonOf(error);
  return new DocumentError({ code: "damaged", file, page: null, reason }, { cause: error });
}

/** pdf.js names its errors `…Exception` or `FormatError`; anything else thrown on a page is a bug of ours and stays one. */
export function damagedPage(file: string, page: number, error: unknown): unknown {
  if (!(error instanceof Error) || !/Exception$|^FormatError$/.test(error.name)) return error;
  return new DocumentError({ code: "damaged", file, page, reason: error.message }, { cause: error });
}
