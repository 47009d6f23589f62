import { expect, test } from "vitest";
import { doubtsOf } from "./reading-doubts.ts";

type Evidence = readonly { readonly flag: string; readonly field: string | null }[];

/** What is in doubt: `all`, `rows`, and single fields. */
function read(flags: readonly string[], evidence: Evidence = [], of: "head" | "row" = "head"): string {
  const { all, rows, fields } = doubtsOf({ flags, evidence }, of);
  return [...(all ? ["all"] : []), ...(rows ? ["rows"] : []), ...fields].join(" ");
}

test.each<[string, readonly string[], Evidence, string, string]>([
  ["none", [], [], "", ""],
  ["one that doubts nothing", ["ocr"], [], "", ""],
  ["nor with evidence", ["ocr"], [{ flag: "ocr", field: "project_name" }], "", ""],
  ["one of a field", ["level3_missing"], [], "level3", "level3"],
  ["one of two fields", ["date_order"], [], "start_date end_date", "start_date end_date"],
  ["one that is not known", ["new_flag"], [], "all rows", "all rows"],
  ["with evidence of a field", ["new_flag"], [{ flag: "new_flag", field: "budget" }], "budget", "budget"],
  ["with evidence of none", ["new_flag"], [{ flag: "new_flag", field: null }], "all rows", "all rows"],
  [
    "of both",
    ["new_flag"],
    [
      { flag: "new_flag", field: "budget" },
      { flag: "new_flag", field: null },
    ],
    "all rows",
    "all rows",
  ],
  [
    "of two fields",
    ["new_flag"],
    [
      { flag: "new_flag", field: "a" },
      { flag: "new_flag", field: "b" },
    ],
    "a b",
    "a b",
  ],
  ["evidence of another flag", ["new_flag"], [{ flag: "ocr", field: "budget" }], "all rows", "all rows"],
  [
    "evidence instead of the flag's own field",
    ["level3_missing"],
    [{ flag: "level3_missing", field: "level2" }],
    "level2",
    "level2",
  ],
  ["a value by whichever name", ["new_flag"], [{ flag: "new_flag", field: "value_text" }], "value", "value"],
  ["one of the table", ["table_damaged"], [], "rows", "all rows"],
  ["also with evidence", ["table_damaged"], [{ flag: "table_damaged", field: "level1" }], "rows", "level1"],
  ["one of everything", ["text_undecodable"], [], "all rows", "all rows"],
  ["one of all indicators", ["new_flag"], [{ flag: "new_flag", field: "indicators" }], "rows indicators", "rows indicators"],
  ["several", ["ocr", "value_missing", "table_damaged"], [], "rows value", "all rows value"],
])("%s", (_, flags, evidence, head, row) => {
  expect(read(flags, evidence)).toBe(head);
  expect(read(flags, evidence, "row")).toBe(row);
});
