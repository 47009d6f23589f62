import { execFileSync, spawnSync } from "node:child_process";
import { visualOrder } from "./visual-order.ts";

/** A program that makes text of a PDF, and the command that it needs. */
interface PdfProgram {
  readonly needs: string;
  readonly run: (pdf: string) => string;
}

/** Programs of poppler-utils, mupdf-tools and python3-pdfminer. */
export const pdfPrograms: Readonly<Record<string, PdfProgram>> = {
  plain: { needs: "pdftotext", run: (pdf) => output("pdftotext", [pdf, "-"]) },
  raw: { needs: "pdftotext", run: (pdf) => output("pdftotext", ["-raw", pdf, "-"]) },
  layout: { needs: "pdftotext", run: (pdf) => output("pdftotext", ["-layout", pdf, "-"]) },
  mupdf: { needs: "mutool", run: (pdf) => output("mutool", ["draw", "-q", "-F", "txt", pdf]) },
  visual: { needs: "pdf2txt", run: (pdf) => visualOrder(output("pdf2txt", ["-n", "-t", "xml", pdf])) },
};

const installed = new Map<string, boolean>();

export function isInstalled(program: string): boolean {
  const known = installed.get(program) ?? spawnSync(program, ["-v"]).error === undefined;
  installed.set(program, known);
  return known;
}

function output(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 2 ** 28 });
}

/** LibreOffice writes files into `folder` in another format: `pdf`, or `txt:Text (encoded):UTF8`. */
export function convert(files: readonly string[], to: string, folder: string): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, ...files], { stdio: "ignore" });
}
