/** `crawl` and `changes` as a user runs them, on the bundled demo site: output, exit codes, metrics. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renderMetrics } from "./output/metrics.ts";
import { runInProcess, type Run } from "./testing/in-process.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;
/** The demo site, which all tests crawl. */
let site: ChildProcess | null = null;
let port = "0";

function start(program: string, args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, ["--conditions=@jixiao/source", join(root, program), ...args], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

const jixiao = (args: readonly string[]): Promise<Run> => runInProcess(args, folder);

/** In a process of its own, which can be interrupted. */
async function started(args: readonly string[], meanwhile: (child: ChildProcess) => void = () => undefined): Promise<Run> {
  const child = start("packages/cli/src/main.ts", args, folder);
  const out = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (text: string) => (out[name] += text));
  meanwhile(child);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, ...out };
}

/** Serves the demo site on a free port, or again on that port. */
async function serve(...args: readonly string[]): Promise<void> {
  if (site?.kill() === true) await once(site, "exit");
  site = start("scripts/demo-site.ts", ["--port", port, ...args], root);
  const [line] = (await once(site.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  port = /:(\d+)\//.exec(line.toString())?.[1] ?? "";
}

/** The example's configuration for that port, with a part replaced. */
function config(from = "", to = ""): string {
  const path = join(folder, "crawl.yaml");
  const text = readFileSync(join(root, "examples/crawl.yaml"), "utf8").replace("127.0.0.1:8321", `127.0.0.1:${port}`);
  writeFileSync(path, text.replace(from, to));
  return path;
}

beforeAll(async () => serve());
afterAll(() => site?.kill());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-crawl-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the demo site: crawled, crawled again, and changed", async () => {
  const first = await started(["crawl", config(), "--metrics-file", "crawl.prom"]);
  expect(first).toMatchObject({ status: 0 });
  expect(first.stdout).toMatch(/海津区财政局 +complete +6 +6 +6 +0 +0 +0/);
  expect(first.stdout).toMatch(/forms 绩效目标表 +9\n/);
  expect(readdirSync(folder).filter((name) => name.includes("prom"))).toEqual(["crawl.prom"]);

  const second = await jixiao(["crawl", config(), "--json", "--quiet"]);
  expect(second).toMatchObject({ status: 0, stderr: "" });
  expect(second.stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(second.stdout)).toMatchObject({
    outcome: "good",
    requests: 11,
    sites: [{ site: "海津区财政局", ended: "complete", documents_unchanged: 6, documents_new: 0 }],
    documents: { documents: { new: 0, unchanged: 0 } },
  });

  const since = new Date().toISOString();
  await serve("--changed");
  expect((await jixiao(["crawl", config(), "--quiet"])).status).toBe(0);
  const changes = await jixiao(["changes", "--since", since]);
  expect(changes.stdout).toMatch(/changed +退役军人就业技能培训 +结业率 · value_text +≥95百分比 +≥97百分比\n1 change\n/);
  const csv = await jixiao(["changes", "--since", since, "--format", "csv"]);
  expect(csv.stdout.split("\r\n")).toHaveLength(3);
  const lines = await jixiao(["changes", "--since", since.slice(0, 10), "--json"]);
  expect(
    lines.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).change),
  ).toEqual([...Array(10).fill("added"), "changed"]);
  expect((await jixiao(["changes", "--since", "2099-01-01"])).stdout).toBe("no changes (无变更)\n");

  const all = await jixiao(["export"]);
  const current = await jixiao(["export", "--current"]);
  expect(all.stdout.split("\n").length - current.stdout.split("\n").length).toBe(2);
  expect((await jixiao(["doctor", "--verify"])).status).toBe(0);
  await serve();
});

test("rules that find nothing say where to look", async () => {
  const run = await jixiao(["crawl", config("link_text: 绩效(目标|评价)|附件", "link_text: 决算"), "--quiet"]);
  expect(run).toMatchObject({ status: 0 });
  expect(run.stdout).toContain("no documents (未找到文件); see follow and documents in docs/crawl-config.md");
});

describe("--dry-run", () => {
  test("tells what would be fetched, and fetches and stores nothing else", async () => {
    const run = await jixiao(["crawl", config(), "--dry-run"]);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toMatch(/^海津区财政局: \d+ list pages 列表页, \d+ documents 文件, \d+ pages to follow 待跟进页面\n/);
    const [, lists = "", documents = "", pages = ""] =
      /: (\d+) list pages.*?, (\d+) documents.*?, (\d+) pages/.exec(run.stdout) ?? [];
    const count = (kind: string): number => run.stdout.split("\n").filter((line) => line.startsWith(`  ${kind} http`)).length;
    expect([count("list"), count("document"), count("page")].map(String)).toEqual([lists, documents, pages]);
    expect(readdirSync(folder)).toEqual(["crawl.yaml"]);
    const json = await jixiao(["crawl", config(), "--dry-run", "--json", "--exclude", "."]);
    expect(JSON.parse(json.stdout)).toMatchObject([{ site: "海津区财政局", documents: [], pages: [], cut: false }]);
  });

  test("warns of a selector that matches nothing; a list that cannot be read is exit code 4", async () => {
    const warned = await jixiao(["crawl", config("ul.list", "ul.nowhere"), "--dry-run"]);
    expect(warned.stdout).toContain("warning selector_matches_nothing: ");
    const missing = await jixiao(["crawl", config("/zw/index.html", "/zw/none.html"), "--dry-run"]);
    expect(missing).toMatchObject({ status: 4 });
    expect(missing.stdout).toContain("not_there: ");
    expect(missing.stdout).toContain("nothing would be fetched");
  });

  test("--exclude wants a regular expression", async () => {
    expect(await jixiao(["crawl", config(), "--exclude", "("])).toMatchObject({ status: 2 });
  });
});

test("a selector that matches nothing is a warning of the night, too", async () => {
  const run = await jixiao(["crawl", config("ul.list", "ul.nowhere")]);
  expect(run.stdout).toContain("selector_matches_nothing: ");
});

describe("exit codes", () => {
  test("2 for a configuration that cannot be used, with key and line, and for a site that it has not", async () => {
    const wrong = await jixiao(["crawl", config("depth: 2", "deepness: 2")]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(/crawl\.yaml: line \d+: sites\.0\.follow: Unrecognized key: "deepness"/);
    expect(await jixiao(["crawl", config(), "--site", "别处"])).toMatchObject({ status: 2 });
    expect(await jixiao(["crawl", "nowhere.yaml"])).toMatchObject({ status: 2 });
    expect(await jixiao(["changes", "--since", "yesterday"])).toMatchObject({ status: 2 });
  });

  test("4 where a start page is not there, 6 at the budget, 0 when it has gone on", async () => {
    const missing = await jixiao(["crawl", config("/zw/index.html", "/zw/none.html"), "--metrics-file", "crawl.prom"]);
    expect(missing).toMatchObject({ status: 4 });
    expect(missing.stdout).toContain("start_page: ");
    expect(readFileSync(join(folder, "crawl.prom"), "utf8")).toContain('jixiao_crawl_site_complete{site="海津区财政局"} 0');
    expect(await jixiao(["crawl", config("requests: 200", "requests: 5")])).toMatchObject({ status: 6 });
    expect(await jixiao(["crawl", config()])).toMatchObject({ status: 0 });
  });

  test("1 where a document cannot be fetched", async () => {
    const run = await jixiao(["crawl", config("link_text:", "url_pattern: notice\n      link_text:")]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("not_a_document");
  });

  test("3 where another run is at work, 130 when it is interrupted", async () => {
    const slow = config("delay_seconds: 0", "delay_seconds: 30");
    const running = started(["crawl", slow, "--json"], (child) => {
      child.stderr?.on("data", (text: string) => {
        if (!text.includes("night_began")) return;
        void jixiao(["crawl", slow]).then((other) => {
          expect(other).toMatchObject({ status: 3 });
          return child.kill("SIGINT");
        });
      });
    });
    const { status, stdout } = await running;
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "interrupted", sites: [{ ended: "interrupted" }] });
  });
});

test("metrics are in the text exposition format, labels escaped", () => {
  const text = renderMetrics({ summary: null, exitCode: 3, startedAt: new Date(0) }, new Date(2000));
  expect(text).toContain("jixiao_crawl_run_duration_seconds 2\n");
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(
      /^(?:# HELP [a-z_]+ .+|# TYPE [a-z_]+ gauge|[a-z_]+(?:\{(?:[a-z]+="(?:[^"\\\n]|\\.)*",?)+\})? -?\d+(?:\.\d+)?)$/,
    );
});
