import { readText } from "../packages/parsers/src/readers/text.ts";
import { vocabularyOf } from "../packages/parsers/src/vocabulary/vocabulary.ts";
import { formats } from "../packages/parsers/src/formats/index.ts";
import { readFileSync } from "node:fs";
const d = readText({ name: "x", bytes: readFileSync(process.argv[2]!), sha256: "" }, vocabularyOf(formats));
for (const b of d.blocks) { if (b.kind === "paragraph") console.log("P", b.text); else { let r=-1, s=""; for (const c of b.table.cells) { if (c.row!==r) { if (s) console.log("T",s); s=""; r=c.row; } s+=`${c.column}:${c.text.replaceAll("\n","\\n")}${c.flags??""} | `; } console.log("T",s, "chunks", b.table.chunks.join()); } }
