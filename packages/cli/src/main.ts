#!/usr/bin/env -S node --max-semi-space-size=2
/**
 * The command. The rest of it is loaded from here, so that what goes wrong at loading already has its exit code: Node
 * itself would end with 1, which means that some documents failed.
 */
import { exitCodes } from "@jixiao/contract/exit-codes";
import { tell } from "./output/print.ts";

// Until the program says otherwise: a promise that never settles must not look like success.
process.exitCode = exitCodes.internal_error;
process.on("uncaughtException", (error) => {
  try {
    tell(`jixiao: ${error.stack ?? String(error)}`);
  } finally {
    process.exit(exitCodes.internal_error);
  }
});

// Nearly all that an export holds is garbage a page later, and V8 lets it grow to a multiple of what is in use before it looks: flat is then flat at once.
if (process.argv[2] === "export") (await import("node:v8")).setFlagsFromString("--heap-growing-percent=50");

const { run } = await import("./program.ts");
process.exitCode = await run(process.argv);
