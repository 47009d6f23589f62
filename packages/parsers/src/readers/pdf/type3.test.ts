/** Fonts whose glyphs are drawings (Type 3), and pages that hold a form's text and show none of it. */
import { Buffer } from "node:buffer";
import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { readPdf } from "./index.ts";

/** Corners of a two and a five, y up, in thousandths of an em. */
const TWO =
  "40,0 500,0 500,110 200,110 430,330 490,450 490,560 420,670 270,710 130,680 40,580 120,510 190,590 270,610 340,590 380,540 380,460 330,370 40,90";
const FIVE =
  "30,90 130,10 270,-10 420,40 500,150 510,250 470,380 380,450 250,470 190,460 200,600 470,600 470,710 100,710 80,370 140,330 240,370 330,350 390,270 390,210 350,130 270,90 180,100 90,160";
const BOX = "50,0 950,0 950,800 50,800";
const PICTURE = "q 500 0 0 700 0 0 cm BI /W 4 /H 4 /IM true /BPC 1 ID \x90\x60\x60\x90 EI Q";

const path = (corners: string, up: 1 | -1): string =>
  `${corners
    .split(" ")
    .map((corner, i) => {
      const [x, y] = corner.split(",").map(Number);
      return `${x} ${(y ?? 0) * up} ${i === 0 ? "m" : "l"}`;
    })
    .join(" ")} h f`;

interface Drawn {
  readonly two?: string;
  readonly five?: string;
  readonly up?: 1 | -1;
  readonly before?: string;
  readonly after?: string;
}

const TEXT = "项目支出绩效目标表 项目名称 2025";
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** A page with one line in a font of drawings. */
function pdf({ two, five, up = 1, before = "", after = "" }: Drawn): Uint8Array {
  const characters = [...new Set(TEXT)];
  const drawings = characters.map((char) => {
    const figures = { "2": two ?? path(TWO, up), "5": five ?? path(FIVE, up), "0": path(BOX, up), " ": "" };
    return char in figures ? figures[char as keyof typeof figures] : path(BOX, up);
  });
  const codes = characters.map((_, i) => i + 1);
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const map = `begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${characters.length} beginbfchar\n${characters
    .map((char, i) => `<${hex(i + 1, 2)}> <${hex(char.codePointAt(0) ?? 0, 4)}>`)
    .join("\n")}\nendbfchar endcmap`;
  const shown = Array.from(TEXT, (char) => hex(characters.indexOf(char) + 1, 2)).join("");
  const first = 6;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    stream(`q ${before} BT /F 12 Tf 60 700 Td <${shown}> Tj ET Q ${after}`),
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 -900 1000 900] /FontMatrix [0.001 0 0 ${0.001 * up} 0 0] /FirstChar 1 /LastChar ${codes.length} /Widths [${codes.map(() => 1000).join(" ")}] /Encoding << /Type /Encoding /Differences [1 ${codes.map((code) => `/g${code}`).join(" ")}] >> /CharProcs << ${codes.map((code) => `/g${code} ${first + code} 0 R`).join(" ")} >> /Resources << >> /ToUnicode ${first} 0 R >>`,
    stream(map),
    ...drawings.map((drawing) => stream(`1000 0 0 -900 1000 900 d1 ${drawing}`)),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}

const vocabulary = vocabularyOf([]);
/** What became of the page; there is nothing here that recognizes. */
async function stateOf(drawn: Drawn): Promise<string> {
  try {
    const { pages } = await readPdf({ name: "a.pdf", bytes: pdf(drawn), sha256: "0".repeat(64) }, vocabulary);
    return (pages ?? []).map(({ state, note }) => [state, note].filter((part) => part !== null).join(": ")).join("; ");
  } catch (error) {
    if (!(error instanceof DocumentError) || error.failure.code !== "unreadable") throw error;
    return error.failure.reason;
  }
}

const NONE_READ = "its pages have marks, and none could be read as text";
describe("figures that a font draws", () => {
  test.each<[string, Drawn, string]>([
    ["as they are coded", {}, "read"],
    ["in a font whose drawings stand on their heads", { up: -1 }, "read"],
    ["under each other's codes", { two: path(FIVE, 1), five: path(TWO, 1) }, NONE_READ],
    ["the same on their heads", { up: -1, two: path(FIVE, -1), five: path(TWO, -1) }, NONE_READ],
    ["one of them in two pieces", { two: `${path(TWO, 1)} ${path(BOX, 1)}` }, NONE_READ],
    ["one of them as a picture", { two: PICTURE }, NONE_READ],
  ])("%s", async (_, drawn, expected) => expect(await stateOf(drawn)).toBe(expected));
});

const UNSEEN = "its pages hold text that they do not show (页面未显示文字), and nothing else";
describe("a page that shows nothing of its text", () => {
  test.each<[string, Drawn, string]>([
    ["under a white field", { after: "1 g 0 0 595 842 re f" }, UNSEEN],
    ["drawn invisibly", { before: "3 Tr" }, UNSEEN],
    ["white on white", { before: "1 g" }, UNSEEN],
    ["under a field beside it", { after: "1 g 0 0 595 600 re f" }, "read"],
  ])("%s", async (_, drawn, expected) => expect(await stateOf(drawn)).toBe(expected));
});
