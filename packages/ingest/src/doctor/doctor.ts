import { PARSER_VERSION } from "@jixiao/parsers/version";
import {
  acquireLock,
  countAll,
  listDocuments,
  listFailures,
  knownLocations,
  versionHashes,
  listRuns,
  openStore,
  StoreError,
  verifyStore,
  type Store,
  type StoreCounts,
} from "@jixiao/store";
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Archive } from "../archive/archive.ts";
import { inMb } from "../collect/read-file.ts";
import { errorMessage, freeBytes } from "../disk.ts";
import { checkArchive, type Known } from "./check-archive.ts";
import { finding, findingOf, type Finding, type FindingCode } from "./finding.ts";

export interface DoctorOptions {
  /** Reads everything: the hash of every archived file and of every document's records, and the database's own checks. */
  readonly verify?: boolean;
  /** Version that records should have; the installed parsers' where not given. */
  readonly parserVersion?: string;
}

export interface DoctorReport {
  /** No errors and no warnings. */
  readonly sound: boolean;
  readonly versions: {
    readonly node: string;
    readonly sqlite: string | null;
    readonly schema: number | null;
    readonly parser: string;
  };
  readonly paths: { readonly store: string; readonly archive: string };
  /** Null where the system does not say. */
  readonly free_bytes: { readonly store: number | null; readonly archive: number | null };
  /** Null where the database cannot be read. */
  readonly counts: StoreCounts | null;
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly Finding[];
}

const LOW_SPACE_BYTES = 256 * 1024 * 1024;
const MANY_RUNS = 1_000;

/** Examines database and archive, changes nothing, and says of everything wrong what to do. Never throws for damage. */
export async function doctor(
  paths: { readonly store: string; readonly archive: string },
  options: DoctorOptions = {},
): Promise<DoctorReport> {
  const storePath = resolve(paths.store);
  const archive = new Archive(paths.archive);
  const parser = options.parserVersion ?? PARSER_VERSION;
  const free = { store: await freeOrNull(dirname(storePath)), archive: await freeOrNull(archive.directory) };
  const database = examineStore(storePath, parser, options.verify ?? false);
  const known: Known = database.known ?? { documents: [], failures: [], versions: new Set(), locations: new Set(), runs: [] };
  const findings = [
    ...database.findings,
    ...(database.known === null ? [] : await checkArchive(archive, known, options.verify ?? false)),
    ...lowSpace({ [storePath]: free.store, [archive.directory]: free.archive }),
    ...runInProgress(storePath),
  ];
  return {
    sound: findings.every(({ severity }) => severity === "note"),
    versions: { node: process.version, ...database.versions, parser },
    paths: { store: storePath, archive: archive.directory },
    free_bytes: free,
    counts: database.counts,
    findings: findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  };
}

const order: readonly Finding["severity"][] = ["error", "warning", "note"];

interface Examined {
  readonly versions: { readonly sqlite: string | null; readonly schema: number | null };
  readonly counts: StoreCounts | null;
  /** Null where the database cannot say what it knows. */
  readonly known: Known | null;
  readonly findings: readonly Finding[];
}

function examineStore(path: string, parserVersion: string, verify: boolean): Examined {
  let store: Store;
  try {
    store = openStore(path, { readonly: true });
  } catch (error) {
    return unusable(path, error);
  }
  try {
    const problems = verify ? verifyStore(store).map(findingOf) : [];
    const versions = {
      sqlite: String(store.statement("SELECT sqlite_version()").pluck().get()),
      schema: Number(store.db.pragma("user_version", { simple: true })),
    };
    try {
      const known = {
        documents: listDocuments(store),
        failures: listFailures(store),
        versions: versionHashes(store),
        locations: knownLocations(store),
        runs: listRuns(store, MANY_RUNS),
      };
      return { versions, counts: countAll(store), known, findings: [...problems, ...stateOf(known, parserVersion)] };
    } catch (error) {
      const { findings } = unusable(path, error);
      return { versions, counts: null, known: null, findings: [...problems, ...findings] };
    }
  } finally {
    store.close();
  }
}

/** A damaged database shows itself as a StoreError, or as text that is no longer the JSON that was written. */
function unusable(path: string, error: unknown): Examined {
  if (!(error instanceof StoreError) && !(error instanceof SyntaxError)) throw error;
  const findings = [finding(unusableCode(path, error), { name: path }, errorMessage(error))];
  return { versions: { sqlite: null, schema: null }, counts: null, known: null, findings };
}

function unusableCode(path: string, error: StoreError | SyntaxError): FindingCode {
  if (error instanceof SyntaxError) return "database_unusable";
  const { code } = error.failure;
  // Before the database is in WAL mode, a kill leaves a journal that a read-only connection may not roll back.
  return code === "not_writable" && existsSync(`${path}-journal`) ? "database_recovery" : unusableCodes[code];
}

/** Only what was read and found to be no sound database may be called damaged. */
const unusableCodes: Readonly<Record<StoreError["failure"]["code"], FindingCode>> = {
  missing: "database_missing",
  older: "database_older",
  newer: "database_newer",
  locked: "database_locked",
  damaged: "database_unusable",
  not_a_database: "database_unusable",
  not_writable: "database_unreadable",
  unopenable: "database_unreadable",
  io: "database_unreadable",
  full: "database_unreadable",
};

function stateOf({ documents, failures }: Known, parserVersion: string): readonly Finding[] {
  const outdated = documents.filter(({ parser_version }) => parser_version !== parserVersion).length;
  return [
    ...(outdated === 0 ? [] : [finding("outdated_records", {}, `${outdated} documents`)]),
    ...(failures.length === 0 ? [] : [finding("failed_documents", {}, `${failures.length}`)]),
  ];
}

async function freeOrNull(path: string): Promise<number | null> {
  try {
    return await freeBytes(path);
  } catch {
    return null; // what cannot be looked at has a finding of its own
  }
}

function lowSpace(free: Readonly<Record<string, number | null>>): readonly Finding[] {
  return Object.entries(free).flatMap(([name, bytes]) =>
    bytes !== null && bytes < LOW_SPACE_BYTES ? [finding("low_space", { name }, inMb(bytes))] : [],
  );
}

function runInProgress(storePath: string): readonly Finding[] {
  const path = `${storePath}.lock`;
  if (!existsSync(path)) return [];
  try {
    acquireLock(path).release();
    return [];
  } catch (error) {
    return error instanceof StoreError && error.failure.code === "locked" ? [finding("run_in_progress", {})] : [];
  }
}
