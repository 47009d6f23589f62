import { createRequire } from "node:module";
import type { SevenZipModule, SevenZipModuleFactory } from "7z-wasm";
import type { PackedKind } from "./messages.ts";

/** What a run of 7-Zip gave. */
export interface Run {
  /** 7-Zip's exit code; null where it broke down on the way. */
  readonly code: number | null;
  readonly lines: readonly string[];
  /** What it says is wrong, a line a finding. */
  readonly errors: readonly string[];
  readonly files: SevenZipModule["FS"];
}

const load = createRequire(import.meta.url);

/** Is 7-Zip installed? Its licence (LGPL with the unRAR restriction) is not that of the other dependencies, so it does not come with an installation. */
export function hasSevenZip(): boolean {
  try {
    load.resolve("7z-wasm");
    return true;
  } catch {
    return false;
  }
}

const ARCHIVE = "/archive";
const LIST = "/list.txt";
export const OUT = "/out";

/** The archive's entries, as 7-Zip lists them. */
export async function list(kind: PackedKind, bytes: Uint8Array): Promise<Run> {
  return run(bytes, ["l", "-slt", "-ba", "-bsp0", "-pno", `-t${kind}`, ARCHIVE]);
}

/** Unpacks these entries into a file system in memory. Names are no patterns, and nothing is asked. */
export async function extract(kind: PackedKind, bytes: Uint8Array, paths: readonly string[]): Promise<Run> {
  const options = ["x", "-y", "-aos", "-spd", "-bsp0", "-pno", `-t${kind}`, `-o${OUT}`, ARCHIVE, `-i@${LIST}`];
  return run(bytes, options, paths.join("\n"));
}

/** Each run has a 7-Zip of its own: it keeps what it has found wrong, and its memory. */
async function run(bytes: Uint8Array, options: string[], names = ""): Promise<Run> {
  const lines: string[] = [];
  const errors: string[] = [];
  const factory = load("7z-wasm") as SevenZipModuleFactory; // its types say `export default`, its file is CommonJS
  const module = await factory({
    print: (line) => void lines.push(line),
    printErr: (line) => void (line.trim() === "" ? 0 : errors.push(line.replace(/^ERROR:\s*/, ""))),
  });
  const stream = module.FS.open(ARCHIVE, "w+");
  module.FS.write(stream, bytes, 0, bytes.length, 0, true);
  module.FS.close(stream);
  module.FS.writeFile(LIST, names);
  try {
    const code: unknown = module.callMain(options);
    return { code: typeof code === "number" ? code : null, lines, errors, files: module.FS };
  } catch {
    return { code: null, lines, errors, files: module.FS }; // what 7-Zip throws is a number without a meaning
  }
}
