import { createRequire } from "node:module";
import type { FlatColumn } from "@jixiao/store";

type Rows = readonly (readonly (string | number | null)[])[];

const cli = createRequire(new URL("../../packages/cli/package.json", import.meta.url));

/** Rows to hyparquet-writer, group by group, all as texts; numbers twice, as the export has them (as DECIMAL, and as printed). */
export function bareParquet(columns: readonly FlatColumn[], rows: Rows): number {
  const { ByteWriter, ParquetWriter } = cli("hyparquet-writer");
  const bytes = new ByteWriter();
  const written = columns.flatMap(({ name, type }, index) =>
    type === "decimal"
      ? [
          { name, index },
          { name: `${name}_exact`, index },
        ]
      : [{ name, index }],
  );
  const schema = written.map(({ name }) => ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }));
  const writer = new ParquetWriter({ writer: bytes, schema: [{ name: "root", num_children: written.length }, ...schema] });
  for (let at = 0; at < rows.length; at += 5000) {
    const group = rows.slice(at, at + 5000);
    const columnData = written.map(({ name, index }) => ({
      name,
      data: group.map((row) => (row[index] === null ? null : String(row[index]))),
    }));
    writer.write({ columnData, rowGroupSize: 5000 });
  }
  writer.finish();
  return bytes.getBytes().length;
}

/** Rows as the plainest cells into fflate. */
export function bareXlsx(columns: readonly FlatColumn[], rows: Rows): number {
  const { Zip, ZipDeflate } = cli("fflate");
  let size = 0;
  const zip = new Zip((_: unknown, chunk: Uint8Array) => (size += chunk.length));
  const sheet = new ZipDeflate("sheet1.xml", { level: 3 });
  zip.add(sheet);
  let text = "";
  for (const row of rows) {
    text += "<row>";
    for (const [index, cell] of row.entries())
      text +=
        columns[index]?.type === "text"
          ? `<c t="inlineStr"><is><t>${String(cell ?? "")
              .replaceAll("&", "&amp;")
              .replaceAll("<", "&lt;")}</t></is></c>`
          : `<c><v>${cell}</v></c>`;
    text += "</row>";
    if (text.length < 1 << 16) continue;
    sheet.push(Buffer.from(text));
    text = "";
  }
  sheet.push(Buffer.from(text), true);
  zip.end();
  return size;
}
