import { Agent } from "undici";
import type { CrawlConfig, SiteConfig } from "../config/schema.ts";
import { bareHost } from "./addresses.ts";
import type { Spending } from "./budget.ts";
import { ForbiddenAddressError, type Lookup, makeConnector } from "./connector.ts";
import type { FetchFailed, FetchResult } from "./fetch-result.ts";
import { type Pace, sleep, type Sleep } from "./pace.ts";
import { type Answer, BodyStopped, RequestError, type RequestLimits, sendRequest } from "./request.ts";
import { backoffSeconds, isTransient, retryAfterSeconds } from "./retry.ts";
import {
  allForbidden,
  isFresh,
  type RobotsCache,
  type RobotsEntry,
  type RobotsRules,
  ROBOTS_BYTES,
  ROBOTS_REDIRECTS,
  rulesOf,
} from "./robots.ts";
import { conditionalHeaders, type Fingerprint, fingerprintOf, noFingerprint } from "./validators.ts";

export type Purpose = "page" | "document";

export interface ClientParts {
  readonly config: Pick<CrawlConfig, "user_agent" | "contact">;
  readonly site: SiteConfig;
  /** This site's part of the run's. */
  readonly budget: Spending;
  /** Shared by all sites of a run. */
  readonly pace: Pace;
  readonly robots: RobotsCache;
  readonly signal: AbortSignal;
  /** Replaced in tests. */
  readonly lookup?: Lookup;
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

const MB = 1024 * 1024;

/** After so many URLs in a row without a connection a host is left alone. */
const UNANSWERED_IN_A_ROW = 5;

/** What ends a fetch before there is an answer. */
type Stop = Exclude<FetchResult, { readonly kind: "fetched" | "not_modified" | "gone" }>;

/** Fetches the pages and documents of one site: politely, inside limits, from public addresses only. */
export class SiteClient {
  readonly #parts: ClientParts;
  readonly #agents: Readonly<Record<"strict" | "relaxed", Agent>>;
  readonly #rules = new Map<string, Promise<RobotsRules | Stop>>();
  /** Hosts that asked for a longer pause than we wait, or do not answer at all, until the end of the run. */
  readonly #closed = new Map<string, Pick<FetchFailed, "code" | "reason">>();
  /** URLs in a row to which a host gave no connection. */
  readonly #unanswered = new Map<string, number>();
  readonly #relaxedHosts: ReadonlySet<string>;
  /** What this site has cost in this run. */
  readonly spent = { requests: 0, bytes: 0 };

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#relaxedHosts = new Set(parts.site.relaxed_tls_hosts.map(bareHost));
    this.#agents = { strict: this.#agent(false), relaxed: this.#agent(true) };
  }

  /** Fetches a URL, or asks whether what `known` names is still there. Never throws for the net's sake. */
  async fetch(url: string, purpose: Purpose, known: Fingerprint = noFingerprint): Promise<FetchResult> {
    let at = new URL(url);
    const seen = new Set<string>();
    for (;;) {
      const refusal = await this.#refusal(at);
      if (refusal !== null) return refusal;
      const answer = await this.#answer(at, conditionalHeaders(known), purpose);
      if ("kind" in answer) return answer;
      const { status, headers, bytes } = answer;
      if (status === 304 && (known.etag ?? known.last_modified) !== null) return { kind: "not_modified" };
      const next = redirectOf(answer, at);
      if (next === null) return resultOf(answer, at, this.#relaxedHosts.has(bareHost(at.hostname)));
      seen.add(at.href);
      if (seen.has(next.href) || seen.size > this.#parts.site.limits.redirects) {
        const reason = seen.has(next.href) ? "redirects in a circle (循环重定向)" : `more than ${seen.size - 1} redirects`;
        return failed("redirects", `${reason}: ${next.href}`, 1, { status, headers, bytes });
      }
      at = next;
    }
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#agents).map((agent) => agent.destroy()));
  }

  /** Null where the URL may be asked for: by scheme and robots.txt; its address is checked when it is connected to. */
  async #refusal(url: URL): Promise<Stop | null> {
    if (url.protocol !== "http:" && url.protocol !== "https:")
      return { kind: "refused", by: "scheme", reason: `${url.protocol} is not followed, http and https only` };
    const rules = await this.#rulesFor(url);
    if ("kind" in rules) return rules;
    const reason = rules.refusal(url);
    return reason === null ? null : { kind: "refused", by: "robots", reason };
  }

  /** Asked for once an origin and run. */
  #rulesFor(url: URL): Promise<RobotsRules | Stop> {
    const { origin } = url;
    const known = this.#rules.get(origin);
    if (known !== undefined) return known;
    const rules = this.#readRobots(origin);
    this.#rules.set(origin, rules);
    return rules;
  }

  async #readRobots(origin: string): Promise<RobotsRules | Stop> {
    const { robots, config } = this.#parts;
    const cached = robots.get(origin);
    if (cached !== null && cached.text !== null && isFresh(cached, new Date()))
      return rulesOf(cached.text, origin, config.user_agent);
    const answer = await this.#askRobots(new URL("/robots.txt", origin));
    const keep = async (text: string | null): Promise<void> => {
      const entry: RobotsEntry = { fetched_at: new Date().toISOString(), text };
      await robots.put(origin, entry);
    };
    if ("kind" in answer) {
      if (answer.kind !== "failed") return answer;
      await keep(null);
      // The same would befall what it is asked for: its cause is the one to tell.
      return { ...answer, reason: `${origin}/robots.txt: ${answer.reason}` };
    }
    if (answer.status >= 500) {
      await keep(null);
      return allForbidden(origin, `status ${answer.status}`);
    }
    const text = answer.status < 300 ? new TextDecoder().decode(answer.bytes) : "";
    await keep(text);
    return rulesOf(text, origin, config.user_agent);
  }

  /** The answer where redirects end; too many are as if there were no file (RFC 9309, 2.3.1.2). */
  async #askRobots(url: URL): Promise<Answer | Stop> {
    let at = url;
    for (let hop = 0; ; hop += 1) {
      const answer = await this.#answer(at, { "accept-encoding": "identity" }, "robots");
      if ("kind" in answer) return answer;
      const next = redirectOf(answer, at);
      if (next === null || hop === ROBOTS_REDIRECTS) return answer;
      at = next;
    }
  }

  /** One URL's answer, tried again where that may help. */
  async #answer(url: URL, headers: Record<string, string>, purpose: Purpose | "robots"): Promise<Answer | Stop> {
    const { site, random = Math.random } = this.#parts;
    const { attempts, retry_wait_seconds } = site.limits;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(url, headers, purpose);
      if (outcome instanceof RequestError) {
        if (outcome.transient && attempt < attempts) {
          if (!(await this.#wait(backoffSeconds(attempt, retry_wait_seconds, random)))) return { kind: "budget_reached" };
          continue;
        }
        this.#noteUnanswered(url, outcome);
        return failed(outcome.code, outcome.message, attempt, null);
      }
      if ("kind" in outcome || !isTransient(outcome.status)) return outcome;
      const asked = retryAfterSeconds(outcome.headers["retry-after"], new Date());
      if (asked !== null && asked > site.limits.retry_after_seconds) return this.#closeHost(url, asked, attempt, outcome);
      if (attempt >= attempts) return purpose === "robots" ? outcome : statusFailure(outcome, attempt);
      if (asked !== null) this.#parts.pace.holdBack(url.host, asked);
      else if (!(await this.#wait(backoffSeconds(attempt, retry_wait_seconds, random)))) return { kind: "budget_reached" };
    }
  }

  async #attempt(url: URL, headers: Record<string, string>, purpose: Purpose | "robots"): Promise<Answer | Stop | RequestError> {
    const { budget, pace, site, signal } = this.#parts;
    const closed = this.#closed.get(url.host);
    if (closed !== undefined) return failed(closed.code, closed.reason, 0, null);
    const delay = await this.#delayFor(url, purpose);
    if (delay > site.limits.crawl_delay_seconds && delay > site.delay_seconds) return this.#closeForDelay(url, delay);
    if (!(await pace.turn(url.host, delay, signal, () => budget.leftMs()))) return { kind: "budget_reached" };
    if (signal.aborted) return { kind: "interrupted" };
    if (!budget.takeRequest()) return { kind: "budget_reached" };
    this.spent.requests += 1;
    try {
      const limits = limitsFor(site, purpose, budget.perResponse);
      const answer = await sendRequest(url, { ...this.#headers(), ...headers }, this.#agentFor(url), limits, signal, (count) => {
        this.spent.bytes += count;
        if (!budget.addBytes(count)) throw new BodyStopped("the budget is used up");
      });
      this.#unanswered.delete(url.host);
      pace.answered(url.host, delay, answer.seconds);
      return answer;
    } catch (error) {
      if (signal.aborted) return { kind: "interrupted" };
      if (error instanceof RequestError) return error;
      if (error instanceof BodyStopped) return { kind: "budget_reached", insideBody: true };
      if (!(error instanceof ForbiddenAddressError)) throw error;
      budget.giveRequestBack(); // nothing was sent
      this.spent.requests -= 1;
      return { kind: "refused", by: "address", reason: error.message };
    }
  }

  /** The pause before a request: robots.txt's Crawl-delay raises the configured one, which 0 switches off. */
  async #delayFor(url: URL, purpose: Purpose | "robots"): Promise<number> {
    const configured = this.#parts.site.delay_seconds;
    if (purpose === "robots" || configured === 0) return configured;
    const rules = await this.#rulesFor(url);
    return "kind" in rules ? configured : Math.max(configured, rules.delaySeconds);
  }

  /** Whoever asks for an hour is left alone for the rest of the run. */
  #closeHost(url: URL, seconds: number, attempts: number, answer: Answer): FetchFailed {
    const reason = `${url.host} asks to come back after ${Math.round(seconds)} s (Retry-After); the next run does`;
    this.#closed.set(url.host, { code: "retry_later", reason });
    return failed("retry_later", reason, attempts, answer);
  }

  /** A host that wants a pause of hours could not be gone through in many nights. */
  #closeForDelay(url: URL, seconds: number): FetchFailed {
    const most = this.#parts.site.limits.crawl_delay_seconds;
    const reason = `robots.txt of ${url.host} asks for ${seconds} s between two requests, more than limits.crawl_delay_seconds (${most}); not crawled this night`;
    this.#closed.set(url.host, { code: "crawl_delay", reason });
    return failed("crawl_delay", reason, 0, null);
  }

  /** A host that is down is not asked for each of its thousand documents three times. */
  #noteUnanswered(url: URL, { code, message }: RequestError): void {
    if (code !== "connection" && code !== "tls") return;
    const inARow = (this.#unanswered.get(url.host) ?? 0) + 1;
    this.#unanswered.set(url.host, inARow);
    if (inARow < UNANSWERED_IN_A_ROW) return;
    const reason = `${url.host} gave no connection ${inARow} times in a row (${message}); the next run asks again`;
    this.#closed.set(url.host, { code, reason });
  }

  /** False, at once, where the budget's time is over before. */
  async #wait(seconds: number): Promise<boolean> {
    if (seconds * 1000 >= this.#parts.budget.leftMs()) return false;
    await (this.#parts.sleep ?? sleep)(seconds * 1000, this.#parts.signal);
    return true;
  }

  #headers(): Record<string, string> {
    const { user_agent, contact } = this.#parts.config;
    return {
      "user-agent": contact === null ? user_agent : `${user_agent} (+${contact})`,
      accept: "*/*",
      "accept-language": "zh-CN,zh;q=0.9",
    };
  }

  #agent(relaxedTls: boolean): Agent {
    const { site, lookup } = this.#parts;
    return new Agent({
      connections: site.concurrency,
      pipelining: 1,
      maxHeaderSize: 64 * 1024,
      connect: makeConnector({
        connectSeconds: site.limits.connect_seconds,
        allowHosts: new Set(site.allow_hosts.map(bareHost)),
        relaxedTls,
        ...(lookup === undefined ? {} : { lookup }),
      }),
    });
  }

  #agentFor(url: URL): Agent {
    return this.#agents[this.#relaxedHosts.has(bareHost(url.hostname)) ? "relaxed" : "strict"];
  }
}

function limitsFor({ limits }: SiteConfig, purpose: Purpose | "robots", most: Spending["perResponse"]): RequestLimits {
  const times = {
    headSeconds: limits.connect_seconds + limits.first_byte_seconds,
    idleSeconds: limits.idle_seconds,
    totalSeconds: Math.min(limits.total_seconds, most.seconds),
  };
  if (purpose === "robots") return { ...times, maxBytes: ROBOTS_BYTES, cutOff: true };
  // A followed link may turn out to be a document, so a page's own limit holds once it is known to be one.
  return { ...times, maxBytes: Math.round(Math.min(limits.document_megabytes * MB, most.bytes)) };
}

/** Where an answer sends on; null where it does not. What is no URL is treated as an answer. */
function redirectOf({ status, headers }: Answer, from: URL): URL | null {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.parse(decodeLocation(location), from.href);
}

/** A Location in raw UTF-8 arrives as latin1; percent-encoded ones are ASCII and stay. */
function decodeLocation(location: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(location, "latin1"));
  } catch {
    return location;
  }
}

function resultOf(answer: Answer, at: URL, relaxedTls: boolean): FetchResult {
  const { status, headers, bytes } = answer;
  if (status === 404 || status === 410) return { kind: "gone", status };
  if (status < 200 || status >= 300) return statusFailure(answer, 1);
  const validators = fingerprintOf(headers);
  return {
    kind: "fetched",
    status,
    finalUrl: at.href,
    bytes,
    headers,
    validators,
    relaxedTls: relaxedTls && at.protocol === "https:",
  };
}

function statusFailure({ status, headers, bytes }: Answer, attempts: number): FetchFailed {
  return failed("status", `the server answers with status ${status}`, attempts, { status, headers, bytes });
}

function failed(code: FetchFailed["code"], reason: string, attempts: number, answer: FetchFailed["answer"]): FetchFailed {
  return { kind: "failed", code, reason, attempts, answer };
}
