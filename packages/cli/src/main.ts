#!/usr/bin/env -S node --max-semi-space-size=2
/**
 * The command. All of it is loaded from here, so that what goes wrong at loading already has its exit code: Node itself
 * would end with 1, which means that some documents failed.
 */
import { exitCodes } from "@jixiao/contract";

process.exitCode = exitCodes.internal_error; // until the program says otherwise: a promise that never settles must not look like success
process.on("uncaughtException", (error) => {
  try {
    // oxlint-disable-next-line no-control-regex -- what would act on a terminal
    process.stderr.write(
      `${String(error.stack ?? error).replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "?")}\n`,
    );
  } finally {
    process.exit(exitCodes.internal_error);
  }
});

const { run } = await import("./program.ts");
process.exitCode = await run(process.argv);
