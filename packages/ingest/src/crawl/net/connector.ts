import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import { constants } from "node:crypto";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { bareHost, isForbiddenAddress, isLiteralAddress } from "./addresses.ts";

/** The address of a host is not one that a public site has. */
export class ForbiddenAddressError extends Error {
  override readonly name = "ForbiddenAddressError";

  constructor(host: string, address: string) {
    super(`${host} has the address ${address}, which is not public (非公网地址); allow_hosts lets a host of your own through`);
  }
}

/** As `dns.lookup` with `all`; replaced in tests. */
export type Lookup = (
  host: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface ConnectorOptions {
  readonly connectSeconds: number;
  /** In lower case, without brackets. */
  readonly allowHosts: ReadonlySet<string>;
  /** No certificate check, and the TLS of old servers: legacy renegotiation, small keys. */
  readonly relaxedTls: boolean;
  readonly lookup?: Lookup;
}

/**
 * Connects to public addresses only: a literal host is looked at itself, a name's addresses when they are resolved for
 * the connection, and the socket's far end once more, so that no second resolution can differ from the checked one.
 */
export function makeConnector({ connectSeconds, allowHosts, relaxedTls, lookup }: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectSeconds * 1000,
    allowH2: false,
    lookup: checkedLookup(allowHosts, lookup ?? defaultLookup),
    ...(relaxedTls ? relaxed : {}),
  });
  return (options, done) => {
    const host = bareHost(options.hostname);
    if (isLiteralAddress(host) && !allowHosts.has(host) && isForbiddenAddress(host)) {
      done(new ForbiddenAddressError(host, host), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) return done(error, null);
      const address = socket.remoteAddress ?? "";
      if (allowHosts.has(host) || !isForbiddenAddress(address)) return done(null, socket);
      socket.destroy();
      done(new ForbiddenAddressError(host, address), null);
    });
  };
}

/** Old government servers: renegotiation before RFC 5746, 1024-bit keys, TLS 1.0. */
const relaxed = {
  rejectUnauthorized: false,
  minVersion: "TLSv1",
  ciphers: "DEFAULT:@SECLEVEL=0",
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

function defaultLookup(host: string, options: LookupOptions, done: Parameters<Lookup>[2]): void {
  systemLookup(host, { ...options, all: true }, done);
}

/** One forbidden address among several refuses the host: which of them is connected to is not ours to say. */
function checkedLookup(allowHosts: ReadonlySet<string>, lookup: Lookup): LookupFunction {
  return (host, options, done) => {
    lookup(host, options, (error, addresses) => {
      if (error !== null) return done(error, "", 0);
      const bad = allowHosts.has(host) ? undefined : addresses.find(({ address }) => isForbiddenAddress(address));
      if (bad !== undefined) return done(new ForbiddenAddressError(host, bad.address), "", 0);
      const [first] = addresses;
      if (first === undefined) return done(Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" }), "", 0);
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
