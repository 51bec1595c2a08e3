// The account network picture: a sample of members and what ties them, strongest first. A picture, not the evidence.
import type { FindingExhibit } from "../model/report.ts";
import { type JudgedLead, namedStream } from "./lead.ts";
import { loads } from "./stream.ts";

const NODES = 150;
const LINKS = 600;

export function networkOf(lead: JudgedLead): FindingExhibit["network"] {
  const stream = namedStream(lead);
  const { frame, principals, population } = stream;
  const n = loads(stream);
  const chosen = Array.from(stream.members, (account, m) => ({ account, exchanges: n[m] }))
    .sort((a, b) => b.exchanges - a.exchanges || a.account - b.account)
    .slice(0, NODES);
  const place = new Map(chosen.map((node, i) => [node.account, i]));
  const links = new Map<string, { a: number; b: number; bits: number; why: string }>();
  const rarity = (holders: number): number => Math.log2((population.activePrincipals + 1) / Math.max(2, holders));
  const tie = (a: number, b: number, bits: number, why: string): void => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const old = links.get(key);
    if (old === undefined || old.bits < bits)
      links.set(key, { a: Math.min(a, b), b: Math.max(a, b), bits: Math.round(bits * 10) / 10, why });
  };
  const groups = new Map<string, number[]>();
  chosen.forEach(({ account }, i) => {
    const r = principals.record[account];
    for (const [why, value] of [
      ["payment instrument", r?.payment_hash],
      ["phone", r?.phone_hash],
      ["mailbox", r?.email_hash],
    ]) {
      if (!value) continue;
      const key = `${why}\u0000${value}`;
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [i]);
      else list.push(i);
    }
  });
  for (const [key, list] of groups)
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++)
        tie(list[x], list[y], rarity(list.length), `shared ${key.split("\u0000")[0]}`);
  for (const { account } of chosen)
    for (const partner of population.links.get(account) ?? []) {
      const a = place.get(account);
      const b = place.get(partner);
      if (a !== undefined && b !== undefined && a < b) tie(a, b, 6, "more rare things in common than chance allows");
    }
  // Members that nothing else ties to the rest are tied by the work that made them members.
  if (lead.candidate.orders.length > 0)
    chosen.forEach((_, i) => {
      if (i > 0) tie(i, Math.floor((i - 1) / 2), rarity(stream.independent), "same work order");
    });
  return {
    nodes: chosen.map(({ account, exchanges }) => ({ account: frame.accounts[account], exchanges })),
    links: [...links.values()].sort((x, y) => y.bits - x.bits).slice(0, LINKS),
  };
}
