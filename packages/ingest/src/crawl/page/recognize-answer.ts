import type { Purpose } from "../net/site-client.ts";
import { decodePage } from "./decode-page.ts";
import { loadPage } from "./load-page.ts";
import { holdsForm } from "./read-page.ts";
import { squeeze } from "./text-of.ts";

/** What came instead of content, with what shows it. */
export interface NotContent {
  readonly kind: "blocked_by_challenge" | "login_page" | "error_page" | "not_a_document" | "empty";
  readonly evidence: string;
}

export interface AnswerToRecognize {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly purpose: Purpose;
}

/** Cookies and headers by which challenges of Chinese web application firewalls are known. */
const challengeCookies: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/__jsl_clearance/i, "加速乐 (__jsl_clearance)"],
  [/(?:^|[,;\s])FSSBBI[lI]/i, "瑞数 (FSSBBIl…)"],
  [/acw_sc__v\d/i, "阿里云 WAF (acw_sc__v2)"],
  [/yunsuo_session_verify|security_session_verify/i, "云锁 (security_session_verify)"],
];

/** Texts of pages that are nothing but a challenge; looked for in short pages only. */
const challengeTexts: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/__jsl_clearance|document\.cookie\s*=\s*\(?['"]?__jsl/i, "加速乐"],
  [/\$_ts\s*=\s*window\[|FSSBBI/i, "瑞数"],
  [/acw_sc__v2|arg1\s*=\s*['"][\dA-F]{40}['"]/i, "阿里云 WAF"],
  [/安全狗|safedog/i, "安全狗"],
  [/(?:网站|创宇|知道创宇)[^。]{0,12}(?:防火墙|云防御|安全验证)|当前访问(?:疑似|存在)[^。]{0,20}(?:攻击|黑客)/, "WAF"],
  [/您的(?:请求|访问|IP)[^。]{0,20}(?:被拦截|被阻断|被禁止|过于频繁)|(?:请求|访问)被(?:防火墙|WAF)?拦截/i, "拦截"],
  [/请(?:完成|进行|通过)[^。]{0,10}(?:安全验证|人机验证|滑块|验证码)|请开启\s*JavaScript/i, "人机验证"],
  [/(?:<title>|^)\s*(?:just a moment|attention required)/i, "Cloudflare"],
];

const errorTexts =
  /(?:您|你)?(?:访问|请求|查找|浏览|查看)的(?:页面|网页|文件|资源|内容|栏目|信息|地址|链接)[^。]{0,16}(?:不存在|已(?:被)?删除|已失效|无法(?:找到|访问|显示)|找不到)|(?:页面|网页|文件|资源)(?:不存在|未找到|找不到|已(?:被)?删除)|(?:系统|服务器|程序)(?:内部)?(?:错误|异常|繁忙|出错)|访问出错|(?:404|403|500|502|503)\s*(?:错误|not found|forbidden|internal|bad gateway|service)|not found|server error|bad gateway|访问被拒绝/i;
const loginTexts = /统一身份认证|用户登录|账号登录|帐号登录|登录系统|请(?:先)?登录|单点登录/;

/** Whatever is not content shows it at once; a large page is not read twice. */
export const LOOKED_AT_BYTES = 512 * 1024;
/** More text than this is a page with content, whatever words are in it. */
const SHORT_TEXT = 400;
/** A page of scripts and no words is one that wants its scripts run. */
const WORDLESS_TEXT = 20;

/**
 * What an answer is, where it is not what was asked for; null for content. A firewall's challenge, a login and an error
 * page with status 200 are known by their cookies or by being short pages that say little else: an article that mentions
 * 登录 or 404, or has a login box in its corner, is content. Challenges are never solved. @throws PageTooComplex
 */
export function recognizeAnswer({ status, headers, bytes: all, purpose }: AnswerToRecognize): NotContent | null {
  const bytes = all.subarray(0, LOOKED_AT_BYTES);
  const cookie = headers["set-cookie"] ?? "";
  const known = challengeCookies.find(([pattern]) => pattern.test(cookie));
  const isHtml = looksLikeHtml(bytes, headers["content-type"] ?? "");
  if (known !== undefined && (status !== 200 || (isHtml && textOf(bytes, headers).length < WORDLESS_TEXT)))
    return { kind: "blocked_by_challenge", evidence: `${known[1]}, status ${status}` };
  if (bytes.length === 0) return { kind: "empty", evidence: "no bytes" };
  if (!isHtml) return null;
  return recognizeHtml(bytes, headers) ?? (purpose === "document" ? notADocument(bytes, headers) : null);
}

function recognizeHtml(bytes: Uint8Array, headers: AnswerToRecognize["headers"]): NotContent | null {
  const html = decodePage(bytes, headers["content-type"] ?? null);
  const $ = loadPage(html);
  const hasPassword = $("input[type=password]").length > 0;
  const title = squeeze($("title").text());
  const linkCount = $("a[href]").length;
  $("script, style, noscript").remove();
  const text = squeeze($("body").text());
  if (text.length > SHORT_TEXT || linkCount > MANY_LINKS) return null;
  const challenge = challengeTexts.find(([pattern]) => pattern.test(text.length < WORDLESS_TEXT ? html : `${title} ${text}`));
  if (challenge !== undefined) return { kind: "blocked_by_challenge", evidence: challenge[1] };
  if (hasPassword && (loginTexts.test(`${title} ${text}`) || /登录|login/i.test(title)))
    return { kind: "login_page", evidence: title || text.slice(0, 60) };
  const error = errorTexts.exec(`${title} ${text}`);
  if (error !== null) return { kind: "error_page", evidence: error[0] };
  if (
    text === "" &&
    linkCount === 0 &&
    /<script/i.test(html) &&
    /document\.cookie|location\.(?:reload|href|replace)|eval\(/.test(html)
  )
    return { kind: "blocked_by_challenge", evidence: "a page of nothing but a script that sets a cookie or reloads" };
  return null;
}

/** A list page with little text has links; error pages lead home and back. */
const MANY_LINKS = 12;

/**
 * A page where a file should be is no version of it, whatever it says; but Word and Excel save HTML under `.doc` and `.xls`,
 * and a page with a form is what was looked for.
 */
function notADocument(bytes: Uint8Array, headers: AnswerToRecognize["headers"]): NotContent | null {
  const html = decodePage(bytes, headers["content-type"] ?? null);
  if (/urn:schemas-microsoft-com:office/.test(html) || holdsForm(html)) return null;
  const text = textOf(bytes, headers);
  return { kind: "not_a_document", evidence: text === "" ? "an HTML page without text" : text.slice(0, 80) };
}

function textOf(bytes: Uint8Array, headers: AnswerToRecognize["headers"]): string {
  const $ = loadPage(decodePage(bytes, headers["content-type"] ?? null));
  $("script, style, noscript").remove();
  return squeeze($("body").text());
}

const htmlStart =
  /^[\s\ufeff]*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|div|table|p|h\d)\b/i;

/** By its first bytes; by its type only where they say nothing: a PDF sent as text/html is a PDF. */
export function looksLikeHtml(bytes: Uint8Array, contentType: string): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replace(/^ï»¿/, "");
  if (htmlStart.test(start)) return true;
  return /^(?:text\/html|application\/xhtml)/i.test(contentType) && !hasDocumentMagic(bytes) && /<[a-z!/]/i.test(start);
}

/** First bytes of the formats that disclosures come in. */
const magics: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, docx, xlsx
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls, wps, et
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7-Zip
  [0x1f, 0x8b, 0x08], // gzip
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
];

export function hasDocumentMagic(bytes: Uint8Array): boolean {
  return magics.some((magic) => magic.every((byte, i) => bytes[i] === byte));
}

/** Boxes (`ftyp`) by whose brand films and photos are known (ISO 14496-12), and the starts of other media. */
const mediaStarts: readonly (readonly [offset: number, text: string, format: string])[] = [
  [4, "ftyp", "video or photo (mp4, mov, heic)"],
  [0, "ID3", "sound (mp3)"],
  [0, "GIF8", "picture (gif)"],
  [8, "WEBP", "picture (webp)"],
  [8, "AVI ", "video (avi)"],
  [8, "WAVE", "sound (wav)"],
  [0, "\x1aE\xdf\xa3", "video (mkv, webm)"],
  [0, "FLV\x01", "video (flv)"],
];

/** File names of what holds no forms whatever is inside: told and counted apart, never read. */
const mediaNames = /\.(?:mp4|m4v|mov|avi|wmv|flv|mkv|webm|mpe?g|3gp|mp3|m4a|wav|wma|aac|flac|ogg|heic|heif|gif|webp|ico|psd)$/i;

/** What a file is that is no document of any kind; null for everything else. */
export function mediaOf(name: string, bytes: Uint8Array | null): string | null {
  const start = bytes === null ? "" : new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  const known = mediaStarts.find(([offset, text]) => start.startsWith(text, offset));
  return known?.[2] ?? mediaNames.exec(name)?.[0].slice(1).toLowerCase() ?? null;
}
