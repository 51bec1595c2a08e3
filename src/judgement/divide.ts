// Two hands in one lead: a phrase or two in common bring campaigns of strangers to each other together, and a thief's work with another's
// pool. Where members fall into groups that send other work, ask it in other ways, and have nothing of identity or place in common, and each
// group is a campaign by itself, they are several findings.
import { createDisjointSets } from "../math/disjoint-sets.ts";
import { buildCsr, groupsOf, leiden } from "../math/leiden.ts";
import { createRandom } from "../math/random.ts";
import { follow, isNamed, type JudgedLead, judgeLead, type Setting } from "./lead.ts";
import { broughtBy } from "./members.ts";
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
  const result = others === 0 && hands.length > 1 ? hands : [lead];
  for (const { stream } of result) for (const row of stream.rows) setting.claimed[row] = 1;
  return result;
}

/** More groups than this are no hands but scatter; and all pairs of them are compared. */
const MOST_HANDS = 64;

/** Groups of members, as places in the stream, that are apart in every way; one group where they are not. */
export function handsIn(stream: Stream, named: readonly number[]): readonly (readonly number[])[] {
  const work = communities(stream, named);
  const tied = joinedBy(work, (group) => group.flatMap((m) => [...broughtBy(stream, m)]));
  // Who sends nothing in common with anybody is of the hand that asks as he does.
  const bySending = [
    ...tied.filter((group) => !isSmall(stream, group)),
    ...joinedBy(
      tied.filter((group) => isSmall(stream, group)),
      (group) => [mainWay(waysOf(stream, group))],
    ),
  ];
  return handsAmong(stream, bySending).flatMap((hand) => byAsking(stream, hand, work));
}

/** Two pools that draw on public tasks now and then send the same one, and are in one group for it: that is told by how seldom they do. */
function byAsking(stream: Stream, hand: readonly number[], work: readonly number[][]): readonly (readonly number[])[] {
  const tied = joinedBy(
    hand.map((m) => [m]),
    ([m]) => [mainWay(waysOf(stream, [m])), ...broughtBy(stream, m)],
  );
  const parts = handsAmong(stream, tied);
  const { join, sets } = createDisjointSets(parts.length);
  for (let a = 0; a < parts.length; a++)
    for (let b = a + 1; b < parts.length; b++) if (meeting(parts[a], parts[b], work) > MOST_MEETING) join(a, b);
  const apart = sets().map((places) => places.flatMap((p) => parts[p]));
  return apart.length > 1 ? apart : [hand];
}

/** The large groups, those joined that ask alike, each with the small ones that ask partly as it does. */
function handsAmong(stream: Stream, groups: readonly number[][]): number[][] {
  const large = groups.filter((group) => !isSmall(stream, group));
  if (large.length > MOST_HANDS) return [groups.flat()];
  const ways = large.map((group) => waysOf(stream, group));
  const { join, sets } = createDisjointSets(large.length);
  for (let a = 0; a < large.length; a++)
    for (let b = a + 1; b < large.length; b++) if (alike(ways[a], ways[b]) > MOST_ALIKE) join(a, b);
  const hands = sets().map((places) => ({
    members: places.flatMap((g) => large[g]),
    ways: places.map((g) => ways[g]),
  }));
  for (const group of groups.filter((group) => isSmall(stream, group))) {
    const own = waysOf(stream, group);
    const likeness = hands.map((hand) => Math.max(...hand.ways.map((way) => alike(way, own))));
    const most = Math.max(...likeness);
    if (most > MOST_ALIKE) for (const m of group) hands[likeness.indexOf(most)].members.push(m);
  }
  return hands.map(({ members }) => members);
}

/** Two groups whose members meet in the groups of `work` less than this part of what chance would bring are of different work. */
const MOST_MEETING = 0.25;
/** With fewer pairs to expect their absence says nothing. */
const LEAST_EXPECTED = 5;

/** Pairs of the one and the other in one group of work, over those expected were it all one's who asks now so, now so; 1 where there is too little to say. */
function meeting(a: readonly number[], b: readonly number[], work: readonly number[][]): number {
  const [first, second] = [new Set(a), new Set(b)];
  let met = 0;
  let pairs = 0;
  for (const group of work) {
    const x = group.filter((m) => first.has(m)).length;
    const y = group.filter((m) => second.has(m)).length;
    met += x * y;
    pairs += ((x + y) * (x + y - 1)) / 2;
  }
  const all = a.length + b.length;
  const expected = (pairs * 2 * a.length * b.length) / (all * (all - 1));
  return expected < LEAST_EXPECTED ? 1 : met / expected;
}

/** Of too few customers to be a hand. */
function isSmall({ principals, members }: Stream, group: readonly number[]): boolean {
  return new Set(group.map((m) => principals.of[members[m]])).size < LEAST_PRINCIPALS;
}

/** The groups, those joined that have any of these things in common. */
function joinedBy(
  groups: readonly number[][],
  thingsOf: (group: readonly number[]) => Iterable<string | number>,
): number[][] {
  const { join, sets } = createDisjointSets(groups.length);
  const first = new Map<string | number, number>();
  groups.forEach((group, g) => {
    for (const thing of thingsOf(group)) {
      const before = first.get(thing);
      if (before === undefined) first.set(thing, g);
      else join(before, g);
    }
  });
  return sets().map((places) => places.flatMap((g) => groups[g]));
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
  return groupsOf(community.subarray(0, named.length), 1).map((group) => group.map((node) => named[node]));
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

function mainWay(ways: ReadonlyMap<string, number>): string {
  return [...ways].reduce((best, way) => (way[1] > best[1] ? way : best))[0];
}

function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [way, share] of a) common += Math.min(share, b.get(way) ?? 0);
  return common;
}
