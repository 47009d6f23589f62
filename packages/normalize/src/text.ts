/** The match of a sticky pattern at exactly `at`, or null. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The condition of a cell before it is given its subject and text: what a reader found between `start` and `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
