import { z } from "zod";
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

/** docs/crawl-config.md: every key with its type, default and meaning, from the schema. */
export function crawlConfigMarkdown(): string {
  const schema = z.toJSONSchema(crawlConfigSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return `# The configuration of \`jixiao crawl\` 抓取配置

A YAML or JSON file; [examples/crawl.yaml](../examples/crawl.yaml) crawls the bundled demo site. A key that is not listed here is an
error. This page is made from \`packages/ingest/src/crawl/config/schema.ts\` by \`pnpm docs:crawl-config\`.

| key | type | default | meaning |
| --- | --- | --- | --- |
${rowsOf(schema, "").join("\n")}
`;
}

function rowsOf(schema: JsonSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const key = `${prefix}${name}`;
    if (property.properties !== undefined) return [row(key, "group", "", property), ...rowsOf(property, `${key}.`)];
    if (property.items?.properties !== undefined)
      return [row(key, "list", "required", property), ...rowsOf(property.items, `${key}[].`)];
    return [row(key, typeOf(property), defaultOf(property, schema.required?.includes(name) ?? false), property)];
  });
}

function row(key: string, type: string, fallback: string, { description = "" }: JsonSchema): string {
  return `| \`${key}\` | ${type} | ${fallback} | ${description.replaceAll("|", "\\|")} |`;
}

function typeOf({ type, items, anyOf, minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const known = anyOf?.find((option) => option.type !== "null");
  if (known !== undefined) return typeOf(known);
  if (items !== undefined) return `list of ${typeOf(items)}s`;
  const name = typeof type === "object" ? type.find((option) => option !== "null") : type;
  const low = exclusiveMinimum === undefined ? minimum : `over ${exclusiveMinimum}`;
  const high = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const range = low === undefined ? "" : high === undefined ? ` from ${low}` : ` ${low} to ${high}`;
  return `${typeNames[name ?? "string"] ?? "text"}${range}`;
}

const typeNames: Readonly<Record<string, string>> = { integer: "whole number", number: "number", boolean: "true or false" };

function defaultOf({ default: fallback }: JsonSchema, isRequired: boolean): string {
  if (isRequired) return "required";
  if (fallback === undefined || fallback === null) return "none";
  const text = Array.isArray(fallback) ? fallback.join(", ") : String(fallback);
  return text === "" ? "none" : `\`${text.replaceAll("|", "\\|")}\``;
}
