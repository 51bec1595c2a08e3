// Communities of accounts that share infrastructure: addresses, networks, client stacks, payment and contact.
import { hash49 } from "../../math/hash.ts";
import { buildCsr, leiden } from "../../math/leiden.ts";
import { createRandom } from "../../math/random.ts";
import type { Baseline } from "./baseline.ts";
import { createIncidence, recordsOf } from "./incidence.ts";

/** Something held by more accounts than this is a campus, a cloud or a popular client. */
const MOST_HOLDERS = 150;
const LEAST_GROUP = 3;

export const leidenInfrastructure: Baseline = {
  id: "leiden-infrastructure",
  title: "Leiden on infrastructure",
  source: "Traag, Waltman and van Eck 2019, arXiv:1810.08473",
  departure: "edges weigh 1 / log2 of the holders; an account's score is the edge weight per member of its community",
  score(material) {
    const { frame } = material;
    const accounts = frame.accounts.length;
    const builder = createIncidence(accounts);
    for (let row = 0; row < frame.n; row++) {
      builder.add(frame.ip[row] === 0 ? -1 : frame.ip[row] * 4, frame.account[row]);
      builder.add(frame.net[row] === 0 ? -1 : frame.net[row] * 4 + 1, frame.account[row]);
      builder.add(frame.stack[row] * 4 + 2, frame.account[row]);
    }
    recordsOf(material).forEach((record, account) => {
      for (const value of [record?.payment_hash, record?.phone_hash, record?.email_hash])
        if (value !== undefined) builder.add((hash49(value) % 2 ** 48) * 4 + 3, account);
    });
    const held = builder.build();
    const from: number[] = [];
    const to: number[] = [];
    const weight: number[] = [];
    for (let t = 0; t < held.things; t++) {
      const size = held.start[t + 1] - held.start[t];
      if (size > MOST_HOLDERS) continue;
      for (let i = held.start[t]; i < held.start[t + 1]; i++)
        for (let j = i + 1; j < held.start[t + 1]; j++) {
          from.push(held.account[i]);
          to.push(held.account[j]);
          weight.push(1 / Math.log2(size + 1));
        }
    }
    const graph = buildCsr(accounts, Uint32Array.from(from), Uint32Array.from(to), Float64Array.from(weight));
    const community = leiden(graph, { resolution: 1, quality: "modularity", random: createRandom(1) });
    const inside = new Float64Array(accounts);
    const size = new Uint32Array(accounts);
    for (let v = 0; v < accounts; v++) {
      size[community[v]]++;
      for (let i = graph.offset[v]; i < graph.offset[v + 1]; i++)
        if (community[graph.target[i]] === community[v]) inside[community[v]] += graph.weight[i] / 2;
    }
    return Float64Array.from(community, (c) => (size[c] < LEAST_GROUP ? 0 : inside[c] / size[c]));
  },
};
