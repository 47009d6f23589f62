import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { checkStructure } from "./file-structure.ts";

type Entry = readonly [kind: number, place: number];

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const stream = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([latin1(`<< ${entries} /Length ${data.length} >>\nstream\n`), data, latin1("\nendstream")]);

/** A file whose pages stand in an object stream (ISO 32000-1, 7.5.7), with a cross-reference stream. */
function file(
  contained: readonly (readonly [number, string])[],
  over: { readonly index?: string; readonly entries?: string; readonly more?: readonly string[] } = {},
): Buffer {
  let index = "";
  let body = "";
  for (const [object, text] of contained) {
    index += `${object} ${body.length} `;
    body += `${text} `;
  }
  const head = over.index ?? index;
  const entries = over.entries ?? `/N ${contained.length} /First ${head.length}`;
  const objects: (readonly [number, Buffer])[] = [
    [10, stream(`/Type /ObjStm /Filter /FlateDecode ${entries}`, deflateSync(latin1(head + body)))],
    ...(over.more ?? []).map((text, i): readonly [number, Buffer] => [11 + i, latin1(text)]),
  ];
  const places = new Map<number, Entry>(contained.map(([object]) => [object, [2, 10]]));
  const parts: Buffer[] = [latin1("%PDF-1.5\n")];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [object, content] of objects) {
    places.set(object, [1, length()]);
    parts.push(latin1(`${object} 0 obj\n`), content, latin1("\nendobj\n"));
  }
  const start = length();
  places.set(20, [1, start]);
  const rows = Array.from({ length: 21 }, (_, i) => {
    const [kind, place] = places.get(i) ?? [0, 0];
    return [kind, place >> 8, place & 0xff, 0];
  });
  const table = stream("/Type /XRef /Size 21 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode", deflateSync(Buffer.from(rows.flat())));
  parts.push(latin1("20 0 obj\n"), table, latin1(`\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const pages: readonly (readonly [number, string])[] = [
  [1, "<< /Type /Catalog /Pages 2 0 R >>"],
  [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
  [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"],
];

function told(bytes: Buffer): readonly string[] {
  return checkStructure(bytes).findings.map(({ object, part, reason }) => `${object ?? "-"} ${part}: ${reason}`);
}

describe("objects in an object stream", () => {
  test("are read where its index says, and known as its own", () => {
    const { findings, objects, containers } = checkStructure(file(pages));
    expect(findings).toEqual([]);
    expect([...objects.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 10, 20]);
    expect([...containers]).toEqual([[10, [1, 2, 3]]]);
    expect(objects.get(2)).toEqual(
      new Map<string, unknown>([
        ["Type", "/Pages"],
        ["Count", 1],
        ["Kids", [{ object: 3 }]],
      ]),
    );
  });

  test("one that is damaged is found, and the others are read", () => {
    const damaged = pages.map(([object, text]) => [object, object === 3 ? "<< /Type /Page >" : text] as const);
    expect(told(file(damaged))).toEqual([expect.stringMatching(/^3 object 3: /)]);
  });

  test("of another object's number the stream holds an old one", () => {
    const index = "1 0 2 34 3 76 ";
    const bytes = file(pages, {
      index: `${index}11 0 `,
      entries: `/N 4 /First ${index.length + 5}`,
      more: ["<< /Type /Metadata >>"],
    });
    const { containers, objects } = checkStructure(bytes);
    expect([...containers]).toEqual([[10, [1, 2, 3]]]);
    expect(objects.get(11)).toEqual(new Map([["Type", "/Metadata"]]));
  });

  test.each([
    ["too few numbers", { index: "1 0 2 34 ", entries: "/N 3 /First 9" }],
    ["words in place of numbers", { index: "1 0 x 34 3 76 ", entries: "/N 3 /First 14" }],
    ["more objects than it says", { entries: "/N 9 /First 14" }],
  ])("an index of %s is damage of the stream", (_, over) => {
    expect(told(file(pages, over))).toContain("10 object 10: the index of an object stream");
  });

  test("a page that names an object that is not there", () => {
    const named = pages.map(
      ([object, text]) => [object, object === 3 ? text.replace(">>", "/Contents 15 0 R >>") : text] as const,
    );
    expect(told(file(named))).toEqual(["15 object 15: is named and missing"]);
  });

  test("a font beside that no page names", () => {
    expect(told(file(pages, { more: ["<< /Type /Font >>"] }))).toEqual(["- object 11: belongs to no page"]);
    expect(told(file(pages, { more: ["<< /Type /Metadata >>"] }))).toEqual([]);
  });

  test("no page tree", () => {
    expect(told(file([[1, "<< /Type /Catalog >>"]]))).toContain("- page tree: is missing");
  });
});
