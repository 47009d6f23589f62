import { describe, expect, test } from "vitest";
import { bareHost, isForbiddenAddress, isLiteralAddress } from "./addresses.ts";
import { Budget, Shares } from "./budget.ts";
import { fileNameOf } from "./file-name.ts";
import { backoffSeconds, isTransient, retryAfterSeconds } from "./retry.ts";
import { allForbidden, isFresh, rulesOf } from "./robots.ts";
import { conditionalHeaders, fingerprintOf } from "./validators.ts";

describe("addresses", () => {
  /** The last before each network, its first and last, and the first behind it. */
  test.each([
    ["9.255.255.255", false],
    ["10.0.0.0", true],
    ["10.255.255.255", true],
    ["11.0.0.0", false],
    ["0.0.0.0", true],
    ["1.0.0.0", false],
    ["100.63.255.255", false],
    ["100.64.0.0", true],
    ["100.127.255.255", true],
    ["100.128.0.0", false],
    ["126.255.255.255", false],
    ["127.0.0.1", true],
    ["128.0.0.0", false],
    ["169.253.255.255", false],
    ["169.254.169.254", true],
    ["169.255.0.0", false],
    ["172.15.255.255", false],
    ["172.16.0.0", true],
    ["172.31.255.255", true],
    ["172.32.0.0", false],
    ["192.0.0.255", true],
    ["192.0.1.0", false],
    ["192.0.2.255", true],
    ["192.0.3.0", false],
    ["192.88.99.1", true],
    ["192.88.100.0", false],
    ["192.167.255.255", false],
    ["192.168.255.255", true],
    ["192.169.0.0", false],
    ["198.17.255.255", false],
    ["198.19.255.255", true],
    ["198.20.0.0", false],
    ["198.51.100.255", true],
    ["198.51.101.0", false],
    ["203.0.113.255", true],
    ["203.0.114.0", false],
    ["223.255.255.255", false],
    ["224.0.0.0", true],
    ["239.255.255.255", true],
    ["240.0.0.0", true],
    ["255.255.255.255", true],
    ["::1", true],
    ["::127.0.0.1", true],
    ["::1:0:0:0", false],
    ["::ffff:8.8.8.8", true],
    ["::ffff:0:8.8.8.8", true],
    ["64:ff9b::808:808", true],
    ["64:ff9b:1::1", true],
    ["64:ff9b:2::1", false],
    ["100::1", true],
    ["100:0:0:1::1", false],
    ["2001:0:1::1", true],
    ["2001:1ff::1", true],
    ["2001:200::1", false],
    ["2001:db8:ffff::1", true],
    ["2001:db9::1", false],
    ["2002:808:808::1", true],
    ["2003::1", false],
    ["3fff:fff::1", true],
    ["3fff:1000::1", false],
    ["5f00::1", true],
    ["5f01::1", false],
    ["fbff::1", false],
    ["fc00::1", true],
    ["fdff::1", true],
    ["fe7f::1", false],
    ["fe80::1%eth0", true],
    ["febf::1", true],
    ["fec0::1", true],
    ["ff02::1", true],
    ["2400:3200::1", false],
    ["example.cn", true],
    ["", true],
  ])("%s is forbidden: %s", (address, forbidden) => expect(isForbiddenAddress(address)).toBe(forbidden));

  test.each([
    ["[::1]", "::1"],
    ["A.Cn", "a.cn"],
    ["[::1", "::1"],
  ])("the host %s is %s", (host, bare) => expect(bareHost(host)).toBe(bare));
  test("a literal address", () => expect(["1.2.3.4", "::1", "a.cn"].map(isLiteralAddress)).toEqual([true, true, false]));
});

describe("trying again", () => {
  const now = new Date("2025-06-01T00:00:00Z");
  test.each([
    [undefined, null],
    ["120", 120],
    [" 7 ", 7],
    ["0", 0],
    ["1.5x", null],
    ["", null],
    ["in 5", null],
    ["-5", null],
    ["Sunday, 01-Jun-25 00:00:30 GMT", 30],
    ["soon", null],
    ["Sun, 01 Jun 2025 00:01:00 GMT", 60],
    ["Sat, 31 May 2025 23:00:00 GMT", 0],
  ])("Retry-After: %s", (header, seconds) => expect(retryAfterSeconds(header, now)).toBe(seconds));

  test.each([
    [1, 2],
    [2, 4],
    [4, 16],
  ])("the %ith pause is below %d s", (attempt, most) => {
    expect(backoffSeconds(attempt, 2, () => 1)).toBe(most);
    expect(backoffSeconds(attempt, 2, () => 0.5)).toBe(most / 2);
  });

  test("what may be otherwise later", () =>
    expect([200, 304, 400, 404, 408, 425, 429, 500, 501, 502, 503, 504, 505].filter(isTransient)).toEqual([
      408, 429, 500, 502, 503, 504,
    ]));
});

describe("validators", () => {
  test("both, one or none", () => {
    expect(conditionalHeaders(fingerprintOf({ etag: '"a"', "last-modified": "x" }))).toEqual({
      "if-none-match": '"a"',
      "if-modified-since": "x",
    });
    expect(conditionalHeaders(fingerprintOf({ etag: '"a"' }))).toEqual({ "if-none-match": '"a"' });
    expect(conditionalHeaders(fingerprintOf({ "last-modified": "x" }))).toEqual({ "if-modified-since": "x" });
    expect(conditionalHeaders(fingerprintOf({}))).toEqual({});
  });
});

describe("robots.txt", () => {
  const rules = (text: string) => rulesOf(text, "http://a.cn", "jixiao/0.1 (+mail)");
  const may = (text: string, path: string): boolean => rules(text).refusal(new URL(path, "http://a.cn")) === null;
  test.each([
    ["", "/x", true],
    ["User-agent: *\nDisallow: /x", "/x/y", false],
    ["User-agent: *\rDisallow: /x", "/x/y", false],
    ["User-agent: *\r\nDisallow: /x\r\nAllow: /x/y", "/x/y", true],
    ["User-agent: jixiao\nDisallow: /\nUser-agent: *\nAllow: /", "/x", false],
    ["User-agent: other\nDisallow: /", "/x", true],
    [`User-agent: *\nDisallow: /${"a".repeat(3000)}`, `/${"a".repeat(3000)}`, false],
    [`User-agent: *\nDisallow: /a\nAllow: /a?disallow:${"a".repeat(3000)}`, `/a?disallow:${"a".repeat(3000)}`, false],
    ["User-agent: *\nDisallow: /", "http://b.cn/", true], // it says nothing of other hosts
    [`User-agent: *\nDisallow: /${"a".repeat(3000)}`, `/${"a".repeat(1000)}`, true],
    [`User-agent: *\nDisallow: /a\nAllow: /${"a".repeat(3000)}`, `/${"a".repeat(3000)}`, false],
    [`User-agent: *\nDisallow: /a\nAllow: /${"a".repeat(1900)}`, `/${"a".repeat(1900)}`, true],
  ])("%#", (text, path, allowed) => expect(may(text, path)).toBe(allowed));

  test.each([
    ["User-agent: *\nCrawl-delay: 5", 5],
    ["User-agent: *\nCrawl-delay: 0.5", 0.5],
    ["User-agent: *\nCrawl-delay: -5", 0],
    ["User-agent: *\nCrawl-delay: x", 0],
    ["", 0],
  ])("%j pauses %d s", (text, seconds) => expect(rules(text).delaySeconds).toBe(seconds));

  test("is asked for by the User-Agent's first word, or all of one that has none", () => {
    const refused = (agent: string, text: string): boolean =>
      rulesOf(text, "http://a.cn", agent).refusal(new URL("http://a.cn/x")) !== null;
    expect(refused("Robot-1/2.0 jixiao", "User-agent: robot-1\nDisallow: /")).toBe(true);
    expect(refused("Robot-1/2.0 jixiao", "User-agent: jixiao\nDisallow: /")).toBe(false);
    expect(refused("(+mail)", "User-agent: *\nDisallow: /")).toBe(true);
  });

  test("is not used for longer than a day, and what was not read is asked for again", () => {
    const now = new Date("2025-06-02T00:00:00Z");
    const at = (fetched_at: string, text: string | null = "") => isFresh({ fetched_at, text }, now);
    expect(at("2025-06-01T00:00:01Z")).toBe(true);
    expect(at("2025-06-01T00:00:00Z")).toBe(false);
    expect(at("2025-06-01T23:00:00Z", null)).toBe(false);
  });

  test("that cannot be read forbids everything", () => {
    const { refusal, delaySeconds } = allForbidden("http://a.cn", "status 500");
    expect([refusal(new URL("http://a.cn/")), delaySeconds]).toEqual([expect.stringContaining("status 500"), 0]);
  });
});

describe("a budget", () => {
  const at = { ms: 0 };
  const budget = (requests = 2, megabytes = 1, minutes = 1) => {
    at.ms = 1000;
    return new Budget({ requests, megabytes, minutes }, () => at.ms);
  };
  test("of requests", () => {
    const one = budget();
    expect([one.takeRequest(), one.takeRequest(), one.takeRequest()]).toEqual([true, true, false]);
    one.giveRequestBack();
    expect([one.requests, one.isUsedUp(), one.takeRequest(), one.isUsedUp()]).toEqual([1, false, true, true]);
  });
  test("of bytes", () => {
    const one = budget();
    expect([one.addBytes(1024 * 1024 - 1), one.isUsedUp(), one.addBytes(1), one.isUsedUp()]).toEqual([true, false, false, true]);
    expect(one.takeRequest()).toBe(false);
  });
  test("of time", () => {
    const one = budget();
    at.ms += 59_999;
    expect([one.leftMs(), one.isUsedUp(), one.addBytes(1)]).toEqual([1, false, true]);
    at.ms += 1;
    expect([one.leftMs(), one.isUsedUp(), one.addBytes(1)]).toEqual([0, true, false]);
  });
  test("what a site spends is its own and the whole's", () => {
    const whole = budget(10);
    const [a, b] = new Shares(whole, 2, 2).sites;
    a?.begin();
    a?.takeRequest();
    a?.addBytes(7);
    at.ms += 500;
    expect(a?.spent()).toEqual({ requests: 1, bytes: 7, ms: 500 });
    a?.giveRequestBack();
    a?.end();
    at.ms += 500;
    expect(a?.spent()).toEqual({ requests: 0, bytes: 7, ms: 500 });
    expect([a?.isThrough, b?.isThrough, b?.spent()]).toEqual([true, false, { requests: 0, bytes: 0, ms: 0 }]);
    expect([whole.requests, whole.bytes, b?.leftMs(), b?.perResponse]).toEqual([0, 7, 59_000, whole.perResponse]);
  });
  test("a site's bytes are its part until the others are through", () => {
    const whole = budget(100, 1);
    const [a, b] = new Shares(whole, 2, 2).sites;
    a?.addBytes(512 * 1024 - 1);
    expect(a?.isUsedUp()).toBe(false);
    a?.addBytes(1);
    expect(a?.isUsedUp()).toBe(true);
    b?.end();
    expect(a?.isUsedUp()).toBe(false);
  });
});

describe("a file's name", () => {
  const name = (header: string, url = "http://a.cn/x.pdf"): string => fileNameOf({ "content-disposition": header }, url);
  test.each([
    ["attachment; filename*=''a%20b.pdf", "a b.pdf"],
    ["attachment; filename*=; filename=b.pdf", "b.pdf"],
    ["attachment; filename*=UTF-8''%FF.pdf; filename=b.pdf", "b.pdf"],
    ['attachment; filename="x=?utf-8?b?YQ==?="', "x=utf-8bYQ==="],
    ['attachment; filename="icon.pdf"', "icon.pdf"],
    ['attachment; filename=" a.pdf "', "a.pdf"],
    ['attachment; filename="a.b.pdf"', "a.b.pdf"],
    ["attachment; filename*=x-none''a.pdf", "x.pdf"],
    ["attachment; notfilename=a.pdf", "x.pdf"],
    ["attachment; filename=a.pdf; size=3", "a.pdf"],
    ['attachment; filename="a;b.pdf"', "a;b.pdf"],
    ['attachment; filename=""', "x.pdf"],
    ['attachment; filename="=?x-none?B?YQ==?="', "a"],
    ['attachment; filename="=?utf-8?q?a_b=2Epdf?="', "a b.pdf"],
    ['attachment; filename="com1"', "_com1"],
    ['attachment; filename="com10.pdf"', "com10.pdf"],
    ['attachment; filename="contract.pdf"', "contract.pdf"],
    ['attachment; filename=".a.pdf"', "a.pdf"],
    ['attachment; filename="a\u0001b<c>.pdf"', "abc.pdf"],
    ['attachment; filename="a/b\\\\c.pdf"', "c.pdf"],
    ['attachment; filename="100%.pdf"', "100%.pdf"],
  ])("%s", (header, expected) => expect(name(header)).toBe(expected));
  test("has 200 bytes at most, and all of them where it can", () => {
    expect(name(`attachment; filename="${"a".repeat(196)}.pdf"`)).toBe(`${"a".repeat(196)}.pdf`);
    expect(name(`attachment; filename="${"a".repeat(197)}.pdf"`)).toBe(`${"a".repeat(196)}.pdf`);
    expect(name(`attachment; filename="${"a".repeat(300)}"`)).toBe("a".repeat(200));
  });
});
