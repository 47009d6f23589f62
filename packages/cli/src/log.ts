import pino, { type Logger } from "pino";

/** Logs go to standard error as JSON lines, so that standard output holds results only. */
export function createLogger(quiet: boolean): Logger {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env["JIXIAO_LOG_LEVEL"] ?? (quiet ? "warn" : "info") },
    pino.destination({ dest: 2, sync: true }),
  );
}
