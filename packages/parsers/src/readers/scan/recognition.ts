/** All that recognizes a page: it takes longer to load than most documents to read, and is loaded with the first scanned page. */
export { doubted } from "./coarse.ts";
export { readHoweverItLies } from "./quarter-turns.ts";
export { recognizePage } from "./recognize-page.ts";
export { createRecognizers } from "./recognizers.ts";
export { isKnownLabel } from "./vocabulary.ts";
