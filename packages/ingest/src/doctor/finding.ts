import type { StoreProblem } from "@jixiao/store";

/**
 * - `error`: data is missing or not what was written;
 * - `warning`: nothing is lost, but somebody should look;
 * - `note`: a state that the program knows and deals with itself.
 */
export type Severity = "error" | "warning" | "note";

/** What doctor found, with what to do about it. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  /** The document it concerns, where there is one. */
  readonly sha256: string | null;
  readonly name: string | null;
  /** What was seen of it, where there is more to say than its kind. */
  readonly detail: string | null;
  /** Its kind in words, with the detail. */
  readonly message: string;
  readonly advice: string;
}

/** Every kind of finding: how grave, in words, and what to do. */
const kinds = {
  database_unusable: [
    "error",
    "the database cannot be used (数据库无法使用)",
    "see the reason and check the path; where it is jixiao's own database, it is damaged: keep a copy of it, move it away and run `jixiao reparse --all`, for which the archive is enough",
  ],
  database_unreadable: [
    "error",
    "the database cannot be read, which says nothing of what is in it (数据库无法读取)",
    "check permissions and the disk; leave the file where it is",
  ],
  database_newer: ["error", "the database was written by a newer jixiao (数据库版本较新)", "update jixiao"],
  database_locked: ["note", "another program holds the database (数据库被占用)", "run doctor again when it has ended"],
  database_missing: [
    "warning",
    "there is no database yet (数据库不存在)",
    "check the path; the first import makes one, and `jixiao reparse --all` makes one from an archive",
  ],
  database_older: [
    "note",
    "the database has an older schema, or none yet (数据库版本较旧)",
    "nothing: the next import updates it",
  ],
  database_recovery: [
    "note",
    "a killed run's last write waits to be undone, which needs a writer (待回滚)",
    "nothing: the next import does it",
  ],
  database_structure: [
    "error",
    "the database's structure is damaged (数据库结构损坏)",
    "run `jixiao reparse`; where that does not help, move the file away and run `jixiao reparse --all`, which makes a new one from the archive",
  ],
  database_orphan: ["error", "a row without its parent (外键失配)", "run `jixiao reparse`"],
  search_index: ["error", "the full-text index does not match the records (全文索引不一致)", "run `jixiao reparse`"],
  records_altered: [
    "error",
    "its records are not what was written (记录已被改动)",
    "run `jixiao reparse`, which reads it again from the archive",
  ],
  identity_altered: [
    "error",
    "which forms stand and which are copies is not what the records give (副本判定不一致)",
    "run `jixiao reparse`, which decides it anew",
  ],
  archive_missing: [
    "error",
    "its original is not in the archive (归档缺失)",
    "import the original file again; its records are untouched",
  ],
  archive_pruned: [
    "note",
    "originals that `jixiao prune` removed; their records stay and are read anew no more (已清理的原件)",
    "nothing; a backup may have them, and importing the file again brings it back",
  ],
  changes_altered: [
    "error",
    "the kept changes of a crawled document are not those between its versions (变更记录与版本不符)",
    "run `jixiao reparse`, which compares all versions anew",
  ],
  archive_altered: [
    "error",
    "its archived original was altered (归档已被改动)",
    "import the original file again, which repairs the archive; its records are untouched",
  ],
  archive_unreadable: ["error", "the archive cannot be read (归档无法读取)", "check permissions and the disk"],
  archive_orphan: [
    "warning",
    "archived, but not in the database (归档文件无对应记录)",
    "run `jixiao reparse --all` to take it in, or delete it",
  ],
  archive_replaced: [
    "note",
    "the original of a document that could not be read, in whose place another file stands (已被替换的失败文件)",
    "nothing; `jixiao reparse --all` tries it again",
  ],
  archive_stranger: ["warning", "not a file of the archive (归档目录中的无关文件)", "move it away"],
  low_space: ["warning", "little free space (磁盘空间不足)", "free some before the next import"],
  interrupted_file: ["note", "archived by a run that did not end (未完成的导入所留)", "run that import again"],
  unfinished_write: [
    "note",
    "a file that is being written, or that a killed run left (写入未完成)",
    "nothing: the next import removes it",
  ],
  outdated_records: ["note", "records of an older parser version (旧版解析结果)", "run `jixiao reparse`"],
  failed_documents: [
    "note",
    "documents that could not be read (未能读取的文件)",
    "see `jixiao failures`; try again with `jixiao retry`",
  ],
  run_in_progress: ["note", "another run is at work (另有任务正在运行)", "what it has in hand is not judged"],
} as const satisfies Record<string, readonly [Severity, string, string]>;

export type FindingCode = keyof typeof kinds;

/** A finding of a kind; `subject` names what it is about, `detail` what was seen. */
export function finding(
  code: FindingCode,
  subject: Partial<Pick<Finding, "sha256" | "name">>,
  detail: string | null = null,
): Finding {
  const [severity, words, advice] = kinds[code];
  const message = detail === null ? words : `${words}: ${detail}`;
  return { severity, code, sha256: subject.sha256 ?? null, name: subject.name ?? null, detail, message, advice };
}

/** What `verifyStore` found, with advice. */
export function findingOf(problem: StoreProblem): Finding {
  switch (problem.kind) {
    case "structure":
      return finding("database_structure", {}, problem.detail);
    case "orphan":
      return finding("database_orphan", {}, `${problem.table}, ${problem.detail}`);
    case "records_altered":
      return finding("records_altered", problem, problem.detail);
    case "search_index":
      return finding("search_index", {}, problem.detail);
    case "identity_altered":
      return finding("identity_altered", problem.document === "" ? {} : { sha256: problem.document }, problem.detail);
    case "changes_altered":
      return finding("changes_altered", { name: problem.location }, problem.detail);
  }
}
