// How far the members use one client stack that the crowd does not.
import type { Signal } from "../signal.ts";
import { type Stream, topInStream } from "../stream.ts";

export const stackHomogeneity: Signal = {
  id: "stack-homogeneity",
  family: "identity",
  unit: "bits per account",
  direction: 1,
  rationale: "One operator drives all accounts with one client build; but so do all users of one popular tool",
  evasion: "Rotate user agents and TLS stacks; coherent rotation costs engineering",
  source: "Fellegi and Sunter 1969, leave-cluster-out frequencies: science notes 2.4 P5",
  measure: (stream) => homogeneityBits(stream, stream.frame.stack, stream.population.stackVotes),
  explain: (v) => homogeneityText("client stack", v),
};

/** Below one bit an account the commonest value is hardly commoner here than elsewhere; up to three a popular tool does as much. */
export function homogeneityText(what: string, bits: number): string {
  const above = `${bits.toFixed(1)} bits an account above its use elsewhere`;
  if (bits < 1) return `no one ${what} rules: the commonest is ${above}`;
  return bits < 3
    ? `the commonest ${what} is ${above}, as that of a popular tool may be`
    : `one ${what} rules, ${above}`;
}

/** Mean log2 of (share inside / share among other principals) for the members' commonest value within the sub-stream. */
export function homogeneityBits(stream: Stream, column: Uint32Array, votes: Map<number, number>): number {
  if (stream.members.length < 4) return Number.NaN;
  const top = topInStream(stream, column);
  const inside = new Map<number, Set<number>>();
  stream.members.forEach((account, m) => {
    const set = inside.get(top[m]) ?? new Set<number>();
    set.add(stream.principals.of[account]);
    inside.set(top[m], set);
  });
  let value = -1;
  let count = 0;
  for (const [v, set] of inside)
    if (set.size > count) {
      count = set.size;
      value = v;
    }
  const outside = (votes.get(value) ?? 0) - count;
  const others = Math.max(1, stream.population.activePrincipals - stream.independent);
  const share = count / Math.max(1, stream.independent);
  return Math.max(0, share * Math.log2(share / ((Math.max(0, outside) + 0.5) / (others + 1))));
}
