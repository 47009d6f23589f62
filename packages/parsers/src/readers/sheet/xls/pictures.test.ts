import { expect, test } from "vitest";
import { bytesOf, latin, u16, u32, zeros } from "../../bytes.test-helper.ts";
import { picturesOnSheet } from "./pictures.ts";

type Bytes = readonly number[];

const source = { name: "甲.xls", bytes: new Uint8Array(), sha256: "" };
const record = (type: number, instance: number, version: number, ...data: readonly Bytes[]): Bytes => [
  ...u16((instance << 4) | version, type),
  ...u32(data.flat().length),
  ...data.flat(),
];
const png = (text: string): Bytes => record(0xf01e, 0x6e0, 0, zeros(17), latin(text));
const metafile = record(0xf01b, 0x216, 0, zeros(60));
const entry = (inside: Bytes): Bytes => record(0xf007, 6, 0, zeros(36), inside);
const list = (...entries: readonly Bytes[]): Bytes => record(0xf000, 0, 0xf, record(0xf001, entries.length, 0xf, ...entries));
const shape = (number: number): Bytes => record(0xf004, 0, 0xf, record(0xf00b, 1, 3, u16(0x4104), u32(number)));

async function told(pictures: Bytes, ...drawings: readonly Bytes[]): Promise<readonly string[]> {
  const shown = picturesOnSheet(
    source,
    bytesOf(pictures),
    drawings.map((drawing) => bytesOf(drawing)),
  );
  return Promise.all(
    shown.map(async ({ name, passedOver, bytes }) => {
      const read = async () => new TextDecoder().decode(await bytes());
      const text = await read().catch(String);
      return [name, text, ...(passedOver === undefined ? [] : [passedOver.state, passedOver.why])].join(" | ");
    }),
  );
}

const lost = expect.stringMatching(
  /^3 of the workbook \| .*picture 3 of the workbook: its data cannot be found.* \| unread \| its data cannot be found$/,
);
test.each<[string, Bytes, readonly Bytes[], readonly unknown[]]>([
  ["none", list(entry(png("ab"))), [], []],
  ["one", list(entry(png("ab"))), [shape(1)], ["1 of the workbook | ab"]],
  ["the second of the list", list(entry(png("ab")), entry(png("cd"))), [shape(2)], ["2 of the workbook | cd"]],
  [
    "two drawings, in their order",
    list(entry(png("ab")), entry(png("cd"))),
    [shape(2), shape(1)],
    ["2 of the workbook | cd", "1 of the workbook | ab"],
  ],
  ["a drawing in two records", list(entry(png("ab"))), [shape(1).slice(0, 11), shape(1).slice(11)], ["1 of the workbook | ab"]],
  ["one that is shown twice", list(entry(png("ab"))), [shape(1), shape(1)], ["1 of the workbook | ab"]],
  ["one that is not in the list", list(entry(png("ab"))), [shape(3)], [lost]],
  [
    "a drawing of lines",
    list(entry(metafile)),
    [shape(1)],
    ["1 of the workbook |  | unread | WMF, a drawing (矢量图), is not read; save the document as PDF and import that"],
  ],
])("%s", async (_, pictures, drawings, expected) => expect(await told(pictures, ...drawings)).toEqual(expected));
