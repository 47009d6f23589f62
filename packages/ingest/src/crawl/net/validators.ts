/** What a server gives to recognize a body by (RFC 9110, 8.8); null where it gives none. */
export interface Fingerprint {
  readonly etag: string | null;
  readonly last_modified: string | null;
}

export const noFingerprint: Fingerprint = { etag: null, last_modified: null };

export function fingerprintOf(headers: Readonly<Record<string, string>>): Fingerprint {
  return { etag: headers["etag"] ?? null, last_modified: headers["last-modified"] ?? null };
}

/** Headers of a conditional request; none without validators. */
export function conditionalHeaders({ etag, last_modified }: Fingerprint): Record<string, string> {
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(last_modified === null ? {} : { "if-modified-since": last_modified }),
  };
}
