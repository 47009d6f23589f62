/** `bare-parse.ts FOLDER`: parses its files with nothing around it, for `import.ts`; says `ready`, waits for a line, says the seconds. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extract } from "@jixiao/parsers";

const [folder = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdin.destroy();
const start = performance.now();
for (const name of readdirSync(folder)) {
  const bytes = readFileSync(join(folder, name));
  await extract({ name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") });
}
process.stdout.write(`${(performance.now() - start) / 1000}\n`);
