import { DocumentError, reasonOf } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import mammoth from "mammoth";
import type { Document, Source } from "../document.ts";
import { blocksOfHtml } from "./html.ts";

/**
 * Reads a Word file (.docx) through mammoth, which resolves gridSpan and vMerge to column and row spans, takes
 * tracked insertions and leaves deletions out. Pictures are not read.
 * @throws DocumentError `damaged` where the file is no readable Word document.
 */
export async function readWord(source: Source): Promise<Document> {
  const { buffer, byteOffset, byteLength } = source.bytes;
  const noPictures = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(buffer, byteOffset, byteLength) },
      { convertImage: noPictures },
    );
    return { blocks: blocksOfHtml(value), pageCount: null, undecodable: false };
  } catch (error) {
    const reason = reasonOf(error);
    throw new DocumentError({ code: "damaged", file: source.name, page: null, reason }, { cause: error });
  }
}
