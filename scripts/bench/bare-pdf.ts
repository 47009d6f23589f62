import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

interface BarePage {
  readonly getTextContent: () => Promise<unknown>;
  readonly getOperatorList: () => Promise<unknown>;
  readonly cleanup: () => unknown;
}
interface BarePdf {
  readonly getDocument: (options: object) => {
    readonly promise: Promise<{ readonly numPages: number; readonly getPage: (n: number) => Promise<BarePage> }>;
    readonly destroy: () => Promise<void>;
  };
}

const require = createRequire(new URL("../../packages/parsers/package.json", import.meta.url));
const library = pathToFileURL(require.resolve("pdfjs-dist/legacy/build/pdf.mjs"));

/** What pdf.js alone gives of a file's pages: their text, and their operator lists where asked for. Returns the number of pages. */
export async function readBare(bytes: Uint8Array, { operators }: { readonly operators: boolean }): Promise<number> {
  const pdfjs = (await import(library.href)) as BarePdf;
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
    if (operators) await page.getOperatorList();
    page.cleanup();
  }
  await task.destroy();
  return document.numPages;
}
