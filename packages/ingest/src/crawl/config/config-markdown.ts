import { z } from "zod";
import { configMeaningsZh } from "./meanings-zh.ts";
import { crawlConfigSchema } from "./schema.ts";

interface JsonSchema {
  /** Several where it may also be null. */
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: string | number | boolean | readonly string[] | null;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

interface Words {
  readonly head: string;
  readonly kinds: Readonly<Record<"group" | "list" | "required" | "none" | "text" | "integer" | "number" | "boolean", string>>;
  readonly listOf: (type: string) => string;
  readonly over: (low: number) => string;
  readonly range: (low: string, high: number | undefined) => string;
  readonly meaning: (key: string, description: string) => string;
}

const en: Words = {
  head: `# The configuration of \`jixiao crawl\` 抓取配置

A YAML or JSON file; [examples/crawl.yaml](../examples/crawl.yaml) crawls the bundled demo site. A key that is not listed here is an
error. This page is made from \`packages/ingest/src/crawl/config/schema.ts\` by \`pnpm docs:crawl-config\`.
In Chinese: [crawl-config.zh-CN.md](crawl-config.zh-CN.md).

| key | type | default | meaning |`,
  kinds: {
    group: "group",
    list: "list",
    required: "required",
    none: "none",
    text: "text",
    integer: "whole number",
    number: "number",
    boolean: "true or false",
  },
  listOf: (type) => `list of ${type}s`,
  over: (low) => `over ${low}`,
  range: (low, high) => (high === undefined ? ` from ${low}` : ` ${low} to ${high}`),
  meaning: (_, description) => description,
};

const zh: Words = {
  head: `# \`jixiao crawl\` 的配置

YAML 或 JSON 文件；[examples/crawl.yaml](../examples/crawl.yaml) 抓取自带的演示站点。此处未列出的键视为错误。
本页由 \`pnpm docs:crawl-config\` 生成。英文：[crawl-config.md](crawl-config.md)。

| 键 | 类型 | 默认值 | 含义 |`,
  kinds: {
    group: "组",
    list: "列表",
    required: "必填",
    none: "无",
    text: "文本",
    integer: "整数",
    number: "数",
    boolean: "true 或 false",
  },
  listOf: (type) => `${type}列表`,
  over: (low) => `大于 ${low}`,
  range: (low, high) => (high === undefined ? `，${low} 起` : `，${low} 至 ${high}`),
  meaning: (key) => configMeaningsZh[key] ?? "",
};

/** docs/crawl-config.md and its Chinese twin: every key with its type, default and meaning, from the schema. */
export function crawlConfigMarkdown(language: "en" | "zh" = "en"): string {
  const words = language === "en" ? en : zh;
  return `${words.head}
| --- | --- | --- | --- |
${rowsOf(schemaOfConfig(), "", words)
  .map(({ line }) => line)
  .join("\n")}
`;
}

/** The keys as the pages name them: `sites[].limits.redirects`. */
export function configKeys(): readonly string[] {
  return rowsOf(schemaOfConfig(), "", en).map(({ key }) => key);
}

/** As the parts that are read here; a test holds the pages against the configuration. */
function schemaOfConfig(): JsonSchema {
  return z.toJSONSchema(crawlConfigSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
}

interface Row {
  readonly key: string;
  readonly line: string;
}

function rowsOf(schema: JsonSchema, prefix: string, words: Words): Row[] {
  const row = (key: string, type: string, fallback: string, { description = "" }: JsonSchema): Row => ({
    key,
    line: `| \`${key}\` | ${type} | ${fallback} | ${words.meaning(key, description).replaceAll("|", "\\|")} |`,
  });
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const key = `${prefix}${name}`;
    if (property.properties !== undefined)
      return [row(key, words.kinds.group, "", property), ...rowsOf(property, `${key}.`, words)];
    if (property.items?.properties !== undefined)
      return [row(key, words.kinds.list, words.kinds.required, property), ...rowsOf(property.items, `${key}[].`, words)];
    const isRequired = schema.required?.includes(name) ?? false;
    return [row(key, typeOf(property, words), defaultOf(property, isRequired, words), property)];
  });
}

function typeOf({ type, items, anyOf, minimum, maximum, exclusiveMinimum }: JsonSchema, words: Words): string {
  const known = anyOf?.find((option) => option.type !== "null");
  if (known !== undefined) return typeOf(known, words);
  if (items !== undefined) return words.listOf(typeOf(items, words));
  const name = typeof type === "object" ? type.find((option) => option !== "null") : type;
  const low = exclusiveMinimum === undefined ? minimum?.toString() : words.over(exclusiveMinimum);
  const high = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const kind = name === "integer" || name === "number" || name === "boolean" ? name : "text";
  return `${words.kinds[kind]}${low === undefined ? "" : words.range(low, high)}`;
}

function defaultOf({ default: fallback }: JsonSchema, isRequired: boolean, words: Words): string {
  if (isRequired) return words.kinds.required;
  if (fallback === undefined || fallback === null) return words.kinds.none;
  const text = Array.isArray(fallback) ? fallback.join(", ") : String(fallback);
  return text === "" ? words.kinds.none : `\`${text.replaceAll("|", "\\|")}\``;
}
