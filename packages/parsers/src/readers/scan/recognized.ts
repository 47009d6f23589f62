import { DocumentError } from "@jixiao/contract";
import type { PageContent } from "../pdf/read-page.ts";
import { contentOf } from "./page-content.ts";
import type { RecognizedPage } from "./recognize-page.ts";
import { PageTimeout } from "./recognizer.ts";

/** A recognized page as content to be joined. @throws DocumentError `timeout` */
export async function recognized(file: string, page: Promise<RecognizedPage>): Promise<PageContent> {
  try {
    return contentOf(await page);
  } catch (error) {
    if (error instanceof PageTimeout)
      throw new DocumentError({ code: "timeout", file, seconds: error.seconds }, { cause: error });
    throw error;
  }
}
