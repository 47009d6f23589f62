/** An indicator row before its levels are known: what is printed on it, and nothing else. */
export interface LevelRow {
  readonly name: string;
  readonly value: string;
  /** Label cells that stand on this row (or whose merged cell covers it), as printed and cleaned; null where none does. */
  readonly level1: string | null;
  readonly level2: string | null;
  /** First row of a piece of the table: a page, a break in the dump. */
  readonly chunkStart: boolean;
}
