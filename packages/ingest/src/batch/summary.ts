import type { CanonicalRecord, DocumentAccount, FailureCode, Flag, PageState } from "@jixiao/contract";
import type { DocumentCounts, Outcome } from "./events.ts";

/** What a batch did. Forms, reports, indicators and flags are those written by it, not those that were there before. */
export interface ImportSummary {
  readonly ended: "complete" | "interrupted";
  readonly parser_version: string;
  readonly workers: number;
  readonly documents: Readonly<Record<Outcome, number>>;
  readonly forms: number;
  readonly reports: number;
  readonly indicators: number;
  readonly flags: Readonly<Partial<Record<Flag, number>>>;
  readonly failures: Readonly<Partial<Record<FailureCode, number>>>;
  /** Of `documents.failed`: those that no run has told yet. Only they make an import end with `some_failed`. */
  readonly failures_new: number;
  /** Those that failed in the same way before, and that a run which ended with `some_failed` told since. */
  readonly failures_known: number;
  /** Documents that were read and gave no record. */
  readonly without_records: number;
  /** Forms that were seen and gave no record; `jixiao unread` lists them. */
  readonly unread_forms: number;
  /** Documents with parts that were repaired, skipped or not found. */
  readonly damaged_documents: number;
  /** What became of the pages. */
  readonly pages: Readonly<Partial<Record<PageState, number>>>;
  readonly seconds: number;
}

/** Counts a batch while it runs. */
export class Tally {
  readonly #started = performance.now();
  readonly #documents: Record<Outcome, number> = { new: 0, replaced: 0, unchanged: 0, duplicate: 0, failed: 0 };
  readonly #flags: Partial<Record<Flag, number>> = {};
  readonly #failures: Partial<Record<FailureCode, number>> = {};
  #known = 0;
  #forms = 0;
  #reports = 0;
  #indicators = 0;
  #withoutRecords = 0;
  #unreadForms = 0;
  #damagedDocuments = 0;
  readonly #pages: Partial<Record<PageState, number>> = {};

  written(outcome: "new" | "replaced", records: readonly CanonicalRecord[], account: DocumentAccount): DocumentCounts {
    const counts = countsOf(outcome, records);
    this.#documents[outcome] += 1;
    this.#forms += counts.forms;
    this.#reports += counts.reports;
    this.#indicators += counts.indicators;
    this.#withoutRecords += records.length === 0 ? 1 : 0;
    this.#unreadForms += account.unread_forms.length;
    this.#damagedDocuments += account.damaged_parts.length > 0 ? 1 : 0;
    for (const { state } of account.pages) this.#pages[state] = (this.#pages[state] ?? 0) + 1;
    for (const flag of records.flatMap(flagsOf)) this.#flags[flag] = (this.#flags[flag] ?? 0) + 1;
    return counts;
  }

  passed(outcome: "unchanged" | "duplicate"): DocumentCounts {
    this.#documents[outcome] += 1;
    return countsOf(outcome, []);
  }

  failed(code: FailureCode, known: boolean): void {
    this.#documents.failed += 1;
    if (known) this.#known += 1;
    this.#failures[code] = (this.#failures[code] ?? 0) + 1;
  }

  summary(ended: ImportSummary["ended"], parserVersion: string, workers: number): ImportSummary {
    return {
      ended,
      parser_version: parserVersion,
      workers,
      documents: { ...this.#documents },
      forms: this.#forms,
      reports: this.#reports,
      indicators: this.#indicators,
      flags: byCode(this.#flags),
      failures: byCode(this.#failures),
      failures_new: this.#documents.failed - this.#known,
      failures_known: this.#known,
      without_records: this.#withoutRecords,
      unread_forms: this.#unreadForms,
      damaged_documents: this.#damagedDocuments,
      pages: byCode(this.#pages),
      seconds: Math.round(performance.now() - this.#started) / 1000,
    };
  }
}

/** In a fixed order: documents end in any. The same keys and values, so the same type, which `fromEntries` does not know. */
function byCode<Counts extends object>(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))) as Counts;
}

function countsOf(outcome: DocumentCounts["outcome"], records: readonly CanonicalRecord[]): DocumentCounts {
  const forms = records.filter((record) => record.kind !== "performance_evaluation_report");
  const indicators = forms.reduce((sum, form) => sum + form.indicators.length, 0);
  return { outcome, forms: forms.length, reports: records.length - forms.length, indicators };
}

/** Every flag a record carries, its indicators' flags included, as often as they stand there. */
function flagsOf(record: CanonicalRecord): readonly Flag[] {
  const own: readonly Flag[] = record.flags;
  return record.kind !== "performance_evaluation_report" ? [...own, ...record.indicators.flatMap(({ flags }) => flags)] : own;
}
