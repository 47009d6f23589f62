/** Cuts a text to a width, with an ellipsis. */
export declare function truncate(text: string, width: number): string;
export interface Column {
  readonly title: string;
  /** Cut longer texts to this width; no limit where absent. */
  readonly max?: number;
  readonly right?: boolean;
}
/** A plain-text table: a header, a rule, one line a row; no trailing spaces. */
export declare function renderTable(columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): string;
//# sourceMappingURL=table.d.ts.map
