import { once } from "node:events";
import { jsonLine, plain } from "./plain.ts";
import { aboveStatus } from "./status-line.ts";

/** Writes a text for people to standard output. */
export function say(text: string): void {
  process.stdout.write(plain(text));
}

/** Writes a line for people to standard error; a progress bar there makes room. */
export function tell(text: string): void {
  aboveStatus(() => process.stderr.write(`${plain(text)}\n`));
}

/** Writes a value as a line of JSON to standard output. */
export function giveJson(value: unknown): void {
  process.stdout.write(`${jsonLine(value)}\n`);
}

/** Writes data that another program reads, exactly as it is: CSV. */
export function giveData(data: string): void {
  process.stdout.write(data);
}

/** The same piece by piece, waiting where the reader is slower, so that memory does not grow. */
export async function giveLines(lines: Iterable<string | Uint8Array>): Promise<void> {
  for (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, "drain");
}

/** Writes a line that is JSON already, a log's, to standard error. */
export function tellJson(line: string): void {
  aboveStatus(() => process.stderr.write(line));
}
