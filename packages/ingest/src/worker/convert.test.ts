import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { convertedBesides, converterOf } from "./convert.ts";

const folder = mkdtempSync(join(tmpdir(), "jixiao-convert-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands for the office: its options are those of LibreOffice. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const request = { name: "目标.rtf", bytes: Uint8Array.of(1, 2, 3), from: "rtf", to: "docx" } as const;
const convert = async (path: string, seconds = 30) => converterOf({ JIXIAO_OFFICE: path }, seconds)?.(request);
/** `$8` is the folder for the result, `$9` the input. */
const copies = 'echo "$@" > "$(dirname "$0")/options"; cat "$9" > "$8/in.docx"';

test("without a program in the environment nothing is converted", () => {
  expect(converterOf({})).toBeNull();
  expect(converterOf({ JIXIAO_OFFICE: " " })).toBeNull();
  expect(convertedBesides({ JIXIAO_OFFICE_FOR: "doc, rtf" })).toEqual(["doc", "rtf"]);
});

describe.runIf(existsSync("/usr/bin/timeout"))("a program", () => {
  test("gets a profile and a folder of its own, which are gone afterwards", async () => {
    expect(await convert(program("copies", copies))).toEqual(Uint8Array.of(1, 2, 3));
    const options = readFileSync(join(folder, "options"), "utf8").split(" ");
    expect(options).toEqual(expect.arrayContaining(["--headless", "--convert-to", "docx"]));
    const own = /file:\/\/(.*)\/profile/.exec(options.join(" "))?.[1] ?? "";
    expect(own).toContain("jixiao-office-");
    expect(existsSync(own)).toBe(false);
  });

  test.each([
    ["writes nothing", "exit 0", /wrote nothing/],
    ["fails", "exit 3", /exit code 3/],
    ["is not there", null, /exit code 127/],
  ])("that %s is the document's failure", async (name, script, reason) => {
    const path = script === null ? join(folder, "nowhere") : program(name.replaceAll(" ", "-"), script);
    await expect(convert(path)).rejects.toMatchObject({
      failure: { code: "unreadable", file: "目标.rtf", reason: expect.stringMatching(reason) },
    });
  });

  test("that hangs is ended with what it started", async () => {
    const pidFile = join(folder, "pid");
    const path = program("hangs", `sleep 1000 & echo $! > ${pidFile}; wait`);
    await expect(convert(path, 1)).rejects.toMatchObject({ failure: { reason: expect.stringMatching(/ended after 1 s/) } });
    const pid = Number(readFileSync(pidFile, "utf8"));
    await expect.poll(() => isAlive(pid), { timeout: 600_000, interval: 50 }).toBe(false);
  });
});

/** One that has ended and was not waited for is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
