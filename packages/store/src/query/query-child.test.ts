/** What becomes of a query's process when the one that asked is ended from outside. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../store.ts";
import { temporaryFolder } from "../testing/documents.ts";

const folder = temporaryFolder();
const path = folder.file("a.db");
beforeAll(() => openStore(path).close());
afterAll(() => folder[Symbol.dispose]());

const ENDLESS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

/** A process that asks an endless query. */
function asking(timeoutMs: number): ReturnType<typeof spawn> {
  const module = JSON.stringify(new URL("./run-query.ts", import.meta.url).href);
  const script = `import { runQuery } from ${module}; await runQuery(${JSON.stringify(path)}, ${JSON.stringify(ENDLESS)}, { timeoutMs: ${timeoutMs} });`;
  return spawn(process.execPath, ["--conditions=@jixiao/source", "--input-type=module", "-e", script], { stdio: "ignore" });
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" "))
      .filter((child) => child !== "")
      .map(Number);
  } catch {
    return [];
  }
}

/** The query's process, once it computes: before that it may not have got the question. */
async function busyChildOf(pid: number): Promise<number> {
  for (;;) {
    for (const child of childrenOf(pid)) {
      if (existsSync(`/proc/${child}`) && ticksOf(child) > 50) return child;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function ticksOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, "latin1");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[11]);
}

async function gone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`) && !isZombie(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1").includes(") Z ");
  } catch {
    return true;
  }
}

describe.runIf(process.platform === "linux")("a query does not outlive the process that asked it", () => {
  test.each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)("%s", async (signal) => {
    const parent = asking(600_000);
    const child = await busyChildOf(parent.pid ?? 0);
    parent.kill(signal);
    await once(parent, "exit");
    await gone(child); // hangs until the test's limit where it lives on
    expect(existsSync(`/proc/${child}`) && !isZombie(child)).toBe(false);
  });

  test("nor its own deadline, where the parent is held", async () => {
    const parent = asking(1);
    try {
      // Its timer is 1 ms: the child would be ended at once, so the parent is stopped as soon as there is a child.
      let child: number | undefined;
      while (child === undefined && parent.exitCode === null) {
        [child] = childrenOf(parent.pid ?? 0);
        if (child === undefined) await new Promise((resolve) => setImmediate(resolve));
      }
      parent.kill("SIGSTOP");
      if (child !== undefined) await gone(child);
      expect(child === undefined || !existsSync(`/proc/${child}`) || isZombie(child)).toBe(true);
    } finally {
      parent.kill("SIGKILL");
    }
  });
});
