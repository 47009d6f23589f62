import { createCanvas, loadImage } from "@napi-rs/canvas";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { formats } from "../../formats/index.ts";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { countingRecognizer, formPicture } from "../inside/testing/pictures.ts";
import { type PageRecognizer, PageTimeout } from "../scan/index.ts";
import { readPdf } from "./index.ts";
import { pdfFile } from "./testing/pdf-file.ts";

const [WIDTH, HEIGHT] = [400, 200];
/** A page in points: a scan of 144 pixels an inch, which is read as it is. */
const [WIDTH_PT, HEIGHT_PT] = [WIDTH / 2, HEIGHT / 2];
const PAGES = 3;

let bytes: Uint8Array;
beforeAll(async () => {
  const canvas = createCanvas(WIDTH, HEIGHT);
  canvas.getContext("2d").drawImage(await loadImage(formPicture(WIDTH, HEIGHT)), 0, 0);
  const jpeg = Buffer.from(canvas.toBuffer("image/jpeg", 95));
  const content = Buffer.from(`q ${WIDTH_PT} 0 0 ${HEIGHT_PT} 0 0 cm /S Do Q`);
  const stream = (entries: string, data: Buffer) =>
    Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]);
  const pages = Array.from({ length: PAGES }, (_, i) => 3 + 3 * i);
  bytes = pdfFile([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((n) => `${n} 0 R`).join(" ")}]/Count ${PAGES}>>`,
    ...pages.flatMap((n) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH_PT} ${HEIGHT_PT}]/Resources<</XObject<</S ${n + 2} 0 R>>>>/Contents ${n + 1} 0 R>>`,
      stream("", content),
      stream(
        `/Type/XObject/Subtype/Image/Width ${WIDTH}/Height ${HEIGHT}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
        jpeg,
      ),
    ]),
  ]);
});

const source = () => ({ name: "scan.pdf", bytes, sha256: "0".repeat(64) });

/** Reads a form on each page, with its title above it, but for pages that take too long. */
function recognizer(slow: readonly number[]): PageRecognizer & { readonly pages: number[] } {
  const own = countingRecognizer();
  const titled: PageRecognizer["recognize"] = async (scanned, page, vocabulary) => {
    if (slow.includes(page)) throw new PageTimeout(7);
    const read = await own.recognize(scanned, page, vocabulary);
    const box = { x0: 75, x1: 125, y0: 1, y1: 7 };
    return { ...read, lines: [{ text: "项目绩效目标表", box, flags: [] }] };
  };
  return { ...own, recognize: titled };
}

describe("a page that takes too long costs that page", () => {
  test.each([[[1]], [[2]], [[3]], [[1, 3]]])(
    "pages %j: the forms of the others are read, and what was not is told",
    async (slow) => {
      const { records, account } = await extract(source(), { recognizer: recognizer(slow) });
      const read = [1, 2, 3].filter((page) => !slow.includes(page));
      expect(records.map(({ pages }) => pages)).toEqual(read.map((page) => [page, page]));
      expect(records.every((record) => record.flags.includes("source_damaged"))).toBe(true); // they may go on where nobody looked
      expect(account.pages.map(({ state, note }) => [state, note])).toEqual(
        [1, 2, 3].map((page) => (slow.includes(page) ? ["unread", "not recognized within 7 s"] : ["recognized", "a picture"])),
      );
      const late = account.damaged_parts.filter(({ part }) => part === "page");
      expect(late.map(({ page, reason }) => [page, reason])).toEqual(slow.map((page) => [page, "not recognized within 7 s"]));
    },
  );

  test("all of them: the file fails, and may be tried again", async () => {
    await expect(extract(source(), { recognizer: recognizer([1, 2, 3]) })).rejects.toMatchObject({
      failure: { code: "timeout", seconds: 7 },
    });
  });
});

test("where the document's time is over, pages are told, and nothing of them is looked at", async () => {
  const own = recognizer([]);
  const options = { recognizer: own, secondsOfDocument: 0 };
  await expect(readPdf(source(), vocabularyOf(formats), options)).rejects.toMatchObject({
    failure: { code: "timeout", seconds: 0 },
  });
  expect(own.pages).toEqual([]);
});
