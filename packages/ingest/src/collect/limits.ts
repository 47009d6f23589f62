const MB = 1024 * 1024;

/** What one file or archive may cost before anything is parsed. Sizes in bytes. */
export interface CollectLimits {
  /** Largest file, and largest archive entry once inflated. */
  readonly fileBytes: number;
  /** Entries of one archive, those of archives inside it not counted. */
  readonly archiveEntries: number;
  /** What an archive and all archives inside it may inflate to, counted while inflating: declared sizes lie. */
  readonly archiveBytes: number;
  /** Inflated / packed size of one entry, looked at beyond 16 MB only: small texts pack very well honestly. */
  readonly ratio: number;
  /** Archives inside archives: 1 is an archive that holds documents only. */
  readonly depth: number;
}

/**
 * A scanned 部门预算 book has up to some 200 MB, a district's archive of all departments some 1,000 files; deflate cannot
 * pack more than 1,032:1, and what passes 200:1 at 16 MB is filler.
 */
export const DEFAULT_COLLECT_LIMITS: CollectLimits = {
  fileBytes: 256 * MB,
  archiveEntries: 5_000,
  archiveBytes: 2_048 * MB,
  ratio: 200,
  depth: 3,
};

/** Inflated bytes of an entry from which its ratio counts. */
export const RATIO_FROM_BYTES = 16 * MB;
