import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { type Dispatcher, errors, request } from "undici";
import { errorCode, errorMessage } from "../../disk.ts";
import { ForbiddenAddressError } from "./connector.ts";
import type { FetchFailureCode } from "./fetch-result.ts";

/** One answer, redirects and error statuses included. */
export interface Answer {
  readonly status: number;
  /** Names in lower case; values as latin1, several joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** From sending to the head. */
  readonly seconds: number;
}

export interface RequestLimits {
  /** Largest body, decompressed. */
  readonly maxBytes: number;
  /** Connection and head together. */
  readonly headSeconds: number;
  readonly idleSeconds: number;
  readonly totalSeconds: number;
  /** A longer body is cut off at `maxBytes` instead of being an error. */
  readonly cutOff?: boolean;
}

/** Why there is no answer. `transient`: another try may give one. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: FetchFailureCode;
  readonly transient: boolean;

  constructor(code: FetchFailureCode, message: string, transient: boolean, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.transient = transient;
  }
}

/** What `onBytes` throws where a body may not go on for a reason that lies outside it. */
export class BodyStopped extends Error {
  override readonly name = "BodyStopped";
}

/**
 * Sends one GET request and reads the whole body inside the limits. `onBytes` hears what came, chunk by chunk.
 * @throws RequestError; ForbiddenAddressError; what `onBytes` throws as BodyStopped; whatever `signal` was aborted with.
 */
export async function sendRequest(
  url: URL,
  requestHeaders: Readonly<Record<string, string>>,
  dispatcher: Dispatcher,
  limits: RequestLimits,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Answer> {
  const watch = new Watch(limits, signal);
  try {
    const start = performance.now();
    const response = await request(url, {
      dispatcher,
      headers: { "accept-encoding": ACCEPTED_ENCODINGS, ...requestHeaders },
      signal: watch.signal,
      headersTimeout: 0, // the watch has its own, finer ones
      bodyTimeout: 0,
    });
    const seconds = (performance.now() - start) / 1000;
    const headers = flat(response.headers);
    const chunks: Uint8Array[] = [];
    let size = 0;
    watch.progress();
    for await (const chunk of decompressed(response.body, headers["content-encoding"])) {
      const bytes = chunk as Uint8Array; // a stream that is no object stream gives nothing else
      watch.progress();
      size += bytes.length;
      onBytes(bytes.length);
      chunks.push(bytes);
      if (size <= limits.maxBytes) continue;
      if (limits.cutOff === true) break; // leaving the loop destroys the stream
      throw tooLarge(limits.maxBytes);
    }
    const bytes = Buffer.concat(chunks, Math.min(size, limits.maxBytes));
    return { status: response.statusCode, headers, bytes, seconds };
  } catch (error) {
    throw translate(error, limits, signal);
  } finally {
    watch.end();
  }
}

const ACCEPTED_ENCODINGS = "gzip, br";

const decompressors = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["br", createBrotliDecompress],
]);

/** Compressions that were not asked for. Anything else in the header (`utf-8`, `none`) is a server's misunderstanding. */
const otherCompressions: ReadonlySet<string> = new Set(["deflate", "compress", "x-compress", "zstd", "dcb", "dcz"]);

/** The body as it was before compression, in small pieces, so that a bomb is cut off where it passes the limit. */
function decompressed(body: Readable, encoding = "identity"): Readable {
  const name = encoding.trim().toLowerCase(); // undici keeps the blanks that end a line
  const decompress = decompressors.get(name);
  if (decompress !== undefined) return pipeline(body, decompress(), () => undefined); // the reader gets the error
  if (!otherCompressions.has(name) && !name.includes(",")) return body;
  body.destroy();
  throw new RequestError("bad_response", `compressed as ${encoding}, which was not asked for`, false);
}

/** Aborts a request that takes too long to begin, pauses too long, or takes too long in all. */
class Watch {
  readonly #controller = new AbortController();
  readonly #limits: RequestLimits;
  readonly #total: NodeJS.Timeout;
  #pause: NodeJS.Timeout;
  readonly signal: AbortSignal;

  constructor(limits: RequestLimits, outer: AbortSignal) {
    this.#limits = limits;
    this.signal = AbortSignal.any([this.#controller.signal, outer]);
    this.#pause = this.#after(limits.headSeconds, `no answer within ${limits.headSeconds} s`);
    this.#total = this.#after(limits.totalSeconds, `not finished after ${limits.totalSeconds} s`);
  }

  progress(): void {
    clearTimeout(this.#pause);
    this.#pause = this.#after(this.#limits.idleSeconds, `nothing came for ${this.#limits.idleSeconds} s`);
  }

  end(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#total);
  }

  #after(seconds: number, reason: string): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(new RequestError("timeout", `${reason} (超时)`, true)), seconds * 1000);
  }
}

/** What an error of the network, of TLS or of HTTP is to a crawl; a bug of ours, and what ended the request from outside, as it is. */
export function translate(error: unknown, limits: Pick<RequestLimits, "maxBytes">, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof RequestError || error instanceof ForbiddenAddressError || error instanceof BodyStopped) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError) return tooLarge(limits.maxBytes);
  if (error instanceof errors.ConnectTimeoutError) return new RequestError("timeout", errorMessage(error), true, error);
  const code = errorCode(error) ?? "";
  const of = (kind: FetchFailureCode, transient: boolean): RequestError =>
    new RequestError(kind, `${errorMessage(error) || code}${code === "" ? "" : ` (${code})`}`, transient, error);
  if (isTls(code)) return of("tls", false);
  if (error instanceof errors.HTTPParserError || code.startsWith("HPE_") || code.startsWith("UND_ERR_HEADERS"))
    return of("bad_response", false);
  if (code.startsWith("Z_") || code.startsWith("ERR_BROTLI") || code.startsWith("ERR_ZSTD") || code.startsWith("ZSTD_"))
    return of("bad_response", false);
  if (code === "UND_ERR_INVALID_ARG") return error; // a bug of ours
  return of("connection", code !== "ENOTFOUND");
}

/** Node's and OpenSSL's codes for certificates and handshakes. */
function isTls(code: string): boolean {
  return /^(?:ERR_TLS|ERR_SSL|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL|HOSTNAME_MISMATCH|INVALID_CA)/.test(code);
}

function tooLarge(maxBytes: number): RequestError {
  return new RequestError("too_large", `more than ${(maxBytes / 1024 / 1024).toFixed(1)} MB (过大)`, false);
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}
