import type { UnreadReason } from "./account.ts";

/** A form that was seen and not read, in words for people. */
export interface SeenForm {
  readonly printed: string;
  /** `page 4`, `line 30`. */
  readonly place: string;
  readonly reason: UnreadReason;
}

/**
 * Why a document could not be read: plain data, so that it crosses a worker's boundary and becomes a row of
 * `failures` as it is. `file` is the name the user gave.
 */
export type DocumentFailure =
  | { readonly code: "empty"; readonly file: string }
  | { readonly code: "unknown_format"; readonly file: string; readonly reason: string }
  | { readonly code: "unsupported_format"; readonly file: string; readonly format: string; readonly advice: string }
  | { readonly code: "encrypted"; readonly file: string }
  | { readonly code: "damaged"; readonly file: string; readonly page: number | null; readonly reason: string }
  | { readonly code: "too_large"; readonly file: string; readonly reason: string }
  | { readonly code: "unreadable"; readonly file: string; readonly reason: string }
  /** Forms stand in the document and none of them gave a record. */
  | { readonly code: "forms_unread"; readonly file: string; readonly forms: readonly SeenForm[] }
  | { readonly code: "timeout"; readonly file: string; readonly seconds: number }
  | { readonly code: "stalled"; readonly file: string; readonly seconds: number }
  | { readonly code: "oom"; readonly file: string; readonly limit_mb: number }
  /**
   * `stack`: a bug's stack, or the last words of a process that died; null where there are none. `cause`: `machine` where
   * the process was ended from outside or the system refused it something, so that another run may read the document;
   * `parser` where it failed by itself and would again. Absent in what older versions stored.
   */
  | {
      readonly code: "crash";
      readonly file: string;
      readonly reason: string;
      readonly stack: string | null;
      readonly cause?: "machine" | "parser";
    };

export type FailureCode = DocumentFailure["code"];

/** The failure in one sentence: file, page where known, reason, and what to do where that is plain. */
export function describeFailure(failure: DocumentFailure): string {
  const { file } = failure;
  switch (failure.code) {
    case "empty":
      return `${file}: the file is empty (空文件).`;
    case "unknown_format":
      return `${file}: not a document that jixiao reads (无法识别的格式): ${failure.reason}`;
    case "unsupported_format":
      return `${file}: ${failure.format} is not supported (不支持的格式). ${failure.advice}`;
    case "encrypted":
      return `${file}: encrypted (已加密). Save a copy without a password and import it again.`;
    case "damaged":
      return `${file}${failure.page === null ? "" : `, page ${failure.page}`}: damaged (文件损坏): ${failure.reason}`;
    case "too_large":
      return `${file}: too large (过大): ${failure.reason}`;
    case "unreadable":
      return `${file}: cannot be read (无法读取): ${failure.reason}`;
    case "forms_unread":
      return `${file}: ${formsUnread(failure.forms)} (有表未读).`;
    case "timeout":
      return `${file}: not finished after ${failure.seconds} s (超时).`;
    case "stalled":
      return `${file}: no progress for ${failure.seconds} s (停滞).`;
    case "oom":
      return `${file}: needed more than ${failure.limit_mb} MB of memory (内存超限).`;
    case "crash":
      return `${file}: the parser's process ended (解析进程崩溃): ${failure.reason}`;
  }
}

/** More than these are counted, not named. */
const NAMED_FORMS = 3;

const UNREAD: Readonly<Record<UnreadReason, string>> = {
  unknown_layout: "no layout reads it",
  no_table: "its table was not found",
  refused: "a table of this kind is not read",
};

function formsUnread(forms: readonly SeenForm[]): string {
  const named = forms.slice(0, NAMED_FORMS).map(({ printed, place, reason }) => `${printed} (${place}): ${UNREAD[reason]}`);
  const more = forms.length > NAMED_FORMS ? [`${forms.length - NAMED_FORMS} more`] : [];
  const what =
    forms.length === 1 ? "a form stands in it and was not read" : `${forms.length} forms stand in it and none was read`;
  return `${what}: ${[...named, ...more].join("; ")}`;
}

/** Thrown by readers; caught in one place, in ingest. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  readonly failure: DocumentFailure;

  constructor(failure: DocumentFailure, options?: ErrorOptions) {
    super(describeFailure(failure), options);
    this.failure = failure;
  }
}
