import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
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

test("every exit code of the program is in the operations guide", () => {
  const source = read("packages/cli/src/exit-codes.ts");
  const codes = [...source.matchAll(/^ {2}(\w+): (\d+),$/gm)].map(([, name, code]) => `| ${code} | \`${name}\` |`);
  expect(codes.length).toBe(9);
  const page = read("docs/operations.md");
  for (const row of codes) expect(page).toContain(row);
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
