import { doctor, type DoctorReport } from "@jixiao/ingest";
import { exitCodes } from "../exit-codes.ts";
import { giveJson, say } from "../output/print.ts";
import { describeFindingIn } from "../texts/findings.ts";
import { language, texts } from "../texts/index.ts";
import { archiveOf, type GlobalOptions } from "../options.ts";

export interface DoctorOptions extends GlobalOptions {
  readonly verify: boolean;
}

export async function runDoctor(options: DoctorOptions): Promise<void> {
  const report = await doctor({ store: options.db, archive: archiveOf(options.db) }, { verify: options.verify });
  if (options.json) giveJson(report);
  else say(renderReport(report));
  if (report.findings.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.integrity_fault;
}

function renderReport({ versions, paths, free_bytes, counts, findings, sound }: DoctorReport): string {
  const words = texts().doctor;
  const free = (bytes: number | null) => words.free(bytes === null ? "?" : (bytes / 1024 ** 3).toFixed(1));
  const lines = [
    words.versions(versions.node, versions.sqlite ?? "-", String(versions.schema ?? "-"), versions.parser),
    `${words.database}${paths.store} (${free(free_bytes.store)})`,
    `${words.archive}${paths.archive} (${free(free_bytes.archive)})`,
    ...(counts === null
      ? []
      : [
          Object.entries(counts)
            .map(([name, count]) => `${name} ${count}`)
            .join(", "),
        ]),
    "",
    ...findings.map((finding) => {
      const { words: said, advice } = describeFindingIn(language(), finding);
      const subject = finding.name === null ? "" : `${finding.name}: `;
      return `${words.severities[finding.severity]}: ${subject}${said}\n  → ${advice}`;
    }),
    sound ? words.sound : words.seeAbove,
  ];
  return `${lines.join("\n")}\n`;
}
