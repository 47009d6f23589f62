import { DocumentError } from "@jixiao/contract";
import type { Damage, Document, Source } from "../../document.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type PdfOptions, readPages } from "../pdf/index.ts";
import { ofdAsPdf } from "./as-pdf.ts";

export { ofdAsPdf } from "./as-pdf.ts";

/** More characters than a stamp or a page number has: their fonts are not opened, so a page drawn without them would lack what they say. */
const MAX_DRAWN_CHARACTERS = 40;

/**
 * Reads an OFD file (GB/T 33190): its pages are drawn as a PDF's and read as one, pictures of pages are recognized.
 * @throws DocumentError as `ofdAsPdf` and `readPdf`
 */
export async function readOfd(source: Source, vocabulary: Vocabulary, options: PdfOptions = {}): Promise<Document> {
  const { pdf, damage, broken, characters } = await ofdAsPdf(source);
  const mayRecognize = (page: number) => (characters[page - 1] ?? 0) <= MAX_DRAWN_CHARACTERS;
  const document = await readPages({ ...source, bytes: pdf }, vocabulary, options, { format: "OFD", broken, mayRecognize });
  const beside = (document.pages ?? []).flatMap(({ page, state }): readonly Damage[] =>
    state === "recognized" && (characters[page - 1] ?? 0) > 0
      ? [
          {
            page,
            part: "TextObject",
            reason: "text beside a picture that was recognized: its font is not opened",
            concerns: "page",
          },
        ]
      : [],
  );
  const all = [...damage, ...beside, ...(document.damage ?? [])];
  const [first] = all;
  if (first !== undefined && document.pages?.every(({ state }) => state === "blank" || state === "unread") === true)
    throw new DocumentError({
      code: "damaged",
      file: source.name,
      page: first.page,
      reason: `nothing could be read: ${first.part}: ${first.reason}`,
    });
  return { ...document, ...(all.length === 0 ? {} : { damage: all }) };
}
