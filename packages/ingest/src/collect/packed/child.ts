/** Unpacks one archive and ends. It may hang, eat memory or die at any time; the parent watches it from outside (`apart.ts`). */
import { endWithParent } from "@jixiao/store/child";
import { keepCompiled } from "../../worker/keep-compiled.ts";
import type { FromUnpacker, ToUnpacker, UnpackTask } from "./messages.ts";
import { unpack } from "./unpack.ts";

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
endWithParent({ parent: Number(process.argv[2]), deadlineMs: null });

let proceed: () => void = () => undefined;

async function give(task: UnpackTask): Promise<void> {
  for await (const unpacked of unpack(task)) {
    // the next one is sent when it is asked for: only one entry's bytes are on the way
    const asked = new Promise<void>((resolve) => (proceed = resolve));
    send(unpacked);
    await asked;
  }
  send({ kind: "end" });
}

function send(message: FromUnpacker): void {
  process.send?.(message);
}

process.on("message", (message: ToUnpacker) => {
  if (message.kind === "next") proceed();
  else void give(message.task);
});
keepCompiled();
