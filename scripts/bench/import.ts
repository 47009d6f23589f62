import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPaths } from "@jixiao/ingest";
import { report, seconds } from "./measure.ts";
import { makeMixedDocument } from "./mixed-documents.ts";

/** Import of generated PDF, Word and text documents: time a document and memory must not grow with their number; two workers beside one. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-import-"));
  try {
    const few = makeFolder(join(folder, "few"), 200);
    const many = makeFolder(join(folder, "many"), 2000);
    await run(folder, few, 2); // the first run warms file caches and the parser's modules
    const [a, b] = [await run(folder, few, 2), await run(folder, many, 2)];
    report("import, 2,000 mixed documents", `${Math.round(2000 / b.seconds)}/s`);
    report("time a document, 2,000 against 200", (b.seconds / 2000 / (a.seconds / 200)).toFixed(2), "asked for: at most 1.1");
    report(
      "peak memory of the importer, 2,000 against 200",
      (b.memory / a.memory).toFixed(2),
      `${Math.round(b.memory)} MB and ${Math.round(a.memory)} MB`,
    );
    const one = await run(folder, many, 1);
    report("speed-up of 2 workers over 1", (one.seconds / b.seconds).toFixed(2), "asked for: at least 1.7 on 2 cores");
    const middle = makeFolder(join(folder, "middle"), 400);
    const alone = await sideBySide(middle, 1);
    const both = await sideBySide(middle, 2);
    report("the same of 2 bare parsers that share nothing", ((2 * alone) / both).toFixed(2), "what this machine's cores give");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds until so many processes have each parsed all files, their start left out. */
async function sideBySide(files: string, processes: number): Promise<number> {
  const parsers = Array.from({ length: processes }, () =>
    spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "bare-parse.ts"), files], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  await Promise.all(parsers.map((parser) => once(parser.stdout, "data")));
  return seconds(async () => {
    for (const parser of parsers) parser.stdin.write("begin\n");
    await Promise.all(parsers.map((parser) => once(parser.stdout, "data")));
  });
}

function makeFolder(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const { extension, bytes } = makeMixedDocument(i);
    writeFileSync(join(folder, `${i}.${extension}`), bytes);
  }
  return folder;
}

let databases = 0;

async function run(folder: string, files: string, workers: number): Promise<{ seconds: number; memory: number }> {
  const base = join(folder, `db-${databases++}`);
  let memory = 0;
  const timer = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss() / 1024 / 1024)), 20);
  try {
    const time = await seconds(() => importPaths([files], { store: `${base}.db`, archive: `${base}-archive`, workers }));
    return { seconds: time, memory };
  } finally {
    clearInterval(timer);
  }
}
