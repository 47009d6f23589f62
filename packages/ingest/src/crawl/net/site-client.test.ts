import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCrawlConfig } from "../config/read-config.ts";
import { selfSigned } from "../../testing/self-signed.ts";
import { Budget } from "./budget.ts";
import { Pace } from "./pace.ts";
import type { RobotsEntry } from "./robots.ts";
import { type ClientParts, SiteClient } from "./site-client.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let origin: string;
let handlers: Record<string, Handler>;
/** Paths in order of asking. */
let asked: string[];
let slept: number[];
let robots: Map<string, RobotsEntry>;
const clients: SiteClient[] = [];

beforeEach(async () => {
  handlers = {};
  asked = [];
  slept = [];
  robots = new Map();
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const handler = handlers[request.url ?? ""];
    if (handler !== undefined) return handler(request, response);
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  server.closeAllConnections();
  server.close();
});

const allowed = { allow_hosts: ["127.0.0.1", "site.test"] };

function clientOf(
  site: Record<string, unknown> = {},
  config: Record<string, unknown> = {},
  parts: Partial<ClientParts> = {},
): SiteClient {
  const text = JSON.stringify({
    ...config,
    sites: [{ name: "test", start: [origin], delay_seconds: 0, ...allowed, ...site }],
  });
  const parsed = parseCrawlConfig(text, "test");
  const client = new SiteClient({
    config: parsed,
    site: parsed.sites[0]!,
    budget: new Budget(parsed.budget),
    pace: new Pace(),
    robots: { get: (key) => robots.get(key) ?? null, put: async (key, entry) => void robots.set(key, entry) },
    signal: new AbortController().signal,
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
    ...parts,
  });
  clients.push(client);
  return client;
}

const text = (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Handler => {
  return (_, response) => void response.writeHead(status, headers).end(body);
};

describe("answers", () => {
  test("a body with its validators, and then 304", async () => {
    handlers["/a"] = (request, response) => {
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"', "last-modified": "Mon, 02 Mar 2026 00:00:00 GMT" }).end("甲");
    };
    const client = clientOf();
    const first = await client.fetch(`${origin}/a`, "page");
    expect(first).toMatchObject({ kind: "fetched", finalUrl: `${origin}/a`, relaxedTls: false });
    if (first.kind !== "fetched") return;
    expect(Buffer.from(first.bytes).toString()).toBe("甲");
    expect(await client.fetch(`${origin}/a`, "page", first.validators)).toEqual({ kind: "not_modified" });
    const relaxed = await clientOf({ relaxed_tls_hosts: ["127.0.0.1"] }).fetch(`${origin}/a`, "page");
    expect(relaxed).toMatchObject({ relaxedTls: false }); // without TLS nothing is relaxed
  });

  test.each([
    ["gzip", gzipSync("甲")],
    ["GZip \t", gzipSync("甲")],
    ["br", brotliCompressSync("甲")],
    ["UTF-8", Buffer.from("甲")],
  ])("%s", async (encoding, body) => {
    handlers["/a"] = text(body, { "content-encoding": encoding });
    const result = await clientOf().fetch(`${origin}/a`, "page");
    expect(result.kind === "fetched" && Buffer.from(result.bytes).toString()).toBe("甲");
  });

  test.each([
    [404, "gone"],
    [410, "gone"],
  ])("%i is gone, and asked for once", async (status, kind) => {
    handlers["/a"] = text("", {}, status);
    expect(await clientOf().fetch(`${origin}/a`, "page")).toEqual({ kind, status });
    expect(asked).toEqual(["/robots.txt", "/a"]);
  });

  test("304 to a question that was not asked is no answer", async () => {
    handlers["/a"] = text("", {}, 304);
    expect(await clientOf().fetch(`${origin}/a`, "page")).toMatchObject({ kind: "failed", code: "status" });
  });

  test("another error status is a failure, with what was answered", async () => {
    handlers["/a"] = text("challenge", { "set-cookie": "__jsl_clearance=1" }, 521);
    const result = await clientOf().fetch(`${origin}/a`, "page");
    expect(result).toMatchObject({ kind: "failed", code: "status", attempts: 1, answer: { status: 521 } });
    expect(asked.filter((path) => path === "/a")).toHaveLength(1);
  });
});

describe("redirects", () => {
  test("are followed, relative and with raw UTF-8", async () => {
    handlers["/a"] = (_, response) => {
      response.writeHead(302, { location: Buffer.from("/目录").toString("latin1") }).end();
    };
    handlers[encodeURI("/目录")] = text("x");
    expect(await clientOf().fetch(`${origin}/a`, "page")).toMatchObject({
      kind: "fetched",
      finalUrl: origin + encodeURI("/目录"),
    });
  });

  test("in a circle, and too many, are failures", async () => {
    handlers["/a"] = text("", { location: "/b" }, 302);
    handlers["/b"] = text("", { location: "/a" }, 302);
    for (let i = 0; i < 9; i += 1) handlers[`/${i}`] = text("", { location: `/${i + 1}` }, 301);
    const client = clientOf();
    expect(await client.fetch(`${origin}/a`, "page")).toMatchObject({ kind: "failed", code: "redirects" });
    expect(await client.fetch(`${origin}/0`, "page")).toMatchObject({ kind: "failed", code: "redirects" });
    expect(asked.filter((path) => /\d/.test(path))).toHaveLength(6);
  });

  test.each([
    ["http://169.254.169.254/latest/meta-data/", "address"],
    ["http://[::1]:9/", "address"],
    ["http://[::ffff:10.0.0.1]/", "address"],
    ["http://2130706433/", "address"], // 127.0.0.1 as one number is normalized by URL
    ["file:///etc/passwd", "scheme"],
    ["ftp://127.0.0.1/", "scheme"],
  ])("to %s is refused", async (location, by) => {
    handlers["/a"] = text("", { location }, 302);
    const result = await clientOf(
      { allow_hosts: ["site.test"], start: ["http://site.test"] },
      {},
      {
        lookup: (_host, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
      },
    ).fetch(origin.replace("127.0.0.1", "site.test") + "/a", "page");
    expect(result).toMatchObject({ kind: "refused", by });
  });
});

describe("addresses", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "100.100.100.200",
    "169.254.169.254",
    "::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::ffff:0:93.184.216.34",
    "::127.0.0.1",
    "::7f00:1",
    "64:ff9b::7f00:1",
  ])("a name that resolves to %s is refused", async (address) => {
    const result = await clientOf(
      {},
      {},
      {
        lookup: (_host, _options, done) =>
          done(null, [
            { address: "93.184.216.34", family: 4 },
            { address, family: address.includes(":") ? 6 : 4 },
          ]),
      },
    ).fetch("http://rebind.test/", "page");
    expect(result).toMatchObject({ kind: "refused", by: "address" });
  });

  test("a literal private address is refused unless it is allowed by name", async () => {
    handlers["/"] = text("x");
    expect(await clientOf({ allow_hosts: [] }).fetch(`${origin}/`, "page")).toMatchObject({ kind: "refused", by: "address" });
    expect(asked).toEqual([]);
    expect(await clientOf().fetch(`${origin}/`, "page")).toMatchObject({ kind: "fetched" });
  });

  test("each connection resolves anew, and the address that is connected to is the one that was checked", async () => {
    handlers["/"] = (_, response) => void response.writeHead(200, { connection: "close" }).end("x");
    handlers["/robots.txt"] = (_, response) => void response.writeHead(404, { connection: "close" }).end();
    let calls = 0;
    const client = clientOf(
      { allow_hosts: [] },
      {},
      {
        lookup: (_host, _options, done) => {
          calls += 1;
          done(null, [{ address: calls === 1 ? "203.0.113.1" : "127.0.0.1", family: 4 }]);
        },
      },
    );
    expect(await client.fetch(`${origin.replace("127.0.0.1", "rebind.test")}/`, "page")).toMatchObject({ by: "address" });
    expect(asked).toEqual([]);
  });
});

describe("limits", () => {
  test("a body over the limit, plain or packed, is cut off", async () => {
    handlers["/plain"] = text(Buffer.alloc(2_000_000, 120));
    handlers["/bomb"] = text(gzipSync(Buffer.alloc(50_000_000)), { "content-encoding": "gzip" });
    const client = clientOf({ limits: { document_megabytes: 1 } });
    for (const path of ["/plain", "/bomb"]) {
      expect(await client.fetch(origin + path, "document")).toMatchObject({ kind: "failed", code: "too_large", attempts: 1 });
    }
  });

  test("damaged compression and a body that ends early are failures", async () => {
    handlers["/zip"] = text("not gzip", { "content-encoding": "gzip" });
    handlers["/short"] = (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("x");
      setTimeout(() => response.destroy(), 20);
    };
    const client = clientOf({ limits: { attempts: 2 } });
    expect(await client.fetch(`${origin}/zip`, "document")).toMatchObject({ kind: "failed", code: "bad_response" });
    expect(await client.fetch(`${origin}/short`, "document")).toMatchObject({ kind: "failed", code: "connection", attempts: 2 });
  });

  test.each([
    ["no head", { first_byte_seconds: 0.1, connect_seconds: 0.1 }, (): void => undefined],
    ["a pause in the body", { idle_seconds: 0.1 }, (_: unknown, response: ServerResponse): void => void response.write("x")],
    [
      "a body that drips",
      { idle_seconds: 5, total_seconds: 0.3 },
      (_: unknown, response: ServerResponse): void => {
        const timer = setInterval(() => response.write("x"), 30);
        response.on("close", () => clearInterval(timer));
      },
    ],
  ])("%s is a timeout", async (_, limits, handler) => {
    handlers["/slow"] = handler;
    const result = await clientOf({ limits: { ...limits, attempts: 1 } }).fetch(`${origin}/slow`, "document");
    expect(result).toMatchObject({ kind: "failed", code: "timeout", attempts: 1 });
  });

  test("what is not HTTP is a failure", async () => {
    handlers["/a"] = (request) => void request.socket.end("SSH-2.0-OpenSSH\r\n\r\n");
    expect(await clientOf().fetch(`${origin}/a`, "page")).toMatchObject({ kind: "failed", code: "bad_response" });
  });

  test("https to a server that speaks http is a TLS failure, not tried again", async () => {
    robots.set(origin.replace("http", "https"), { fetched_at: new Date().toISOString(), text: "" });
    const result = await clientOf().fetch(`${origin.replace("http", "https")}/a`, "page");
    expect(result).toMatchObject({ kind: "failed", code: "tls", attempts: 1 });
  });
});

describe("certificates", () => {
  test("one that cannot be checked is a failure, unless the configuration relaxes that for the host", async () => {
    const secure = createSecureServer(selfSigned, (_, response) => void response.end("x"));
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    try {
      const url = `https://site.test:${(secure.address() as AddressInfo).port}/a`;
      const lookup: ClientParts["lookup"] = (_host, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);
      robots.set(new URL(url).origin, { fetched_at: new Date().toISOString(), text: "" });
      expect(await clientOf({}, {}, { lookup }).fetch(url, "page")).toMatchObject({ kind: "failed", code: "tls", attempts: 1 });
      const relaxed = await clientOf({ relaxed_tls_hosts: ["Site.test"] }, {}, { lookup }).fetch(url, "page");
      expect(relaxed).toMatchObject({ kind: "fetched", relaxedTls: true });
    } finally {
      secure.closeAllConnections();
      secure.close();
    }
  });
});

describe("a robots.txt that cannot be had", () => {
  test("for its host's certificate is told as that, not as what it might have said", async () => {
    const secure = createSecureServer(selfSigned, (_, response) => void response.end("x"));
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    try {
      const url = `https://site.test:${(secure.address() as AddressInfo).port}/a`;
      const lookup: ClientParts["lookup"] = (_host, _options, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);
      const result = await clientOf({}, {}, { lookup }).fetch(url, "page");
      expect(result).toMatchObject({ kind: "failed", code: "tls" });
      expect(result.kind === "failed" && result.reason).toMatch(/robots\.txt: self-signed certificate/);
      expect(robots.get(new URL(url).origin)?.text).toBeNull();
    } finally {
      secure.closeAllConnections();
      secure.close();
    }
  });

  test("for want of a connection is told as that; a server that fails forbids everything, with its status", async () => {
    const lookup: ClientParts["lookup"] = (host, _options, done) =>
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" }), []);
    expect(await clientOf({}, {}, { lookup }).fetch("http://nowhere.test/", "page")).toMatchObject({
      kind: "failed",
      code: "connection",
    });
    handlers["/robots.txt"] = text("", {}, 503);
    const result = await clientOf({ limits: { attempts: 1 } }).fetch(`${origin}/a`, "page");
    expect(result).toMatchObject({ kind: "refused", by: "robots" });
    expect(result.kind === "refused" && result.reason).toContain("status 503");
    expect(asked).toEqual(["/robots.txt"]);
  });
});

describe("retries", () => {
  test("a connection that breaks and a 503 are tried again, with growing random waits", async () => {
    let calls = 0;
    handlers["/a"] = (request, response) => {
      calls += 1;
      if (calls === 1) request.socket.destroy();
      else if (calls === 2) response.writeHead(503).end();
      else response.end("x");
    };
    expect(await clientOf().fetch(`${origin}/a`, "page")).toMatchObject({ kind: "fetched" });
    expect(slept).toEqual([2500, 5000]);
  });

  test.each([
    ["seconds", () => "1"],
    ["a date", () => new Date(Date.now() + 1500).toUTCString()],
  ])("Retry-After as %s is waited for", async (_, value) => {
    let calls = 0;
    handlers["/a"] = (_request, response) => {
      calls += 1;
      if (calls === 1) response.writeHead(429, { "retry-after": value() }).end();
      else response.end("x");
    };
    const held: number[] = [];
    const pace = new Pace(undefined, async (ms) => void held.push(ms));
    expect(await clientOf({}, {}, { pace }).fetch(`${origin}/a`, "page")).toMatchObject({ kind: "fetched" });
    expect(held).toHaveLength(1);
    expect(held[0]).toBeGreaterThan(0);
    expect(held[0]).toBeLessThanOrEqual(1500);
  });

  test("who asks for an hour is left alone for the rest of the run", async () => {
    handlers["/a"] = text("", { "retry-after": "3600" }, 503);
    handlers["/b"] = text("x");
    const client = clientOf();
    for (const path of ["/a", "/b"]) {
      expect(await client.fetch(origin + path, "page")).toMatchObject({ kind: "failed", code: "retry_later" });
    }
    expect(asked).toEqual(["/robots.txt", "/a"]);
  });
});

test("a host that gives no connection is left alone after a few URLs", async () => {
  const client = clientOf({ limits: { attempts: 1 } });
  robots.set(origin, { fetched_at: new Date().toISOString(), text: "" });
  const gone = origin;
  await new Promise((resolve) => server.close(resolve));
  for (let i = 1; i <= 5; i += 1) {
    expect(await client.fetch(`${gone}/${i}`, "page")).toMatchObject({ kind: "failed", code: "connection", attempts: 1 });
  }
  expect(await client.fetch(`${gone}/6`, "page")).toMatchObject({ kind: "failed", code: "connection", attempts: 0 });
});

describe("robots.txt", () => {
  test.each([
    ["forbids a path", text("User-agent: *\nDisallow: /a\n"), "refused"],
    ["forbids us by name", text("User-agent: jixiao\nDisallow: /\n\nUser-agent: *\nDisallow:\n"), "refused"],
    ["allows us by name", text("User-agent: jixiao\nAllow: /\n\nUser-agent: *\nDisallow: /\n"), "fetched"],
    ["is missing", text("", {}, 404), "fetched"],
    ["is forbidden itself", text("", {}, 403), "fetched"],
    ["fails", text("", {}, 500), "refused"],
    ["is huge, its rule within the first 500 KiB", text(`User-agent: *\nDisallow: /a\n${"#".repeat(2_000_000)}`), "refused"],
    ["is huge, its rule beyond", text(`${"# x\n".repeat(200_000)}User-agent: *\nDisallow: /a\n`), "fetched"],
    ["is a page", text("<html><body>404 Disallow: /a</body></html>"), "fetched"],
  ])("that %s", async (_, handler, kind) => {
    handlers["/robots.txt"] = handler;
    handlers["/a"] = text("x");
    expect((await clientOf({ limits: { attempts: 1 } }).fetch(`${origin}/a`, "page")).kind).toBe(kind);
  });

  test("that redirects is followed", async () => {
    handlers["/robots.txt"] = text("", { location: "/r" }, 301);
    handlers["/r"] = text("User-agent: *\nDisallow: /a\n");
    expect((await clientOf().fetch(`${origin}/a`, "page")).kind).toBe("refused");
  });

  test("is asked for once, and kept for a day", async () => {
    handlers["/a"] = text("x");
    const client = clientOf();
    await client.fetch(`${origin}/a`, "page");
    await client.fetch(`${origin}/a`, "page");
    await clientOf().fetch(`${origin}/a`, "page");
    expect(asked.filter((path) => path === "/robots.txt")).toHaveLength(1);
    robots.set(origin, { fetched_at: new Date(Date.now() - 25 * 3_600_000).toISOString(), text: "" });
    await clientOf().fetch(`${origin}/a`, "page");
    expect(asked.filter((path) => path === "/robots.txt")).toHaveLength(2);
  });
});

describe("manners", () => {
  test("requests to a host keep the delay, which Crawl-delay raises", async () => {
    handlers["/robots.txt"] = text("User-agent: *\nCrawl-delay: 7\n");
    handlers["/a"] = text("x");
    const held: number[] = [];
    let clock = 0;
    const pace = new Pace(
      () => clock,
      async (ms) => {
        held.push(Math.round(ms / 1000));
        clock += ms;
      },
    );
    const client = clientOf({ delay_seconds: 2 }, {}, { pace });
    await client.fetch(`${origin}/a`, "page");
    await client.fetch(`${origin}/a`, "page");
    expect(held).toEqual([2, 7]);
  });

  test.each([
    ["2147484", 2147484],
    ["400", 400],
  ])("a Crawl-delay of %s is longer than is kept: the host is closed, nothing waited, nothing asked", async (delay, seconds) => {
    handlers["/robots.txt"] = text(`User-agent: *\nCrawl-delay: ${delay}\n`);
    const held: number[] = [];
    const pace = new Pace(undefined, async (ms) => void held.push(ms));
    const client = clientOf({ delay_seconds: 0.001 }, {}, { pace });
    for (const path of ["/a", "/b"]) {
      const result = await client.fetch(origin + path, "page");
      expect(result).toMatchObject({ kind: "failed", code: "crawl_delay" });
      expect(result.kind === "failed" && result.reason).toContain(`${seconds} s`);
    }
    expect(asked).toEqual(["/robots.txt"]);
    expect(held.filter((ms) => ms > 1000)).toEqual([]);
  });

  test("a configured delay is kept to, also where it is longer than crawl_delay_seconds and robots.txt asks for less", async () => {
    handlers["/robots.txt"] = text("User-agent: *\nCrawl-delay: 1\n");
    handlers["/a"] = text("x");
    let clock = 0;
    const held: number[] = [];
    const pace = new Pace(
      () => clock,
      async (ms) => {
        held.push(Math.round(ms / 1000));
        clock += ms;
      },
    );
    const client = clientOf({ delay_seconds: 600 }, { budget: { minutes: 600 } }, { pace });
    await client.fetch(`${origin}/a`, "page");
    await client.fetch(`${origin}/a`, "page");
    expect(held).toEqual([600, 600]);
  });

  test("says who it is", async () => {
    let agent = "";
    handlers["/a"] = (request, response) => {
      agent = request.headers["user-agent"] ?? "";
      response.end();
    };
    await clientOf({}, { user_agent: "jixiao/0.1", contact: "mailto:data@example.org" }).fetch(`${origin}/a`, "page");
    expect(agent).toBe("jixiao/0.1 (+mailto:data@example.org)");
  });

  test("a used-up budget and an interrupt end it", async () => {
    handlers["/a"] = text("x");
    const client = clientOf({}, { budget: { requests: 2 } });
    expect((await client.fetch(`${origin}/a`, "page")).kind).toBe("fetched");
    expect((await client.fetch(`${origin}/a`, "page")).kind).toBe("budget_reached");
    const controller = new AbortController();
    handlers["/hang"] = () => controller.abort();
    expect((await clientOf({}, {}, { signal: controller.signal }).fetch(`${origin}/hang`, "page")).kind).toBe("interrupted");
  });
});
