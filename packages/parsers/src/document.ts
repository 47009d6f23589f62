import type { DamagedPart, Flag, PageAccount, Place } from "@jixiao/contract";
import type { ReaderNote, Table } from "./table.ts";

/** The bytes of a document and what is known of them before reading. Made by ingest; the parsers open no file. */
export interface Source {
  /** Name for people and records, e.g. `a.pdf`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
}

/** A run of text outside tables: a paragraph, a heading, a line of a dump. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly places: readonly Place[];
  /** Doubts of the reader about this text, such as `ocr_uncertain`; absent where there are none. */
  readonly flags?: readonly Flag[];
  /** The reasons of flags that have some to tell. A paragraph of which nothing is seen has them and no text. */
  readonly notes?: readonly ReaderNote[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly table: Table;
}

export type Block = Paragraph | TableBlock;

/** A damaged part, and whose text it puts in doubt: that of its page, of all pages, or of none (a bookmark, the file's properties). */
export interface Damage extends DamagedPart {
  readonly concerns: "page" | "all" | "none";
}

/** What a reader makes of a source: its blocks in reading order. Nobody asks afterwards which kind of file it was. */
export interface Document {
  readonly blocks: readonly Block[];
  /** Number of pages; null for formats without pages. */
  readonly pageCount: number | null;
  /** True where the reader met characters that it could not decode. */
  readonly undecodable: boolean;
  /** What became of each page, in order; absent for formats without pages. */
  readonly pages?: readonly PageAccount[];
  /** What of the file was repaired, skipped or could not be found; absent where nothing was. */
  readonly damage?: readonly Damage[];
}
