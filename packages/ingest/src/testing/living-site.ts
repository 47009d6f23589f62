import { randomFrom } from "./disturb.ts";
import type { TestAnswer, TestSite } from "./test-site.ts";

/** A document of a site that lives: what it says, and how it answers tonight. */
export interface LivingDocument {
  readonly path: string;
  /** Its text without what only makes its bytes others; `damaged …` cannot be read. */
  text: string;
  /** Blanks behind the text: other bytes, the same records. */
  blanks: number;
  /** False: no list leads to it. */
  linked: boolean;
  answers: "well" | "slowly" | "not" | "404" | "challenge";
  /** Made anew for each request. */
  readonly volatile: boolean;
  /** Says 304 whenever it can. */
  readonly lies: boolean;
}

/** What is wrong with the whole site tonight. */
export type Weather = "fair" | "start_fails" | "start_hostile" | "list_fails" | "article_hostile" | "little_budget";

/** A site that changes from night to night by a seed, and remembers all that it is. */
export interface LivingSite {
  readonly documents: readonly LivingDocument[];
  readonly weather: Weather;
  /** Lets a day pass, and puts the pages of the next night up. */
  nextDay(): void;
}

const PER_PAGE = 10;
const FORBIDDEN_TREE = `<html><body>${"<div>".repeat(3_000)}`;

export function makeLivingSite(site: TestSite, seed: number, documents: number): LivingSite {
  const random = randomFrom(seed);
  const one = (chance: number): boolean => random() < chance;
  const all: LivingDocument[] = [];
  let revision = 0;
  let day = 0;
  let weather: Weather = "fair";
  const add = (text: string, kind: Partial<LivingDocument> = {}): void => {
    const path = `/d/${all.length}.txt`;
    all.push({ path, text, blanks: 0, linked: true, answers: "well", volatile: false, lies: false, ...kind });
  };
  const write = (): string => {
    revision += 1;
    return one(0.1) ? `damaged ${revision}` : `${1 + (revision % 3)} forms of revision ${revision}`;
  };
  add("1 forms of one that never keeps still", { volatile: true });
  add("1 forms of one whose server lies", { lies: true });
  for (let n = all.length; n < documents; n += 1) add(write());

  const age = (document: LivingDocument): void => {
    if (document.volatile) return;
    document.answers = one(0.03) ? "not" : one(0.03) ? "challenge" : one(0.05) ? "slowly" : one(0.03) ? "404" : "well";
    if (one(0.06)) document.text = write();
    else if (one(0.08) && !document.text.startsWith("damaged")) document.blanks += 1;
    if (weather !== "fair" && weather !== "little_budget") return; // what a page leads to does not change while it is not read
    if (document.linked ? one(0.05) : one(0.3)) document.linked = !document.linked;
  };
  const move = (document: LivingDocument): void => {
    document.linked = false;
    add(document.text);
  };
  return {
    documents: all,
    get weather() {
      return weather;
    },
    nextDay() {
      const weathers = ["start_fails", "start_hostile", "list_fails", "article_hostile", "little_budget"] as const;
      day += 1;
      // On the first day there is nothing yet that is known behind a page that fails.
      weather = day > 1 && one(0.35) ? (weathers[Math.floor(random() * weathers.length)] ?? "fair") : "fair";
      for (const document of all) age(document);
      const mayMove = weather === "fair" || weather === "little_budget";
      if (mayMove && one(0.5)) add(write());
      const movable = all.filter(({ volatile, lies, linked }) => linked && !volatile && !lies);
      const moved = movable[Math.floor(random() * movable.length)];
      if (mayMove && one(0.3) && moved !== undefined) move(moved);
      publish(site, all, weather);
    },
  };
}

/** The bytes of a document tonight; the volatile one's differ with each request. */
export function bytesOf({ text, blanks }: LivingDocument): string {
  return text + " ".repeat(blanks);
}

function publish({ pages }: TestSite, documents: readonly LivingDocument[], weather: Weather): void {
  pages.clear();
  const lists = Math.max(2, Math.ceil(documents.length / PER_PAGE));
  for (let list = 0; list < lists; list += 1) {
    const links = documents
      .slice(list * PER_PAGE, (list + 1) * PER_PAGE)
      .flatMap(({ path, linked }) => (linked ? [`<p>绩效目标 <a href="${path}">附件</a></p>`] : []));
    const article = list === 0 ? '<a href="/article.html">绩效目标公开</a>' : "";
    const body = `<html><body>${links.join("")}${article}<script>createPageHTML(${lists},${list},"index","html")</script></body></html>`;
    pages.set(list === 0 ? "/list/" : `/list/index_${list}.html`, { body });
  }
  pages.set("/article.html", { body: '<html><body><a href="/a/1.txt">绩效目标（附件）</a></body></html>' });
  pages.set("/a/1.txt", { body: "1 forms of the article", type: "text/plain" });
  if (weather === "start_fails") pages.set("/list/", { body: "", status: 500 });
  if (weather === "start_hostile") pages.set("/list/", { body: FORBIDDEN_TREE });
  if (weather === "list_fails") pages.set("/list/index_1.html", { body: "", status: 503 });
  if (weather === "article_hostile") pages.set("/article.html", { body: FORBIDDEN_TREE });
  for (const document of documents) pages.set(document.path, answerOf(document));
}

function answerOf(document: LivingDocument): TestAnswer {
  const bytes = bytesOf(document);
  if (document.volatile) {
    return (_, response) => {
      document.blanks += 1;
      response.writeHead(200, { "content-type": "text/plain" }).end(bytesOf(document));
    };
  }
  switch (document.answers) {
    case "not":
      return { body: "", status: 500 };
    case "404":
      return { body: "", status: 404 };
    case "challenge":
      return { body: "<script>document.cookie='a';location.reload()</script>" };
    case "slowly":
    case "well":
  }
  const etag = '"always the same"';
  if (document.lies) {
    return (request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag, "content-type": "text/plain" }).end(bytes);
    };
  }
  if (document.answers === "well") return { body: bytes, type: "text/plain" };
  return (_, response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    setTimeout(() => response.end(bytes), 20);
  };
}
