import type { ExportFormat } from "./format.ts";

/** Every format; its writer is loaded when it is asked for. One line an entry. */
const formats = {
  jsonl: async () => (await import("./jsonl.ts")).jsonl,
  csv: async () => (await import("./csv.ts")).csv,
  xlsx: async () => (await import("./xlsx/xlsx.ts")).xlsx,
  parquet: async () => (await import("./parquet.ts")).parquet,
  datapackage: async () => (await import("./datapackage/datapackage.ts")).datapackage,
  datasette: async () => (await import("./datasette.ts")).datasette,
  stata: async () => (await import("./stata.ts")).stata,
} as const satisfies Readonly<Record<string, () => Promise<ExportFormat>>>;

export type FormatName = keyof typeof formats;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

export const FORMATS: readonly string[] = Object.keys(formats);

export function formatNamed(name: FormatName): Promise<ExportFormat> {
  return formats[name]();
}
