import { CanonicalRecord, describePlace, type DocumentAccount, DocumentError, type UnreadForm } from "@jixiao/contract";
import type { Document, Source } from "./document.ts";
import { flatten } from "./flat-rows.ts";
import { formats } from "./formats/index.ts";
import { withDamage } from "./forms/checks/damaged-records.ts";
import { withLostNumbers } from "./forms/checks/lost-numbers.ts";
import { claim } from "./forms/claim.ts";
import type { ExtractOptions } from "./forms/format.ts";
import { readClaim } from "./forms/read-form.ts";
import { unreadForms } from "./forms/unread.ts";
import { withDoubtfulText } from "./readers/doubtful-text.ts";
import { readDocument, type ReadOptions } from "./readers/index.ts";
import type { MediaType } from "./readers/media-type.ts";
import { vocabularyOf } from "./vocabulary/vocabulary.ts";

export interface Extraction {
  /** Records in document order; empty for a readable document without forms. */
  readonly records: readonly CanonicalRecord[];
  readonly pageCount: number | null;
  /** Whether all of the document was seen, and what was seen and not read. */
  readonly account: DocumentAccount;
  readonly mediaType: MediaType;
}

const ownVocabulary = vocabularyOf(formats);

/**
 * Reads a document and gives the records in it, validated against the contract.
 * @throws DocumentError for a document that cannot be read, and for one of which nothing was read though forms stand in it
 *   (`forms_unread`); any other exception is a bug of the parsers.
 */
export async function extract(source: Source, options: ExtractOptions & ReadOptions = {}): Promise<Extraction> {
  const vocabulary = options.formats === undefined ? ownVocabulary : vocabularyOf(options.formats);
  const { document: seen, mediaType } = await readDocument(source, vocabulary, options);
  const document = withDoubtfulText(seen);
  const rows = flatten(document);
  const claims = claim(rows, options.formats ?? formats);
  const read = claims.map((claimed) => readClaim(claimed, { document, rows, source, options }));
  const unread_forms = unreadForms(
    rows,
    read.map(({ used }) => used),
    document.pages,
  );
  if (read.length === 0 && unread_forms.length > 0) throw nothingRead(source.name, unread_forms);
  return {
    records: read.map(({ record }) => CanonicalRecord.parse(withLostNumbers(withDamage(record, document.damage ?? [])))),
    pageCount: document.pageCount,
    account: accountOf(document, unread_forms),
    mediaType,
  };
}

/** Such a document must not look like one without forms. */
function nothingRead(file: string, forms: readonly UnreadForm[]): DocumentError {
  const seen = forms.map(({ printed, places, reason }) => ({
    printed,
    place: places.slice(0, 1).map(describePlace).join(""),
    reason,
  }));
  return new DocumentError({ code: "forms_unread", file, forms: seen });
}

function accountOf({ pages = [], damage = [], undecodable }: Document, unread_forms: readonly UnreadForm[]): DocumentAccount {
  const parts = damage.map(({ page, part, reason }) => ({ page, part, reason }));
  return { pages, damaged_parts: undecodable ? [...parts, UNDECODABLE] : parts, unread_forms };
}

/** Records say it of their texts; where there are none, it may be why. */
const UNDECODABLE = { page: null, part: "text", reason: "it holds bytes that are no characters (无法解码)" } as const;
