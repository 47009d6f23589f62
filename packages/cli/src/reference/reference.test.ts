import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCodes } from "@jixiao/contract/exit-codes";
import { describe, expect, test } from "vitest";
import { createProgram } from "../program.ts";
import { completionFor, SHELLS } from "./completion.ts";
import { manPage } from "./man.ts";

const program = createProgram();
const page = manPage(program, { version: "9.9.9", date: "2026-11-21" });

function missing(tool: string): boolean {
  return spawnSync(tool, ["--version"]).error !== undefined;
}

/** What bash offers for the last word of a command line. */
function offered(...words: readonly string[]): readonly string[] {
  const line = words.map((word) => `'${word}'`).join(" ");
  const script = `${completionFor("bash", program)}
COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _jixiao; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8", cwd: "/" }).stdout.trim().split("\n");
}

test.each(SHELLS)("the completion for %s has every command and every option", (shell) => {
  const script = completionFor(shell, program);
  for (const command of program.commands) {
    expect(script).toContain(command.name());
    for (const { long } of command.options) expect(script).toContain(shell === "fish" ? `-l ${long?.slice(2)}` : long);
  }
});

describe.skipIf(missing("bash"))("bash", () => {
  test.each([
    [["jixiao", "unr"], ["unread"]],
    [
      ["jixiao", "re"],
      ["retry", "reparse", "restore"],
    ],
    [["jixiao", "prune", "--o"], ["--older-than"]],
    [["jixiao", "query", "--lang", "z"], ["zh"]],
    [["jixiao", "completion", "f"], ["fish"]],
    [
      ["jixiao", "export", "--format", "data"],
      ["datapackage", "datasette"],
    ],
    [["jixiao", "query", "--format", "js"], ["json"]], // each command's own
    [["jixiao", "changes", "--format", "js"], ["jsonl"]],
    [["jixiao", "export", "--output", "et"], ["etc"]], // a file; the test runs in /
    [["jixiao", "export", "--year", "et"], [""]], // none
    [["jixiao", "import", "et"], ["etc"]],
    [["jixiao", "status", "et"], [""]],
    [["jixiao", "nothing", "--d"], [""]],
  ])("%j", (words, expected) => expect(offered(...words)).toEqual(expected));
});

describe.each(["zsh", "fish"] as const)("%s", (shell) => {
  test.skipIf(missing(shell))("takes its script (skipped where it is not installed)", () => {
    const folder = mkdtempSync(join(tmpdir(), "jixiao-completion-"));
    try {
      const file = join(folder, "script"); // fish reads no script from a socket
      writeFileSync(file, completionFor(shell, program));
      expect(spawnSync(shell, ["-n", file], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.skipIf(missing("fish"))("fish (skipped where it is not installed)", () => {
  test.each([
    ["jixiao merg", ["merge"]],
    ["jixiao export --format data", ["datapackage", "datasette"]],
    ["jixiao query --format js", ["json"]],
    ["jixiao export --year et", []],
    ["jixiao status et", []],
    ["jixiao import etc", ["etc/"]],
  ])("%s", (line, expected) => {
    const script = `${completionFor("fish", program)}\ncomplete -C ${JSON.stringify(line)}`;
    const { stdout } = spawnSync("fish", ["--no-config", "-c", script], { encoding: "utf8", cwd: "/" });
    expect(stdout.split("\n").flatMap((offer) => offer.split("\t")[0] || [])).toEqual(expected);
  });
});

describe("the man page", () => {
  test("has every command, option and exit code", () => {
    for (const command of program.commands) {
      expect(page).toContain(`.SS ${command.name()}`);
      for (const { long } of command.options) expect(page).toContain(long?.replaceAll("-", String.raw`\-`));
    }
    for (const code of Object.values(exitCodes)) expect(page).toContain(`.B ${code}\n`);
  });

  test("no line of text is taken for a command", () => {
    const known = /^\.(?:TH|SH|SS|TP|B|I|RI)(?: |$)/;
    expect(page.split("\n").filter((line) => /^[.']/.test(line) && !known.test(line))).toEqual([]);
  });

  test.skipIf(missing("groff"))("groff finds nothing wrong (skipped where it is not installed)", () => {
    const checked = spawnSync("groff", ["-man", "-Tutf8", "-Kutf8", "-ww", "-z"], { input: page, encoding: "utf8" });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
  });
});
