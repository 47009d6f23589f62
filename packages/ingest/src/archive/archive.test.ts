import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Archive, sha256Of, type ArchiveNote } from "./archive.ts";

const BYTES = Buffer.from("绩效目标表");
const SHA = sha256Of(BYTES);
const NOTE = { sha256: SHA, name: "a.docx", location: "/in/a.docx", fiscal_year_supplied: 2024, region_supplied: "江西省" };
const OTHER = Buffer.from("other");
const OTHER_NOTE = { sha256: sha256Of(OTHER), name: "b.docx", location: null, fiscal_year_supplied: null, region_supplied: null };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function listed(archive: Archive): Promise<string[]> {
  const names: string[] = [];
  for await (const file of archive.list()) names.push(file.sha256);
  return names;
}

describe("a document", () => {
  test("stands under its hash with exactly its bytes, and nothing else remains", async () => {
    const archive = new Archive(join(folder, "deep", "raw"));
    await archive.put(BYTES, NOTE);
    expect(readFileSync(join(folder, "deep", "raw", SHA.slice(0, 2), SHA))).toEqual(BYTES);
    expect(await archive.read(SHA)).toEqual(BYTES);
    expect(await listed(archive)).toEqual([SHA]);
    expect(await archive.leftovers()).toEqual([]);
    expect(await archive.strangers()).toEqual([]);
  });

  test("put twice, also at the same time, is there once", async () => {
    const archive = new Archive(folder);
    await Promise.all([archive.put(BYTES, NOTE), archive.put(BYTES, NOTE), archive.put(OTHER, OTHER_NOTE)]);
    await archive.put(BYTES, NOTE);
    expect((await listed(archive)).length).toBe(2);
    expect(await archive.leftovers()).toEqual([]);
  });

  test.each([
    ["altered", Buffer.from("绩效目标裱")],
    ["cut", BYTES.subarray(0, 3)],
    ["empty", Buffer.alloc(0)],
  ])("whose file is %s is not given back, and the next put repairs it", async (_, bytes) => {
    const archive = new Archive(folder);
    await archive.put(BYTES, NOTE);
    writeFileSync(archive.pathOf(SHA), bytes);
    expect(await archive.read(SHA)).toBeNull();
    expect(await archive.holds(SHA, BYTES)).toBe(false);
    await archive.put(BYTES, NOTE);
    expect(await archive.read(SHA)).toEqual(BYTES);
  });

  test("that was never put is null", async () => {
    expect(await new Archive(join(folder, "none")).read(SHA)).toBeNull();
    expect(await listed(new Archive(join(folder, "none")))).toEqual([]);
  });
});

test("a hash cannot lead out of the archive", () => {
  expect(() => new Archive(folder).pathOf("../../etc/passwd")).toThrow(TypeError);
});

test("what a killed run left is told from documents and swept", async () => {
  const archive = new Archive(folder);
  await archive.put(BYTES, NOTE);
  writeFileSync(join(folder, "incoming", "half"), "绩");
  writeFileSync(join(folder, SHA.slice(0, 2), "notes.txt"), "?");
  mkdirSync(join(folder, "backup"));
  expect(await archive.leftovers()).toEqual([join(folder, "incoming", "half")]);
  expect(new Set(await archive.strangers())).toEqual(
    new Set([join(folder, SHA.slice(0, 2), "notes.txt"), join(folder, "backup")]),
  );
  await archive.sweep();
  expect(readdirSync(join(folder, "incoming"))).toEqual([]);
  expect(await listed(archive)).toEqual([SHA]);
  expect(existsSync(join(folder, "backup"))).toBe(true);
});

test("a write that fails leaves no file under the document's name", async () => {
  const archive = new Archive(folder);
  writeFileSync(join(folder, "incoming"), "a file where the folder should be");
  await expect(archive.put(BYTES, NOTE)).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(await archive.read(SHA)).toBeNull();
});

test("a note says what was supplied last; one of version 0.1 tells no region", async () => {
  const archive = new Archive(folder);
  const { region_supplied: _, ...old } = NOTE;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, "names.jsonl"), `${JSON.stringify(old)}\n`);
  expect((await archive.notes()).get(SHA)).toEqual({ ...NOTE, region_supplied: null });
  await archive.note({ ...NOTE, name: "later.docx", fiscal_year_supplied: null, region_supplied: "湖南省" });
  expect((await archive.notes()).get(SHA)).toEqual({ ...NOTE, region_supplied: "湖南省" });
});

test("names are kept with the files, a torn line costs one name only", async () => {
  const archive = new Archive(folder);
  await archive.put(BYTES, NOTE);
  appendFileSync(join(folder, "names.jsonl"), '{"sha256":"3f\n');
  await archive.put(OTHER, OTHER_NOTE);
  await archive.put(BYTES, { ...NOTE, name: "later.docx" });
  expect(await archive.notes()).toEqual(
    new Map<string, ArchiveNote>([
      [SHA, NOTE],
      [OTHER_NOTE.sha256, OTHER_NOTE],
    ]),
  );
  expect(await archive.strangers()).toEqual([]);
});
