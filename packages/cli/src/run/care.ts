import { backup, type CopyReport, mergeStores, type Places, prune, restore, status } from "@jixiao/ingest";
import { exitCodes, UsageError } from "../exit-codes.ts";
import { archiveOf, requireDatabase, type GlobalOptions } from "../options.ts";
import { plainLine } from "../output/plain.ts";
import { giveJson, say } from "../output/print.ts";
import { renderStatus } from "../output/status.ts";
import { texts } from "../texts/index.ts";

export interface PruneCommandOptions extends GlobalOptions {
  readonly olderThan: number;
  readonly yes: boolean;
  readonly dryRun: boolean;
}

export async function runStatus(options: GlobalOptions): Promise<void> {
  await requireDatabase(options.db);
  const report = await status(placesOf(options.db));
  if (options.json) giveJson(report);
  else say(renderStatus(report));
  if (report.doctor.findings.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.integrity_fault;
}

export async function runBackup(dest: string, options: GlobalOptions): Promise<void> {
  await requireDatabase(options.db);
  tellCopy(await backup(placesOf(options.db), dest), options, texts().care.backedUp);
}

export async function runRestore(source: string, options: GlobalOptions): Promise<void> {
  tellCopy(await restore(source, placesOf(options.db)), options, texts().care.restored);
}

export async function runPrune({ olderThan, yes, dryRun, ...options }: PruneCommandOptions): Promise<void> {
  if (yes && dryRun) throw new UsageError("--yes does not go with --dry-run");
  await requireDatabase(options.db);
  const report = await prune(placesOf(options.db), { days: olderThan, really: yes });
  if (options.json) return giveJson(report);
  const words = texts().care;
  const lines = report.documents.map(({ sha256, name, size, replaced_at }) =>
    [sha256.slice(0, 12), megabytes(size), replaced_at.slice(0, 10), plainLine(name)].join("  "),
  );
  const end = (report.done ? words.pruned : words.wouldPrune)(report.documents.length, megabytes(report.bytes));
  say(`${[...lines, end].join("\n")}\n`);
}

export async function runMerge(others: readonly string[], options: GlobalOptions): Promise<void> {
  const report = await mergeStores(placesOf(options.db), others.map(placesOf));
  if (report.without_original.length > 0) process.exitCode = exitCodes.integrity_fault;
  if (options.json) return giveJson(report);
  const words = texts().care;
  const { nights, addresses, versions, changes, runs } = report.not_merged;
  const lines = [
    words.merged(report.added, report.replaced, report.unchanged, report.failures),
    ...report.conflicts.map(({ sha256, name, kind, kept, left }) =>
      words.conflict(`${plainLine(name)} (${sha256.slice(0, 12)})`, words.conflicts[kind], plainLine(kept), plainLine(left)),
    ),
    ...(report.sites_taken.length === 0 ? [] : [words.sitesTaken(report.sites_taken.map(plainLine).join(", "))]),
    ...report.history_conflicts.map((conflict) =>
      words.historyConflict(
        plainLine(conflict.site),
        plainLine(conflict.kept),
        plainLine(conflict.left),
        conflict.nights,
        conflict.versions,
      ),
    ),
    ...(report.replaced_versions === 0 ? [] : [words.replacedVersions(report.replaced_versions)]),
    words.notMerged(nights, addresses, versions, changes, runs),
    ...report.without_original.map((sha256) => words.withoutOriginal(sha256)),
  ];
  say(`${lines.join("\n")}\n`);
}

function placesOf(db: string): Places {
  return { store: db, archive: archiveOf(db) };
}

/** What is not whole is said, and makes the exit code that of a fault: a backup that lacks something must not pass for one. */
function tellCopy(report: CopyReport, options: GlobalOptions, done: (to: string, documents: number) => string): void {
  if (report.altered.length + report.missing.length > 0) process.exitCode = exitCodes.integrity_fault;
  if (options.json) return giveJson(report);
  const words = texts().care;
  const lines = [
    done(report.to.store, report.documents),
    words.originals(report.copied, megabytes(report.bytes), report.present),
    ...report.altered.map((sha256) => words.altered(sha256)),
    ...report.missing.map((sha256) => words.missing(sha256)),
  ];
  say(`${lines.join("\n")}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
