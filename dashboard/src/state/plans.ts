import type { PlanMonth } from "../api/types";
import { told } from "./told";

const months = 6;

/** What plans' usage would have cost, the newest months of each. */
export const plans = told<readonly PlanMonth[]>(source => source.plans(months));
