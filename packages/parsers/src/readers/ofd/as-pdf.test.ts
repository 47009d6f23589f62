import { DocumentError } from "@jixiao/contract";
import { createCanvas } from "@napi-rs/canvas";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { zipOf } from "../sheet/testing/write-xlsx.ts";
import { ofdAsPdf } from "./as-pdf.ts";
import { openOfd, type Tell } from "./package.ts";
import { pdfFile } from "./pdf-file.ts";
import { pictureOf } from "./pictures.ts";

type Parts = Readonly<Record<string, string | Uint8Array>>;

const text = (words: string, more = "") =>
  `<TextObject ID="1" Boundary="10 10 50 10" Size="5" ${more}><TextCode X="0" Y="4" DeltaX="g ${words.length - 1} 5">${words}</TextCode></TextObject>`;
const page = (inside: string, area = "") => `<Page>${area}<Content><Layer>${inside}</Layer></Content></Page>`;
const image = (resource: string) => `<ImageObject Boundary="0 0 20 20" CTM="20 0 0 20 0 0" ResourceID="${resource}"/>`;

function filePages(pages: readonly string[], more: Parts = {}): Parts {
  const list = pages.map((_, i) => `<Page ID="${i + 1}" BaseLoc="P${i + 1}.xml"/>`).join("");
  return {
    "OFD.xml": "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>",
    "D/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea><DocumentRes>Res.xml</DocumentRes></CommonData><Pages>${list}</Pages></Document>`,
    "D/Res.xml":
      '<Res><MultiMedias><MultiMedia ID="11" Type="Image"><MediaFile>a.png</MediaFile></MultiMedia><MultiMedia ID="12" Type="Image"><MediaFile>b.png</MediaFile></MultiMedia></MultiMedias></Res>',
    ...Object.fromEntries(pages.map((one, i) => [`D/P${i + 1}.xml`, one])),
    ...more,
  };
}

const sourceOf = (parts: Parts) => ({
  name: "甲.ofd",
  sha256: "",
  bytes: zipOf(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content as string)]))),
});

function png(share: number, side = 64): Uint8Array {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  context.fillStyle = "black";
  context.fillRect(0, 0, side, side * (1 - share));
  return canvas.toBuffer("image/png");
}

/** What each page's contents draw, in short. */
async function drawn(parts: Parts) {
  const { pdf, damage, broken, characters } = await ofdAsPdf(sourceOf(parts));
  const file = Buffer.from(pdf).toString("latin1");
  const pages = [
    ...file.matchAll(
      /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\].*?\/XObject << (.*?) >> \/ExtGState << (.*?) >> >> \/Contents (\d+) 0 R/g,
    ),
  ];
  const contents = pages.map(([, width, height, pictures = "", opacities = "", object]) => {
    const content = new RegExp(`\\n${object} 0 obj\\n<< /Length \\d+ >>\\nstream\\n([^]*?)\\nendstream`).exec(file)?.[1] ?? "";
    const shown = [...content.matchAll(/<([0-9A-F]+)> Tj|\/A\d+ gs|\/P\d+ Do/g)].map(([all, hex]) => hex ?? all);
    return [
      `${width}×${height}`,
      ...shown,
      ...[...pictures.matchAll(/\/P\d+/g)].map(([name]) => `names ${name}`),
      ...[...opacities.matchAll(/\/A\d+ << [^>]*>>/g)].map(([one]) => one),
    ].join(" ");
  });
  const told = damage.map((one) => `${one.page ?? "all"} ${one.part}: ${one.reason} (${one.concerns})`);
  return { contents, told, broken: [...broken], characters };
}

async function failure(parts: Parts): Promise<unknown> {
  const error: unknown = await ofdAsPdf(sourceOf(parts)).catch((thrown: unknown) => thrown);
  return error instanceof DocumentError ? error.failure : error;
}

describe("pages drawn as a PDF's", () => {
  test("texts, each character with its code; sizes in points", async () => {
    expect(
      await drawn(filePages([page(text("甲乙")), page(text("乙丙"), "<Area><PhysicalBox>0 0 50 25.4</PhysicalBox></Area>")])),
    ).toEqual({
      contents: ["283.465×566.929 0001 0002", "141.732×72.000 0002 0003"],
      told: [],
      broken: [],
      characters: [2, 2],
    });
  });

  test("a page that is missing is one, and broken", async () => {
    const parts = Object.fromEntries(
      Object.entries(filePages([page(text("甲")), page(""), page("")])).filter(([name]) => name !== "D/P2.xml"),
    );
    const { contents, told, broken, characters } = await drawn(parts);
    expect(contents).toEqual(["283.465×566.929 0001", "283.465×566.929", "283.465×566.929"]);
    expect(told).toEqual(["all D/P2.xml: the part is missing (all)"]);
    expect(broken).toEqual([[2, "D/P2.xml is missing or cannot be read"]]);
    expect(characters).toEqual([1, 0, 0]);
  });

  test("what is told of a page is told once a page", async () => {
    const outside = text("甲", "").replace('Boundary="10 10 50 10"', 'Boundary="-90 10 500 10"');
    const { told } = await drawn(filePages([page(outside + outside), page(outside)]));
    expect(told).toEqual([1, 2].map((number) => `${number} TextObject: a text stands outside its page (page)`));
  });

  test("pictures by their numbers, a seal half clear; each page names its own", async () => {
    const parts = filePages([page(image("11") + image("11")), page(image("12") + image("11"))], {
      "D/a.png": png(0),
      "D/b.png": png(0.5),
    });
    const { contents, told } = await drawn(parts);
    expect(contents).toEqual([
      "283.465×566.929 /P0 Do /P0 Do names /P0",
      "283.465×566.929 /A50 gs /P1 Do /P0 Do names /P1 names /P0 /A50 << /ca 0.5 /CA 0.5 >>",
    ]);
    expect(told).toEqual([]);
  });

  test("one that is missing hides nothing, and is told", async () => {
    const { contents, told } = await drawn(filePages([page(image("11"))]));
    expect(contents).toEqual(["283.465×566.929 /A50 gs /P0 Do names /P0 /A50 << /ca 0.5 /CA 0.5 >>"]);
    expect(told).toEqual(["all D/a.png: the picture is missing (all)"]);
  });
});

describe("what is no such file", () => {
  test.each<[string, Parts, object]>([
    ["encrypted", filePages([""], { "Encryptions.xml": "<E/>" }), { code: "encrypted" }],
    ["encrypted, as the second edition has it", filePages([""], { "encryptInfo.xml": "<E/>" }), { code: "encrypted" }],
    ["no page", filePages([]), { code: "damaged", page: null, reason: "a file without pages" }],
    [
      "no list of documents",
      { "a.xml": "<a/>" },
      { code: "damaged", page: null, reason: "no page could be found: OFD.xml: the part is missing" },
    ],
    [
      "a page of no size",
      filePages([page(""), page("", "<Area><PhysicalBox>0 0 0 20</PhysicalBox></Area>")]),
      { code: "damaged", page: 2, reason: "a page of 0 × 20 mm" },
    ],
    [
      "a page as large as a field",
      filePages([page("", "<Area><PhysicalBox>0 0 5081 20</PhysicalBox></Area>")]),
      { code: "damaged", page: 1, reason: "a page of 5081 × 20 mm" },
    ],
  ])("%s", async (_, parts, expected) => expect(await failure(parts)).toEqual({ file: "甲.ofd", ...expected }));

  test("a page of the largest size is one", async () => {
    expect((await drawn(filePages([page("", "<Area><PhysicalBox>0 0 5079 5079</PhysicalBox></Area>")]))).contents).toEqual([
      "14397.165×14397.165",
    ]);
  });
});

describe("a picture", () => {
  const source = sourceOf({});
  const told: string[] = [];
  const tell: Tell = (part, reason) => void told.push(`${part}: ${reason}`);
  const read = async (bytes: Uint8Array | null) => {
    told.length = 0;
    const {
      image: { width, height },
      isClear,
    } = await pictureOf(source, "a.png", bytes, tell);
    return [`${width}×${height}${isClear ? " clear" : ""}`, ...told];
  };
  test.each<[string, Uint8Array | null, string]>([
    ["opaque", png(0), "64×64"],
    ["half clear", png(0.5), "64×64 clear"],
    ["clear in one row of 64", png(1 / 64), "64×64"],
    ["clear in two rows of 64", png(2 / 64), "64×64 clear"],
    ["a JPEG has no opacity", createCanvas(40, 30).toBuffer("image/jpeg"), "40×30"],
  ])("%s", async (_, bytes, expected) => expect(await read(bytes)).toEqual([expected]));

  test("that cannot be read hides nothing, and says why", async () => {
    expect(await read(null)).toEqual(["1×1 clear", "a.png: the picture is missing"]);
    const [shown, damage, why] = await read(png(0).subarray(0, 40));
    expect([shown, damage]).toEqual(["1×1 clear", "a.png: the file ends before its last part"]);
    expect(why).toMatch(/^a\.png: the picture cannot be read: /);
    await expect(read(new TextEncoder().encode("no picture"))).resolves.toHaveLength(2);
  });
});

describe("the parts of the package", () => {
  const opened = async (parts: Parts) => {
    const told: string[] = [];
    const ofd = await openOfd(sourceOf(parts), (part, reason) => void told.push(`${part}: ${reason}`));
    return { ofd, told };
  };
  test("are found whatever the case and the separators of their names", async () => {
    const { ofd, told } = await opened({ "Doc\\A.xml": "<甲/>", "b.XML": "<乙/>", "c.bin": "x" });
    const names = ["doc/a.xml", "/Doc/a.XML", "b.xml"].map((path) => ofd.xml(path)?.name ?? "none");
    expect(names.map((name) => name.at(-1))).toEqual(["甲", "甲", "乙"]);
    expect(Buffer.from(ofd.bytes("C.bin") ?? []).toString()).toBe("x");
    expect([ofd.bytes("d.bin"), ofd.encrypted, told]).toEqual([null, false, []]);
  });

  test("that are no XML, or not there, are told once", async () => {
    const { ofd, told } = await opened({ "a.xml": "<a>" });
    expect([ofd.xml("a.xml"), ofd.xml("A.xml"), ofd.xml("b.xml"), ofd.xml("b.xml")]).toEqual([null, null, null, null]);
    expect(told.map((one) => one.split(":")[0])).toEqual(["a.xml", "b.xml"]);
    expect(told[1]).toBe("b.xml: the part is missing");
  });

  test("fonts are none, and a name of two parts is damage", async () => {
    const { ofd } = await opened({ "a.ttf": "x", "b.WOFF2": "x", "c.ttf.xml": "<c/>" });
    expect([ofd.bytes("a.ttf"), ofd.bytes("b.woff2"), ofd.bytes("c.ttf.xml")?.length]).toEqual([null, null, 4]);
    await expect(opened({ "a.xml": "<a/>", "A.xml": "<b/>" })).rejects.toThrow("A.xml: the part is there twice");
  });
});

test("a PDF's table says where each of its objects begins", () => {
  const codes = Array.from({ length: 101 }, (_, i) => ({ text: String.fromCodePoint(0x4e00 + i), width: 500 + i }));
  const file = Buffer.from(
    pdfFile(
      [{ width: 10, height: 20.5, contents: "/A0 gs /A25 gs /A25 gs", pictures: new Set([1]) }],
      [codes],
      [
        { width: 1, height: 1, pixels: Uint8Array.of(0) },
        { width: 2, height: 1, pixels: Uint8Array.of(0, 255) },
      ],
    ),
  ).toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const [head, count, ...entries] = file.slice(start).split("\n").slice(0, -1);
  expect(head).toBe("xref");
  const offsets = entries.filter((line) => line.endsWith(" 00000 n ")).map((line) => Number(line.slice(0, 10)));
  expect(count).toBe(`0 ${offsets.length + 1}`);
  expect(offsets.map((at) => /^\d+ 0 obj\n/.exec(file.slice(at, at + 12))?.[0])).toEqual(
    offsets.map((_, i) => `${i + 1} 0 obj\n`),
  );
  expect(file).toContain(`/Size ${offsets.length + 1} /Root 1 0 R`);
  expect(file.match(/\d+ beginbfchar/g)).toEqual(["100 beginbfchar", "1 beginbfchar"]);
  expect(file).toContain("<0001> <4E00>\n<0002> <4E01>");
  expect(file).toContain("<0065> <4E64>\nendbfchar");
  expect(file).toContain("/W [1 [500 501 502");
  expect(file).toContain("/XObject << /P1 8 0 R >> /ExtGState << /A0 << /ca 0 /CA 0 >> /A25 << /ca 0.25 /CA 0.25 >> >>");
  expect(file).toMatch(
    /\n7 0 obj\n<< \/Type \/XObject \/Subtype \/Image \/Width 1 \/Height 1 .* \/Filter \/FlateDecode \/Length \d+ >>/,
  );
  expect(file).toContain("/MediaBox [0 0 10.000 20.500]");
  expect(file).toContain("<< /Type /Pages /Count 1 /Kids [10 0 R] >>");
});
