import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { doctor } from "./doctor/doctor.ts";
import { importPaths } from "./import.ts";
import { makeWorkplace } from "./testing/workplace.ts";

const SIZE_MB = 4;

/** Whether a file system of our own can be mounted: as root, where the kernel lets us. */
function mountSmall(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-full-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", folder], { stdio: "pipe" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

const mounted = mountSmall();

test.skipIf(mounted === null)(`a disk of ${SIZE_MB} MB fills up on the way (skipped where tmpfs cannot be mounted)`, async () => {
  const full = mounted ?? "";
  const place = makeWorkplace();
  const options = { ...place.options, store: join(full, "jixiao.db"), archive: join(full, "archive"), minFreeBytes: 0 };
  try {
    for (let i = 0; i < 40; i += 1) place.put(`${i}.txt`, `3 forms of ${i} ${"x".repeat(60_000)}`);
    const ballast = join(full, "ballast");
    writeFileSync(ballast, Buffer.alloc(1024 * 1024));
    const stopped = { name: "BatchStopped", reason: "disk_full", message: expect.stringContaining("磁盘已满") };
    await expect(importPaths([place.inbox], options)).rejects.toMatchObject(stopped);
    rmSync(ballast);
    const after = await doctor(options, { verify: true, parserVersion: "fake-1" });
    expect(after.findings.filter(({ severity, code }) => severity !== "note" && code !== "low_space")).toEqual([]);
    execFileSync("mount", ["-o", "remount,size=64m", full]);
    const summary = await importPaths([place.inbox], options);
    expect(summary.documents.new + summary.documents.unchanged).toBe(40);
    const end = await doctor(options, { verify: true, parserVersion: "fake-1" });
    expect(end.findings.filter(({ code }) => code !== "low_space")).toEqual([]);
    expect(end.counts).toMatchObject({ documents: 40, forms: 120 });
  } finally {
    execFileSync("umount", [full]);
    rmSync(full, { recursive: true });
    place.remove();
  }
});
