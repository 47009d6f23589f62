import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { randomFrom } from "../testing/disturb.ts";
import { make7z, makeRar, makeTar, type PlainEntry } from "../testing/make-archives.ts";
import { makeZip } from "../testing/make-zip.ts";
import { collect } from "./collect.ts";
import { DEFAULT_COLLECT_LIMITS, type CollectLimits } from "./limits.ts";
import { unpackApart } from "./packed/apart.ts";
import type { PackedKind } from "./packed/messages.ts";
import { unpack } from "./packed/unpack.ts";

const folder = mkdtempSync(join(tmpdir(), "jixiao-archives-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const limits: CollectLimits = { ...DEFAULT_COLLECT_LIMITS, fileBytes: 1_000_000, archiveBytes: 3_000_000, archiveEntries: 20 };

/** `a.rar!b.txt=content` for files, `a.rar!b.txt: code` for problems. */
async function outcome(bytes: Uint8Array, own: CollectLimits = limits, name = "a"): Promise<string[]> {
  writeFileSync(join(folder, name), bytes);
  const lines: string[] = [];
  for await (const found of collect([join(folder, name)], own)) {
    const path = found.path.replace(`${folder}/`, "");
    if (found.kind === "problem") lines.push(`${path}: ${found.failure.code}`);
    else
      lines.push(
        `${path}=${Buffer.from(await found.read())
          .toString("utf8")
          .slice(0, 20)}`,
      );
  }
  return lines;
}

/** The same of RAR and 7-Zip without the process in which they are unpacked: it takes half a second to start. */
async function unpacked(kind: PackedKind, bytes: Uint8Array, own: CollectLimits = limits): Promise<string[]> {
  const lines: string[] = [];
  for await (const one of unpack({ kind, bytes, limits: own, bytesLeft: own.archiveBytes })) {
    const name = one.name === null ? "a" : `a!${one.name}`;
    lines.push(
      one.kind === "entry" ? `${name}=${Buffer.from(one.bytes).toString("utf8").slice(0, 20)}` : `${name}: ${one.failure.code}`,
    );
  }
  return lines;
}

const GBK = Buffer.from([0xb2, 0xe2, 0xca, 0xd4]); // 测试
const good = { name: "附件/好.txt", data: "good" };
const tgz = (entries: readonly PlainEntry[]): Buffer => gzipSync(makeTar(entries));

test("the entries of each kind of archive, with their Chinese names", async () => {
  for (const archive of [makeRar([good]), await make7z([good]), makeTar([good]), tgz([good])])
    expect(await outcome(archive)).toEqual(["a!附件/好.txt=good"]);
  expect(await outcome(makeTar([{ name: GBK, data: "x" }]))).toEqual(["a!测试=x"]);
  expect(await outcome(gzipSync("one file"), limits, "a.txt.gz")).toEqual(["a.txt.gz!a.txt=one file"]);
});

test("archives inside archives, of all kinds, to a depth and with one budget", async () => {
  const rar = makeRar([{ name: "c.rar", data: makeRar([good]) }]);
  expect(await outcome(makeZip([{ name: "b.rar", data: makeRar([good]) }]))).toEqual(["a!b.rar!附件/好.txt=good"]);
  expect(await outcome(tgz([{ name: "b.rar", data: rar }]))).toEqual(["a!b.rar!c.rar!附件/好.txt=good"]);
  const deep = tgz([{ name: "1.tgz", data: tgz([{ name: "2.tgz", data: tgz([{ name: "3.tar", data: makeTar([good]) }]) }]) }]);
  expect(await outcome(deep)).toEqual(["a!1.tgz!2.tgz!3.tar: too_large"]);
  const full = makeTar([{ name: "x", data: "x".repeat(900_000) }]);
  const many = makeZip(["1", "2", "3", "4"].map((name) => ({ name, data: full })));
  expect((await outcome(many)).at(-1)).toMatch(/: too_large$/);
});

test.each<[string, PlainEntry, string]>([
  ["climbs out", { name: "../../etc/passwd", data: "x" }, "unreadable"],
  ["is absolute", { name: "/etc/passwd", data: "x" }, "unreadable"],
  ["is too large", { name: "x", data: "x".repeat(1_000_001) }, "too_large"],
])("an entry that %s fails alone", async (_, entry, code) => {
  for (const lines of [await unpacked("rar", makeRar([entry, good])), await outcome(tgz([entry, good]))]) {
    expect(lines).toContain("a!附件/好.txt=good");
    expect(lines.filter((line) => !line.endsWith("=good"))).toEqual([expect.stringMatching(new RegExp(`: ${code}$`))]);
  }
});

test.each<[string, Uint8Array, readonly string[]]>([
  [
    "RAR: encrypted",
    makeRar([{ name: "x", data: "0123456789abcdef", encrypted: true }, good]),
    ["a!x: encrypted", "a!附件/好.txt=good"],
  ],
  ["RAR: a wrong checksum", makeRar([{ name: "x", data: "x", crc: 1 }, good]), ["a!x: damaged", "a!附件/好.txt=good"]],
  [
    "RAR: a size that is not so",
    makeRar([{ name: "x", data: "x", declaredSize: 900_000 }, good]),
    ["a!x: damaged", "a!附件/好.txt=good"],
  ],
  [
    "RAR: a bomb by its own words",
    makeRar([{ name: "x", data: "x", declaredSize: 0xf0000000 }, good]),
    ["a!x: too_large", "a!附件/好.txt=good"],
  ],
  [
    "RAR: cut off",
    makeRar([good, { name: "x", data: "x".repeat(3000) }]).subarray(0, 2000),
    ["a!附件/好.txt=good", "a!x: damaged", "a: damaged"],
  ],
  ["RAR: empty", makeRar([]), ["a: empty"]],
  ["RAR: one name twice", makeRar([good, good]), ["a!附件/好.txt: unreadable", "a!附件/好.txt: unreadable"]],
  ["tar: a link", makeTar([{ name: "x", data: "", type: "2" }, good]), ["a!x: unreadable", "a!附件/好.txt=good"]],
  [
    "tar: cut off",
    makeTar([good, { name: "x", data: "x".repeat(3000) }]).subarray(0, 2500),
    ["a!附件/好.txt=good", "a: damaged"],
  ],
  ["tar: a size beyond its end", makeTar([{ name: "x", data: "x", declaredSize: 900_000 }]), ["a: damaged"]],
  ["gzip: cut off", tgz([good]).subarray(0, -6), ["a: damaged"]],
  ["gzip: empty tar", tgz([]), ["a: empty"]],
  [
    "gzip: a changed byte",
    Buffer.concat([tgz([good]).subarray(0, -8), Buffer.alloc(4, 1), tgz([good]).subarray(-4)]),
    ["a: damaged"],
  ],
])("%s", async (name, bytes, expected) => {
  const lines = await (name.startsWith("RAR") ? unpacked("rar", bytes) : outcome(bytes));
  expect(lines.toSorted()).toEqual([...expected].toSorted());
});

test("what is packed in another way is refused by name", async () => {
  const starts = [Buffer.from("BZh91AY&SY..."), Buffer.from("fd377a585a0000", "hex"), Buffer.from("28b52ffd00", "hex")];
  for (const start of starts) expect(await outcome(start)).toEqual(["a: unsupported_format"]);
  expect(await outcome(Buffer.from("BZh is a text"))).toEqual(["a=BZh is a text"]);
});

test("a header of a tar with a changed byte is told", async () => {
  const bytes = makeTar([good, { name: "x", data: "x" }]);
  bytes[1024 + 20] = 65;
  expect(await outcome(bytes)).toEqual(["a!附件/好.txt=good", "a: damaged"]);
});

test("7-Zip: encrypted entries, encrypted names, a flipped bit, cut off", async () => {
  const entries = [good, { name: "b.bin", data: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)) }];
  expect((await unpacked("7z", await make7z(entries, ["-psecret"]))).toSorted()).toEqual([
    "a!b.bin: encrypted",
    "a!附件/好.txt: encrypted",
  ]);
  expect(await unpacked("7z", await make7z(entries, ["-psecret", "-mhe=on"]))).toEqual(["a: encrypted"]);
  const plain = await make7z(entries, ["-mx=0", "-ms=off"]);
  expect(await unpacked("7z", plain.subarray(0, 3000))).toEqual(["a: damaged"]);
  plain[200] = (plain[200] ?? 0) ^ 1;
  const lines = await unpacked("7z", plain);
  expect(lines.filter((line) => line.endsWith(": damaged"))).toHaveLength(1);
});

test("filler is known by its ratio before it is unpacked, or while it is", async () => {
  const filler = { name: "x", data: Buffer.alloc(17_500_000) };
  expect((await unpacked("7z", await make7z([filler, good], ["-ms=off", "-mx=1"]), DEFAULT_COLLECT_LIMITS)).toSorted()).toEqual([
    "a!x: too_large",
    "a!附件/好.txt=good",
  ]);
  expect(await outcome(tgz([filler, good]), DEFAULT_COLLECT_LIMITS)).toEqual(["a: too_large"]);
  expect(await outcome(gzipSync(filler.data), DEFAULT_COLLECT_LIMITS)).toEqual(["a: too_large"]);
});

test("the limits of the whole archive keep what came before", async () => {
  const many = Array.from({ length: 25 }, (_, i) => ({ name: `${i}.txt`, data: "x" }));
  for (const lines of [await unpacked("rar", makeRar(many)), await outcome(tgz(many))]) {
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe("a: too_large");
  }
});

test("bytes changed at random: what is given is whole, and whatever is not is told", async () => {
  const random = randomFrom(7);
  const clean = new Set(["a!附件/好.txt=good", "a!b.txt=second"]);
  const two = [good, { name: "b.txt", data: "second" }];
  const archives = [
    ["rar", makeRar(two)],
    ["7z", await make7z(two)],
    ["tgz", tgz(two)],
  ] as const;
  for (let round = 0; round < 12; round++) {
    const [kind, whole] = archives[round % archives.length] as (typeof archives)[number];
    const bytes = Buffer.from(whole);
    const at = 8 + Math.floor(random() * (bytes.length - 8));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    const lines = kind === "tgz" ? await outcome(bytes) : await unpacked(kind, bytes);
    const given = lines.filter((line) => line.includes("="));
    const isTold = given.length === two.length || lines.length > given.length;
    expect(isTold, `${kind} at ${at}`).toBe(true);
    // a name is protected in RAR and 7-Zip by its block's checksum, a content by its own
    for (const line of given) expect([...clean], `${kind} at ${at}`).toContain(line);
  }
});

test("the process that unpacks is ended past its memory, and says so of the archive", async () => {
  const task = { kind: "rar", bytes: makeRar([good]), limits, bytesLeft: limits.archiveBytes } as const;
  const given = [];
  for await (const one of unpackApart(task, { stallSeconds: 120, totalSeconds: 600, memoryMb: 10 })) given.push(one);
  expect(given).toEqual([{ kind: "refused", name: null, failure: { code: "oom", limit_mb: 10 } }]);
});
