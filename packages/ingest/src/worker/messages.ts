import type { Convert } from "./convert.ts";
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
  /** Province-level region to take where the document names none; null or absent where none was supplied. */
  readonly region?: string | null;
}

/** A page of a document to draw, with the places of these records outlined. */
export interface DrawTask {
  readonly document: Omit<ParseTask, "fiscalYear" | "region">;
  readonly records: readonly CanonicalRecord[];
  /** 1-based. */
  readonly page: number;
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
    source: SourceBytes,
    options: {
      readonly fiscalYear?: number;
      readonly region?: string;
      readonly onProgress: OnProgress;
      readonly recognizer?: unknown;
      readonly convert?: Convert;
      readonly convertBesides?: readonly string[];
    },
  ): Promise<ParseResult>;
  /** Gives a PNG; an error named `NoSuchPageError` where the document has no such page. */
  drawPageImage?(source: SourceBytes, records: readonly CanonicalRecord[], page: number): Promise<Uint8Array>;
}

interface SourceBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export type ToChild = { readonly kind: "parse"; readonly task: ParseTask } | { readonly kind: "draw"; readonly task: DrawTask };

export type FromChild =
  | { readonly kind: "ready"; readonly parserVersion: string }
  | { readonly kind: "progress"; readonly done: number; readonly total: number | null }
  | { readonly kind: "parsed"; readonly result: ParseResult }
  | { readonly kind: "drawn"; readonly png: Uint8Array }
  | { readonly kind: "no_such_page"; readonly reason: string }
  | { readonly kind: "failed"; readonly failure: DocumentFailure }
  | { readonly kind: "bug"; readonly reason: string; readonly stack: string | null; readonly cause: "machine" | "parser" }
  | { readonly kind: "out_of_memory" };
