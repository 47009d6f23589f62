import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bigrams, tokens } from "./bigrams.ts";

test.each([
  ["社会保险", "社会 会保 保险 险"],
  ["险", "险"],
  ["", ""],
  ["≥85%", "85"],
  ["V3.0系统", "v3 0 系统 统"],
  ["依托12333热线", "依托 托 12333 热线 线"],
  ["ＣＡ证书㎡", "ca 证书 书 m2"],
  ["产出，质量", "产出 出 质量 量"],
  ["𠮷野家", "𠮷野 野家 家"],
  ["人·月 々", "人 月 々"],
])("%s → %s", (text, expected) => expect(bigrams(text)).toBe(expected));

test("tokens stand where they say", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("险", "费", "𠮷", "a", "Z", "９", " ", "，", "é", "ﬀ") }), (text) => {
      for (const { text: token, start, end } of tokens(text)) {
        expect(text.slice(start, end).normalize("NFKC").toLowerCase()).toBe(token);
      }
    }),
  );
});
