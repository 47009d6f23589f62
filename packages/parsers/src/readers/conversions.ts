import type { Document } from "../document.ts";

/** What a document is, by its usual extension, and what it is to become. */
export interface Conversion {
  readonly from: string;
  readonly to: "docx" | "xlsx";
}

/** Makes of a document one that is read. @throws DocumentError */
export type Convert = (request: Conversion & { readonly name: string; readonly bytes: Uint8Array }) => Promise<Uint8Array>;

/** Formats that an office program converts: those that are refused by name, and `.doc`, for whoever prefers it. */
const conversions: Readonly<Record<string, Conversion>> = {
  RTF: { from: "rtf", to: "docx" },
  "Word older than Word 97 (.doc)": { from: "doc", to: "docx" },
  "Word 2003 XML": { from: "xml", to: "docx" },
  OpenDocument: { from: "odt", to: "docx" },
  "Excel 2003 XML": { from: "xml", to: "xlsx" },
  "Excel binary (.xlsb)": { from: "xlsb", to: "xlsx" },
  "a workbook older than Excel 5 (.xls)": { from: "xls", to: "xlsx" },
  "application/msword": { from: "doc", to: "docx" },
};

/** @param format as a failure or the media type names it; null where nothing converts it */
export function conversionOf(format: string): Conversion | null {
  return Object.hasOwn(conversions, format) ? (conversions[format] ?? null) : null;
}

/** The document of a converted file: its tables say so, and so do `show` and the records. */
export function asConverted(document: Document): Document {
  const blocks = document.blocks.map((block): Document["blocks"][number] =>
    block.kind === "table"
      ? { kind: "table", table: { ...block.table, evidence: `${block.table.evidence}, converted by an office program` } }
      : block,
  );
  return { ...document, blocks };
}
