import { execFileSync, spawnSync } from "node:child_process";
import { visualOrder } from "./visual-order.ts";

/** A program that makes text of a PDF; absent where it is not installed (poppler-utils, mupdf-tools). */
export const pdfPrograms: Readonly<Record<string, (pdf: string) => string>> = {
  plain: (pdf) => output("pdftotext", [pdf, "-"]),
  raw: (pdf) => output("pdftotext", ["-raw", pdf, "-"]),
  layout: (pdf) => output("pdftotext", ["-layout", pdf, "-"]),
  mupdf: (pdf) => output("mutool", ["draw", "-q", "-F", "txt", pdf]),
  visual: (pdf) => visualOrder(output("pdftotext", ["-bbox", pdf, "-"])),
};

export function isInstalled(program: string): boolean {
  return spawnSync(program, ["-v"]).error === undefined;
}

function output(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 2 ** 28 });
}

/** LibreOffice writes files into `folder` in another format: `pdf`, or `txt:Text (encoded):UTF8`. */
export function convert(files: readonly string[], to: string, folder: string): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, ...files], { stdio: "ignore" });
}
