import { DocumentError, reasonOf, type DocumentFailure } from "@jixiao/contract";
import { errorCode } from "../disk.ts";

/** A file that may be a document. Its bytes are read on demand: a queue of these holds no bytes. */
export interface FoundFile {
  readonly kind: "file";
  /** For records: `a.docx`, or `attachments.zip!2024/a.docx`. */
  readonly name: string;
  /** Where it was seen: the absolute path, for archive entries `…/attachments.zip!2024/a.docx`. */
  readonly path: string;
  /**
   * The bytes, all or none. To be called before the next file is asked for: an archive is open only as long.
   * @throws DocumentError `unreadable`, `too_large`.
   */
  readonly read: () => Promise<Uint8Array>;
}

/** A path or entry that cannot be taken in, with the reason. */
export interface FoundProblem {
  readonly kind: "problem";
  readonly path: string;
  readonly failure: DocumentFailure;
}

export type Found = FoundFile | FoundProblem;

export function problem(failure: DocumentFailure): FoundProblem {
  return { kind: "problem", path: failure.file, failure };
}

export function unreadable(path: string, reason: string): FoundProblem {
  return problem({ code: "unreadable", file: path, reason });
}

/** What the system says of a path, worded for people; a typed failure is kept as it is. */
export function problemOf(path: string, error: unknown): FoundProblem {
  if (error instanceof DocumentError) return problem(error.failure);
  return unreadable(path, reasons.get(errorCode(error) ?? "") ?? reasonOf(error));
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "it does not exist, or vanished during the import (文件不存在)"],
  ["EACCES", "permission denied (没有权限)"],
  ["EPERM", "permission denied (没有权限)"],
  ["ELOOP", "a loop of symbolic links (符号链接循环)"],
  ["ENAMETOOLONG", "its path is too long (路径过长)"],
  ["EIO", "the disk reports an error (磁盘读取错误)"],
]);
