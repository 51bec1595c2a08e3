// The cluster test: how many core work orders two members have in common on average.
import type { Signal } from "../signal.ts";

export const workInCommon: Signal = {
  id: "work-in-common",
  family: "shared-work",
  unit: "log of mean shared core work orders per pair",
  direction: 1,
  rationale: "Members of a campaign draw on one stock of templates; interest groups share few things of their own",
  evasion: "Give each account templates of its own",
  source: "Adjacent-systems notes 4.5d (campaigns and cohorts above 1, interest groups below 0.97)",
  measure: (stream) => {
    const { holdings } = stream.population;
    const inside = new Map<number, number>();
    for (const account of stream.members) for (const t of holdings.of(account)) inside.set(t, (inside.get(t) ?? 0) + 1);
    let pairs = 0;
    for (const [t, count] of inside)
      if (count >= 3 && 2 * count >= holdings.degree[t]) pairs += (count * (count - 1)) / 2;
    const k = stream.members.length;
    return Math.log1p(pairs / ((k * (k - 1)) / 2));
  },
  explain: (v) =>
    `a typical pair of the accounts has ${Math.expm1(v).toFixed(1)} work orders in common that few others use`,
};
