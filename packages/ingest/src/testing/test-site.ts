import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a path answers: a body with its headers, or whatever a function does. */
export type TestAnswer =
  | {
      readonly body: string | Uint8Array;
      readonly type?: string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A site on 127.0.0.1 whose contents a test changes while it runs. */
export interface TestSite {
  readonly origin: string;
  /** Path with query → answer; anything else is 404. */
  readonly pages: Map<string, TestAnswer>;
  /** What was asked for since the last call, as `200 /path`, in order. */
  takeLog(): string[];
  close(): Promise<void>;
}

/** Answers carry an ETag made from their body, and a matching If-None-Match gets 304, as ordinary servers do. */
export async function openTestSite(): Promise<TestSite> {
  const pages = new Map<string, TestAnswer>();
  let log: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    const answer = pages.get(path);
    response.on("close", () => log.push(`${response.statusCode} ${path}`));
    if (typeof answer === "function") answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else send(request, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    takeLog: () => {
      const taken = log;
      log = [];
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type = "text/html; charset=utf-8", status = 200, headers = {} }: Exclude<TestAnswer, (...args: never) => void>,
): void {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  if (status === 200 && request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
  else
    response
      .writeHead(status, { "content-type": type, ...(status === 200 ? { etag } : {}), ...headers })
      .end(Buffer.from(body as string));
}
