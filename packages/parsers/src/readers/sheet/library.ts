import type { read, set_cptable, SSF } from "@e965/xlsx";

/** SheetJS, as the project that maintains it publishes it. Large: loaded only where a workbook is read. */
interface Library {
  readonly read: typeof read;
  readonly SSF: typeof SSF;
  readonly set_cptable: typeof set_cptable;
}

let loaded: Promise<Library> | null = null;

/** The library, with the code pages of workbooks older than Unicode. */
export async function loadLibrary(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Library> {
  const [library, codePages] = await Promise.all([import("@e965/xlsx"), import("@e965/xlsx/dist/cpexcel.full.mjs")]);
  library.set_cptable(codePages);
  return library;
}
