/**
 * Property tests run the same cases everywhere: a red run must be somebody's change, not bad luck. To look for new
 * counterexamples: `JIXIAO_SEED=$RANDOM pnpm test:unit`.
 */
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number.parseInt(process.env["JIXIAO_SEED"] ?? "20261120", 10) });
