import { BlockList, isIP } from "node:net";

/** Networks that are not the public Internet (IANA special-purpose registries, RFC 6890 and its updates). */
const forbiddenNetworks: readonly (readonly [network: string, prefix: number, family: "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"], // this host
  ["10.0.0.0", 8, "ipv4"], // private
  ["100.64.0.0", 10, "ipv4"], // carrier-grade NAT; Aliyun's metadata service is 100.100.100.200
  ["127.0.0.0", 8, "ipv4"], // loopback
  ["169.254.0.0", 16, "ipv4"], // link-local; cloud metadata services
  ["172.16.0.0", 12, "ipv4"], // private
  ["192.0.0.0", 24, "ipv4"], // protocol assignments
  ["192.0.2.0", 24, "ipv4"], // documentation
  ["192.88.99.0", 24, "ipv4"], // 6to4 relays
  ["192.168.0.0", 16, "ipv4"], // private
  ["198.18.0.0", 15, "ipv4"], // benchmarking
  ["198.51.100.0", 24, "ipv4"], // documentation
  ["203.0.113.0", 24, "ipv4"], // documentation
  ["224.0.0.0", 4, "ipv4"], // multicast
  ["240.0.0.0", 4, "ipv4"], // reserved, broadcast
  ["::", 96, "ipv6"], // unspecified, loopback, and IPv4 addresses in the form of RFC 4291, 2.5.5.1 (`::127.0.0.1`)
  ["::ffff:0:0", 96, "ipv6"], // IPv4 addresses as IPv6: no name's address is written so, whatever is inside
  ["::ffff:0:0:0", 96, "ipv6"], // IPv4-translated (RFC 2765)
  ["64:ff9b::", 96, "ipv6"], // NAT64: any IPv4 address inside
  ["64:ff9b:1::", 48, "ipv6"], // local NAT64
  ["100::", 64, "ipv6"], // discard
  ["2001::", 23, "ipv6"], // protocol assignments, Teredo among them
  ["2001:db8::", 32, "ipv6"], // documentation
  ["2002::", 16, "ipv6"], // 6to4: any IPv4 address inside
  ["3fff::", 20, "ipv6"], // documentation
  ["5f00::", 16, "ipv6"], // segment routing
  ["fc00::", 7, "ipv6"], // private
  ["fe80::", 10, "ipv6"], // link-local
  ["fec0::", 10, "ipv6"], // site-local
  ["ff00::", 8, "ipv6"], // multicast
];

/** One list a family: a list with `::ffff:0:0/96` in it finds every IPv4 address, which it takes for the same. */
const forbidden = { ipv4: new BlockList(), ipv6: new BlockList() } as const;
for (const [network, prefix, family] of forbiddenNetworks) forbidden[family].addSubnet(network, prefix, family);

/** True for an address that no public site has; also for IPv4 addresses written as IPv6, and for what is no address. */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, ""); // fe80::1%eth0
  const family = isIP(bare);
  if (family === 0) return true;
  const name = family === 4 ? "ipv4" : "ipv6";
  return forbidden[name].check(bare, name);
}

/** True for a host that is an address itself, as `bareHost` gives it. */
export function isLiteralAddress(host: string): boolean {
  return isIP(host) !== 0;
}

/** A URL's host in lower case, IPv6 addresses without their brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").toLowerCase();
}
