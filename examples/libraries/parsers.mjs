// @jixiao/parsers alone: a document's bytes become records. `node parsers.mjs FILE`
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { extract } from "@jixiao/parsers";

const file = process.argv[2] ?? "";
const bytes = readFileSync(file);
const { records } = await extract({ name: basename(file), bytes, sha256: createHash("sha256").update(bytes).digest("hex") });
for (const record of records)
  console.log(record.kind, record.project_name ?? "-", `indicators ${record.indicators?.length ?? 0}`, record.flags.join(" "));
