import { readdirSync } from "node:fs"; // see .oxlintrc.json: here only, once, when the program starts
import { pathToFileURL } from "node:url";
import type { Format } from "./forms/format.ts";

/** A format with the file and the name by which it is imported. */
export interface FoundFormat {
  readonly format: Format;
  /** `shanghai-objective.ts`, or `.js` where it is built. */
  readonly file: string;
  /** The name under which the file exports it. */
  readonly name: string;
}

const FORMAT_FILE = /^(?!index\.)[a-z0-9-]+\.[jt]s$/;

/**
 * The formats of a folder, in the order of their files' names: each file holds one, whose id is the file's name.
 * @throws Error where a file holds none, or several, or one of another name: a mistake of whoever wrote it
 */
export async function findFormats(folder: string): Promise<readonly FoundFormat[]> {
  const files = readdirSync(folder).filter((file) => FORMAT_FILE.test(file));
  return Promise.all(files.toSorted().map((file) => findFormat(folder, file)));
}

async function findFormat(folder: string, file: string): Promise<FoundFormat> {
  const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ pathToFileURL(`${folder}/${file}`).href);
  const found = Object.entries(module).flatMap(([name, value]) => (isFormat(value) ? [{ format: value, file, name }] : []));
  const [only] = found;
  const id = file.replace(/\.[jt]s$/, "");
  if (only === undefined || found.length > 1 || only.format.id !== id) {
    const exported = found.map(({ format }) => format.id).join(", ") || "none";
    throw new Error(`formats/${file} must export one format, whose id is ${id}; it exports ${exported}`);
  }
  return only;
}

function isFormat(value: unknown): value is Format {
  return typeof value === "object" && value !== null && "kind" in value && (value.kind === "form" || value.kind === "report");
}
