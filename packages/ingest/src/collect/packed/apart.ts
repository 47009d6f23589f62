import { fork, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Breach, watchLimits } from "../../worker/watch.ts";
import type { FromUnpacker, Refusal, ToUnpacker, Unpacked, UnpackTask } from "./messages.ts";

/** A process that unpacks 256 MB takes 700 MB and half a minute. */
const LIMITS = { stallSeconds: 120, totalSeconds: 600, memoryMb: 1024 };

/** Unpacks in a process of its own with limits of time and memory; it ends when the last entry is taken, or nobody takes more. */
export async function* unpackApart(task: UnpackTask, limits: typeof LIMITS = LIMITS): AsyncGenerator<Unpacked> {
  const extension = extname(import.meta.url);
  const child = fork(fileURLToPath(new URL(`./child${extension}`, import.meta.url)), [String(process.pid)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: ["--max-old-space-size=512", ...(extension === ".ts" ? ["--conditions=@jixiao/source"] : [])],
  });
  child.on("error", () => undefined); // a failing kill shows as the process's end
  try {
    let message = await answer(child, { kind: "unpack", task }, limits);
    while (message.kind !== "end") {
      yield message;
      if (message.kind === "refused" && message.name === null && isEnd(message.failure)) return;
      message = await answer(child, { kind: "next" }, limits);
    }
  } finally {
    child.kill("SIGKILL");
  }
}

/** After these there is no process to ask. */
function isEnd({ code }: Refusal): boolean {
  return code === "timeout" || code === "stalled" || code === "oom" || code === "unreadable";
}

/** What the process says to a message; a limit that it passes, or its end, is a refusal of the archive. */
async function answer(child: ChildProcess, message: ToUnpacker, limits: typeof LIMITS): Promise<FromUnpacker> {
  return new Promise((resolve) => {
    let settled = false;
    const settle = (reply: FromUnpacker): void => {
      if (settled) return;
      settled = true;
      watch.stop();
      child.off("message", settle).off("exit", onExit).off("error", onExit);
      resolve(reply);
    };
    const refuse = (failure: Refusal): void => settle({ kind: "refused", name: null, failure });
    const onExit = (): void => refuse({ code: "unreadable", reason: "the process that unpacks it ended (解压进程中断)" });
    const watch = watchLimits(child.pid ?? 0, limits, (breach) => {
      child.kill("SIGKILL");
      refuse(refusalOf(breach, limits));
    });
    child.on("message", settle).on("exit", onExit).on("error", onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit();
    else child.send(message);
  });
}

function refusalOf(breach: Breach, limits: typeof LIMITS): Refusal {
  switch (breach) {
    case "oom":
      return { code: "oom", limit_mb: limits.memoryMb };
    case "stalled":
      return { code: "stalled", seconds: limits.stallSeconds };
    case "timeout":
      return { code: "timeout", seconds: limits.totalSeconds };
  }
}
