import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DocumentError } from "@jixiao/contract/failure";

/** A document that is to become another that is read: `rtf` as `docx`. */
export interface ConversionRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly to: "docx" | "xlsx";
}

export type Convert = (request: ConversionRequest) => Promise<Uint8Array>;

/** A form converts in 2 s, LibreOffice needs 5 to start on a busy machine; less than a parser may be without progress. */
const SECONDS = 45;
/** Address space of the program, of which it uses a fifth; and the largest file that it may write. In KB and in blocks of 512 bytes. */
const MEMORY_KB = 6 * 1024 * 1024;
const FILE_BLOCKS = 1024 * 1024;
/** The limits are set by a shell before the program begins; `timeout` ends it and what it started, even where the parser is killed first. */
const withLimits = (seconds: number) =>
  `ulimit -v ${MEMORY_KB}; ulimit -f ${FILE_BLOCKS}; exec timeout -s KILL ${seconds} "$0" "$@"`;

/**
 * The converter that the environment allows: `JIXIAO_OFFICE` names the program (`soffice`, or its path). Without it nothing is
 * converted: a converter reads a document as it likes, and says nothing of what it left out.
 */
export function converterOf(environment: Readonly<Record<string, string | undefined>>, seconds = SECONDS): Convert | null {
  const program = environment["JIXIAO_OFFICE"]?.trim() ?? "";
  return program === "" ? null : (request) => convertBy({ program, seconds }, request);
}

/** What else than refused formats is converted: `JIXIAO_OFFICE_FOR=doc`. */
export function convertedBesides(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return (environment["JIXIAO_OFFICE_FOR"] ?? "").split(",").map((name) => name.trim());
}

interface Office {
  readonly program: string;
  readonly seconds: number;
}

/** Converts in a folder and with a profile of its own; both are gone afterwards. @throws DocumentError `unreadable` */
async function convertBy(office: Office, { name, bytes, from, to }: ConversionRequest): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "jixiao-office-"));
  try {
    const input = join(folder, `in.${from}`);
    const out = join(folder, "out");
    await mkdir(out);
    await writeFile(input, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const how = await run(office, [
      profile,
      "--headless",
      "--norestore",
      "--nolockcheck",
      "--convert-to",
      to,
      "--outdir",
      out,
      input,
    ]);
    const [made] = await readdir(out);
    if (how !== null || made === undefined) throw notConverted(name, office.program, how ?? "it wrote nothing");
    return new Uint8Array(await readFile(join(out, made)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notConverted(file: string, program: string, how: string): DocumentError {
  return new DocumentError({ code: "unreadable", file, reason: `${program} did not convert it: ${how}` });
}

/** How the program failed; null where it did not. */
async function run({ program, seconds }: Office, options: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-c", withLimits(seconds), program, ...options], { stdio: "ignore", detached: true });
    // What the group still holds when its leader is gone goes with it.
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // the group has ended
      }
    };
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => {
      end();
      resolve(
        code === 0
          ? null
          : signal === "SIGKILL" || code === 137
            ? `ended after ${seconds} s or by its limits`
            : `exit code ${code ?? signal}`,
      );
    });
  });
}
