import type { PlanMonth } from "../api/types";
import { isPrivate } from "./preferences";
import { told } from "./told";
import { accountName } from "./usage";

const months = 6;

/** What plans' usage would have cost, the newest months of each. */
export const plans = told<readonly PlanMonth[]>(source => source.plans(months));

/** Whose plan it is, for who hears it; without a label where names are hidden. */
export function ownerOf(account: string): string {
  const { name, label } = accountName(account);
  return isPrivate.value === "on" ? name || "an account" : [name, label].filter(Boolean).join(" ");
}
