import { DocumentError } from "@jixiao/contract";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { folderOf, relationOf, relationsPart, resolvedPath } from "./package-relations.ts";
import { zipOf } from "./sheet/testing/write-xlsx.ts";
import { readParts, type Spare } from "./zip-parts.ts";

const files = { "a.xml": Buffer.from("甲".repeat(50)), "b.xml": Buffer.from("乙"), "c.bin": Buffer.from("丙") };

async function told(bytes: Uint8Array, isWanted = (_: string) => true, spare?: Spare): Promise<string> {
  try {
    const parts = await readParts({ name: "x.zip", bytes, sha256: "" }, isWanted, spare);
    return [...parts].map(([name, content]) => `${name}=${[...new Set(new TextDecoder().decode(content))].join("")}`).join(" ");
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.failure.code === "damaged" ? `damaged: ${error.failure.reason}` : error.failure.code;
  }
}

/** The container with bytes changed behind a name's first or last mention. */
function changed(name: string, which: "local" | "central", by: number, value: number): Uint8Array {
  const bytes = Buffer.from(zipOf(files));
  const at = which === "local" ? bytes.indexOf(name) : bytes.lastIndexOf(name);
  bytes[at + by] = value;
  return bytes;
}

describe("the parts of a container", () => {
  test("those that are wanted", async () => {
    expect(await told(zipOf(files))).toBe("a.xml=甲 b.xml=乙 c.bin=丙");
    expect(await told(zipOf(files), (name) => name.endsWith(".xml"))).toBe("a.xml=甲 b.xml=乙");
    expect(await told(zipOf(files), () => false)).toBe("");
  });

  test("bytes that do not begin at the start of their buffer", async () => {
    const bytes = zipOf(files);
    const within = Buffer.concat([Buffer.from("xx"), bytes, Buffer.from("y")]);
    expect(await told(within.subarray(2, -1))).toBe("a.xml=甲 b.xml=乙 c.bin=丙");
  });

  // The checksum stands 30 bytes before a name in the directory, the flags 38
  const badSum = changed("b.xml", "central", -30, 0);
  const twice = changed("b.xml", "central", 0, "a".charCodeAt(0));
  const locked = changed("b.xml", "central", -38, 1);
  const broken = changed("b.xml", "local", 5, 0xff);
  test.each<[string, Uint8Array, RegExp]>([
    ["a checksum that does not fit", badSum, /^damaged: b\.xml: its checksum does not fit$/],
    ["a part that is there twice", twice, /^damaged: a\.xml: the part is there twice$/],
    ["a part under a password", locked, /^encrypted$/],
    ["a stream that is none", broken, /^damaged: b\.xml: /],
    ["no container", Buffer.from("PK"), /^damaged: /],
    ["nothing", new Uint8Array(), /^damaged: /],
  ])("%s", async (_, bytes, expected) => {
    expect(await told(bytes)).toMatch(expected);
    expect(await told(bytes.length < 9 ? zipOf(files) : bytes, (name) => name === "c.bin")).toBe("c.bin=丙");
  });

  test("without a part that is spare the others are read, and it is told", async () => {
    const heard: string[] = [];
    const spare: Spare = { isSpare: (name) => name === "b.xml", tell: (part, reason) => heard.push(`${part}: ${reason}`) };
    expect(await told(badSum, undefined, spare)).toBe("a.xml=甲 c.bin=丙");
    expect(heard).toEqual(["b.xml: b.xml: its checksum does not fit"]);
    expect(await told(broken, undefined, spare)).toBe("a.xml=甲 c.bin=丙");
    expect(heard).toHaveLength(2);
    expect(await told(badSum, undefined, { ...spare, isSpare: (name) => name === "a.xml" })).toBe(
      "damaged: b.xml: its checksum does not fit",
    );
    expect(await told(locked, undefined, spare)).toBe("encrypted");
  });
});

test.each([
  ["word/document.xml", "word/", "word/_rels/document.xml.rels"],
  ["a/b/c.xml", "a/b/", "a/b/_rels/c.xml.rels"],
  ["", "", "_rels/.rels"],
  ["c.xml", "", "_rels/c.xml.rels"],
])("what %s refers to", (part, folder, relations) => {
  expect(folderOf(part)).toBe(folder);
  expect(relationsPart(part)).toBe(relations);
});

test.each([
  ["word/", "media/a.png", "word/media/a.png"],
  ["word/", "/media/a.png", "media/a.png"],
  ["word", "../a.png", "a.png"],
  ["a/b/", "../../../c", "c"],
  ["a/", "./b//c", "a/b/c"],
  ["a/", "b\\c", "a/b/c"],
  ["a/", "..a", "a/..a"],
])("from %s to %s", (folder, path, expected) => expect(resolvedPath(folder, path)).toBe(expected));

test("a reference has an id, a type and a target within the package", () => {
  const whole = { Id: "r1", Type: "http://x/y/image", Target: "media/a.png" };
  const expected = { id: "r1", type: "image", target: "word/media/a.png" };
  expect(relationOf(whole, "word/")).toEqual(expected);
  expect(relationOf({ ...whole, TargetMode: "Internal" }, "word/")).toEqual(expected);
  expect(relationOf({ ...whole, Type: "image" }, "word/")).toEqual(expected);
  for (const key of ["Id", "Type", "Target"]) expect(relationOf({ ...whole, [key]: undefined }, "word/")).toBeNull();
  expect(relationOf({ ...whole, TargetMode: "External" }, "word/")).toBeNull();
});
