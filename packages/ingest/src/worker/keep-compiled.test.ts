import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { sha256Of } from "../archive/archive.ts";
import { ParserPool } from "./pool.ts";

test("a parser's compiled code is there for the next one, although its process is ended by SIGKILL", async () => {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-compiled-"));
  const cache = join(folder, "cache");
  vi.stubEnv("NODE_COMPILE_CACHE", cache);
  const pool = new ParserPool({ workers: 1, workerModule: new URL("../testing/fake-parser.ts", import.meta.url).href });
  try {
    const bytes = Buffer.from("a document");
    const path = join(folder, "document");
    writeFileSync(path, bytes);
    // It answers after it has written.
    await pool.parse({ name: "a.txt", sha256: sha256Of(bytes), path, fiscalYear: null });
    await pool.close();
    const files = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
  } finally {
    await pool.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});
