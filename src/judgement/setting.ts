// Everything that candidates are measured against, built once for a point in time: linkage first, then the crowd.
import type { Frame } from "../frame/frame.ts";
import { findAttributes } from "../linkage/attributes.ts";
import { type Candidate, findCandidates, holdersOf } from "../linkage/candidates.ts";
import { buildGraph } from "../linkage/graph.ts";
import { type Links, validateLinks } from "../linkage/links.ts";
import { findPrincipals } from "../linkage/principals.ts";
import { findWorkOrders } from "../linkage/work-orders.ts";
import { createRandom } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import type { Setting } from "./lead.ts";
import { describePopulation } from "./population.ts";
import { rowsByAccount } from "./select-rows.ts";

const SEED = 20260223;
const NONE = new Uint32Array();

export interface Prepared {
  setting: Setting;
  candidates: Candidate[];
  links: Links;
}

/** `known`: rows known at the time of judgement; `atMs`: that time, for authorisations. */
export function prepare(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  known: number,
  atMs: number,
): Prepared {
  const principals = findPrincipals(frame, accounts, contexts, atMs);
  const orders = findWorkOrders(frame, principals, known);
  const attributes = findAttributes(frame, principals, orders, known);
  const graph = buildGraph(attributes, principals, frame.accounts.length);
  const links = validateLinks(attributes, principals, graph);
  const candidates = findCandidates(frame, principals, orders, attributes, graph, known, createRandom(SEED));
  const held = new Map([...holdersOf(attributes)].map(([account, list]) => [account, Uint32Array.from(list)]));
  const population = describePopulation(frame, principals, known, {
    links: links.of,
    holdings: { of: (account) => held.get(account) ?? NONE, degree: attributes.degree },
  });
  const index = rowsByAccount(frame, known);
  return {
    setting: { frame, principals, population, orders, index, claimed: new Uint8Array(frame.n) },
    candidates,
    links,
  };
}
