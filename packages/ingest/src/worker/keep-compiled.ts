import { flushCompileCache, getCompileCacheDir } from "node:module";

/**
 * Called in a process or thread that others end without asking it, once its code is loaded. Where NODE_COMPILE_CACHE names a folder, Node
 * writes what it compiled when a process exits by itself; this one never does, and each like it would compile everything anew: of a
 * parser started from source that is two thirds of its time until it is ready. Without such a folder nothing happens.
 */
export function keepCompiled(): void {
  if (getCompileCacheDir() !== undefined) flushCompileCache();
}
