import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeZip, type ZipEntry } from "../testing/make-zip.ts";
import { collect } from "./collect.ts";
import { countFiles } from "./count.ts";
import { ownPaths } from "./own-paths.ts";
import type { FoundFile } from "./found.ts";
import { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "./limits.ts";

let folder: string;
const limits: CollectLimits = { ...DEFAULT_COLLECT_LIMITS, fileBytes: 1_000_000, archiveBytes: 3_000_000, archiveEntries: 20 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jixiao-collect-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, data: string | Uint8Array = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), data);
}

/** `a.docx=content` for files, `a.docx: code` for problems; paths below the test's folder. */
async function outcome(paths: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const found of collect(paths, limits)) {
    const path = found.path.replace(`${folder}/`, "");
    if (found.kind === "problem") lines.push(`${path}: ${found.failure.code}`);
    else
      lines.push(
        `${path}=${Buffer.from(await found.read())
          .toString("utf8")
          .slice(0, 40)}`,
      );
  }
  return lines;
}

function zipped(entries: readonly ZipEntry[]): Promise<string[]> {
  put("a.zip", makeZip(entries));
  return outcome([join(folder, "a.zip")]);
}

describe("folders and globs", () => {
  test("what a run keeps itself among the files is no document, unless it is named", async () => {
    for (const path of ["a.txt", "jixiao.db", "jixiao.db-wal", "jixiao.db.lock", "kept/b.txt", "b/jixiao.db"]) put(path);
    const isOwn = ownPaths(join(folder, "jixiao.db"), join(folder, "kept"));
    const names = async (...paths: readonly string[]): Promise<string[]> => {
      const found: string[] = [];
      for await (const one of collect(paths, limits, isOwn)) found.push(one.path.replace(`${folder}/`, ""));
      return found;
    };
    expect(await names(folder)).toEqual(["a.txt", "b/jixiao.db"]);
    expect(await names(join(folder, "*"))).toEqual(["a.txt", "b/jixiao.db"]);
    expect(await names(join(folder, "jixiao.db"), join(folder, "kept"))).toEqual(["jixiao.db", "kept/b.txt"]);
    expect([await countFiles([folder], isOwn), await countFiles([folder])]).toEqual([5, 6]);
  });

  test("a folder is walked by name, clutter left out", async () => {
    for (const path of ["b/2.txt", "b/1.txt", "a.txt", "b/.DS_Store", "b/~$1.docx", "__MACOSX/x", "Thumbs.db"]) put(path);
    expect(await outcome([folder])).toEqual(["a.txt=a.txt", "b/1.txt=b/1.txt", "b/2.txt=b/2.txt"]);
  });

  test.each([
    ["*.txt", ["a.txt=a.txt", "预算[1].txt=预算[1].txt"]],
    ["**/*.txt", ["a.txt=a.txt", "b/1.txt=b/1.txt", "预算[1].txt=预算[1].txt"]],
    ["**", ["a.txt=a.txt", "b/1.txt=b/1.txt", "b/2.md=b/2.md", "预算[1].txt=预算[1].txt"]],
    ["b*", ["b/1.txt=b/1.txt", "b/2.md=b/2.md"]],
    ["预算[1].txt", ["预算[1].txt=预算[1].txt"]],
    ["*.pdf", ["*.pdf: unreadable"]],
    ["none.txt", ["none.txt: unreadable"]],
  ])("%s", async (pattern, expected) => {
    for (const path of ["a.txt", "b/1.txt", "b/2.md", "预算[1].txt"]) put(path);
    expect(await outcome([join(folder, pattern)])).toEqual(expected);
  });

  test("the record's name is the file's, without its folders", async () => {
    put("b/1.txt");
    put("b/2.zip", makeZip([{ name: "dir/a.docx", data: "x" }]));
    const names: string[] = [];
    for await (const found of collect([folder])) names.push((found as FoundFile).name);
    expect(names).toEqual(["1.txt", "2.zip!dir/a.docx"]);
  });

  test("names in GBK bytes are found and readable", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb2, 0xe2, 0xca, 0xd4]), Buffer.from(".txt")]), "x");
    expect(await outcome([folder])).toEqual(["测试.txt=x"]);
  });

  test("links are followed, loops and dead ends told, nothing entered twice", async () => {
    put("real/a.txt");
    put("z.txt");
    symlinkSync("z.txt", join(folder, "link.txt"));
    symlinkSync("nowhere", join(folder, "dead.txt"));
    symlinkSync("self", join(folder, "self"));
    symlinkSync("../real", join(folder, "real", "up"));
    symlinkSync("real", join(folder, "same"));
    expect(await outcome([folder])).toEqual([
      "dead.txt: unreadable",
      "link.txt=z.txt",
      "real/a.txt=real/a.txt",
      "real/up: unreadable",
      "self: unreadable",
      "z.txt=z.txt",
    ]);
  });

  test("a pipe does not hold the import", async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    put("z.txt");
    expect(await outcome([folder])).toEqual(["pipe: unreadable", "z.txt=z.txt"]);
  });

  test.skipIf(process.getuid?.() === 0)("a file without permission is told (skipped as root, who may read it)", async () => {
    put("secret.txt");
    chmodSync(join(folder, "secret.txt"), 0);
    expect(await outcome([folder])).toEqual(["secret.txt: unreadable"]);
  });

  test("a file that vanishes or is too large fails alone", async () => {
    for (const path of ["1.txt", "2.txt", "3.txt", "4.txt"]) put(path);
    truncateSync(join(folder, "3.txt"), limits.fileBytes + 1);
    const read: string[] = [];
    for await (const found of collect([folder], limits)) {
      if (found.path.endsWith("2.txt")) unlinkSync(join(folder, "2.txt"));
      if (found.kind === "file")
        read.push(
          await found.read().then(
            (bytes) => String(bytes.length),
            (error) => error.failure.code,
          ),
        );
    }
    expect(read).toEqual(["5", "unreadable", "too_large", "5"]);
  });

  test("nothing is read ahead", async () => {
    for (const path of ["1.txt", "2.txt", "3.txt"]) put(path);
    const walk = collect([folder]);
    await walk.next();
    put("2.txt", "written while the first file was in hand");
    const second = await walk.next();
    expect(Buffer.from(await (second.value as FoundFile).read()).toString()).toBe("written while the first file was in hand");
    await walk.return(undefined);
  });
});

describe("ZIP archives", () => {
  test("entries are documents, in order; a .docx inside is one document", async () => {
    const docx = makeZip([{ name: "[Content_Types].xml", data: "<x/>" }]);
    const lines = await zipped([
      { name: "2024/", data: "", method: 0 },
      { name: "2024/b.txt", data: "b" },
      { name: "a.docx", data: docx, method: 0 },
      { name: "__MACOSX/._b.txt", data: "" },
    ]);
    expect(lines).toEqual(["a.zip!2024/b.txt=b", expect.stringMatching(/^a\.zip!a\.docx=PK/)]);
  });

  test("an archive in which nothing stands is said to be empty", async () => {
    expect(
      await zipped([
        { name: "__MACOSX/._b.txt", data: "x" },
        { name: ".DS_Store", data: "x" },
      ]),
    ).toEqual(["a.zip: empty"]);
    expect(await zipped([{ name: "2024/", data: "", method: 0 }])).toEqual(["a.zip: empty"]);
    expect(await zipped([])).toEqual(["a.zip: empty"]);
  });

  test("a document that is a ZIP itself, or a broken ZIP, is handed on as a file", async () => {
    put("a.xlsx", makeZip([{ name: "[Content_Types].xml", data: "" }]));
    put(
      "b.ofd",
      makeZip([
        { name: "Doc_0/x.xml", data: "" },
        { name: "OFD.xml", data: "" },
      ]),
    );
    put("c.zip", "PK\u0003\u0004 and then nothing");
    put(
      "d.xlsx",
      makeZip([
        { name: "xl/sheet.xml", data: "" },
        { name: "[content_types].xml", data: "" },
      ]),
    );
    put("e.docx", makeZip([{ name: "word/document.xml", data: "" }])); // without its list of parts
    const lines = await outcome([folder]);
    expect(lines.map((line) => line.slice(0, 9))).toEqual([
      "a.xlsx=PK",
      "b.ofd=PK\u0003",
      "c.zip=PK\u0003",
      "d.xlsx=PK",
      "e.docx=PK",
    ]);
  });

  test.each([
    ["GBK, as Windows packs", Buffer.from([0xb2, 0xe2, 0xca, 0xd4]), 0],
    ["UTF-8 not declared", Buffer.from("测试"), 0],
    ["UTF-8 declared", Buffer.from("测试"), 0x800],
  ])("entry names in %s", async (_, name, flags) => {
    expect(await zipped([{ name, data: "x", flags }])).toEqual(["a.zip!测试=x"]);
  });

  test("Windows separators", async () => {
    expect(await zipped([{ name: "dir\\a.txt", data: "x" }])).toEqual(["a.zip!dir/a.txt=x"]);
  });

  test.each<[string, Partial<ZipEntry>, string]>([
    ["climbs out", { name: "../../etc/passwd" }, "unreadable"],
    ["climbs out the Windows way", { name: "..\\..\\boot.ini" }, "unreadable"],
    ["is absolute", { name: "/etc/passwd" }, "unreadable"],
    ["is on a drive", { name: "C:/boot.ini" }, "unreadable"],
    ["has a NUL", { name: "a\0.txt" }, "unreadable"],
    ["is a link", { data: "/etc/passwd", unixMode: 0o120777 }, "unreadable"],
    ["is encrypted", { flags: 1 }, "encrypted"],
    ["is packed in another way", { method: 14 }, "unsupported_format"],
    ["has a wrong checksum", { crc: 1 }, "damaged"],
    ["is larger than it says", { data: "x".repeat(5000), declaredSize: 10 }, "damaged"],
    ["is too large", { data: "x".repeat(1_000_001) }, "too_large"],
    ["is a RAR of nothing but its first bytes", { data: "Rar!\u001a\u0007\u0000" }, "damaged"],
    ["is an empty archive", { data: makeZip([]) }, "empty"],
  ])("an entry that %s fails alone", async (_, entry, code) => {
    const lines = await zipped([
      { name: "x", data: "x", ...entry },
      { name: "good.txt", data: "good" },
    ]);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`: ${code}$`)), "a.zip!good.txt=good"]);
  });

  test("filler is recognized by its ratio", async () => {
    const bomb = makeZip([
      { name: "bomb.txt", data: Buffer.alloc(40_000_000) },
      { name: "good.txt", data: "good" },
    ]);
    put("a.zip", bomb);
    const found = [];
    for await (const item of collect([join(folder, "a.zip")])) found.push(item.kind === "file" ? item.name : item.failure);
    expect(found).toEqual([
      { code: "too_large", file: join(folder, "a.zip!bomb.txt"), reason: "inflates to more than 200 times its size" },
      "a.zip!good.txt",
    ]);
  });

  test("the whole archive has limits, its good entries so far are kept", async () => {
    const big = Array.from({ length: 9 }, (_, i) => ({ name: `${i}.txt`, data: `${i}`.repeat(900_000) }));
    const lines = await zipped(big);
    expect(lines.filter((line) => line.includes("=")).length).toBe(3);
    expect(lines.slice(-2)).toEqual(["a.zip!3.txt: too_large", "a.zip: too_large"]);
    const many = await zipped(Array.from({ length: 25 }, (_, i) => ({ name: `${i}.txt`, data: "x" })));
    expect(many.length).toBe(21);
    expect(many.at(-1)).toBe("a.zip: too_large");
  });

  test("archives inside archives are opened to a depth, and share one budget", async () => {
    const nest = (depth: number): Buffer =>
      depth === 0 ? Buffer.from("inner") : makeZip([{ name: depth === 1 ? "a.txt" : `${depth}.zip`, data: nest(depth - 1) }]);
    put("3.zip", nest(3));
    put("4.zip", nest(4));
    expect(await outcome([folder])).toEqual(["3.zip!3.zip!2.zip!a.txt=inner", "4.zip!4.zip!3.zip!2.zip: too_large"]);
  });

  test("an archive cut in the middle of an entry", async () => {
    const zip = makeZip([{ name: "a.txt", data: Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)) }]);
    zip.fill(0xff, 60, 200);
    put("a.zip", zip);
    expect(await outcome([folder])).toEqual(["a.zip!a.txt: damaged"]);
  });
});
