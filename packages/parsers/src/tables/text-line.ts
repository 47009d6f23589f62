/** A line of a text dump; `number` is 1-based. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly kind: "blank" | "cells" | "plain";
  /** A form feed stands before it. */
  readonly startsPage?: boolean;
}
