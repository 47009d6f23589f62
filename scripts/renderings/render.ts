import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docx } from "../fixtures/docx.ts";
import { imitations } from "./imitations.ts";
import { convert, isInstalled, pdfPrograms } from "./programs.ts";
import type { Labelled } from "./sources.ts";
import { tabbedPieces } from "./tabbed.ts";

/** A file that a program, or an imitation of one, made of a labelled document. */
export interface Rendering {
  readonly kind: string;
  readonly file: string;
  readonly document: Labelled;
}

/** Makes every rendering of documents in a folder. `reuse`: what is there already is not made anew. What is not installed is said. */
export function renderAll(documents: readonly Labelled[], folder: string, reuse: boolean): readonly Rendering[] {
  const words = documents.flatMap((document) => (document.pieces === null ? [] : [{ document, pieces: document.pieces }]));
  const made = words.flatMap(({ document, pieces }): readonly Rendering[] => [
    ...Object.entries(imitations).map(([kind, { extension, write }]) => put(folder, document, kind, extension, write(pieces))),
    put(folder, document, "word-tabs", "docx", docx(tabbedPieces(pieces))),
  ]);
  const given = documents.flatMap((document) => (document.pdf === null ? [] : [{ document, pdf: document.pdf }]));
  const office = fromOffice(
    words.map(({ document }) => document),
    folder,
    reuse,
  );
  return [...made, ...office.texts, ...[...office.pdfs, ...given].flatMap((pdf) => fromPdf(pdf, folder, reuse))];
}

interface Pdf {
  readonly document: Labelled;
  readonly pdf: string;
}

function put(folder: string, document: Labelled, kind: string, extension: string, content: string | Uint8Array): Rendering {
  const file = join(folder, `${document.name}.${kind}.${extension}`);
  writeFileSync(file, content);
  return { kind, file, document };
}

/** What LibreOffice makes of the documents as Word files: its text, and PDFs for the programs that read those. */
function fromOffice(
  documents: readonly Labelled[],
  folder: string,
  reuse: boolean,
): { readonly texts: readonly Rendering[]; readonly pdfs: readonly Pdf[] } {
  if (!isInstalled("soffice")) {
    console.log("LibreOffice is not installed: its text, and what is made of its PDFs, is left out");
    return { texts: [], pdfs: [] };
  }
  const source = ({ name }: Labelled, extension: string) => join(folder, `${name}.libreoffice-text.${extension}`);
  if (!reuse || !documents.every((document) => existsSync(source(document, "pdf")))) {
    for (const document of documents) writeFileSync(source(document, "docx"), docx(document.pieces ?? []));
    const files = documents.map((document) => source(document, "docx"));
    convert(files, "pdf", folder);
    convert(files, "txt:Text (encoded):UTF8", folder);
  }
  return {
    texts: documents.map((document) => ({ kind: "libreoffice-text", file: source(document, "txt"), document })),
    pdfs: documents.map((document) => ({ document, pdf: source(document, "pdf") })),
  };
}

function fromPdf({ document, pdf }: Pdf, folder: string, reuse: boolean): readonly Rendering[] {
  return Object.entries(pdfPrograms).flatMap(([kind, { needs, run }]) => {
    if (kind === "visual" && document.name.includes("sideways")) return []; // the imitation knows nothing of turned pages
    const file = join(folder, `${document.name}.${kind}.txt`);
    if (reuse && existsSync(file)) return [{ kind, file, document }];
    if (!isInstalled(needs)) return [];
    const text = run(pdf);
    if (/\S/.test(text)) return [put(folder, document, kind, "txt", text)];
    console.log(`${needs} reads no text of ${pdf} (Debian's pdfminer has no character maps of East Asian fonts)`);
    return [];
  });
}
