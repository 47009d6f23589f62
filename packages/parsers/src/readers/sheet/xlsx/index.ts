import type { Damage, Source } from "../../../document.ts";
import type { Relation } from "../../package-relations.ts";
import { damagedPart } from "../../zip-parts.ts";
import { cellBudget } from "../limits.ts";
import type { CellStyle, Sheet, TextRun, Workbook } from "../workbook.ts";
import { drawnIn, DRAWINGS } from "./drawing.ts";
import { openPackage, scanPart, type SheetPackage } from "./package.ts";
import { richText } from "./rich-text.ts";
import { attribute, isTrue } from "./scan-xml.ts";
import { readSheet, type Shared } from "./sheet.ts";
import { readStyles } from "./styles.ts";

/** A sheet as the workbook lists it. */
interface Listed {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

/** Reads a workbook of Office Open XML (.xlsx, .xlsm). @throws DocumentError `damaged`, `encrypted`, `too_large` */
export async function readXlsx(source: Source): Promise<Workbook> {
  const damage: Damage[] = [];
  const file = await openPackage(source, damage);
  const main =
    [...file.relationsOf("").values()].find(({ type, target }) => type === "officeDocument" && file.has(target))?.target ??
    "xl/workbook.xml";
  const relations = file.relationsOf(main);
  const { listed, date1904 } = readWorkbook(source, main, file.bytes(main));
  const related = (type: string): string | null => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target;
    if (target === undefined || file.has(target)) return target ?? null;
    throw damagedPart(source, `${target}: the part is missing`);
  };
  const [styles, strings] = [related("styles"), related("sharedStrings")];
  const shared: Shared = {
    source,
    styles: styles === null ? [] : stylesOf(source, styles, file.bytes(styles)),
    strings: strings === null ? [] : readStrings(source, strings, file.bytes(strings)),
    budget: cellBudget(source.name),
  };
  const sheets = listed.map((sheet) => {
    shared.budget.sheet();
    return sheetOf(sheet, relations.get(sheet.relation), file, shared, damage);
  });
  if (listed.length === 0) damage.push({ page: null, part: main, reason: "it lists no sheet", concerns: "all" });
  const inCells = [...relations.values()].filter(({ type }) => /^cellimages?$/i.test(type));
  const pictures = inCells.flatMap(({ target }) => drawnIn(source, target, file, damage).pictures);
  return { sheets, date1904, damage, ...(pictures.length === 0 ? {} : { pictures }) };
}

const NOTHING = { cells: [], merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };

function sheetOf(
  { name, isHidden }: Listed,
  relation: Relation | undefined,
  file: SheetPackage,
  shared: Shared,
  damage: Damage[],
): Sheet {
  const { source } = shared;
  if (relation === undefined || !file.has(relation.target))
    throw damagedPart(source, `${relation?.target ?? `sheet ${name}`}: the part is missing`);
  const { type, target } = relation;
  if (type !== "worksheet") return { name, isHidden, ...NOTHING, beside: besides[type] ?? `a sheet of another kind (${type})` };
  const parts = [...file.relationsOf(target).values()];
  const drawings = parts.filter((part) => part.type === "drawing").map((part) => drawnIn(source, part.target, file, damage));
  const beside = [
    ...(drawings.some(({ hasMore }) => hasMore) ? [DRAWINGS] : []),
    ...parts.flatMap((part) => besides[part.type] ?? []),
  ];
  const pictures = drawings.flatMap((drawing) => drawing.pictures);
  return {
    name,
    isHidden,
    ...readSheet(shared, target, file.bytes(target)),
    beside: beside[0] ?? null,
    ...(pictures.length === 0 ? {} : { pictures }),
  };
}

/** What stands on a sheet beside its cells and pictures, by the type of the part. */
const besides: Readonly<Record<string, string>> = {
  oleObject: "an embedded object (嵌入对象)",
  chartsheet: "a chart (图表)",
  dialogsheet: "a dialog (对话框)",
  xlMacrosheet: "macros (宏表)",
};

function readWorkbook(
  source: Source,
  part: string,
  bytes: Uint8Array,
): { readonly listed: readonly Listed[]; readonly date1904: boolean } {
  const listed: Listed[] = [];
  let date1904 = false;
  scanPart(source, part, bytes, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const state = attributes["state"] ?? "visible";
      listed.push({
        name: attributes["name"] || `sheet ${listed.length + 1}`,
        isHidden: state !== "visible",
        relation: attribute(attributes, "id") ?? "",
      });
    },
  });
  return { listed, date1904 };
}

function stylesOf(source: Source, part: string, bytes: Uint8Array): readonly CellStyle[] {
  try {
    return readStyles(bytes);
  } catch (error) {
    throw damagedPart(source, `${part}: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

function readStrings(source: Source, part: string, bytes: Uint8Array): readonly (readonly TextRun[])[] {
  const strings: (readonly TextRun[])[] = [];
  const rich = richText();
  scanPart(source, part, bytes, {
    open: rich.open,
    close(name) {
      rich.close(name);
      if (name === "si") strings.push(rich.take());
    },
    text: rich.text,
  });
  return strings;
}
