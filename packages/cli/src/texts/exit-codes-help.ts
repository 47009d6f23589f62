import { exitCodes, exitCodeTexts, exitNames } from "@jixiao/contract/exit-codes";
import { language, texts } from "./index.ts";

/** From the one table of exit codes. */
export function exitCodesHelp(): string {
  const lines = exitNames.map((name) => `  ${String(exitCodes[name]).padStart(3)}  ${exitCodeTexts[name][language()].meaning}`);
  return `${texts().exitCodes}:\n${lines.join("\n")}`;
}
