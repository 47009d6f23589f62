import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A labelled document: its path, and its line for the scorer. */
export interface Labelled {
  readonly kind: KindOfDocument;
  readonly path: string;
  readonly gold: string;
}

/** Kinds that differ in what they lose, the surest first. */
export const kindsOfDocument = {
  word: "Word (docx)",
  pdf: "PDF with text",
  dump: "text dumps of converters, some damaged on purpose",
  seed: "text dumps of real documents",
  scan: "scans and PDFs without readable text",
} as const;
export type KindOfDocument = keyof typeof kindsOfDocument;

/** All labelled documents of the shared folder; none where it is not there. */
export function labelledDocuments(shared: string): Labelled[] {
  const manifests = ["documents", "more"].flatMap((folder) => {
    const manifest = join(shared, folder, "manifest.jsonl");
    return existsSync(manifest) ? linesOf(manifest).map((line) => ofManifest(join(shared, folder), line)) : [];
  });
  const [seeds, gold] = [join(shared, "seeds"), join(shared, "gold")];
  if (!existsSync(seeds) || !existsSync(gold)) return manifests;
  const labels = readdirSync(gold).flatMap((file) => linesOf(join(gold, file)));
  return [...manifests, ...labels.map((line) => ofSeed(seeds, line))];
}

function ofManifest(folder: string, line: string): Labelled {
  const { file, format, text_layer } = JSON.parse(line) as { file: string; format: string; text_layer: boolean };
  const kind = !text_layer ? "scan" : format === "docx" ? "word" : format === "pdf" ? "pdf" : "dump";
  return { kind, path: join(folder, file), gold: line };
}

function ofSeed(folder: string, line: string): Labelled {
  const { source_file } = JSON.parse(line) as { source_file: string };
  return { kind: "seed", path: join(folder, source_file), gold: line };
}

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}
