/** Every block of the guides that is marked `run` is run, in the order of its page, where its program is there. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInProcess } from "./testing/in-process.ts";

const root = new URL("../../../", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "jixiao-recipes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => symlinkSync(fileURLToPath(new URL("fixtures", root)), join(folder, "fixtures")));

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  const text = readFileSync(new URL(page, root), "utf8");
  return [...text.matchAll(/^( *)```(\w+) run(?:=(\w+))?\n(.*?)^ *```$/gms)].map(
    ([, indent = "", fence = "", program, body = ""]) => ({
      language: program ?? fence,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}

/** The words of a shell line: plain ones and those in double quotes. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");

/** Each command once: the pages share most of them. */
const done = new Set<string>();

async function runCommands(text: string): Promise<void> {
  for (const line of text.trim().split("\n")) {
    if (done.has(line)) continue;
    done.add(line);
    const [program, ...args] = words(line);
    expect(program).toBe("jixiao");
    const { status, stderr } = await runInProcess(args, folder);
    if (status !== 0) throw new Error(`${line}: ${status}\n${stderr}`);
  }
}

/** Debian's own interpreters, before another that has no packages. */
const python = ["/usr/bin/python3", "python3"].find((path) => spawnSync(path, ["-c", "import sqlite3"]).status === 0);
const hasPandas = python !== undefined && spawnSync(python, ["-c", "import pandas"]).status === 0;
const hasR = spawnSync("Rscript", ["--version"]).status === 0;

/** What it printed; the end of what it complained of where it failed. */
function interpreted(program: string, file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  const { status, stdout, stderr } = spawnSync(program, [file], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  if (status !== 0)
    throw new Error(`${text}
${stderr}`);
  return stdout.trim();
}

/** How many rows each statement gave. */
async function inDuckDB(text: string): Promise<number[]> {
  const counts: number[] = [];
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of text.split(/;\s*$/m).filter((one) => one.trim() !== "")) {
    const sql = statement.replaceAll(/'([^']*\.parquet)'/g, (_, path: string) => `'${join(folder, path)}'`);
    counts.push((await connection.runAndReadAll(sql)).getRowsJson().length);
  }
  connection.closeSync();
  return counts;
}

describe.each(["docs/first-import.md", "docs/first-import.zh-CN.md"])("%s", (page) => {
  test("its commands run, the first page's from an empty folder on", async () => {
    const blocks = blocksOf(page);
    expect(blocks.length).toBe(6);
    for (const { text } of blocks) await runCommands(text);
    expect(existsSync(join(folder, "certain.xlsx"))).toBe(true);
  });
});

describe("docs/recipes.md", () => {
  const blocks = blocksOf("docs/recipes.md");
  const of = (language: string): string[] => blocks.filter((block) => block.language === language).map(({ text }) => text);

  test("both languages of the tutorial have the same commands but for the words of SQL", () => {
    const commands = (page: string): string[] => blocksOf(page).map(({ text }) => text.replaceAll(/"[^"]*"/g, '"SQL"'));
    expect(commands("docs/first-import.zh-CN.md")).toEqual(commands("docs/first-import.md"));
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["sh", "duckdb", "python", "pandas", "r"]));
  });

  test("exports", async () => {
    copyFileSync(join(folder, "first.db"), join(folder, "a.db"));
    for (const text of of("sh")) await runCommands(text);
    for (const path of [
      "indicators.xlsx",
      "indicators.csv",
      "indicators.parquet",
      "package/datapackage.json",
      "stata/forms.do",
      "metadata.yaml",
    ])
      expect([path, existsSync(join(folder, path))]).toEqual([path, true]);
  });
  test("DuckDB", async () => {
    for (const text of of("duckdb")) for (const rows of (await inDuckDB(text)).slice(0, 2)) expect(rows).toBeGreaterThan(0);
  });
  test.skipIf(python === undefined)("Python (skipped without python3)", () => {
    for (const text of of("python")) expect(interpreted(python!, "recipe.py", text)).not.toBe("");
  });
  test.skipIf(!hasPandas)("pandas (skipped without it: apt-get install python3-pandas)", () => {
    for (const text of of("pandas")) expect(interpreted(python!, "recipe.py", text)).not.toBe("");
  });
  test.skipIf(!hasR)("R (skipped without it: apt-get install r-base-core)", () => {
    for (const text of of("r")) expect(interpreted("Rscript", "recipe.R", text)).not.toBe("");
  });
});
