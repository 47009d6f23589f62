import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { Damage } from "../../document.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { zipOf } from "../sheet/testing/write-xlsx.ts";
import { pictureInPackage, pictureOutside } from "./in-package.ts";
import { picturePages, type SeenBlock, type ShownPicture, withPictures } from "./index.ts";
import { photograph } from "./testing/pictures.ts";

const source = { name: "甲.docx", bytes: new Uint8Array(), sha256: "" };
const vocabulary = vocabularyOf([]);
const recognizer = {
  recognize: () => Promise.reject(new Error("nothing is recognized here")),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};
const words = (text: string): SeenBlock => ({ kind: "paragraph", text, places: [] });
const picture = (name: string, over: Partial<ShownPicture> = {}): SeenBlock => ({
  kind: "picture",
  picture: { name, bytes: () => new TextEncoder().encode("<svg>"), ...over },
});
const skipped = { passedOver: { state: "skipped", why: "small" } } as const;
const drawn = "SVG, a drawing (矢量图), is not read; save the document as PDF and import that, where it may hold a form";

async function read(blocks: readonly SeenBlock[], more: { readonly damage?: readonly Damage[] } = {}) {
  const pages = [{ page: 1, state: "read", note: "一" }] as const;
  return withPictures(source, { blocks, pageCount: null, undecodable: false, pages, ...more }, vocabulary, { recognizer });
}

describe("each picture is a page of its own behind those of the document", () => {
  const told = async (...blocks: readonly SeenBlock[]) =>
    (await read([words("甲"), ...blocks])).pages?.slice(1).map(({ page, state, note }) => `${page} ${state} ${note}`);
  test.each<[string, readonly SeenBlock[], readonly string[]]>([
    ["none", [], []],
    ["one that is passed over", [picture("a", skipped)], ["2 skipped picture a: small"]],
    ["one that is looked at", [picture("a")], [`2 unread picture a: ${drawn}`]],
    ["two", [picture("a"), picture("b", skipped)], [`2 unread picture a: ${drawn}`, "3 skipped picture b: small"]],
    ["one shown twice", [picture("a"), words("乙"), picture("a")], [`2 unread picture a: ${drawn}`]],
    ["one shown small first", [picture("a", skipped), picture("a")], [`2 unread picture a: ${drawn}`]],
    ["one shown small last", [picture("a"), picture("a", skipped)], [`2 unread picture a: ${drawn}`]],
    [
      "one shown small twice",
      [picture("a", skipped), picture("a", { passedOver: { state: "unread", why: "else" } })],
      ["2 skipped picture a: small"],
    ],
    [
      "one that is too small",
      [picture("a", { bytes: () => photograph(64, 64) })],
      ["2 skipped picture a: 64 × 64 pixels, too small to hold a form (图标、小图)"],
    ],
    [
      "one that lies elsewhere",
      [{ kind: "picture", picture: pictureOutside(source, "p3") }],
      ["2 unread picture p3: it lies outside the file (链接的图片)"],
    ],
  ])("%s", async (_, blocks, expected) => expect(await told(...blocks)).toEqual(expected));

  test("one whose bytes cannot be had says why, once", async () => {
    const failure = new DocumentError({ code: "damaged", file: "甲.docx", page: null, reason: "a: gone" });
    const [note] = (await told(picture("a", { bytes: () => Promise.reject(failure) }))) ?? [];
    expect(note).toMatch(/^2 unread picture a: (?!.*a: gone).*gone/);
  });

  test("an error of another kind is a bug", async () => {
    await expect(told(picture("a", { bytes: () => Promise.reject(new TypeError("bug")) }))).rejects.toThrow("bug");
  });

  test("of an album five hundred are looked at", async () => {
    const album = Array.from({ length: 502 }, (_, i) => picture(`p${i}`, skipped));
    const pages = await told(...album);
    expect(pages).toHaveLength(501);
    expect(pages?.at(-1)).toBe("502 unread picture and 2 more: not looked at: only 500 pictures of a document are");
    expect(await told(...album.slice(0, 500))).toHaveLength(500);
  });
});

test("texts stay where they are; damage is the document's own", async () => {
  const damage: readonly Damage[] = [{ page: null, part: "x", reason: "y", concerns: "none" }];
  const blank = words(" ");
  const document = await read([words("甲"), picture("a"), blank, picture("b", skipped), words("乙")], { damage });
  expect(document).toMatchObject({ blocks: [words("甲"), blank, words("乙")], damage, pageCount: null, undecodable: false });
  expect(await read([words("甲"), picture("a")])).not.toHaveProperty("damage");
  expect(await read([words("甲")], { damage })).toMatchObject({ blocks: [words("甲")], damage, pages: [{ page: 1 }] });
});

describe("a document of nothing but pictures", () => {
  const reasonOf = async (...blocks: readonly SeenBlock[]): Promise<string> => {
    const error: unknown = await read(blocks).catch((failure: unknown) => failure);
    if (!(error instanceof DocumentError)) throw new Error("read", { cause: error });
    return error.failure.code === "unreadable" || error.failure.code === "damaged" ? error.failure.reason : error.failure.code;
  };
  const begin = "it holds nothing but pictures (图片文档), and nothing was read of them: ";
  test("of which none was read names three", async () => {
    expect(await reasonOf(picture("a", skipped))).toBe(`${begin}picture a: small`);
    const [a, b, c] = ["a", "b", "c"].map((name) => picture(name, skipped)) as [SeenBlock, SeenBlock, SeenBlock];
    expect(await reasonOf(a, words(" "), b, c)).toBe(`${begin}picture a: small; picture b: small; picture c: small`);
    expect(await reasonOf(a, b, c, picture("d", skipped), picture("e", skipped))).toBe(
      `${begin}picture a: small; picture b: small; picture c: small; and 2 more`,
    );
  });

  test("fails as the first that failed", async () => {
    const failed = (reason: string) => ({
      bytes: () => Promise.reject(new DocumentError({ code: "damaged", file: "甲.docx", page: null, reason })),
    });
    expect(await reasonOf(picture("a", skipped), picture("b", failed("second")), picture("c", failed("third")))).toBe("second");
  });
});

describe("the pages that pictures are", () => {
  test("each that is shown, once; one that cannot be opened gives none to draw", async () => {
    const blocks = [
      picture("a", { bytes: () => photograph(40, 30) }),
      words("甲"),
      picture("b", skipped),
      picture("a"),
      picture("c"),
    ];
    const pages = await picturePages(source, { blocks, pageCount: null, undecodable: false });
    expect(pages).toHaveLength(3);
    expect(await pages[0]?.decode()).toMatchObject({ width: 40, height: 30 });
    await expect(pages[1]?.decode()).rejects.toThrow("small");
    await expect(pages[2]?.decode()).rejects.toThrow(DocumentError);
  });

  test("a bug stays one", async () => {
    const blocks = [picture("a", { bytes: () => Promise.reject(new TypeError("bug")) })];
    await expect(picturePages(source, { blocks, pageCount: null, undecodable: false })).rejects.toThrow(TypeError);
  });
});

describe("a part of a package", () => {
  const packed = { ...source, bytes: zipOf({ "Word\\Media\\A.png": Uint8Array.of(1, 2), "word/b.png": Uint8Array.of(3) }) };
  test.each([
    ["word/media/a.PNG", [1, 2]],
    ["word/b.png", [3]],
  ])("%s is opened when somebody looks at it", async (part, bytes) => {
    expect([...(await pictureInPackage(packed, part).bytes())]).toEqual(bytes);
  });

  test("one that is not there is damage", async () => {
    await expect(pictureInPackage(packed, "word/c.png").bytes()).rejects.toThrow("word/c.png: the part is missing");
    expect(() => pictureOutside(packed, "r9").bytes()).toThrow("picture r9: it lies outside the file");
  });
});
