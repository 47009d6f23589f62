interface Meaning {
  readonly en: string;
  readonly zh: string;
}

/** What can be wrong with a URL, one line a code. docs/operations.md lists them. */
export const urlProblems = {
  connection: { en: "no address, no connection, or it broke off", zh: "无法连接" },
  tls: { en: "the certificate or the TLS handshake", zh: "证书或 TLS 握手失败" },
  timeout: { en: "no answer in time, or too slow in all", zh: "超时" },
  too_large: { en: "larger than the configured limit", zh: "过大" },
  bad_response: { en: "not HTTP, or its compression is damaged", zh: "响应无法解析" },
  status: { en: "an error status of the server", zh: "服务器返回错误状态" },
  redirects: { en: "too many redirects, or in a circle; also pages that send on for ever", zh: "跳转过多或循环" },
  retry_later: { en: "the server asks to come back later than is waited for", zh: "服务器要求稍后再来" },
  crawl_delay: {
    en: "robots.txt asks for a longer pause than is kept; not asked for this night",
    zh: "robots.txt 要求的间隔过长",
  },
  not_there: { en: "the server answers 404 or 410", zh: "已不存在" },
  robots: { en: "robots.txt forbids it, or its server fails", zh: "robots.txt 不允许" },
  address: { en: "its host has no public address", zh: "非公网地址" },
  scheme: { en: "neither http nor https", zh: "协议不支持" },
  excluded: { en: "left out by the configuration's `exclude`", zh: "配置中排除" },
  not_wanted: { en: "a video, a sound or a photo format that holds no forms", zh: "音视频等非文档文件" },
  blocked_by_challenge: { en: "a firewall's challenge instead of content", zh: "被防火墙验证拦截" },
  login_page: { en: "a login instead of content", zh: "需要登录" },
  error_page: { en: "an error page with status 200", zh: "错误页面" },
  not_a_document: { en: "a page where a document should be", zh: "不是文档" },
  empty: { en: "no bytes, or an archive without files", zh: "空" },
  no_links: { en: "a list without one link, perhaps built by scripts", zh: "列表中没有链接" },
  too_complex: { en: "a page nested too deeply, of too many elements, or that takes too long to read", zh: "页面过于复杂" },
  page_reader: { en: "the page reader failed at this page: a bug of jixiao", zh: "页面读取程序出错" },
  pagination: { en: "further pages of the list cannot be found, repeat, or do not end", zh: "分页异常" },
  unreadable: { en: "fetched, and could not be read; see `jixiao failures`", zh: "已获取但无法读取" },
  budget: { en: "the run's budget ended inside its body, twice", zh: "预算在下载过程中用完" },
  unexpected: { en: "a bug of jixiao: an error that nobody foresaw, at this URL", zh: "程序意外错误" },
} as const satisfies Readonly<Record<string, Meaning>>;

export type UrlProblemCode = keyof typeof urlProblems;

/** What a night can have to say, one line a code. */
export const nightNotices = {
  start_page: { en: "a start page could not be read", zh: "起始页无法读取" },
  pagination: { en: "pages of a list could not be read or found, or the list does not end", zh: "列表分页缺失或不止" },
  many_failures: { en: "many pages could not be read", zh: "大量页面失败" },
  fewer_documents: { en: "clearly fewer documents than the night before", zh: "文件明显减少" },
  selector_matches_nothing: { en: "follow.selector matches nothing on a list page", zh: "选择器未匹配到内容" },
  restless: {
    en: "documents whose bytes change every night and whose records do not; read now and then only",
    zh: "文件字节频繁变化但记录不变",
  },
  lying_validator: {
    en: "other bytes under the same ETag or Last-Modified: the server's 304 cannot be trusted",
    zh: "服务器缓存标识不可信",
  },
} as const satisfies Readonly<Record<string, Meaning>>;

export type NightNoticeCode = keyof typeof nightNotices;
