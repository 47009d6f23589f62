/**
 * `pnpm renderings [--out FOLDER] [--only KIND,…] [--every N] [--show N] [--reuse]`: makes of labelled forms (the project's own, and those of ../shared where it
 * is) the text that other programs make of them, reads it, and says how much is exact. Needs poppler-utils, mupdf-tools and
 * LibreOffice for what they write; what is missing is left out and said. Exit code 1 where a goal is missed.
 */
import { DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { docx } from "../fixtures/docx.ts";
import { imitations } from "./imitations.ts";
import { convert, isInstalled, pdfPrograms } from "./programs.ts";
import { exactness, nothing, sum, tally, type Tally } from "./score.ts";
import { ownDocuments, sharedDocuments, type Labelled } from "./sources.ts";
import { tabbedPieces } from "./tabbed.ts";

/** Least share of rows exact, by kind of rendering. */
const GOALS: Readonly<Record<string, number>> = {
  layout: 0.92,
  mupdf: 0.92,
  visual: 0.92,
  plain: 0.85,
  raw: 0.85,
  "excel-copy": 0.98,
  "csv-comma": 0.98,
  "csv-semicolon": 0.98,
  "word-copy": 0.98,
  markdown: 0.98,
};
const SILENT_GOAL = 0.001;

interface Rendering {
  readonly kind: string;
  readonly file: string;
  readonly document: Labelled;
}

const { values: args } = parseArgs({
  options: { out: { type: "string" }, only: { type: "string" }, show: { type: "string", default: "0" }, every: { type: "string", default: "1" }, reuse: { type: "boolean" } },
});
const out = args.out ?? mkdtempSync(join(tmpdir(), "renderings-"));
mkdirSync(out, { recursive: true });
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const documents = [...ownDocuments(), ...sharedDocuments(`${shared}documents`), ...sharedDocuments(`${shared}more`)];
const wanted = args.only?.split(",");

const renderings = render();
const results = new Map<string, Tally>();
for (const [i, rendering] of renderings.entries()) {
  if (wanted?.includes(rendering.kind) === false || i % Number(args.every) !== 0) continue;
  const found = await read(rendering);
  results.set(rendering.kind, sum(results.get(rendering.kind) ?? nothing, found));
  if (Number(args.show) > 0) console.log(`${rendering.file}: ${(100 * exactness(found)).toFixed(1)}%`);
  for (const miss of found.misses.slice(0, Number(args.show))) console.log(`${rendering.file}: ${miss}`);
}
report();

function render(): readonly Rendering[] {
  const office = isInstalled("soffice");
  const withPieces = documents.flatMap((document) => (document.pieces === null ? [] : [{ document, pieces: document.pieces }]));
  const made: Rendering[] = [];
  const put = (document: Labelled, kind: string, extension: string, content: string | Uint8Array) => {
    const file = join(out, `${document.name}.${kind}.${extension}`);
    writeFileSync(file, content);
    made.push({ kind, file, document });
    return file;
  };
  for (const { document, pieces } of withPieces) {
    for (const [kind, { extension, write }] of Object.entries(imitations)) put(document, kind, extension, write(pieces));
    put(document, "word-tabs", "docx", docx(tabbedPieces(pieces)));
  }
  const words = withPieces.map(({ document, pieces }) => ({ document, file: join(out, `${document.name}.source.docx`), pieces }));
  for (const { file, pieces } of words) writeFileSync(file, docx(pieces));
  if (office && !(args.reuse === true && words.every(({ document }) => existsSync(join(out, `${document.name}.source.pdf`))))) {
    const files = words.map(({ file }) => file);
    convert(files, "pdf", out);
    convert(files, "txt:Text (encoded):UTF8", out);
  }
  if (!office) console.log("LibreOffice is not installed: its renderings, and those of the PDFs it makes, are left out");
  else
    for (const { document } of words)
      made.push({ kind: "libreoffice-text", file: join(out, `${document.name}.source.txt`), document });
  const own = office ? words.map(({ document }) => ({ document, pdf: join(out, `${document.name}.source.pdf`) })) : [];
  const given = documents.flatMap((document) => (document.pdf === null ? [] : [{ document, pdf: document.pdf }]));
  for (const [kind, program] of Object.entries(pdfPrograms)) {
    const needs = kind === "mupdf" ? "mutool" : "pdftotext";
    if (!isInstalled(needs)) console.log(`${needs} is not installed: ${kind} is left out`);
    else
      for (const { document, pdf } of [...own, ...given]) {
        if (kind === "visual" && /sideways/.test(document.name)) continue; // the imitation knows nothing of turned pages
        const file = join(out, `${document.name}.${kind}.txt`);
        if (args.reuse === true && existsSync(file)) made.push({ kind, file, document });
        else put(document, kind, "txt", program(pdf));
      }
  }
  return made;
}

async function read({ file, document }: Rendering): Promise<Tally> {
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    const { records, account } = await extract({ name: file, bytes, sha256 });
    return tally(document.labels, records, account.unread_forms.length);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { failure } = error;
    return tally(document.labels, [], failure.code === "forms_unread" ? failure.forms.length : 0);
  }
}

function report(): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  console.log("kind               forms unread gone  rows  exact   silent(form flags count)  unmarked  rows flagged");
  for (const [kind, found] of results) {
    const goal = GOALS[kind];
    const exact = exactness(found);
    const missed = (goal !== undefined && exact < goal) || found.vanished > 0 || found.silent > SILENT_GOAL * found.cells;
    console.log(
      [
        kind.padEnd(18),
        String(found.forms).padStart(5),
        String(found.unread).padStart(6),
        String(found.vanished).padStart(4),
        String(found.rows).padStart(5),
        percent(exact).padStart(6),
        `${found.silent}/${found.cells}`.padStart(12),
        String(found.unmarked).padStart(10),
        String(found.flaggedRows).padStart(6),
        missed ? `  MISSED${goal === undefined ? "" : ` (${percent(goal)})`}` : "",
      ].join(" "),
    );
    if (missed) process.exitCode = 1;
  }
  console.log(`files in ${out}`);
}
