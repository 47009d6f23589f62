import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { parseCrawlConfig } from "../config/read-config.ts";
import { PageReader } from "./page-reader.ts";
import type { PageAnswer, PageTask } from "./page-tasks.ts";
import type { PageReaderLimits } from "./thread-reader.ts";

const readers: PageReader[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

function readerOf(limits: Partial<PageReaderLimits> = {}, module?: URL): PageReader {
  const reader = new PageReader(limits, module);
  readers.push(reader);
  return reader;
}

function task(html: string, rules: Record<string, unknown> = {}): PageTask {
  const site = { name: "a", start: ["http://a.cn/"], ...rules };
  const { sites } = parseCrawlConfig(JSON.stringify({ sites: [site] }), "test");
  const [{ follow, documents } = { follow: undefined, documents: undefined }] = sites;
  if (follow === undefined || documents === undefined) throw new Error("no site");
  const at = { url: "http://a.cn/", depth: 0, hosts: new Set(["a.cn"]) };
  return { kind: "read", bytes: Buffer.from(html), contentType: "text/html", at, rules: { follow, documents } };
}

const kindOf = (answer: PageAnswer): string => (answer.kind === "failed" ? `${answer.code}: ${answer.reason}` : answer.kind);

test("pages are read in the thread as they are beside it", async () => {
  const answer = await readerOf().ask(task('<h1>公开</h1><a href="a.pdf">绩效目标表</a><a href="b.pdf">别的</a>'));
  expect(answer).toMatchObject({
    kind: "read",
    page: { title: "公开", linkCount: 2, chosen: [{ url: "http://a.cn/a.pdf", purpose: "document" }], formHash: null },
  });
});

describe("a page that cannot be read", () => {
  test("for a pattern that takes for ever on its text costs the thread, and the next one is read", async () => {
    const reader = readerOf({ processorSeconds: 3 });
    const patient = { documents: { link_text: "(a+)+$" } };
    const slow = reader.ask(task(`<a href="x.pdf">${"a".repeat(40)}b</a>`, patient));
    const next = reader.ask(task('<a href="a.pdf">绩效目标表</a>'));
    expect(kindOf(await slow)).toBe("too_complex: reading it takes more than 3 s");
    expect(kindOf(await next)).toBe("read");
  });

  test.each([
    ["takes all memory", "const kept = []; for (;;) kept.push(new Array(1000).fill({}));", /^too_complex: reading it/],
    ["ends its thread", "process.exit(3);", /^too_complex: reading it ended its thread/],
    ["throws", "throw new TypeError('a bug');", /^too_complex: reading it failed: a bug/],
  ])("because reading it %s is a failure like others", async (_, code, expected) => {
    const folder = mkdtempSync(join(tmpdir(), "jixiao-reader-"));
    const module = join(folder, "thread.mjs");
    writeFileSync(module, `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${code} });`);
    try {
      const reader = readerOf({ heapMb: 64 }, pathToFileURL(module));
      expect(kindOf(await reader.ask(task("x")))).toMatch(expected);
      expect(kindOf(await reader.ask(task("x")))).toMatch(expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test("the process is killed from outside: the page fails, the next one is read", async () => {
  const reader = readerOf();
  const read = task('<a href="a.pdf">绩效目标表</a>');
  expect(kindOf(await reader.ask(read))).toBe("read");
  const { pid } = reader;
  if (pid === null) throw new Error("no process");
  const asked = reader.ask(task(`<a href="x.pdf">${"a".repeat(40)}b</a>`, { documents: { link_text: "(a+)+$" } }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.kill(pid, "SIGKILL");
  expect(kindOf(await asked)).toMatch(/^too_complex: /);
  expect(kindOf(await reader.ask(read))).toBe("read");
});

test("the process ends with its parent, also while a page keeps it busy", async () => {
  const program = `
    const { PageReader } = await import(${JSON.stringify(new URL("./page-reader.ts", import.meta.url).href)});
    const reader = new PageReader({ processorSeconds: 1000 });
    const follow = { selector: null, url_pattern: null, text_pattern: /(a+)+$/, depth: 2, same_host: false };
    const documents = { link_text: /(a+)+$/, url_pattern: null, extensions: ["pdf"], content_types: [] };
    const html = '<a href="x.pdf">' + "a".repeat(40) + "b</a>";
    void reader.ask({ kind: "read", bytes: Buffer.from(html), contentType: null, at: { url: "http://a.cn/", depth: 0, hosts: new Set() }, rules: { follow, documents } });
    setTimeout(() => console.log(reader.pid), 300);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50)); // vitest's own timeout is the guard
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
