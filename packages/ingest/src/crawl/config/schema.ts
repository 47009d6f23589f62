import { load } from "cheerio/slim";
import { regionNamed } from "@jixiao/parsers/regions";
import { z } from "zod";

const MAX_DELAY_SECONDS = 3600;

/** Absent keys take the defaults of their parts; the types want them all given, which parsing the empty object does. */
function group<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape).prefault({} as never);
}

const seconds = (min: number, max: number) => z.number().min(min).max(max);
const hostName = z.string().regex(/^[^\s/:@]+$|^\[[\da-fA-F:.]+\]$/, "a host name or address, without scheme and port");
const address = z.url({ protocol: /^https?$/, error: "an http or https address" });

/** A regular expression as text, kept compiled. */
const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, "u");
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** A province by its short or full name (`江西`, `江西省`), or `中央`; kept by its full name. */
const region = z.string().transform((text, context) => {
  const full = regionNamed(text);
  if (full !== null) return full;
  context.addIssue({ code: "custom", message: "no province-level region, and not 中央" });
  return z.NEVER;
});

/** A pattern as `exclude` has them; a text says why it is none. */
export function parseExcluded(text: string): RegExp | string {
  const parsed = pattern.safeParse(text);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message).join("; ");
}

/** A CSS selector that the page reader understands. */
const selector = z.string().superRefine((text, context) => {
  try {
    load("<a></a>")("a").closest(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
  }
});

const follow = group({
  selector: selector.nullable().default(null).describe("CSS selector: only links inside what it matches are followed"),
  url_pattern: pattern.nullable().default(null).describe("regular expression that a followed page's URL matches"),
  text_pattern: pattern.nullable().default(null).describe("regular expression that a followed link's text matches"),
  depth: z.int().min(0).max(20).default(2).describe("how many links deep pages are followed; further list pages count as one"),
  same_host: z.boolean().default(true).describe("follow pages on the start pages' hosts only (documents may lie elsewhere)"),
});

const documents = group({
  link_text: pattern
    .prefault("绩效")
    .describe("regular expression for a document's link text, its row, its file name, or its page's title"),
  url_pattern: pattern.nullable().default(null).describe("regular expression for a document's URL; enough where it matches"),
  extensions: z
    .array(z.string().regex(/^[a-z\d]+$/, "without the dot, in lower case"))
    .default("pdf doc docx wps txt zip rar 7z tar gz tgz png jpg jpeg tif tiff xls xlsx xlsm et rtf mht mhtml ofd".split(" "))
    .describe("file name extensions of documents"),
  pictures: z
    .boolean()
    .default(true)
    .describe("take pictures inside an article whose title link_text matches, large enough to hold a form, as documents"),
  content_types: z
    .array(z.string())
    .default([
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument",
      "application/vnd.ms-",
      "application/wps-office",
      "application/kswps",
      "application/kset",
      "application/ofd",
      "application/vnd.ofd",
      "application/rtf",
      "text/rtf",
      "multipart/related",
      "message/rfc822",
      "application/x-mimearchive",
      "application/zip",
      "application/vnd.rar",
      "application/x-rar",
      "application/x-7z-compressed",
      "application/gzip",
      "application/x-gzip",
      "application/x-tar",
      "application/x-zip",
      "application/octet-stream",
      "text/plain",
      "image/",
    ])
    .describe("beginnings of the Content-Type that make what a followed link gives a document; its first bytes do too"),
});

const limits = group({
  document_megabytes: z.number().positive().max(1024).default(200).describe("largest document, decompressed"),
  page_megabytes: z.number().positive().max(100).default(10).describe("largest page, decompressed"),
  redirects: z.int().min(0).max(20).default(5).describe("redirects followed for one URL"),
  connect_seconds: seconds(0.1, 600).default(15).describe("time to connect, TLS included"),
  first_byte_seconds: seconds(0.1, 600).default(60).describe("time from the request to the response's head"),
  idle_seconds: seconds(0.1, 600).default(30).describe("longest pause inside a response's body"),
  total_seconds: seconds(0.1, 7200).default(600).describe("time for one response in all, which ends slow bodies"),
  attempts: z.int().min(1).max(10).default(3).describe("tries for one URL, where trying again may help"),
  retry_wait_seconds: seconds(0, 600).default(5).describe("wait before the second try, doubled each time, at random below it"),
  retry_after_seconds: seconds(0, MAX_DELAY_SECONDS)
    .default(300)
    .describe("longest Retry-After that is waited for; a longer one ends that URL's tries for this night"),
  crawl_delay_seconds: seconds(0, MAX_DELAY_SECONDS)
    .default(300)
    .describe("longest Crawl-delay of a robots.txt that is kept; a host that asks for more is not crawled this night, and told"),
  list_pages: z
    .int()
    .min(1)
    .max(10_000)
    .default(500)
    .describe("further pages of one list; a list that has more leaves the night incomplete"),
});

const site = z.strictObject({
  name: z.string().trim().min(1).max(100).describe("the site's name in the database, in messages and for --site"),
  start: z.array(address).min(1).describe("start pages"),
  fiscal_year: z.int().min(1990).max(2100).nullable().default(null).describe("fiscal year (预算年度) for forms that state none"),
  region: region
    .nullable()
    .default(null)
    .describe("province (地区), or 中央 for a central ministry's site, for documents that name none"),
  follow: follow.describe("which links lead to further pages"),
  documents: documents.describe("which links are documents"),
  delay_seconds: seconds(0, MAX_DELAY_SECONDS)
    .default(3)
    .describe(
      "least pause between two requests to a host; robots.txt's Crawl-delay and five times the last response's time raise it; 0 switches all pauses off, for a server of your own",
    ),
  concurrency: z.int().min(1).max(8).default(1).describe("requests at a time to this site"),
  exclude: z
    .array(pattern)
    .default([])
    .describe("regular expressions; a page or document whose URL or link text matches one is never asked for, and is no failure"),
  limits: limits.describe("limits for one response, and for one list"),
  allow_hosts: z.array(hostName).default([]).describe("hosts that may have private, loopback or link-local addresses, by name"),
  relaxed_tls_hosts: z
    .array(hostName)
    .default([])
    .describe("hosts whose certificates are not checked and whose old TLS is accepted; noted with each document"),
});

/** What `jixiao crawl` reads. Every key is described here; docs/crawl-config.md is made from it. */
export const crawlConfigSchema = z.strictObject({
  user_agent: z
    .string()
    .regex(/^[\t\x20-\x7e]+$/, "ASCII text")
    .default("jixiao/0.1")
    .describe("User-Agent; its first word is the name that robots.txt is asked for"),
  contact: z
    .string()
    .regex(/^[\t\x20-\x7e]+$/, "ASCII text")
    .nullable()
    .default(null)
    .describe("address or page for the sites' administrators, sent with the User-Agent"),
  parallel_sites: z.int().min(1).max(16).default(4).describe("sites crawled at a time"),
  budget: group({
    requests: z
      .int()
      .min(1)
      .default(5000)
      .describe("requests in one run, with robots.txt, retries and redirects; each site has an equal part until it is through"),
    megabytes: z.number().positive().default(4000).describe("megabytes received in one run"),
    minutes: z.number().positive().default(360).describe("minutes of one run"),
  }).describe("what one run may cost in all; where it is used up, the next run goes on"),
  gone_after_nights: z
    .int()
    .min(1)
    .max(365)
    .default(3)
    .describe("complete nights in a row without a document after which it is marked as gone"),
  nights_apart_hours: z
    .number()
    .min(0)
    .max(240)
    .default(12)
    .describe("a night that begins sooner after the last one that counted does not count towards gone_after_nights"),
  fewer_ratio: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("a night that finds less than this share of the documents of the night before is incomplete"),
  restless_nights: z
    .int()
    .min(1)
    .max(60)
    .default(7)
    .describe(
      "a document whose bytes were others three times in a row while its records stayed the same is read again every so many nights only, which is told; 1 reads it every time",
    ),
  unconditional_nights: z
    .int()
    .min(2)
    .max(365)
    .default(14)
    .describe(
      "every so many nights a URL is asked for without its ETag and Last-Modified, whatever the server says is unchanged",
    ),
  sites: z
    .array(site)
    .min(1)
    .refine((sites) => new Set(sites.map(({ name }) => name)).size === sites.length, "two sites have the same name")
    .describe("the sites"),
});

export type CrawlConfig = z.output<typeof crawlConfigSchema>;
export type SiteConfig = CrawlConfig["sites"][number];
export type ResponseLimits = SiteConfig["limits"];
export type Budget = CrawlConfig["budget"];
