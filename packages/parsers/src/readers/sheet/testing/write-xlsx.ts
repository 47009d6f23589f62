import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";
import { cellName, rangeName } from "../cell-name.ts";
import type { CellRange } from "../workbook.ts";

/** A workbook to write, for tests and measurements: what a program would store. */
export interface PlannedSheet {
  readonly name: string;
  readonly state?: "visible" | "hidden" | "veryHidden";
  readonly cells: readonly PlannedCell[];
  readonly merges?: readonly CellRange[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Refers to a drawing that is not there. */
  readonly drawing?: boolean;
  /** Pictures (PNG) over its cells. */
  readonly pictures?: readonly Uint8Array[];
}

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly text?: string;
  /** As the XML has it. */
  readonly number?: string;
  readonly boolean?: boolean;
  readonly error?: string;
  readonly formula?: string;
  /** Format's code, or the number of one that every program knows. */
  readonly format?: string | number;
  readonly struck?: boolean;
  /** XML of a rich string in place of a text. */
  readonly rich?: string;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CUSTOM_FORMAT = 164;

/** The parts of a workbook by their names. */
export function xlsxParts(sheets: readonly PlannedSheet[], date1904 = false): Readonly<Record<string, string>> {
  const strings = new Map<string, number>();
  const styles = new Map<string, number>([["0 false", 0]]);
  const formats = new Map<string, number>();
  const formatId = (format: string | number): number => {
    if (typeof format === "number") return format;
    const known = formats.get(format) ?? CUSTOM_FORMAT + formats.size;
    formats.set(format, known);
    return known;
  };
  const styleOf = ({ format = 0, struck = false }: PlannedCell): number => {
    const key = `${formatId(format)} ${struck}`;
    const index = styles.get(key) ?? styles.size;
    styles.set(key, index);
    return index;
  };
  const stringOf = (xml: string): number => {
    const index = strings.get(xml) ?? strings.size;
    strings.set(xml, index);
    return index;
  };
  const parts: Record<string, string> = {};
  for (const [i, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, styleOf, stringOf);
    if (hasDrawing(sheet))
      parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations([["rId1", "drawing", `../drawings/drawing${i + 1}.xml`]]);
  }
  const ids = sheets.map((_, i): [string, string, string] => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`]);
  parts["_rels/.rels"] = relations([["rId1", "officeDocument", "xl/workbook.xml"]]);
  parts["xl/_rels/workbook.xml.rels"] = relations([
    ...ids,
    ["rIdStyles", "styles", "styles.xml"],
    ["rIdStrings", "sharedStrings", "sharedStrings.xml"],
  ]);
  parts["xl/workbook.xml"] =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state = "visible" }, i) =>
          `<sheet name="${escape(name)}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`;
  parts["xl/sharedStrings.xml"] =
    `${HEAD}<sst xmlns="${MAIN}">${[...strings.keys()].map((xml) => `<si>${xml}</si>`).join("")}</sst>`;
  parts["xl/styles.xml"] = stylesXml(styles, formats);
  parts["[Content_Types].xml"] = contentTypes(sheets.length);
  return parts;
}

/** A workbook (.xlsx) with nothing but what is planned. */
export function writeXlsx(sheets: readonly PlannedSheet[], date1904 = false): Buffer {
  const parts = Object.entries(xlsxParts(sheets, date1904)).map(([name, xml]) => [name, Buffer.from(xml)] as const);
  return zipOf({ ...Object.fromEntries(parts), ...drawingParts(sheets) });
}

function hasDrawing({ drawing, pictures = [] }: PlannedSheet): boolean {
  return drawing === true || pictures.length > 0;
}

function drawingParts(sheets: readonly PlannedSheet[]): Readonly<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {};
  for (const [i, { pictures = [] }] of sheets.entries()) {
    if (pictures.length === 0) continue;
    const name = (k: number) => `image${i + 1}_${k + 1}.png`;
    const links = pictures.map((_, k): [string, string, string] => [`rId${k + 1}`, "image", `../media/${name(k)}`]);
    parts[`xl/drawings/drawing${i + 1}.xml`] = Buffer.from(drawingXml(pictures.length));
    parts[`xl/drawings/_rels/drawing${i + 1}.xml.rels`] = Buffer.from(relations(links));
    for (const [k, bytes] of pictures.entries()) parts[`xl/media/${name(k)}`] = bytes;
  }
  return parts;
}

/** Pictures below each other. */
function drawingXml(count: number): string {
  const a = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const anchors = Array.from({ length: count }, (_, k) => {
    const at = (row: number, column: number) =>
      `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
    const picture = `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${k + 2}" name="p${k}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${k + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`;
    return `<xdr:twoCellAnchor><xdr:from>${at(3 + 40 * k, 0)}</xdr:from><xdr:to>${at(40 + 40 * k, 8)}</xdr:to>${picture}<xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="${a}" xmlns:r="${RELATIONS}">${anchors.join("")}</xdr:wsDr>`;
}

function sheetXml(sheet: PlannedSheet, styleOf: (cell: PlannedCell) => number, stringOf: (xml: string) => number): string {
  const { cells, merges = [], hiddenRows = [], hiddenColumns = [] } = sheet;
  const byRow = Map.groupBy(cells, ({ row }) => row);
  for (const row of hiddenRows) if (!byRow.has(row)) byRow.set(row, []);
  const rows = [...byRow]
    .toSorted(([a], [b]) => a - b)
    .map(([row, own]) => {
      const inside = own.toSorted((a, b) => a.column - b.column).map((cell) => cellXml(cell, styleOf(cell), stringOf));
      return `<row r="${row + 1}"${hiddenRows.includes(row) ? ' hidden="1"' : ""}>${inside.join("")}</row>`;
    });
  const columns = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`);
  const merged = merges.map((range) => `<mergeCell ref="${rangeName(range)}"/>`);
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`}<sheetData>${rows.join("")}</sheetData>${
    merged.length === 0 ? "" : `<mergeCells count="${merged.length}">${merged.join("")}</mergeCells>`
  }${hasDrawing(sheet) ? '<drawing r:id="rId1"/>' : ""}</worksheet>`;
}

function cellXml(cell: PlannedCell, style: number, stringOf: (xml: string) => number): string {
  const { row, column, text, number, boolean, error, formula, rich } = cell;
  const at = `<c r="${cellName(row, column)}"${style === 0 ? "" : ` s="${style}"`}`;
  const f = formula === undefined ? "" : `<f>${escape(formula)}</f>`;
  if (formula !== undefined && text !== undefined) return `${at} t="str">${f}<v>${escape(text)}</v></c>`;
  if (rich !== undefined) return `${at} t="s">${f}<v>${stringOf(rich)}</v></c>`;
  if (text !== undefined) return `${at} t="s"><v>${stringOf(`<t xml:space="preserve">${escape(text)}</t>`)}</v></c>`;
  if (boolean !== undefined) return `${at} t="b">${f}<v>${boolean ? 1 : 0}</v></c>`;
  if (error !== undefined) return `${at} t="e">${f}<v>${error}</v></c>`;
  return `${at}>${f}${number === undefined ? "" : `<v>${number}</v>`}</c>`;
}

function stylesXml(styles: ReadonlyMap<string, number>, formats: ReadonlyMap<string, number>): string {
  const own = [...formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`);
  const xfs = [...styles.keys()].map((key) => {
    const [format = "0", struck = ""] = key.split(" ");
    return `<xf numFmtId="${format}" fontId="${struck === "true" ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  });
  return `${HEAD}<styleSheet xmlns="${MAIN}">${own.length === 0 ? "" : `<numFmts count="${own.length}">${own.join("")}</numFmts>`}<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><strike/><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs></styleSheet>`;
}

function contentTypes(sheets: number): string {
  const type = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${type("workbook", "sheet.main")}${type("styles", "styles")}${type("sharedStrings", "sharedStrings")}${Array.from({ length: sheets }, (_, i) => type(`worksheets/sheet${i + 1}`, "worksheet")).join("")}</Types>`;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const inside = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join("")}</Relationships>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A ZIP container of deflated entries. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  const known = new Map<Uint8Array, { readonly packed: Buffer; readonly sum: number }>(); // one content may be several entries'
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const { packed, sum } = known.get(content) ?? { packed: deflateRawSync(content), sum: crc32(content) };
    known.set(content, { packed, sum });
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, nameBytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, nameBytes]));
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
