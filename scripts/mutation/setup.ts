/** Before any test file of a mutation run: the switch is there, and a property that fails is not made smaller. */
import * as fc from "fast-check";
import { live } from "./live.ts";

live();
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
