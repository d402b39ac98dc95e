import { addDays, dateOf, localDate } from "../lib/time";
import type { DemoAccount } from "./catalog";
import { randomFrom } from "./random";

/** What one account used of one model in one project in a part of a day. */
export interface DemoRow {
  account: DemoAccount;
  day: string;
  hour: number;
  model: string;
  project: string | null;
  session: string | null;
  requests: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  cost: number | null;
}

const daysBack = 364;
const million = 1_000_000;
const seed = 20_261_124;

/** A year until now, the same for the same day: working days busier than weekends, slowly more of everything. */
export function demoRows(accounts: readonly DemoAccount[], now: Date): DemoRow[] {
  const random = randomFrom(seed);
  const today = dateOf(now);
  const rows: DemoRow[] = [];
  for (let back = daysBack; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    const weekday = localDate(day).getDay();
    const rhythm = (weekday === 0 || weekday === 6 ? 0.25 : 1) * (1 - back / (daysBack * 1.6));
    for (const account of accounts) {
      if (random() < rhythm + 0.15) {
        rows.push(...dayOf(account, day, rhythm, random, back === 0 ? now.getHours() : 23));
      }
    }
  }

  return rows;
}

/** All tokens of a row: its kinds share none. */
export function tokensOf(row: DemoRow): number {
  return row.input + row.output + row.cacheRead + row.cacheWrite;
}

function dayOf(account: DemoAccount, day: string, rhythm: number, random: () => number, lastHour: number): DemoRow[] {
  const projects = account.projects.length > 0 ? account.projects.filter(() => random() < 0.5) : [null];
  return account.models.flatMap(model => projects.map(project => {
    const requests = Math.max(Math.round((account.daily * rhythm * (0.4 + random())) / (projects.length * account.models.length)), 1);
    const input = Math.round(requests * (600 + random() * 2_400));
    const output = model.output === 0 ? 0 : Math.round(requests * (150 + random() * 500));
    const cacheRead = project === null ? Math.round(input * 0.4) : Math.round(requests * (18_000 + random() * 20_000));
    const cacheWrite = project === null ? 0 : Math.round(requests * (900 + random() * 1_500));
    const cost = (input * model.input + output * model.output + cacheRead * model.input * 0.1 + cacheWrite * model.input * 1.25) / million;
    return {
      account, day, hour: Math.min(8 + Math.floor(random() * 11), lastHour), model: model.name, project,
      session: project === null ? null : `${day.replaceAll("-", "")}-${project}-${account.state.provider_id}`,
      requests, input, output, cacheRead, cacheWrite, cost: account.source === "unknown" ? null : Math.round(cost * 10_000) / 10_000,
    };
  }));
}
