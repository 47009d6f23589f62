import { expect, test } from "vitest";
import { withoutEvidence } from "./row-evidence.ts";

test("evidence is named by its row", () => {
  const note = { flag: "ocr" as const, note: "x" };
  const rows = [
    { item: "甲", evidence: [{ ...note, field: null }] },
    { item: "乙", evidence: [{ ...note, field: "score" }] },
  ];
  expect(withoutEvidence("scores", rows)).toEqual({
    rows: [{ item: "甲" }, { item: "乙" }],
    evidence: [
      { ...note, field: "scores[0]" },
      { ...note, field: "scores[1].score" },
    ],
  });
});
