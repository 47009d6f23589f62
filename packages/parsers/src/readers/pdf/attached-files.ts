import { DocumentError, type PageState } from "@jixiao/contract";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Damage } from "../../document.ts";
import type { FileStructure } from "./structure/file-structure.ts";
import { LIBRARY_ERROR } from "./structure/library-warnings.ts";
import { isDictionary, isReference, type Value } from "./structure/values.ts";

/** A file that lies inside a PDF. `page` is null where it belongs to the document (ISO 32000-1, 7.11.4), else the page that shows its sign. */
export interface AttachedFile {
  readonly page: number | null;
  readonly name: string;
}

/** The document's own files, and those of its pages that a program lists again; names alone: none is opened. Names nobody can read are one's. */
export async function attachedFiles(
  pdf: PDFDocumentProxy,
  structure: FileStructure,
  onPages: readonly AttachedFile[],
): Promise<readonly AttachedFile[]> {
  const named = [...new Map(onPages.map((file) => [`${file.page} ${file.name}`, file])).values()];
  const onPage = new Set(named.map(({ name }) => name));
  for (const name of await ownNames(pdf)) if (!onPage.has(name)) named.push({ page: null, name });
  const more = specifications(structure) - named.length;
  return more > 0 ? [...named, { page: null, name: `${more} without a name of ${more === 1 ? "its" : "their"} own` }] : named;
}

async function ownNames(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  try {
    const attachments = await pdf.getAttachments();
    return [...(attachments ?? [])].map(([key, { filename }]) => filename || key);
  } catch (error) {
    if (!(error instanceof Error) || !LIBRARY_ERROR.test(error.name)) throw error;
    return [`unknown: their list is damaged (${error.message})`];
  }
}

/** File specifications that hold the file itself (`EF`), wherever they stand: a film's and a form's belong to no list. */
function specifications({ objects }: FileStructure): number {
  let count = 0;
  for (const value of objects.values()) count += specificationsIn(value);
  return count;
}

function specificationsIn(value: Value): number {
  if (typeof value !== "object" || value === null || isReference(value)) return 0;
  let count = isDictionary(value) && value.has("EF") ? 1 : 0;
  for (const item of value.values()) if (typeof item === "object" && item !== null) count += specificationsIn(item);
  return count;
}

/** More names than a person reads; the rest is counted. */
const MAX_NAMED = 40;
const MAX_NAME_LENGTH = 120;
const REASON = "lies inside the PDF (附件) and is not read; save it from there and import it, where it may hold a form";

/** What is told of files beside the records: no text of the pages is in doubt for their sake. */
export function attachedParts(files: readonly AttachedFile[]): readonly Damage[] {
  const told = files.slice(0, MAX_NAMED).map(({ page, name }) => partOf(page, `attached file ${shortened(name)}`));
  const rest = files.length - told.length;
  return rest === 0 ? told : [...told, partOf(null, `${rest} more attached files`)];
}

function partOf(page: number | null, part: string): Damage {
  return { page, part, reason: REASON, concerns: "none" };
}

function shortened(name: string): string {
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name;
}

const MAX_IN_REASON = 3;

/**
 * A file that is made of its attachments, of whose own pages none was of use: a portfolio with its cover, or blank pages. It must not look like a
 * document without forms. Null for others.
 */
export function nothingButFiles(
  file: string,
  { objects, trailer }: FileStructure,
  files: readonly AttachedFile[],
  states: readonly PageState[],
): DocumentError | null {
  const root = trailer?.get("Root") ?? null;
  const catalog = isReference(root) ? objects.get(root.object) : root;
  const isPortfolio = isDictionary(catalog) && catalog.has("Collection");
  const isCover = (state: PageState) => state === "blank" || (isPortfolio && state === "skipped");
  if (files.length === 0 || !states.every(isCover)) return null;
  const names = files.slice(0, MAX_IN_REASON).map(({ name }) => shortened(name));
  const more = files.length > MAX_IN_REASON ? [`and ${files.length - MAX_IN_REASON} more`] : [];
  const what = isPortfolio ? "a portfolio (PDF 包)" : "its pages are blank";
  const reason = `${what}: the files inside it are not read: ${[...names, ...more].join(", ")}. Save them from there and import them`;
  return new DocumentError({ code: "unreadable", file, reason });
}
