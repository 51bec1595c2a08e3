// Two hands in one lead: a phrase or two in common bring campaigns of strangers to each other together, and a thief's work with another's
// pool. Where members fall into groups that send other work, ask it in other ways, and have nothing of identity or place in common, and each
// group is a campaign by itself, they are several findings.
import { createDisjointSets } from "../math/disjoint-sets.ts";
import { buildCsr, groupsOf, leiden } from "../math/leiden.ts";
import { createRandom } from "../math/random.ts";
import { contactsOf } from "./contacts.ts";
import { follow, isNamed, type JudgedLead, judgeLead, type Setting } from "./lead.ts";
import { CONTEXT } from "./recognition.ts";
import type { Scales } from "./score.ts";
import { LEAST_PRINCIPALS } from "./select-rows.ts";
import type { Stream } from "./stream.ts";

/** Most that two groups have in common of their ways of asking (client, settings), as the part of the one that the other covers. */
const MOST_ALIKE = 0.1;

/** A group of which fewer than this part would be named in a campaign is none of its hands, and is no reason to keep the others together. */
const LEAST_NAMEABLE = 0.1;

/**
 * The lead itself, or in its place one for each hand. `isCampaign`: what each has to be by itself; `nameable`: members (by place in the
 * stream) that a campaign would name.
 */
export function divided(
  setting: Setting,
  reference: Scales,
  lead: JudgedLead,
  nameable: (member: number) => boolean,
  isCampaign: (lead: JudgedLead) => boolean,
): JudgedLead[] {
  const named = [...lead.stream.members.keys()].filter((m) => isNamed(lead, m));
  const groups = handsIn(lead.stream, named);
  if (groups.length < 2) return [lead];
  // Every exchange of the lead is free again while its parts are measured.
  for (const row of lead.stream.rows) setting.claimed[row] = 0;
  const hands: JudgedLead[] = [];
  let others = 0;
  for (const group of groups) {
    const accounts = Uint32Array.from(group, (m) => lead.stream.members[m]).sort();
    const part = follow(setting, { ...lead.candidate, accounts });
    const judged = part && judgeLead(reference, part);
    if (judged && isCampaign(judged)) hands.push(judged);
    else if (group.filter(nameable).length >= LEAST_NAMEABLE * group.length) others++;
  }
  const result = others === 0 && hands.length > 0 ? hands : [lead];
  for (const { stream } of result) for (const row of stream.rows) setting.claimed[row] = 1;
  return result;
}

/** Groups of members, as places in the stream, that are apart in every way; one group where they are not. */
export function handsIn(stream: Stream, named: readonly number[]): number[][] {
  const groups = communities(stream, named);
  const ways = groups.map((group) => waysOf(stream, group));
  const own = groups.map((group) => identityOf(stream, group));
  const sets = createDisjointSets(groups.length);
  for (let a = 0; a < groups.length; a++)
    for (let b = a + 1; b < groups.length; b++)
      if (alike(ways[a], ways[b]) > MOST_ALIKE || [...own[a]].some((thing) => own[b].has(thing))) sets.join(b, a);
  const joined = new Map<number, number[]>();
  groups.forEach((group, g) => {
    joined.set(sets.root(g), [...(joined.get(sets.root(g)) ?? []), ...group]);
  });
  const independent = (group: readonly number[]): number =>
    new Set(group.map((m) => stream.principals.of[stream.members[m]])).size;
  return [...joined.values()].filter((group) => independent(group) >= LEAST_PRINCIPALS);
}

/** Communities among members and what they send (modularity; Traag 2019): objects of one member alone, and those of all of them, join nobody. */
function communities(stream: Stream, named: readonly number[]): number[][] {
  const { frame, memberStart, byMember } = stream;
  const { start, values } = frame.objects;
  const uses = new Map<number, Map<number, number>>();
  named.forEach((m, node) => {
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++)
      for (let o = start[byMember[i]]; o < start[byMember[i] + 1]; o++) {
        if (frame.objectKind[values[o]] === CONTEXT) continue;
        const by = uses.get(values[o]) ?? new Map<number, number>();
        by.set(node, (by.get(node) ?? 0) + 1);
        uses.set(values[o], by);
      }
  });
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  let nodes = named.length;
  for (const by of uses.values()) {
    if (by.size < 2 || by.size === named.length) continue;
    const rare = Math.log(named.length / by.size);
    for (const [node, count] of by) {
      from.push(node);
      to.push(nodes);
      weight.push(rare * Math.log2(1 + count));
    }
    nodes++;
  }
  const graph = buildCsr(nodes, Uint32Array.from(from), Uint32Array.from(to), Float64Array.from(weight));
  const community = leiden(graph, { resolution: 1, quality: "modularity", random: createRandom(stream.rows.length) });
  return groupsOf(community.subarray(0, named.length), 1)
    .filter((group) => group !== undefined)
    .map((group) => group.map((node) => named[node]));
}

/** Share of each way of asking among the exchanges of a group, a member one vote. */
function waysOf({ frame, memberStart, byMember }: Stream, group: readonly number[]): Map<string, number> {
  const ways = new Map<string, number>();
  for (const m of group) {
    const size = memberStart[m + 1] - memberStart[m];
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++) {
      const way = `${frame.stack[byMember[i]]} ${frame.params[byMember[i]]}`;
      ways.set(way, (ways.get(way) ?? 0) + 1 / size / group.length);
    }
  }
  return ways;
}

function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [way, share] of a) common += Math.min(share, b.get(way) ?? 0);
  return common;
}

/** Cards, phones, mailboxes, and networks that the group's members came from with the work. */
function identityOf(
  { frame, principals, members, memberStart, byMember }: Stream,
  group: readonly number[],
): Set<string | number> {
  const things = new Set<string | number>();
  for (const m of group) {
    for (const contact of contactsOf(principals.record[members[m]])) things.add(contact);
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++)
      if (frame.net[byMember[i]] !== 0) things.add(frame.net[byMember[i]]);
  }
  return things;
}
