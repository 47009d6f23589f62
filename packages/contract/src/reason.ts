/**
 * Why something threw, worded for people. What a library says of a file is passed on; what JavaScript says of the library
 * (`Cannot read properties of undefined`) explains nothing to anybody, and is put in words. The error itself is kept as
 * the `cause` of what is thrown, for whoever looks for the bug.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = slips.find(({ name, says }) => (name === undefined || error.name === name) && says.test(error.message));
  if (known !== undefined) return known.reason;
  return error.message.trim() === "" ? error.name : error.message;
}

interface Slip {
  /** Any where absent. */
  readonly name?: string;
  readonly says: RegExp;
  readonly reason: string;
}

/** What the language itself throws, the first that fits. */
const slips: readonly Slip[] = [
  { says: /Maximum call stack size exceeded/, reason: "it is nested too deeply (嵌套过深)" },
  { says: /allocation failed|Invalid array length|Invalid string length/i, reason: "it needs too much memory (内存不足)" },
  { name: "TypeError", says: /./, reason: "its structure is not what its format requires (文件内部结构不符合格式)" },
  { name: "ReferenceError", says: /./, reason: "its structure is not what its format requires (文件内部结构不符合格式)" },
  {
    says: /^Cannot read propert|is not (?:a function|iterable|defined)$/,
    reason: "its structure is not what its format requires (文件内部结构不符合格式)",
  },
];
