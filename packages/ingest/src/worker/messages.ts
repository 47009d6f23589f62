import type { CanonicalRecord, DocumentAccount, DocumentFailure } from "@jixiao/contract";

/** A document to parse. Its bytes stay on the disk: the child reads them from the archive itself. */
export interface ParseTask {
  /** Name for records and failures. */
  readonly name: string;
  readonly sha256: string;
  /** The archived file. */
  readonly path: string;
  /** Fiscal year supplied with the import; null where none was. */
  readonly fiscalYear: number | null;
}

/** What the parsers made of a document. */
export interface ParseResult {
  readonly records: readonly CanonicalRecord[];
  readonly pageCount: number | null;
  readonly account: DocumentAccount;
  readonly mediaType: string;
}

/** Pages or other steps done; `total` null where it is not known. */
export type OnProgress = (done: number, total: number | null) => void;

/** What a worker module exports: `@jixiao/parsers`, or a stand-in that a test names. */
export interface ParserModule {
  readonly PARSER_VERSION: string;
  /** Makes what recognizes scans, costly to start and used for all documents of a process. What it is, is the parsers' affair. */
  createRecognizer?(): unknown;
  extract(
    source: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string },
    options: { readonly fiscalYear?: number; readonly onProgress: OnProgress; readonly recognizer?: unknown },
  ): Promise<ParseResult>;
}

export type ToChild = { readonly kind: "parse"; readonly task: ParseTask };

export type FromChild =
  | { readonly kind: "ready"; readonly parserVersion: string }
  | { readonly kind: "progress"; readonly done: number; readonly total: number | null }
  | { readonly kind: "parsed"; readonly result: ParseResult }
  | { readonly kind: "failed"; readonly failure: DocumentFailure }
  | { readonly kind: "bug"; readonly reason: string; readonly stack: string | null }
  | { readonly kind: "out_of_memory" };
