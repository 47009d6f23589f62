/** Reads pages in a thread that can be ended whatever it is at; see `PageReader`. */
import { parentPort } from "node:worker_threads";
import { keepCompiled } from "../../worker/keep-compiled.ts";
import { doPageTask, type PageTask } from "./page-tasks.ts";

parentPort?.on("message", (task: PageTask) => parentPort?.postMessage(doPageTask(task), []));
keepCompiled();
