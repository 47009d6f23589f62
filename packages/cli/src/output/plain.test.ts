import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonLine, plain, plainLine } from "./plain.ts";

const hostile: readonly (readonly [what: string, text: string, shown: string])[] = [
  ["an escape sequence", "a\u001b[2Jb.pdf", "a\\x1b[2Jb.pdf"],
  ["the same in one C1 character", "a\u009b2Jb.pdf", "a\\x9b2Jb.pdf"],
  ["a title of the window", "\u001b]0;x\u0007", "\\x1b]0;x\\x07"],
  ["a return to the line's start", "ok\rno", "ok\\x0dno"],
  ["backspaces", "bad\b\b\bok", "bad\\x08\\x08\\x08ok"],
  ["an override of direction", "a\u202efdp.exe", "a\\u202efdp.exe"],
  ["an isolate", "a\u2067b\u2069", "a\\u2067b\\u2069"],
  ["marks of direction", "\u200ea\u200f\u061c", "\\u200ea\\u200f\\u061c"],
  ["a line separator", "a\u2028b", "a\\u2028b"],
  ["tags", "a\u{e0041}", "a\\u{e0041}"],
];

test.each(hostile)("%s is shown, not done", (_, text, shown) => expect(plain(text)).toBe(shown));

test.each(hostile)("%s in JSON does nothing and is kept", (_, text) => {
  const line = jsonLine({ text });
  expect(plain(line)).toBe(line);
  expect(JSON.parse(line)).toEqual({ text });
});

test.each(["绩效目标表（2025）.pdf", "≥95%", "é café 𠮷", "a\tb\nc", "👍🏽", ""])("%j is left as it is", (text) =>
  expect(plain(text)).toBe(text),
);

test("a line stays one line", () => expect(plainLine("a\n  b\tc\r\nd\u001b")).toBe("a b c d\\x1b"));

describe("nothing of this package writes past the sanitizer", () => {
  const source = new URL("../", import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "output/print.ts",
  );
  test.each(files)("%s", (file) =>
    expect(readFileSync(new URL(file, source), "utf8")).not.toMatch(/std(?:out|err)\.write\(|console\.(?:log|error|warn)/),
  );
});
