import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { asConverted, conversionOf } from "./conversions.ts";

test.each([
  ["RTF", { from: "rtf", to: "docx" }],
  ["OpenDocument", { from: "odt", to: "docx" }],
  ["Excel 2003 XML", { from: "xml", to: "xlsx" }],
  ["application/msword", { from: "doc", to: "docx" }],
  ["application/pdf", null],
  ["constructor", null],
  ["", null],
])("%s is converted as %j", (format, conversion) => expect(conversionOf(format)).toEqual(conversion));

test("tables say that they were converted; all else is as it was", () => {
  const paragraph = { kind: "paragraph", text: "甲", places: [] } as const;
  const table = {
    cells: [],
    rowCount: 1,
    columnCount: 1,
    merges: "kept",
    chunks: [0],
    evidence: "merged cells",
    flags: ["table_damaged"],
  } as const;
  const document: Document = { blocks: [paragraph, { kind: "table", table }], pageCount: 2, undecodable: true };
  expect(asConverted(document)).toEqual({
    ...document,
    blocks: [paragraph, { kind: "table", table: { ...table, evidence: "merged cells, converted by an office program" } }],
  });
});
