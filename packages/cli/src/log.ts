import pino, { type Logger } from "pino";
import { plainJson } from "./output/plain.ts";
import { tellJson } from "./output/print.ts";

/** Logs go to standard error as JSON lines, so that standard output holds results only. */
export function createLogger(quiet: boolean): Logger {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env["JIXIAO_LOG_LEVEL"] ?? (quiet ? "warn" : "info") },
    { write: (line) => tellJson(plainJson(line)) },
  );
}
