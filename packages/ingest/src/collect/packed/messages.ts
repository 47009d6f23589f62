import type { DocumentFailure } from "@jixiao/contract";
import type { CollectLimits } from "../limits.ts";

/** Archives that 7-Zip opens, by the name of the reader in it. */
export type PackedKind = "7z" | "rar" | "rar5";

/** An archive to unpack, and what it may cost. */
export interface UnpackTask {
  readonly kind: PackedKind;
  readonly bytes: Uint8Array;
  readonly limits: CollectLimits;
  /** What may still be inflated of the outermost archive. */
  readonly bytesLeft: number;
}

/** What comes of an archive, one after the other; `name` is null for what concerns the archive itself. */
export type Unpacked =
  | { readonly kind: "entry"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly name: string | null; readonly failure: Refusal };

/** A failure whose file the parent knows. */
export type Refusal =
  | { readonly code: "encrypted" }
  | { readonly code: "empty" }
  | { readonly code: "too_large" | "unreadable"; readonly reason: string }
  | { readonly code: "damaged"; readonly reason: string }
  | { readonly code: "timeout" | "stalled"; readonly seconds: number }
  | { readonly code: "oom"; readonly limit_mb: number };

export type FromUnpacker = Unpacked | { readonly kind: "end" };
export type ToUnpacker = { readonly kind: "unpack"; readonly task: UnpackTask } | { readonly kind: "next" };

export function failureOf(refusal: Refusal, file: string): DocumentFailure {
  return refusal.code === "damaged" ? { ...refusal, file, page: null } : { ...refusal, file };
}
