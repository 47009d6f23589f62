import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createRecognizer, extract } from "@jixiao/parsers";
import { report, seconds } from "./measure.ts";

const FIXTURES = new URL("../../fixtures/scan/", import.meta.url).pathname;
/** One page is at 200 dpi, two are at 300. */
const FILES = ["sports-grounds.png", "emergency-drills.pdf"];

/**
 * Scans beside Debian's `tesseract` (package tesseract-ocr) on the same pages, one thread, with the language data that
 * our first look uses: it reads each page once, plainly.
 */
export async function benchScan(): Promise<void> {
  if (spawnSync("tesseract", ["--version"]).status !== 0) {
    console.log("scans: skipped, Debian's tesseract-ocr is not installed");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-scan-"));
  try {
    const languages = unpackLanguages(folder);
    const pages = FILES.flatMap((name) => (name.endsWith(".pdf") ? drawn(name, folder) : [FIXTURES + name]));
    await using recognizer = createRecognizer();
    const read = async () => {
      for (const name of FILES)
        await extract({ name, bytes: readFileSync(FIXTURES + name), sha256: "0".repeat(64) }, { recognizer });
    };
    report("first scans of a process, with the start of its models", `${(await seconds(read)).toFixed(1)} s`);
    const ours = await seconds(read);
    const theirs = await seconds(() => pages.forEach((page) => tesseract(page, languages)));
    report("scanned pages", `${((60 * pages.length) / ours).toFixed(0)}/min`);
    report("time against Debian's tesseract", (ours / theirs).toFixed(2), "asked for: at most 1.5");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function drawn(name: string, folder: string): readonly string[] {
  const base = join(folder, "page");
  spawnSync("pdftoppm", ["-r", "300", "-gray", "-png", FIXTURES + name, base]);
  return ["1", "2"].map((n) => `${base}-${n}.png`);
}

/** The npm packages' data, which tesseract.js unpacks for itself. */
function unpackLanguages(folder: string): string {
  const require = createRequire(new URL("../../packages/parsers/package.json", import.meta.url));
  for (const language of ["chi_sim", "eng"]) {
    const packed = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), "4.0.0_best_int");
    const data = gunzipSync(readFileSync(join(packed, `${language}.traineddata.gz`)));
    writeFileSync(join(folder, `${language}.traineddata`), data);
  }
  return folder;
}

function tesseract(page: string, languages: string): void {
  const { status, stderr } = spawnSync("tesseract", [page, "stdout", "-l", "chi_sim+eng", "--tessdata-dir", languages], {
    env: { ...process.env, OMP_THREAD_LIMIT: "1" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tesseract: ${stderr}`);
}
