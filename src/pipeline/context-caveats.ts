// Where the context file says less, or more, than whoever wrote it meant: a customer whose name is misspelt there is not protected by it.
import type { Frame } from "../frame/frame.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import { counted } from "./caveats.ts";

/** Names that nothing knows, authorisations of nobody known, and customers that one account makes one. */
export function contextCaveats(
  frame: Pick<Frame, "accounts" | "organizationOf">,
  accounts: readonly Account[],
  contexts: readonly Context[],
): string[] {
  const known = {
    account: new Set([...frame.accounts, ...accounts.map((a) => a.account)]),
    organization: new Set([...frame.organizationOf.values(), ...accounts.flatMap((a) => a.organization ?? [])]),
    principal: new Set(contexts.flatMap((c) => (c.kind === "principal" ? [c.principal] : []))),
  };
  return [
    ...unknownMembers(contexts, known.account, known.organization),
    ...authorisedNobody(contexts, known),
    ...joinedCustomers(contexts),
  ];
}

function unknownMembers(
  contexts: readonly Context[],
  accounts: ReadonlySet<string>,
  organizations: ReadonlySet<string>,
): string[] {
  const unknown = new Set<string>();
  for (const context of contexts) {
    if (context.kind !== "principal") continue;
    for (const name of context.accounts) if (!accounts.has(name)) unknown.add(name);
    for (const name of context.organizations) if (!organizations.has(name)) unknown.add(name);
  }
  if (unknown.size === 0) return [];
  return [
    `The context file declares ${counted(unknown.size, "account or organisation", "accounts or organisations")} of customers that neither the logs nor the accounts file know, such as "${[...unknown][0]}": check the spelling if they should be there.`,
  ];
}

function authorisedNobody(
  contexts: readonly Context[],
  known: Record<"account" | "organization" | "principal", ReadonlySet<string>>,
): string[] {
  const nobody = contexts.flatMap((context) => {
    if (context.kind !== "authorization") return [];
    const named = (["account", "organization", "principal"] as const).filter((kind) => context[kind] !== undefined);
    return named.some((kind) => known[kind].has(context[kind] as string)) ? [] : [context[named[0]] as string];
  });
  if (nobody.length === 0) return [];
  return [
    `${counted(nobody.length, "authorisation")} of the context file ${nobody.length === 1 ? "is" : "are"} for nobody known, such as "${nobody[0]}", and protect${nobody.length === 1 ? "s" : ""} nobody: check the spelling.`,
  ];
}

/** An account of two customers makes them one: what they do together is then no coordination. */
function joinedCustomers(contexts: readonly Context[]): string[] {
  const owner = new Map<string, string>();
  const joined: { account: string; principals: [string, string] }[] = [];
  for (const context of contexts) {
    if (context.kind !== "principal") continue;
    for (const account of context.accounts) {
      const first = owner.get(account);
      if (first === undefined) owner.set(account, context.principal);
      else if (first !== context.principal) joined.push({ account, principals: [first, context.principal] });
    }
  }
  if (joined.length === 0) return [];
  const [{ account, principals }] = joined;
  return [
    `The context file gives ${counted(joined.length, "account")} to two customers, such as "${account}" to "${principals[0]}" and "${principals[1]}": such customers were taken for one, and what their accounts do together for no coordination.`,
  ];
}
