import { DocumentError } from "@jixiao/contract";
import type { Source } from "../../document.ts";
import type { PicturedDocument, SeenBlock, ShownPicture } from "../inside/picture.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { accountOf } from "./account.ts";
import { blocksOfSheet } from "./blocks.ts";
import { loadLibrary } from "./library.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { readXls } from "./xls/index.ts";
import { readXlsx } from "./xlsx/index.ts";

/** The formats of workbooks, by how their bytes are laid out. */
export type WorkbookFormat = "xlsx" | "xls";

const readers: Readonly<Record<WorkbookFormat, (source: Source) => Promise<Workbook>>> = { xlsx: readXlsx, xls: readXls };

/** What the file stores, before anybody looks at it. @throws DocumentError as `readSheets` */
export async function readWorkbook(source: Source, format: WorkbookFormat): Promise<Workbook> {
  return readers[format](source);
}

/**
 * Reads a workbook as it is seen: what each cell shows, merged cells, and what is hidden too, with a flag. Pictures stand behind the cells of their sheet. The
 * account has a page a sheet.
 * @throws DocumentError `damaged`, `encrypted`, `too_large`; `empty` and `unreadable` where no cell of it holds a text, and it has no picture
 */
export async function readSheets(
  source: Source,
  format: WorkbookFormat,
  vocabulary: Vocabulary,
  onProgress?: (done: number, total: number | null) => void,
): Promise<PicturedDocument> {
  const workbook = await readWorkbook(source, format);
  const { sheets, date1904, damage, pictures = [] } = workbook;
  const hasPictures = pictures.length > 0 || sheets.some((sheet) => sheet.pictures !== undefined);
  if (!sheets.some(holdsCells) && !hasPictures) throw nothingSeen(source.name, sheets);
  const { SSF } = await loadLibrary();
  const showing = { file: source.name, date1904, library: SSF };
  const blocks: SeenBlock[] = [];
  for (const [i, sheet] of sheets.entries()) {
    for (const block of blocksOfSheet(sheet, showing, vocabulary)) blocks.push(block);
    for (const picture of picturesOn(sheet)) blocks.push({ kind: "picture", picture });
    onProgress?.(i + 1, sheets.length);
  }
  for (const picture of pictures) blocks.push({ kind: "picture", picture });
  const pages = sheets.map(accountOf);
  return { blocks, pageCount: null, undecodable: false, pages, ...(damage.length === 0 ? {} : { damage }) };
}

/** What nobody sees is not recognized: a record of it would look like any other. */
function picturesOn({ name, isHidden, pictures = [] }: Sheet): readonly ShownPicture[] {
  const passedOver = { state: "unread", why: `on the hidden sheet ${name} (隐藏工作表)` } as const;
  return isHidden ? pictures.map((picture) => ({ ...picture, passedOver })) : pictures;
}

function holdsCells({ cells }: Sheet): boolean {
  return cells.length > 0;
}

/** A workbook of which no cell holds anything is told by what it holds instead. */
function nothingSeen(file: string, sheets: readonly Sheet[]): DocumentError {
  const besides = [...new Set(sheets.flatMap(({ beside }) => (beside === null ? [] : [beside])))];
  if (besides.length === 0) return new DocumentError({ code: "empty", file });
  return new DocumentError({
    code: "unreadable",
    file,
    reason: `its sheets hold no cell with a text, but ${besides.join(", ")}`,
  });
}
