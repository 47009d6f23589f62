/** For tests and measurements of the whole workspace: what makes workbooks, and what a reader sees before forms are looked for. */
export { planOf, typedCell } from "../readers/sheet/testing/plan.ts";
export { type PlannedCell, type PlannedSheet, writeXlsx, xlsxParts, zipOf } from "../readers/sheet/testing/write-xlsx.ts";
export { readDocument } from "../readers/index.ts";
export { formats } from "../formats/index.ts";
export { vocabularyOf } from "../vocabulary/vocabulary.ts";
export { tableTitle } from "../vocabulary/titles.ts";
export type { Block, Document, Source } from "../document.ts";
export type { Table } from "../table.ts";
export { drawing, picturedDocx } from "../readers/inside/testing/pictured-docx.ts";
export { formPicture, photograph } from "../readers/inside/testing/pictures.ts";
export { compoundFile } from "../readers/testing/compound.ts";
export { pdfFile } from "../readers/pdf/testing/pdf-file.ts";
