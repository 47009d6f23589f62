import { spawnSync } from "node:child_process";
import { exitCodes, exitCodesMarkdown } from "@jixiao/contract";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const main = fileURLToPath(new URL("packages/cli/src/main.ts", root));

function commands(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, ["--conditions=@jixiao/source", main, "--help"], { encoding: "utf8" });
  return [...stdout.slice(stdout.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) [[<]/gm)]
    .map((match) => match[1] as string)
    .filter((name) => name !== "help");
}

test("every command is in the README or the operations guide, and both speak of no other", () => {
  const known = commands();
  expect(known.length).toBeGreaterThan(8);
  const pages = [read("README.md"), read("README.zh-CN.md"), read("docs/operations.md")].join("\n");
  const spoken = new Set([...pages.matchAll(/(?:^|[`\s])jixiao ([a-z]+)(?=[ `\n])/gm)].map((match) => match[1] as string));
  for (const command of known) expect([...spoken], command).toContain(command);
  const words = new Set(["is", "reads", "and"]); // the name in running text
  expect([...spoken].filter((word) => !known.includes(word) && !words.has(word))).toEqual([]);
});

test.each([
  ["docs/operations.md", "en"],
  ["docs/operations.zh-CN.md", "zh"],
] as const)("every exit code, what it means and what to do is in %s, as the program has it", (page, language) => {
  expect(read(page)).toContain(`<!-- exit codes -->\n${exitCodesMarkdown(language)}\n<!-- end -->`); // pnpm docs:exit-codes
});

test("no example takes a code for success that may be an error", () => {
  for (const page of ["docs/operations.md", "docs/operations.zh-CN.md"]) {
    const settings = [...read(page).matchAll(/^ {4}SuccessExitStatus=(.*)$/gm)].flatMap((match) =>
      (match[1] as string).split(" "),
    );
    expect(settings.filter((code) => code !== String(exitCodes.budget_reached))).toEqual([]);
  }
});

test("exit codes are defined in one place", () => {
  const sources = ["cli", "ingest"].flatMap((name) =>
    readdirSync(new URL(`packages/${name}/src/`, root), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing/"))
      .map((file) => `packages/${name}/src/${file}`),
  );
  const saidAgain = /(?:process\.exit\(|exitCode = |exit_code: |some_failed: |interrupted: )\d/;
  expect(sources.filter((file) => saidAgain.test(read(file)))).toEqual(["packages/ingest/src/worker/child.ts"]);
});

test("both READMEs give the same two commands, and .ci/run runs the second", () => {
  const commandsIn = (page: string) =>
    [...page.matchAll(/^(?:kill %1; )?npx -y pnpm@12 (?:--silent )?([\w-]+)/gm)].map((match) => match[1]);
  const english = commandsIn(read("README.md"));
  expect(english.slice(0, 2)).toEqual(["demo", "test"]);
  expect(commandsIn(read("README.zh-CN.md"))).toEqual(english);
  const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
  for (const command of english) expect(scripts).toContain(command);
  expect(read(".ci/run")).toContain("npx -y pnpm@12 test\n");
});
