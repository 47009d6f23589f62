import type { StatusReport } from "@jixiao/ingest";
import { describeFindingIn } from "../texts/findings.ts";
import { language, texts } from "../texts/index.ts";
import { renderTable } from "./table.ts";

/** What is stored, the disk, the last runs, what to do next. */
export function renderStatus({ doctor, disk, runs }: StatusReport): string {
  const words = texts().care;
  const counts = Object.entries(doctor.counts ?? {}).map(([name, count]) => `${name} ${count}`);
  const next = doctor.findings.map((finding) => {
    const { words: said, advice } = describeFindingIn(language(), finding);
    return `  ${finding.name === null ? "" : `${finding.name}: `}${said}\n  → ${advice}`;
  });
  const lines = [
    `${words.stored}: ${counts.length === 0 ? "?" : counts.join(", ")}`,
    `${words.disk}: ${words.diskOf(size(disk.database), size(disk.log), size(disk.originals), disk.original_files, size(doctor.free_bytes.store))}`,
    "",
    `${words.lastRuns}:`,
    runs.length === 0 ? `  ${words.noRuns}` : runTable(runs),
    "",
    `${words.next}:`,
    ...(next.length === 0 ? [`  ${words.nothing}`] : next),
  ];
  return `${lines.join("\n")}\n`;
}

function runTable(runs: StatusReport["runs"]): string {
  const words = texts().care.run;
  const columns = [
    { title: words.started },
    { title: words.command },
    { title: words.ended },
    { title: words.code, right: true },
  ];
  return renderTable(
    columns,
    runs.map(({ started_at, command, ended_at, exit_code }) => [
      minute(started_at),
      command,
      minute(ended_at),
      exit_code === null ? "?" : String(exit_code),
    ]),
  );
}

function minute(moment: string | null): string {
  return moment === null ? "?" : moment.slice(0, 16).replace("T", " ");
}

function size(bytes: number | null): string {
  return bytes === null ? "?" : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
