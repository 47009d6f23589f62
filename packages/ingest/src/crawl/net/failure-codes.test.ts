import { errors } from "undici";
import { expect, test } from "vitest";
import { ForbiddenAddressError } from "./connector.ts";
import { BodyStopped, RequestError, translate } from "./request.ts";

const limits = { maxBytes: 1.5 * 1024 * 1024 };
const open = new AbortController().signal;
const withCode = (code: string, message = "it broke"): Error => Object.assign(new Error(message), { code });
const found = (error: unknown): unknown => translate(error, limits, open);

test.each<[code: string, kind: string, isTransient: boolean]>([
  ["ECONNRESET", "connection", true],
  ["ECONNREFUSED", "connection", true],
  ["EAI_AGAIN", "connection", true],
  ["ENOTFOUND", "connection", false],
  ["UND_ERR_SOCKET", "connection", true],
  ["CERT_HAS_EXPIRED", "tls", false],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", false],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls", false],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls", false],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls", false],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls", false],
  ["ERR_OSSL_EVP_UNSUPPORTED", "tls", false],
  ["HOSTNAME_MISMATCH", "tls", false],
  ["INVALID_CA", "tls", false],
  ["EPROTO", "tls", false],
  ["EPROTOTYPE", "connection", true],
  ["EPROTONOSUPPORT", "connection", true],
  ["MY_CERT_STORE", "connection", true],
  ["HPE_INVALID_CONSTANT", "bad_response", false],
  ["UND_ERR_HEADERS_OVERFLOW", "bad_response", false],
  ["Z_DATA_ERROR", "bad_response", false],
  ["ERR_BROTLI_INVALID", "bad_response", false],
  ["ERR_BROTLI_DECODER_ERROR_FORMAT", "bad_response", false],
  ["ERR_ZSTD_INVALID", "bad_response", false],
  ["ZSTD_error_corruption", "bad_response", false],
])("%s is %s", (code, kind, transient) => {
  const error = withCode(code);
  const result = found(error);
  expect(result).toBeInstanceOf(RequestError);
  expect(result).toMatchObject({ code: kind, transient, message: `it broke (${code})`, cause: error });
});

test.each<[string, unknown, object]>([
  ["an error without a code", new Error("it broke"), { code: "connection", transient: true, message: "it broke" }],
  ["a code without words", withCode("ECONNRESET", ""), { code: "connection", message: "ECONNRESET (ECONNRESET)" }],
  ["no connection in time", new errors.ConnectTimeoutError("too slow"), { code: "timeout", transient: true }],
  ["no HTTP", new errors.HTTPParserError("what is this"), { code: "bad_response", transient: false }],
  [
    "more than is read",
    new errors.ResponseExceededMaxSizeError(),
    { code: "too_large", transient: false, message: "more than 1.5 MB (过大)" },
  ],
])("%s", (_, error, expected) => {
  expect(found(error)).toBeInstanceOf(RequestError);
  expect(found(error)).toMatchObject(expected);
});

test.each([
  ["what is told already", new RequestError("tls", "-", false)],
  ["an address that is not public", new ForbiddenAddressError("a.cn", "10.0.0.1")],
  ["a body that was stopped", new BodyStopped("-")],
  ["a bug of ours", withCode("UND_ERR_INVALID_ARG")],
])("%s stays as it is", (_, error) => expect(found(error)).toBe(error));

test("what ended the request from outside is told, whatever came of it", () => {
  const reason = new Error("interrupted");
  expect(translate(withCode("ECONNRESET"), limits, AbortSignal.abort(reason))).toBe(reason);
});
