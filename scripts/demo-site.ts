/**
 * `pnpm demo-site [--changed] [--port N]`: serves examples/demo-site on 127.0.0.1, a small disclosure site made the way
 * government sites are, with documents from the fixtures as attachments. With --changed it is the site of some nights
 * later: a target is another, and one document is no longer linked.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";

const { values } = parseArgs({
  options: { changed: { type: "boolean", default: false }, port: { type: "string", default: "8321" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const fixture = (path: string): Buffer => readFileSync(join(root, "fixtures", path));

/** Attachments, and what is changed in their text. */
const files: Readonly<Record<string, () => Buffer>> = {
  "/files/water.docx": () => fixture("shanghai-objective/book-in-word.docx"),
  "/files/shanghai.docx": () => fixture("shanghai-objective/merged-cells.docx"),
  "/files/veterans.txt": () => replaced(fixture("tianjin-objective/budget-book.txt"), [["≥95百分比", "≥97百分比"]]),
  "/files/parks.html": () => fixture("tianjin-objective/rowspans.html"),
  "/files/report.txt": () => fixture("evaluation-report/library.txt"),
  "/files/all.zip": () =>
    Buffer.from(
      zipSync(
        {
          "市场监管局/绩效目标表.txt": fixture("shanghai-objective/labels-centred.txt"),
          "体育局/绩效目标表.txt": fixture("shanghai-objective/long-form.txt"),
        },
        { mtime: "2026-03-01" }, // the same bytes every time
      ),
    ),
};

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".txt": "text/plain",
  ".zip": "application/zip",
  ".docx": "application/octet-stream",
};

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
  const body = bodyOf(path);
  console.log(`${new Date().toISOString()} ${body === null ? 404 : 200} ${path}`);
  if (body === null) return void response.writeHead(404).end("not found");
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  if (request.headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(200, { etag, "content-type": types[extname(path)] ?? "application/octet-stream" }).end(body);
});
server.listen(Number(values.port), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}/zw/index.html  (Ctrl-C ends it)`);
});

function bodyOf(path: string): Buffer | null {
  const file = files[path];
  if (file !== undefined) return file();
  if (!path.startsWith("/zw/")) return null;
  try {
    const page = readFileSync(join(root, "examples/demo-site", path.slice("/zw/".length)));
    return path === "/zw/index_1.html" ? replaced(page, [[/<li>.*gbk\.html.*<\/li>/, ""]]) : page;
  } catch {
    return null;
  }
}

/** As it is; with --changed the first match of each pattern replaced. */
function replaced(bytes: Buffer, changes: readonly (readonly [pattern: string | RegExp, by: string])[]): Buffer {
  if (!values.changed) return bytes;
  return Buffer.from(changes.reduce((text, [pattern, by]) => text.replace(pattern, by), bytes.toString("utf8")));
}
