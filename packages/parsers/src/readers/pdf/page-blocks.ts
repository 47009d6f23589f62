import type { Box } from "@jixiao/contract";
import type { Table } from "../../table.ts";
import type { TextLine } from "../../tables/glyphs.ts";
import type { PageTable } from "../../tables/page-table.ts";

/** A line of text outside tables. */
export type PageLine = TextLine & { readonly y: number; readonly box: Box };

/** A table of no drawn lines (its tags or its alignment show it), at the height of its first character. */
export interface FreeTable {
  readonly y: number;
  readonly table: Table;
}

/** What a page holds, from top to bottom. */
export interface PageBlocks {
  readonly page: number;
  readonly blocks: readonly (PageLine | FreeTable | PageTable)[];
}
