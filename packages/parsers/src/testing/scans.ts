/** For tests and measurements of recognition: apart from the others, because models and drawing come with them. */
export {
  cleanPages,
  type CleanPage,
  type CleanRuling,
  turnedPicture,
  withoutRulings,
} from "../readers/scan/testing/clean-pages.ts";
export { recordedRecognizers, type RecordedReadings } from "../readers/scan/testing/recorded-recognizers.ts";
export { createRecognizers, type Recognizers } from "../readers/scan/recognizers.ts";
export type { GreyImage } from "../readers/scan/raster.ts";
