import type { ExportFilter, Store } from "@jixiao/store";
import type { Headers } from "./headers.ts";

/** What is to be exported. */
export interface ExportJob {
  readonly store: Store;
  readonly filter: ExportFilter;
  /** Null: the format's own. */
  readonly headers: Headers | null;
  readonly all: boolean;
  readonly current: boolean;
  /** csv: guarded for Excel. */
  readonly excel: boolean;
  /** Says what the reader of a file must know: a further sheet, a cell that had to be cut. */
  readonly note: (text: string) => void;
}

export type Pieces = Iterable<string | Uint8Array>;

/** A file of a folder; its path is relative to the folder. */
export interface FolderFile {
  readonly path: string;
  readonly pieces: Pieces;
}

/** What was written: a package names its files by it. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A format: one stream of pieces for a file or standard output, or the files of a folder, each made when the one before it has been written. Nothing
 * holds more than one document's rows, or one group of rows.
 */
export type ExportFormat =
  | { readonly kind: "stream"; readonly binary: boolean; readonly pieces: (job: ExportJob) => Pieces }
  | { readonly kind: "folder"; readonly files: (job: ExportJob) => Generator<FolderFile, void, WrittenFile> };
