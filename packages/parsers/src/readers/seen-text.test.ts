import type { Flag } from "@jixiao/contract";
import { expect, test } from "vitest";
import { leaveOut, notesOf, nothingSeen } from "./seen-text.ts";

/** What the notes say of `flag why text` left out one after the other. */
const noted = (...parts: (readonly [Flag, string, string])[]): readonly string[] => {
  const seen = nothingSeen();
  for (const [flag, why, text] of parts) leaveOut(seen, flag, why, text);
  return notesOf(seen).map(({ flag, note }) => `${flag} ${note}`);
};

test("nothing left out is nothing to tell", () => expect([nothingSeen().text, noted()]).toEqual(["", []]));

test("the pieces of one stretch are one note, another reason or flag is another", () =>
  expect(
    noted(
      ["text_unseen", "hidden", "甲"],
      ["text_unseen", "hidden", "乙"],
      ["text_unseen", "struck", "丙"],
      ["content_unread", "struck", "丁"],
      ["text_unseen", "hidden", "戊"],
    ),
  ).toEqual(["text_unseen hidden: 甲乙", "text_unseen struck: 丙", "content_unread struck: 丁", "text_unseen hidden: 戊"]));

test("blanks are nothing, and one blank between words", () =>
  expect(noted(["text_unseen", "hidden", " \n\t"], ["text_unseen", "struck", " 甲\n\n 乙 "])).toEqual([
    "text_unseen struck: 甲 乙",
  ]));

test.each([
  ["as long as a note quotes", "字".repeat(80), "字".repeat(80)],
  ["longer", "字".repeat(81), `${"字".repeat(80)}…`],
])("%s", (_, text, quoted) => expect(noted(["text_unseen", "hidden", text])).toEqual([`text_unseen hidden: ${quoted}`]));
