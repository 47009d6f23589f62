import { extract } from "@jixiao/parsers";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
const [out, region, ...files] = process.argv.slice(2);
const lines: string[] = [];
for (const file of files) {
  const bytes = readFileSync(file);
  try {
    const { records } = await extract({ name: basename(file), bytes, sha256: createHash("sha256").update(bytes).digest("hex") }, region === "-" ? {} : { region });
    lines.push(...records.map((r) => JSON.stringify(r)));
  } catch (e) { console.log(basename(file), e instanceof Error ? (e as any).failure ? JSON.stringify((e as any).failure) : e.stack : e); }
}
writeFileSync(out!, lines.map((l) => l + "\n").join(""));
