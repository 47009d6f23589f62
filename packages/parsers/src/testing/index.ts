/** For tests and measurements of the whole workspace: what makes workbooks, and what a reader sees before forms are looked for. */
export { planOf, typedCell } from "../readers/sheet/testing/plan.ts";
export { type PlannedCell, type PlannedSheet, writeXlsx, xlsxParts, zipOf } from "../readers/sheet/testing/write-xlsx.ts";
export { readDocument } from "../readers/index.ts";
export { formats } from "../formats/index.ts";
export { vocabularyOf } from "../vocabulary/vocabulary.ts";
export { tableTitle } from "../vocabulary/titles.ts";
export type { Block, Document, Source } from "../document.ts";
export type { Table } from "../table.ts";
export { cleanPages, type CleanPage, type CleanRuling, withoutRulings } from "../readers/scan/testing/clean-pages.ts";
export { recordedRecognizers, type RecordedReadings } from "../readers/scan/testing/recorded-recognizers.ts";
export { createRecognizers, type Recognizers } from "../readers/scan/recognizers.ts";
