import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { extract } from "@jixiao/parsers";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf } from "../fixtures/pdf.ts";
import { readTruth } from "../fixtures/truth.ts";
import { ratio, report } from "./measure.ts";

interface BarePage {
  readonly getTextContent: () => Promise<unknown>;
  readonly getOperatorList: () => Promise<unknown>;
}
interface BarePdf {
  readonly getDocument: (options: object) => {
    readonly promise: Promise<{ readonly numPages: number; readonly getPage: (n: number) => Promise<BarePage> }>;
    readonly destroy: () => Promise<void>;
  };
}

const require = createRequire(new URL("../../packages/parsers/package.json", import.meta.url));
const library = pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs"));

/** Forms from PDF with everything, beside bare pdf.js text and operator list of the same pages. */
export async function benchPdf(): Promise<void> {
  const pdfjs = (await import(library.href)) as BarePdf;
  const truths = ["health-vaccination", "market-food-sampling", "water-dredging", "tj-flood-pumps", "tj-archives"];
  const files = truths.map((name) => pdf(piecesOf(readTruth(name)), { lines: "strokes", breaks: "closed" }));
  let pages = 0;
  const bare = async () => {
    pages = 0;
    for (const bytes of files) {
      const task = pdfjs.getDocument({
        data: bytes.slice(),
        cMapUrl: new URL("../../cmaps/", library).pathname,
        cMapPacked: true,
        verbosity: 0,
      });
      const document = await task.promise;
      for (let n = 1; n <= document.numPages; n++) {
        const page = await document.getPage(n);
        await page.getTextContent();
        await page.getOperatorList();
        pages++;
      }
      await task.destroy();
    }
  };
  const ours = async () => {
    for (const bytes of files) await extract({ name: "form.pdf", bytes, sha256: "0".repeat(64) });
  };
  await ours();
  await bare();
  const result = await ratio(7, ours, bare);
  report("digital PDF pages", `${Math.round(pages / result.ours)}/s`);
  report("time against bare pdf.js text and operator list", result.ratio.toFixed(2), "asked for: at most 1.5");
}
