import { expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { TABLE_HEIGHT, TABLE_WIDTH, tablePicture } from "../scan/testing/table-picture.ts";
import { PICTURE_BESIDE } from "./picture-beside.ts";
import { pdfFile } from "./testing/pdf-file.ts";

const TABLE = 5;
const PHOTOGRAPH = 6;
const HEAD = "The annex was approved by the council of the district on the third of March.";

const stream = (entries: string, data: Uint8Array) =>
  Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]);
const picture = (pixels: Uint8Array) =>
  stream(
    `/Type/XObject/Subtype/Image/Width ${TABLE_WIDTH}/Height ${TABLE_HEIGHT}/ColorSpace/DeviceGray/BitsPerComponent 8`,
    pixels,
  );
/** Light that falls off to the right, with grain. */
const photograph = Uint8Array.from(
  { length: TABLE_WIDTH * TABLE_HEIGHT },
  (_, at) => 220 - (at % TABLE_WIDTH) / 10 + ((at * 7919) % 11),
);

interface Page {
  readonly picture: number;
  /** Width of the picture in points. */
  readonly width: number;
  /** Height over the lower edge at which the text stands; the picture's is 300. */
  readonly text: number;
}

/** A PDF of pages that have a line of text and a picture each. */
function pdf(pages: readonly Page[]): Buffer {
  const first = 7;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ");
  return pdfFile([
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`),
    Buffer.from("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    Buffer.from("<<>>"),
    picture(tablePicture({}).pixels),
    picture(photograph),
    ...pages.flatMap(({ picture: shown, width, text }, i) => {
      const place = `${width} 0 0 ${((width * TABLE_HEIGHT) / TABLE_WIDTH).toFixed(2)} 50 300 cm`;
      const resources = `<</XObject<</A ${shown} 0 R>>/Font<</F 3 0 R>>>>`;
      return [
        Buffer.from(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources${resources}/Contents ${first + 2 * i + 1} 0 R>>`),
        stream("", Buffer.from(`q ${place} /A Do Q BT /F 10 Tf 60 ${text} Td (${HEAD}) Tj ET`)),
      ];
    }),
  ]);
}

test("a table in a picture beside a page's text is said to be unread; photographs, backgrounds and small pictures are not", async () => {
  const bytes = pdf([
    { picture: TABLE, width: 300, text: 100 },
    { picture: PHOTOGRAPH, width: 300, text: 100 },
    { picture: TABLE, width: 490, text: 400 },
    { picture: TABLE, width: 170, text: 100 },
  ]);
  const { account } = await extract({ name: "annex.pdf", bytes, sha256: "0".repeat(64) });
  expect(account.pages.map(({ state, note }) => [state, note])).toEqual([
    ["unread", PICTURE_BESIDE],
    ["skipped", null],
    ["skipped", null],
    ["skipped", null],
  ]);
});
