// The linkage stage: who claims to be whom, what work there is, who shares what, and which sets of accounts to look at.
import type { Frame } from "../frame/frame.ts";
import type { Linkage } from "../frame/linkage.ts";
import { createRandom } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import { findAttributes } from "./attributes.ts";
import { findCandidates, holdersOf } from "./candidates.ts";
import { findEvents } from "./events.ts";
import { buildGraph } from "./graph.ts";
import { validateLinks } from "./links.ts";
import { findPrincipals } from "./principals.ts";
import { findWorkOrders } from "./work-orders.ts";

const SEED = 20260223;
const NONE = new Uint32Array();

/** Over the first `known` rows. `atMs`: the time of judgement, for authorisations. */
export function link(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  known: number,
  atMs: number,
): Linkage {
  const principals = findPrincipals(frame, accounts, contexts, atMs);
  const orders = findWorkOrders(frame, principals, known);
  const attributes = findAttributes(frame, principals, orders, known);
  const graph = buildGraph(attributes, principals, frame.accounts.length);
  const links = validateLinks(attributes, principals, graph);
  const candidates = findCandidates(frame, principals, orders, attributes, graph, known, createRandom(SEED));
  const held = new Map([...holdersOf(attributes)].map(([account, list]) => [account, Uint32Array.from(list)]));
  return {
    principals,
    orders,
    candidates,
    links,
    holdings: { of: (account) => held.get(account) ?? NONE, degree: attributes.degree },
    events: findEvents(frame, contexts),
  };
}
