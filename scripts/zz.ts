import { readFileSync } from "node:fs";
import { readDocument, vocabularyOf, formats } from "@jixiao/parsers/testing";
for (const f of process.argv.slice(2)) {
  try {
    const { document: d } = await readDocument(
      { name: f, bytes: readFileSync(f), sha256: "0".repeat(64) },
      vocabularyOf(formats),
    );
    console.log(
      f,
      d.pages?.map((p) => `${p.state} ${p.note}`),
      JSON.stringify(d.damage),
    );
    for (const b of d.blocks) {
      if (b.kind === "paragraph")
        console.log(
          "P",
          JSON.stringify(b.text),
          b.notes?.map((n) => n.flag + ": " + n.note),
        );
      else {
        console.log("T", b.table.rowCount, b.table.columnCount, b.table.evidence, b.table.flags);
        for (const c of b.table.cells)
          if (c.text || c.notes)
            console.log(
              "  ",
              c.row,
              c.column,
              c.rowSpan,
              c.columnSpan,
              JSON.stringify(c.text),
              c.stored ?? "",
              c.notes?.map((n) => n.flag + ": " + n.note) ?? "",
            );
      }
    }
  } catch (e) {
    console.log(f, String(e));
  }
}
