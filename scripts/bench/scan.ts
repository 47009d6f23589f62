import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "@jixiao/parsers";
import { report, seconds } from "./measure.ts";

const FIXTURES = new URL("../../fixtures/scan/", import.meta.url).pathname;
/** One page is at 200 dpi, two are at 300. */
const FILES = ["sports-grounds.png", "emergency-drills.pdf"];

/**
 * Scans beside Debian's `tesseract` (packages tesseract-ocr, tesseract-ocr-chi-sim) on the same pages, with the same
 * languages, one thread: it reads each page once, plainly.
 */
export async function benchScan(): Promise<void> {
  if (spawnSync("tesseract", ["--version"]).status !== 0) {
    console.log("scans: skipped, Debian's tesseract-ocr and tesseract-ocr-chi-sim are not installed");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-scan-"));
  try {
    const pages = FILES.flatMap((name) => (name.endsWith(".pdf") ? drawn(name, folder) : [FIXTURES + name]));
    const ours = await seconds(async () => {
      for (const name of FILES) await extract({ name, bytes: readFileSync(FIXTURES + name), sha256: "0".repeat(64) });
    });
    const theirs = await seconds(() => pages.forEach(tesseract));
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

function tesseract(page: string): void {
  const { status, stderr } = spawnSync("tesseract", [page, "stdout", "-l", "chi_sim+eng"], {
    env: { ...process.env, OMP_THREAD_LIMIT: "1" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tesseract: ${stderr}`);
}
