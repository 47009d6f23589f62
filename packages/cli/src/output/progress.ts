import { SingleBar } from "cli-progress";
import type { IngestEvent } from "@jixiao/ingest";

export interface Progress {
  readonly onEvent: (event: IngestEvent) => void;
  readonly stop: () => void;
}

/** A progress bar on a terminal; nothing in a pipe, a log file or with --quiet. */
export function createProgress(quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { onEvent: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: "{bar} {value}/{total} {name}",
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  let found = 0;
  let done = 0;
  bar.start(0, 0, { name: "" });
  return {
    onEvent: (event) => {
      switch (event.kind) {
        case "counted":
          found = event.files;
          bar.setTotal(Math.max(found, done));
          break;
        case "progress":
          bar.update(done, { name: `${event.name}${event.total === null ? "" : ` ${event.done}/${event.total}`}` });
          break;
        case "document":
        case "failed":
          done++;
          if (done > found) bar.setTotal(done); // entries of archives are not counted beforehand
          bar.update(done, { name: event.kind === "document" ? event.name : event.failure.file });
          break;
        case "started":
        case "retrying":
        case "waiting":
          break;
      }
    },
    stop: () => bar.stop(),
  };
}
