import { readdirSync } from "node:fs"; // see .oxlintrc.json: only to find the formats, when the program starts
import type { Format } from "../forms/format.ts";

/**
 * All formats: what stands in this folder, one a file, by name. A province is added by its file alone. `pnpm build` replaces
 * this module in `dist` by one that imports them by name, for bundlers.
 */
export const formats: readonly Format[] = await Promise.all(formatFiles(import.meta.dirname).map(importFormat));

/** Files of the folder that hold a format each: neither this one nor tests nor types. */
export function formatFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.[jt]s$/.test(name) && !name.startsWith("index."))
    .toSorted();
}

/** @throws Error where a file does not export one format under its own name: that is a mistake of whoever wrote it */
async function importFormat(file: string): Promise<Format> {
  const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ new URL(file, import.meta.url).href);
  const found = Object.values(module).filter(isFormat);
  const [format] = found;
  const id = file.replace(/\.[jt]s$/, "");
  if (format === undefined || found.length > 1 || format.id !== id)
    throw new Error(
      `formats/${file} must export one format whose id is ${id}; it exports ${found.map((other) => other.id).join(", ") || "none"}`,
    );
  return format;
}

function isFormat(value: unknown): value is Format {
  return typeof value === "object" && value !== null && "kind" in value && (value.kind === "form" || value.kind === "report");
}
