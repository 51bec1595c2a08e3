// A campaign that is banned and comes back: of 24 accounts half stop on the third day, and the other half go on, in a crowd of 160 accounts.
import { type CollectedWorld, collectWorld } from "./collect.ts";
import { population, START_MS } from "./suites.ts";

export interface Regrown extends CollectedWorld {
  /** Accounts of the campaign, and those of them that began after the ban. */
  pool: string[];
  second: string[];
  /** First exchange of each account that made any. */
  firstMs: Map<string, number>;
}

const BAN_MS = START_MS + 48 * 3_600_000;

export async function regrown(seed: number): Promise<Regrown> {
  const world = await collectWorld({
    name: "regrown",
    seed,
    startMs: START_MS,
    days: 4,
    releaseDay: 1.6,
    populations: [
      population("chat-individual", 120, { parameters: { perDay: 3 } }),
      population("api-app", 40, { parameters: { perDay: 8 } }),
      population("ban-regrow", 24, { parameters: { perDay: 40 } }),
    ],
  });
  const firstMs = new Map(world.exchanges.toReversed().map((x) => [x.account, Date.parse(x.time)]));
  const pool = world.truth.filter((t) => t.class === "campaign:ban-regrow").map((t) => t.account);
  const second = pool.filter((account) => (firstMs.get(account) ?? 0) > BAN_MS);
  return { ...world, pool, second, firstMs };
}
