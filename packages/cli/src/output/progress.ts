import { SingleBar } from "cli-progress";
import type { IngestEvent } from "@jixiao/ingest";
import type { Logger } from "pino";
import { plainLine } from "./plain.ts";
import { barLine, holdStatusLine } from "./status-line.ts";

export interface Progress {
  readonly onEvent: (event: IngestEvent) => void;
  readonly stop: () => void;
}

/** How often a run that nobody watches says where it is. */
const REPORT_INTERVAL_MS = 60_000;

/** Where a batch is: counted from its events. */
interface Position {
  found: number;
  done: number;
  name: string;
}

/** A progress bar on a terminal, a log line a minute in a pipe or log file, nothing with --quiet. */
export function createProgress(quiet: boolean, log: Logger): Progress {
  if (quiet) return { onEvent: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? barProgress(process.stderr) : loggedProgress(log);
}

function follow(position: Position, event: IngestEvent): void {
  switch (event.kind) {
    case "counted":
      position.found = event.files;
      break;
    case "progress":
      position.name = `${event.name}${event.total === null ? "" : ` ${event.done}/${event.total}`}`;
      break;
    case "document":
    case "failed":
      position.done += 1;
      position.name = event.kind === "document" ? event.name : event.failure.file;
      break;
    case "started":
    case "retrying":
    case "waiting":
      break;
  }
}

/** `stream` is the terminal. */
export function barProgress(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    format: "{bar} {value}/{total} {name}",
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  const position: Position = { found: 0, done: 0, name: "" };
  bar.start(0, 0, { name: "" });
  const release = holdStatusLine(barLine(bar, stream));
  return {
    onEvent: (event) => {
      follow(position, event);
      bar.setTotal(Math.max(position.found, position.done)); // entries of archives are not counted beforehand
      bar.update(position.done, { name: plainLine(position.name) });
    },
    stop: () => {
      release();
      bar.stop();
    },
  };
}

/** For cron and pipes: a run of hours is not silent for hours. */
export function loggedProgress(log: Logger): Progress {
  const position: Position = { found: 0, done: 0, name: "" };
  const timer = setInterval(() => {
    const { found, done, name } = position;
    log.info({ done, found, name }, `at work (处理中): ${done} of ${Math.max(found, done)}`);
  }, REPORT_INTERVAL_MS);
  timer.unref();
  return { onEvent: (event) => follow(position, event), stop: () => clearInterval(timer) };
}
