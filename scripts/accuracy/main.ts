/**
 * `pnpm docs:accuracy [--scans] [--shared FOLDER]` writes docs/accuracy.md: error rates by kind of document, measured on the labelled sets. Without
 * `--scans`, which take minutes, the page says that they were not measured.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PARSER_VERSION } from "@jixiao/parsers";
import { type KindOfDocument, labelledDocuments } from "./labelled.ts";
import { type Figures, measure } from "./measure.ts";
import { accuracyPage } from "./page.ts";

const beside = fileURLToPath(new URL("../../../shared", import.meta.url));
const { values } = parseArgs({
  options: { scans: { type: "boolean", default: false }, shared: { type: "string", default: beside } },
});
const documents = labelledDocuments(values.shared).filter(({ kind }) => values.scans || kind !== "scan");
if (documents.length === 0) {
  console.error(`docs:accuracy: no labelled documents in ${values.shared}; docs/accuracy.md stays as it is`);
  process.exit(2);
}
const figures = new Map<KindOfDocument, Figures>();
for (const [kind, labelled] of Map.groupBy(documents, (one) => one.kind)) {
  console.log(`${kind}: ${labelled.length} labels`);
  figures.set(kind, measure(labelled, join(values.shared, "score", "score.py")));
}
writeFileSync(new URL("../../docs/accuracy.md", import.meta.url), accuracyPage(figures, PARSER_VERSION));
