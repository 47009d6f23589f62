import { describe, expect, test } from "vitest";
import { unexplainedFlags } from "./explained.ts";
import type { Flag } from "./flags.ts";

const evidence = (flag: Flag, field: string | null) => ({ flag, field, note: "-" });
const flags = (...own: Flag[]): { readonly flags: readonly Flag[] } => ({ flags: own });

describe("a flag without evidence", () => {
  test.each<[string, Parameters<typeof unexplainedFlags>[0] & Record<string, unknown>, readonly string[]]>([
    ["no flag", { ...flags(), evidence: [] }, []],
    ["the record's own", { ...flags("ocr"), evidence: [] }, [" ocr"]],
    ["explained", { ...flags("ocr"), evidence: [evidence("ocr", null)] }, []],
    ["another flag's evidence", { ...flags("ocr"), evidence: [evidence("date_order", null)] }, [" ocr"]],
    ["one of two", { ...flags("ocr", "date_order"), evidence: [evidence("ocr", "indicators")] }, [" date_order"]],
    [
      "an indicator's, explained by its own evidence",
      { ...flags(), evidence: [], indicators: [{ ...flags("ocr"), evidence: [evidence("ocr", "level3")] }] },
      [],
    ],
    ["an indicator's", { ...flags(), evidence: [], indicators: [{ ...flags("ocr"), evidence: [] }] }, ["indicators.0 ocr"]],
    [
      "a row's, explained by evidence of the record that names the row",
      { ...flags(), evidence: [evidence("ocr", "scores[1]")], scores: [flags(), flags("ocr")] },
      [],
    ],
    [
      "a row's, explained by evidence of one of its fields",
      { ...flags(), evidence: [evidence("ocr", "scores[0].score")], scores: [flags("ocr")] },
      [],
    ],
    [
      "a row's, where another row is named",
      {
        ...flags(),
        evidence: [evidence("ocr", "scores[1]")],
        scores: [{ ...flags() }, ...Array.from({ length: 10 }, () => flags()), flags("ocr")],
      },
      ["scores.11 ocr"],
    ],
    [
      "a row's, where the row of another list is named",
      { ...flags(), evidence: [evidence("ocr", "survey[0]")], scores: [flags("ocr")] },
      ["scores.0 ocr"],
    ],
    [
      "a row's, where only the record is explained",
      { ...flags("ocr"), evidence: [evidence("ocr", null)], scores: [flags("ocr")] },
      ["scores.0 ocr"],
    ],
  ])("%s", (_, record, expected) =>
    expect(unexplainedFlags(record).map(({ path, flag }) => `${path.join(".")} ${flag}`)).toEqual(expected),
  );
});
