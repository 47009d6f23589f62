import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { ShownPicture } from "../inside/picture.ts";
import { bytesOf, latin, u16, u32, u8, zeros } from "../bytes.test-helper.ts";
import { floatingPictures, pictureInLine } from "./pictures.ts";

type Bytes = readonly number[];

const source = { name: "甲.doc", bytes: new Uint8Array(), sha256: "" };

/** Records of Office Art ([MS-ODRAW] 2.2.1). */
const record = (type: number, instance: number, version: number, ...data: readonly Bytes[]): Bytes => [
  ...u16((instance << 4) | version, type),
  ...u32(data.flat().length),
  ...data.flat(),
];
const container = (type: number, ...inside: readonly Bytes[]): Bytes => record(type, 0, 0xf, ...inside);
const png = (text: string): Bytes => record(0xf01e, 0x6e0, 0, zeros(17), latin(text));
const metafile = record(0xf01a, 0x3d4, 0, zeros(60));
const shape = record(0xf00a, 0, 0, zeros(8));

interface Header {
  /** Length that it says, where that is not its own. */
  readonly length?: number;
  readonly headerBytes?: number;
  readonly kind?: number;
  /** In twips, scaled in thousandths. */
  readonly size?: readonly [width: number, height: number, scaleX: number, scaleY: number];
}

function inLine(inside: Bytes, { length, headerBytes = 0x44, kind = 0x64, size = [0, 0, 0, 0] }: Header = {}): Bytes {
  const [width, height, scaleX, scaleY] = size;
  const all = headerBytes + inside.length;
  return [
    ...u32(length ?? all),
    ...u16(headerBytes, kind),
    ...zeros(20),
    ...u16(width, height, scaleX, scaleY),
    ...zeros(Math.max(0, headerBytes - 36)),
    ...inside,
  ];
}

async function told({ name, passedOver, bytes }: ShownPicture): Promise<string> {
  const over = passedOver === undefined ? [] : [`(${passedOver.state}: ${passedOver.why})`];
  try {
    return [`${name}:`, new TextDecoder().decode(await bytes()), ...over].join(" ");
  } catch (error) {
    return [
      `${name}:`,
      error instanceof DocumentError && error.failure.code === "damaged" ? error.failure.reason : "?",
      ...over,
    ].join(" ");
  }
}

const lost = (name: string) => `${name}: picture ${name}: its data cannot be found (unread: its data cannot be found)`;

describe("a picture of a character in the text", () => {
  const at = 5;
  const read = async (data: Bytes | null) => told(pictureInLine(source, data === null ? null : bytesOf(zeros(at), data), at));
  const small = (size: string) => `(skipped: shown at ${size} inches, too small to hold a form (图标、印章))`;
  test.each<[string, Bytes | null, string]>([
    ["its pixels", inLine(png("ab")), "in the text at 5: ab"],
    ["behind its shape", inLine([...shape, ...png("ab")]), "in the text at 5: ab"],
    ["within a container", inLine(container(0xf004, shape, png("ab"))), "in the text at 5: ab"],
    ["the first of two", inLine([...png("ab"), ...png("cd")]), "in the text at 5: ab"],
    ["behind a longer header", inLine(png("ab"), { headerBytes: 0x50 }), "in the text at 5: ab"],
    ["behind the name of its file", inLine([...u8(3), ...latin("a.x"), ...png("ab")], { kind: 0x66 }), "in the text at 5: ab"],
    ["behind a name of nothing", inLine([...u8(0), ...png("ab")], { kind: 0x66 }), "in the text at 5: ab"],
    ["before other data", [...inLine(png("ab")), ...zeros(9)], "in the text at 5: ab"],
    ["as large as may be", inLine(png("ab"), { size: [3600, 1440, 1000, 1000] }), "in the text at 5: ab"],
    [
      "large, and scaled to be small",
      inLine(png("ab"), { size: [7200, 2880, 250, 250] }),
      `in the text at 5: ab ${small("1.3 × 0.5")}`,
    ],
    ["small, and scaled to be large", inLine(png("ab"), { size: [1440, 1440, 3000, 1000] }), "in the text at 5: ab"],
    ["small, and not scaled", inLine(png("ab"), { size: [1440, 2880, 0, 0] }), `in the text at 5: ab ${small("1.0 × 2.0")}`],
    ["of a width alone", inLine(png("ab"), { size: [1440, 0, 0, 0] }), "in the text at 5: ab"],
    ["of a height alone", inLine(png("ab"), { size: [0, 1440, 0, 0] }), "in the text at 5: ab"],
    [
      "a drawing, however small",
      inLine(metafile, { size: [10, 10, 0, 0] }),
      "in the text at 5:  (unread: EMF, a drawing (矢量图), is not read; save the document as PDF and import that)",
    ],
    ["no data stream", null, lost("in the text at 5")],
    ["a header that is cut off", zeros(0x43), lost("in the text at 5")],
    ["a header too short", inLine(png("ab"), { headerBytes: 0x40 }), lost("in the text at 5")],
    ["longer than its stream", inLine(png("ab"), { length: 999 }), lost("in the text at 5")],
    ["shorter than its picture", inLine(png("ab"), { length: 0x44 + 8 }), lost("in the text at 5")],
    ["nothing but a shape", inLine(shape), lost("in the text at 5")],
    ["nothing", inLine([]), lost("in the text at 5")],
  ])("%s", async (_, data, expected) => expect(await read(data)).toBe(expected));
});

describe("pictures that float over the text", () => {
  const entry = (delay: number, inside: Bytes = []): Bytes => record(0xf007, 6, 0, zeros(28), u32(delay), zeros(4), inside);
  const list = (...entries: readonly Bytes[]): Bytes => container(0xf000, container(0xf001, ...entries));
  const shows = (...numbers: readonly number[]): Bytes =>
    container(0xf002, ...numbers.map((number) => container(0xf004, record(0xf00b, 1, 3, u16(0x4104), u32(number)))));
  const none = 0xffff_ffff;
  const read = async (drawings: Bytes, text: Bytes = []) =>
    Promise.all(floatingPictures(source, bytesOf(drawings), bytesOf(text)).map(({ picture }) => told(picture)));
  test.each<[string, Bytes, Bytes, readonly string[]]>([
    ["none", list(), [], []],
    ["nothing at all", [], [], []],
    ["one in its entry", [...list(entry(none, png("ab"))), 0, ...shows(1)], [], ["floating 1: ab"]],
    ["one in the text's stream", [...list(entry(7)), 0, ...shows(1)], [...zeros(7), ...png("cd")], ["floating 1: cd"]],
    ["one at the stream's beginning", [...list(entry(0)), 0, ...shows(1)], png("cd"), ["floating 1: cd"]],
    [
      "in the order of the shapes",
      [...list(entry(none, png("ab")), entry(none, png("cd"))), 1, ...shows(2, 1)],
      [],
      ["floating 2: cd", "floating 1: ab"],
    ],
    ["one that two shapes show", [...list(entry(none, png("ab"))), 0, ...shows(1, 1)], [], ["floating 1: ab"]],
    ["one that no shape shows", [...list(entry(none, png("ab"))), 0, ...shows()], [], []],
    ["one without an entry", [...list(entry(none, png("ab"))), 0, ...shows(2)], [], [lost("floating 2")]],
    ["one whose entry holds none", [...list(entry(none)), 0, ...shows(1)], [], [lost("floating 1")]],
    ["one beyond the stream's end", [...list(entry(99)), 0, ...shows(1)], png("cd"), [lost("floating 1")]],
    ["one where something else stands", [...list(entry(0)), 0, ...shows(1)], shape, [lost("floating 1")]],
  ])("%s", async (_, drawings, text, expected) => expect(await read(drawings, text)).toEqual(expected));
});
