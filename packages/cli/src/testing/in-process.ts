/** The command without a process of its own: what it prints and its exit code, a second of processor time cheaper. */
import { withShelvedProcesses } from "@jixiao/ingest/testing";
import { run } from "../program.ts";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, with what it writes caught and the process left as it was. One at a time. */
export async function runInProcess(args: readonly string[], folder: string): Promise<Run> {
  const { exitCode } = process;
  const before = process.cwd();
  const streams = { stdout: caught(process.stdout), stderr: caught(process.stderr) };
  try {
    process.exitCode = undefined;
    process.chdir(folder);
    const status = await withShelvedProcesses(async () => run([process.execPath, "jixiao", ...args]));
    return { status, stdout: streams.stdout.text(), stderr: streams.stderr.text() };
  } finally {
    process.chdir(before);
    process.exitCode = exitCode;
    for (const { release } of Object.values(streams)) release();
  }
}

/** What is written to a stream from now on, instead of being written. */
function caught(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  let text = "";
  const before = Object.getOwnPropertyDescriptor(stream, "write");
  const listeners = new Set(stream.listeners("error"));
  stream.write = (chunk: string | Uint8Array) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    return true;
  };
  const release = (): void => {
    if (before === undefined) Reflect.deleteProperty(stream, "write");
    else Object.defineProperty(stream, "write", before);
    for (const listener of stream.listeners("error"))
      if (!listeners.has(listener)) stream.off("error", listener as (error: Error) => void);
  };
  return { text: () => text, release };
}
