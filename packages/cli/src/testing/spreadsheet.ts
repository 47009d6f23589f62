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
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
    [...(row[1] ?? "").matchAll(/<c(?<attributes>[^>]*?)(?:\/>|>(?<inner>.*?)<\/c>)/gs)].map(({ groups }) =>
      cellOf(groups?.["attributes"] ?? "", groups?.["inner"] ?? ""),
    ),
  );
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
