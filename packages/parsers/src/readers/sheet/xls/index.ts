import { DocumentError, reasonOf } from "@jixiao/contract";
import type { CellObject, WorkBook } from "@e965/xlsx";
import type { Damage, Source } from "../../../document.ts";
import { openCompoundFile } from "../../ole.ts";
import { damagedPart } from "../../zip-parts.ts";
import { cellName } from "../cell-name.ts";
import { cellBudget } from "../limits.ts";
import { GENERAL } from "../number-formats.ts";
import { type Content, plainText, type Sheet, type StoredCell, type Workbook } from "../workbook.ts";
import { loadLibrary } from "../library.ts";
import { picturesOnSheet } from "./pictures.ts";
import { cellKey, surveyOf, type Survey, type SurveyedSheet, WORKSHEET } from "./survey.ts";

/** Streams of a workbook: of Excel 97 and later, of Excel 5. */
const STREAMS = ["Workbook", "WORKBOOK", "Book", "BOOK"] as const;

/**
 * Reads a legacy workbook (.xls, and .et, which is the same container): texts and numbers as the library gives them, how cells are shown and which there
 * are from the records themselves; a cell that only one of both knows is damage.
 * @throws DocumentError `damaged`, `encrypted`, `too_large`
 */
export async function readXls(source: Source): Promise<Workbook> {
  const container = openCompoundFile(source.name, source.bytes);
  const path = STREAMS.find((name) => container.streams.includes(name));
  const stream = path === undefined ? null : container.read(path);
  if (stream === null) throw damagedPart(source, "it has no stream of a workbook");
  const survey = surveyed(source, stream);
  if (survey.isEncrypted) throw new DocumentError({ code: "encrypted", file: source.name });
  const workbook = await parse(source, stream);
  const damage: Damage[] = [];
  if (workbook.SheetNames.length !== survey.sheets.length)
    throw damagedPart(source, `${survey.sheets.length} sheets are listed and ${workbook.SheetNames.length} were found`);
  const sheets = workbook.SheetNames.map((name, i): Sheet => {
    const seen = survey.sheets[i];
    return { ...sheetOf(name, workbook, survey, seen, damage), ...drawnOn(source, survey, seen) };
  });
  return { sheets, date1904: survey.date1904, damage };
}

function surveyed(source: Source, stream: Uint8Array): Survey {
  try {
    return surveyOf(stream, cellBudget(source.name));
  } catch (error) {
    throw error instanceof DocumentError ? error : damagedPart(source, reasonOf(error), error);
  }
}

async function parse(source: Source, stream: Uint8Array): Promise<WorkBook> {
  const { read } = await loadLibrary();
  try {
    return read(stream, { type: "array", dense: true, cellText: false, cellHTML: false, cellNF: false });
  } catch (error) {
    const reason = reasonOf(error);
    if (/password|encrypt/i.test(reason)) throw new DocumentError({ code: "encrypted", file: source.name }, { cause: error });
    throw damagedPart(source, reason, error);
  }
}

/** What stands on a sheet beside its cells. */
function drawnOn(source: Source, survey: Survey, seen: SurveyedSheet | undefined): Pick<Sheet, "beside" | "pictures"> {
  if (seen === undefined) return { beside: null };
  if (seen.kind !== WORKSHEET) return { beside: seen.kind };
  const pictures = picturesOnSheet(source, survey.pictures, seen.drawings);
  const isUnread = seen.hasDrawings || (seen.hasPictures && pictures.length === 0);
  return { beside: isUnread ? "pictures or drawings (图片或图形)" : null, ...(pictures.length === 0 ? {} : { pictures }) };
}

function sheetOf(
  name: string,
  workbook: WorkBook,
  survey: Survey,
  seen: SurveyedSheet | undefined,
  damage: Damage[],
): Omit<Sheet, "beside"> {
  const sheet = workbook.Sheets[name];
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet?.["!data"] ?? [];
  const cells: StoredCell[] = [];
  const found = new Set<number>();
  for (const [row, line] of rows.entries())
    for (const [column, cell] of (line ?? []).entries()) {
      if (cell === undefined) continue;
      const key = cellKey(row, column);
      found.add(key);
      const runs = survey.rich.get(seen?.textOf.get(key) ?? -1);
      const content: Content = runs === undefined ? contentOf(cell) : { kind: "text", runs };
      const isFormula = seen?.formulas.has(key) === true || cell.f !== undefined;
      if (content.kind === "nothing" && !isFormula) continue;
      const style = survey.styles[seen?.styleOf.get(key) ?? -1] ?? { format: GENERAL, isStruck: false };
      cells.push({
        row,
        column,
        content,
        ...style,
        formula: !isFormula ? "none" : seen?.linked.has(key) === true ? "linked" : "own",
      });
    }
  for (const key of seen?.styleOf.keys() ?? []) {
    if (found.has(key)) continue;
    const at = cellName(Math.floor(key / 0x10000), key % 0x10000);
    damage.push({ page: null, part: `sheet ${name}, ${at}`, reason: "the cell could not be read", concerns: "all" });
  }
  return {
    name,
    isHidden: seen?.isHidden === true,
    cells,
    merges: (sheet?.["!merges"] ?? []).map(({ s, e }) => ({ row: s.r, column: s.c, lastRow: e.r, lastColumn: e.c })),
    hiddenRows: seen?.hiddenRows ?? new Set(),
    hiddenColumns: seen?.hiddenColumns ?? new Set(),
  };
}

/** Errors by their number in the file ([MS-XLS] 2.5.10). */
const errors: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
};

function contentOf({ t, v }: CellObject): Content {
  if (v === undefined || v === null) return { kind: "nothing" };
  switch (t) {
    case "n":
      return { kind: "number", number: String(v) };
    case "s":
      return v === "" ? { kind: "nothing" } : plainText(String(v));
    case "b":
      return { kind: "boolean", value: v === true };
    case "e":
      return { kind: "error", text: errors[Number(v)] ?? "#N/A" };
    case "d":
    case "z":
      return { kind: "nothing" };
  }
}
