import type { Fingerprint } from "./validators.ts";

/** Why a URL gave nothing; each is worth another night, none ends the crawl. */
export type FetchFailureCode =
  /** No address for the name, no connection, or it broke off. */
  | "connection"
  /** TLS: the certificate or the handshake. */
  | "tls"
  /** No answer in time, a pause too long, or too slow in all. */
  | "timeout"
  | "too_large"
  /** An answer that is not HTTP, or whose compression is damaged. */
  | "bad_response"
  /** A status that is neither success nor "gone". */
  | "status"
  /** More redirects than allowed, or in a circle. */
  | "redirects"
  /** 429 or 503 with a Retry-After beyond the configured bound. */
  | "retry_later"
  /** robots.txt asks for a longer pause between two requests than is kept. */
  | "crawl_delay";

export interface Fetched {
  readonly kind: "fetched";
  readonly status: number;
  /** Where the redirects ended. */
  readonly finalUrl: string;
  readonly bytes: Uint8Array;
  /** Names in lower case; values as latin1, several joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: Fingerprint;
  /** True where the host's certificate was not checked. */
  readonly relaxedTls: boolean;
}

export interface FetchFailed {
  readonly kind: "failed";
  readonly code: FetchFailureCode;
  readonly reason: string;
  readonly attempts: number;
  /** What the last answer was, where there was one: for recognizing challenge pages. */
  readonly answer: { readonly status: number; readonly headers: Fetched["headers"]; readonly bytes: Uint8Array } | null;
}

export type FetchResult =
  | Fetched
  /** 304: what the validators name is still it. */
  | { readonly kind: "not_modified" }
  /** 404 or 410. */
  | { readonly kind: "gone"; readonly status: number }
  /** Not asked for: robots.txt forbids it, the address is not public, the scheme is neither http nor https. */
  | { readonly kind: "refused"; readonly by: "robots" | "address" | "scheme"; readonly reason: string }
  | FetchFailed
  /** `insideBody`: what had come of it was more than the budget had left. */
  | { readonly kind: "budget_reached"; readonly insideBody?: boolean }
  | { readonly kind: "interrupted" };
