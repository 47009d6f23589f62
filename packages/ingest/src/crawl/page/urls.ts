/** Parameters that name a visit, not a resource. */
const visitParameters = /^(?:utm_\w+|jsessionid|phpsessid|aspsessionid\w*|spm|from_scene|_t|timestamp|random|rand)$/i;

/** No server takes longer ones (RFC 9110, 4.1 recommends 8,000 octets); what is longer is no address. */
const LONGEST_URL = 8_000;

/** An absolute http(s) URL without fragment; null for `javascript:`, `mailto:`, `data:` and what is no URL. */
export function resolveUrl(reference: string, base: string): string | null {
  if (reference.length > LONGEST_URL) return null;
  const url = URL.parse(reference.trim().replaceAll("\\", "/"), base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  url.hash = "";
  return url.href;
}

/**
 * The form of a URL under which it is known, so that one resource is not fetched as two: without session ids and
 * tracking parameters, percent-encoding in one form, without an empty query, a folder's index page as the folder. It is
 * fetched as it stood.
 */
export function identityOf(href: string): string {
  const url = new URL(href);
  url.hash = "";
  url.pathname = url.pathname
    .replaceAll(/;jsessionid=[^/;]*/gi, "")
    .replace(/\/(?:index|default)\.s?html?$/, "/")
    .replaceAll(/%[\da-f]{2}/gi, upper);
  const query = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !visitParameters.test(pair.split("=")[0] ?? ""))
    .join("&");
  url.search = query.replaceAll(/%[\da-f]{2}/gi, upper);
  return url.href;
}

const UNRESERVED = /[\w.~-]/;

/** RFC 3986, 6.2.2: upper-case digits, and no encoding where none is needed. */
function upper(code: string): string {
  const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return UNRESERVED.test(character) ? character : code.toUpperCase();
}

/** The extension of a URL's path in lower case, without the dot; empty where there is none. */
export function extensionOf(href: string): string {
  const path = new URL(href).pathname.replace(/;[^/]*$/, "");
  return /\.([a-z\d]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** What a path says in characters; a path in neither UTF-8 nor ASCII stays encoded. */
export function readablePath(href: string): string {
  const { pathname, search } = new URL(href);
  try {
    return decodeURIComponent(pathname + search);
  } catch {
    return pathname + search;
  }
}
