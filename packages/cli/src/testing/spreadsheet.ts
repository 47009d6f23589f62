import { unzipSync } from "fflate";

/** A cell as a reader of spreadsheets sees it. */
export interface ReadCell {
  readonly kind: "number" | "text" | "formula" | "empty";
  readonly text: string;
}

/** The sheets of a workbook, row by row, read by what ECMA-376 says and not by what our writer does. */
export function readWorkbook(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly ReadCell[])[]> {
  const files = unzipSync(bytes);
  const xml = (path: string): string => new TextDecoder().decode(files[path]);
  const names = [...xml("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map((match) => decoded(match[1] ?? ""));
  return new Map(names.map((name, index) => [name, rowsOf(xml(`xl/worksheets/sheet${index + 1}.xml`))]));
}

function rowsOf(xml: string): ReadCell[][] {
  const width = columnOf(/<autoFilter ref="A1:([A-Z]+)/.exec(xml)?.[1] ?? "A") + 1;
  return [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, number = "", inner = ""]) => {
    const row: ReadCell[] = Array.from({ length: width }, () => ({ kind: "empty", text: "" }));
    for (const { groups } of inner.matchAll(
      /<c r="(?<column>[A-Z]+)(?<row>\d+)"(?<attributes>[^>]*?)(?:\/>|>(?<inner>.*?)<\/c>)/gs,
    )) {
      if (groups?.["row"] !== number) throw new Error(`a cell of row ${groups?.["row"]} in row ${number}`);
      row[columnOf(groups["column"] ?? "")] = cellOf(groups["attributes"] ?? "", groups["inner"] ?? "");
    }
    return row;
  });
}

/** `A` → 0, `AB` → 27. */
function columnOf(name: string): number {
  return Array.from(name).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(attributes: string, inner: string): ReadCell {
  if (inner.includes("<f>")) return { kind: "formula", text: decoded(/<f>(.*?)<\/f>/s.exec(inner)?.[1] ?? "") };
  if (attributes.includes('t="inlineStr"')) return { kind: "text", text: decoded(/<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? "") };
  return inner === "" ? { kind: "empty", text: "" } : { kind: "number", text: /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? "" };
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

function decoded(xml: string): string {
  return xml
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
