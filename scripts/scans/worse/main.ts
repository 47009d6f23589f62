/**
 * Makes worse scans of labelled documents, reads them, and says by kind how many forms were found or told of, how many rows are exact, and
 * how many cells are wrong without a flag.
 *
 * usage: node scripts/scans/worse/main.ts [--kind NAME,…] [--seed N] [--documents FILE,…] [--show N] [--keep FOLDER] [--readings FILE]
 *
 * `--keep` leaves the scans in a folder. `--readings` keeps what the models read of each line in a file: lines that look the same
 * are not recognized again, which takes nearly all of the time. Exit code 1 where a goal is missed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRecognizer, extract } from "@jixiao/parsers";
import { cleanPages, createRecognizers, recordedRecognizers, type RecordedReadings } from "@jixiao/parsers/testing/scans";
import { kinds } from "./kinds.ts";
import { takenPdf } from "./taken.ts";

const SHARED = new URL("../../../../shared/", import.meta.url).pathname;
/** Every form of these stands in them once; 6 pages. */
const DOCUMENTS = "tianjin-education.writer.pdf,shanghai-education.small.pdf";
/** Of 1000 cells no more than 3 may be wrong without a flag. */
const MOST_SILENT_SHARE = 0.003;

const { values } = parseArgs({
  options: {
    kind: { type: "string", default: Object.keys(kinds).join(",") },
    seed: { type: "string", default: "1" },
    documents: { type: "string", default: DOCUMENTS },
    show: { type: "string", default: "0" },
    keep: { type: "string" },
    readings: { type: "string" },
  },
});

interface Figures {
  readonly forms_gold: number;
  readonly forms_found: number;
  readonly forms_extra: number;
  readonly rows_gold: number;
  readonly rows_found: number;
  readonly row_exact_f1: number;
  readonly cells: number;
  readonly cells_wrong: number;
  readonly silent_errors: number;
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), "jixiao-worse-"));
mkdirSync(folder, { recursive: true });
const known: RecordedReadings =
  values.readings !== undefined && existsSync(values.readings)
    ? new Map(JSON.parse(readFileSync(values.readings, "utf8")) as [string, [string, number]][])
    : new Map();
await using recognizer = createRecognizer({
  secondsPerPage: 3600,
  start: (size) => recordedRecognizers(known, createRecognizers(size)),
});
const manifest = readFileSync(join(SHARED, "documents/manifest.jsonl"), "utf8").trim().split("\n");
const names = values.documents.split(",");
let isMissed = false;
for (const name of values.kind.split(",")) isMissed = (await measure(name)) || isMissed;
process.exitCode = isMissed ? 1 : 0;

/** Reads all documents taken in one way, and prints what came of it. */
async function measure(name: string): Promise<boolean> {
  const kind = kinds[name];
  if (kind === undefined) throw new Error(`no kind is called ${name}; there are ${Object.keys(kinds).join(", ")}`);
  const records: string[] = [];
  const told: string[] = [];
  const cpu = process.cpuUsage();
  for (const file of names) {
    const bytes = readFileSync(join(SHARED, "documents", file));
    const pages = await cleanPages({ name: file, bytes, sha256: "0".repeat(64) }, kind.dpi);
    const scan = takenPdf(pages, kind, Number(values.seed));
    if (values.keep !== undefined) writeFileSync(join(folder, `${name.replaceAll(" ", "-")}.${file}`), scan);
    try {
      const { records: found, account } = await extract({ name: file, bytes: scan, sha256: "0".repeat(64) }, { recognizer });
      for (const record of found) records.push(JSON.stringify(record));
      for (const form of account.unread_forms) told.push(`${file}: ${form.printed} (${form.reason})`);
      for (const { page, state, note } of account.pages)
        if (state === "unread") told.push(`${file}: page ${page}: ${note ?? "unread"}`);
    } catch (error) {
      told.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (values.readings !== undefined) writeFileSync(values.readings, JSON.stringify([...known]));
  }
  const { user, system } = process.cpuUsage(cpu);
  const figures = scored(name, records);
  const silent = figures.silent_errors / Math.max(1, figures.cells);
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  console.log(
    [
      name.padEnd(14),
      `forms ${figures.forms_found}/${figures.forms_gold} (+${figures.forms_extra})`,
      `rows ${figures.rows_found}/${figures.rows_gold}, exact ${percent(figures.row_exact_f1 ?? 0)}`,
      `cells ${figures.cells}, wrong ${figures.cells_wrong}, silent ${figures.silent_errors} (${(100 * silent).toFixed(2)}%)`,
      `told ${told.length}`,
      `${((user + system) / 1e6).toFixed(0)} s`,
    ].join("  "),
  );
  for (const one of told.slice(0, Number(values.show))) console.log(`    told: ${one}`);
  return silent > MOST_SILENT_SHARE || (figures.forms_found < figures.forms_gold && told.length === 0);
}

function scored(name: string, records: readonly string[]): Figures {
  const [pred, gold] = [join(folder, `${name}.pred.jsonl`), join(folder, `${name}.gold.jsonl`)];
  writeFileSync(pred, records.map((line) => `${line}\n`).join(""));
  const own = manifest.filter((line) => names.includes((JSON.parse(line) as { file: string }).file));
  writeFileSync(gold, own.map((line) => `${line}\n`).join(""));
  const run = (args: readonly string[]) =>
    execFileSync("python3", [join(SHARED, "score/score.py"), "--strict", "--gold", gold, "--pred", pred, ...args], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
  if (values.show !== "0") console.log(run(["--show", values.show]));
  return JSON.parse(run(["--json", "--show", "0"])) as Figures;
}
