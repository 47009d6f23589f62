/** `pnpm docs:licences`: writes docs/licences.md. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licencesMarkdown, licencesOf } from "./licences.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
writeFileSync(`${root}docs/licences.md`, licencesMarkdown(licencesOf([`${root}packages/cli`])));
