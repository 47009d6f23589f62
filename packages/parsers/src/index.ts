export { extract, type Extraction } from "./extract.ts";
export type { Source } from "./document.ts";
export type { ExtractOptions, Format } from "./forms/format.ts";
export { formats } from "./formats/index.ts";
export { drawPageImage, NoSuchPageError, pagesOf } from "./page-image/index.ts";
export type { MediaType } from "./readers/media-type.ts";
export { PARSER_VERSION } from "./version.ts";
export { createRecognizer, type PageRecognizer, type RecognizerOptions } from "./readers/scan/index.ts";
