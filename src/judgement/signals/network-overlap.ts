// Networks that members share and the crowd does not.
import type { Signal } from "../signal.ts";

export const networkOverlap: Signal = {
  id: "network-overlap",
  family: "identity",
  unit: "bits per account",
  direction: 1,
  rationale: "A pool leaves through the same exits; so do a campus, an office and a conference",
  evasion: "Residential proxies, paid by the gigabyte",
  source: "Science notes 2.4 P5; never a network's country",
  measure: (stream) => {
    const { frame, population, principals } = stream;
    const inside = new Map<number, Set<number>>();
    let known = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const own = new Set<number>();
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) own.add(frame.net[stream.byMember[i]]);
      own.delete(0);
      if (own.size > 0) known++;
      for (const net of own) {
        const set = inside.get(net) ?? new Set<number>();
        set.add(principals.of[stream.members[m]]);
        inside.set(net, set);
      }
    }
    if (known < 4) return Number.NaN;
    const bits = new Map<number, number>();
    const others = Math.max(1, population.activePrincipals - stream.independent);
    for (const [net, set] of inside) {
      if (set.size < 2) continue;
      const outside = Math.max(0, (population.netVotes.get(net) ?? 0) - set.size);
      const value = Math.log2(set.size / stream.independent / ((outside + 0.5) / (others + 1)));
      for (const p of set) bits.set(p, Math.max(bits.get(p) ?? 0, value));
    }
    let sum = 0;
    for (const b of bits.values()) sum += Math.max(0, b);
    return sum / stream.independent;
  },
  explain: (v) => `the accounts come from networks in common, ${v.toFixed(1)} bits an account above chance`,
};
