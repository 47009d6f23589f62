import { recordShapes } from "@jixiao/contract";
import { accountViews } from "./account.ts";
import { crawlViews } from "./crawl.ts";
import { flagViews } from "./flags.ts";
import { flatViews } from "./flat.ts";
import { joinViews } from "./joins.ts";
import { placesView } from "./places.ts";
import type { View } from "./view.ts";

/** Every view, each after those that it reads. They hold nothing: an upgrade makes them anew. */
export const views: readonly View[] = [
  ...crawlViews,
  ...flatViews(recordShapes),
  ...flagViews,
  placesView(recordShapes),
  ...accountViews,
  ...joinViews,
];
