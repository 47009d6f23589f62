import type { TextRun } from "../workbook.ts";
import { isTrue, type XmlEars } from "./scan-xml.ts";

/** Gathers the runs of a string (ECMA-376 part 1, 18.4.8): the readings of pinyin beside it (`rPh`) are none of its text. */
export interface RichText extends Required<XmlEars> {
  /** The runs since the last call, those that are shown alike joined. */
  take(): readonly TextRun[];
}

export function richText(): RichText {
  let runs: TextRun[] = [];
  let [isStruck, isRaised, isLowered, isReading, inText] = [false, false, false, false, false];
  return {
    open(name, attributes) {
      switch (name) {
        case "r":
          [isStruck, isRaised, isLowered] = [false, false, false];
          break;
        case "strike":
          isStruck = attributes["val"] === undefined || isTrue(attributes["val"]);
          break;
        case "vertAlign":
          isRaised = attributes["val"] === "superscript";
          isLowered = attributes["val"] === "subscript";
          break;
        case "rPh":
          isReading = true;
          break;
        case "t":
          inText = !isReading;
          break;
      }
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") isReading = false;
      if (name === "r") [isStruck, isRaised, isLowered] = [false, false, false];
    },
    text(text) {
      if (!inText || text === "") return;
      const last = runs.at(-1);
      const run: TextRun = { text, isStruck, isRaised, ...(isLowered ? { isLowered } : {}) };
      if (last !== undefined && last.isStruck === isStruck && last.isRaised === isRaised && last.isLowered === run.isLowered)
        runs[runs.length - 1] = { ...last, text: last.text + text };
      else runs.push(run);
    },
    take() {
      const taken = runs.map((run) => ({ ...run, text: unescaped(run.text) }));
      runs = [];
      [isStruck, isRaised, isLowered] = [false, false, false];
      return taken;
    },
  };
}

/** `_x000D_` is what XML cannot say of a character (ST_Xstring, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
