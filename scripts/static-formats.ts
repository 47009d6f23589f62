/**
 * Writes the built index of formats as plain imports, in place of the one that looks into its folder: a bundler can follow
 * them. Run by `pnpm build`, behind the compiler.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findFormats } from "@jixiao/parsers";

const folder = fileURLToPath(new URL("../packages/parsers/dist/formats/", import.meta.url));
const found = await findFormats(folder);
const imports = found.map(({ file, name }, i) => `import { ${name} as format${i} } from "./${file}";\n`);
const names = found.map((_, i) => `format${i}`);
writeFileSync(`${folder}index.js`, `${imports.join("")}export const formats = [${names.join(", ")}];\n`);
console.log(`${folder}index.js: ${found.map(({ format }) => format.id).join(", ")}`);
