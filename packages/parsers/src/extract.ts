import { CanonicalRecord, type DocumentAccount, nothingUnread } from "@jixiao/contract";
import { withDoubtfulText } from "./doubtful-text.ts";
import { withLostNumbers } from "./lost-numbers.ts";
import { withDamage } from "./damaged-records.ts";
import type { Document, Source } from "./document.ts";
import type { ExtractOptions } from "./formats/format.ts";
import { formats } from "./formats/index.ts";
import { readDocument, type ReadOptions } from "./readers/index.ts";
import type { MediaType } from "./readers/media-type.ts";

export interface Extraction {
  /** Records in document order; empty for a readable document without forms. */
  readonly records: readonly CanonicalRecord[];
  readonly pageCount: number | null;
  /** Whether all of the document was seen, and what was seen and not read. */
  readonly account: DocumentAccount;
  readonly mediaType: MediaType;
}

/**
 * Reads a document and gives the records in it, validated against the contract.
 * @throws DocumentError for a document that cannot be read; any other exception is a bug of the parsers.
 */
export async function extract(source: Source, options: ExtractOptions & ReadOptions = {}): Promise<Extraction> {
  const { document: read, mediaType } = await readDocument(source, options);
  const document = withDoubtfulText(read);
  const records = formats.flatMap((format) => format.extract(document, source, options));
  return {
    records: records.map((record) => CanonicalRecord.parse(withLostNumbers(withDamage(record, document.damage ?? [])))),
    pageCount: document.pageCount,
    account: accountOf(document),
    mediaType,
  };
}

function accountOf({ pages = [], damage = [] }: Document): DocumentAccount {
  return { ...nothingUnread, pages, damaged_parts: damage.map(({ page, part, reason }) => ({ page, part, reason })) };
}
