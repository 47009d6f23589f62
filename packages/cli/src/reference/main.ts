/** `node reference/main.js FOLDER`: writes the man page and the completion scripts there, for a package: `man/`, `completion/`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "../output/print.ts";
import { createProgram } from "../program.ts";
import { PROGRAM_VERSION } from "../version.ts";
import { completionFor, SHELLS } from "./completion.ts";
import { manPage } from "./man.ts";

const folder = process.argv[2] ?? ".";
const program = createProgram();
for (const name of ["man", "completion"]) mkdirSync(join(folder, name), { recursive: true });
const date = new Date().toISOString().slice(0, 10);
writeFileSync(join(folder, "man/jixiao.1"), manPage(program, { version: PROGRAM_VERSION, date }));
for (const shell of SHELLS) writeFileSync(join(folder, "completion", `jixiao.${shell}`), completionFor(shell, program));
say(`man/jixiao.1, completion/jixiao.{${SHELLS.join(",")}}\n`);
