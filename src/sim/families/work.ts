// Starting values that families override: an ordinary piece of work, sampling habits, and campaign identities.
import { pick, type Random } from "../../math/random.ts";
import type { Arrival, Work } from "../cell.ts";
import { drawKnobs, type IdentityKnobs } from "../identity.ts";
import type { LanguageName } from "../text/languages.ts";
import { between, logBetween, type Weights } from "../weights.ts";

export function work(over: Partial<Work>): Work {
  return {
    genres: { chat: 1 },
    languages: { account: 1 },
    items: { kind: "fresh" },
    session: { kind: "single", turns: 1 },
    ownContext: 0,
    reask: 0.02,
    typos: 0,
    models: { small: 0.3, medium: 0.3, large: 0.4 },
    reasoning: 0.4,
    temperature: [-1, -1, 0, 0.2, 0.7, 1],
    maxTokens: [0, 0, 1024, 2048, 4096, 8192],
    output: { median: 300, sigma: 0.9 },
    ...over,
  };
}

/** Sampling of one owner: one setting or a few, from the same ranges for honest pipelines and campaigns. */
export function sampling(random: Random): Pick<Work, "temperature" | "maxTokens" | "reasoning" | "models"> {
  const temperatures = [-1, 0, 0.2, 0.3, 0.6, 0.7, 0.8, 1];
  const limits = [0, 512, 1024, 2048, 4096, 8192, 16384, 32000];
  const few = 1 + random.int(3);
  return {
    temperature: Array.from({ length: few }, () => pick(random, temperatures)),
    maxTokens: Array.from({ length: few }, () => pick(random, limits)),
    reasoning: pick(random, [0.1, 0.5, 0.9, 1, 0]),
    models: { small: random.next() * 0.5, medium: random.next() * 0.6, large: random.next() + 0.1 },
  };
}

/** What a harvest wants: the large model most often, sampling otherwise as anyone's. */
export function harvestSampling(random: Random): Pick<Work, "temperature" | "maxTokens" | "reasoning" | "models"> {
  const drawn = sampling(random);
  return {
    ...drawn,
    maxTokens: random.next() < 0.5 ? drawn.maxTokens : [pick(random, [4096, 8192, 16384]), 0],
    models:
      random.fork("models").next() < 0.3
        ? drawn.models
        : { small: between(random, 0, 0.2), medium: between(random, 0, 0.5), large: 1 },
  };
}

/**
 * How a seller of access forwards what its customers ask. Settings are the customers' most often, or one for all of them; a conversation stays
 * with the account that began it, or each request goes to the next account (the common gateways offer both).
 */
export function gateway(
  random: Random,
  dayShape: number,
): {
  /** Its queue, at so many requests a day and account. */
  arrival: (perDay: number) => Arrival;
  work: Partial<Pick<Work, "temperature" | "maxTokens">>;
} {
  const own = random.fork("gateway");
  const settings = { temperature: [pick(own, [-1, 0.7, 1])], maxTokens: [pick(own, [0, 4096, 8192])] };
  const dispatch = own.next() < 0.4 ? "request" : "conversation";
  return {
    arrival: (perDay) => ({ kind: "queue", perDay, allocation: "equal", loop: "open", dayShape, dispatch }),
    work: own.next() < 0.2 ? settings : {},
  };
}

/** Keys or accounts that take turns through the day, or all work all day; the same draw for all sides. */
export function shifts(random: Random): { hours: number; share: number } | undefined {
  const own = random.fork("shifts");
  return own.next() < 0.4 ? undefined : { hours: pick(own, [1, 2, 4, 8]), share: between(own, 0.1, 0.5) };
}

/** Identities of a pool: anything from sloppy to careful, drawn for each campaign. */
export function poolKnobs(random: Random, over: Partial<IdentityKnobs> = {}): IdentityKnobs {
  const sloppy = random.next();
  // Subscriptions are driven through the app and its command line as well as keys through the interface.
  const through = random.fork("clients");
  return drawKnobs(random, {
    paymentShare: sloppy < 0.35 ? between(random, 0.3, 0.95) : between(random, 0, 0.25),
    paymentGroup: 2 + random.int(14),
    phoneShare: sloppy < 0.3 ? between(random, 0.1, 0.6) : 0,
    signupHours: logBetween(random, 6, 400),
    signupBursts: 1 + random.int(20),
    tenureDays: logBetween(random, 20, 420),
    sharedAddresses: random.next() < 0.5 ? 0 : 6 + random.int(200),
    addressesPerAccount: 1 + Math.floor(logBetween(random, 1, 12)),
    stacks: random.next() < 0.3 ? 1 : 2 + random.int(12),
    ...(through.next() < 0.35 ? { clients: { browser: 1, sdk: through.next(), cli: through.next() } } : {}),
    ...over,
  });
}

/** The accounts of one company: one card, corporate mail at one domain. */
export function companyKnobs(random: Random, over: Partial<IdentityKnobs> = {}): IdentityKnobs {
  return drawKnobs(random, { paymentShare: 1, paymentGroup: 200, mail: { corporate: 1 }, oneDomain: true, ...over });
}

/** Independent laboratories: mail of every kind, a card and a client each. */
export function labKnobs(random: Random): IdentityKnobs {
  return drawKnobs(random, { mail: { corporate: 1, education: 1, free: 0.5 }, paymentShare: 0, stacks: 4 });
}

/** One language mostly, or a mix; the same draw for all sides. */
export function languageMix(random: Random): Weights<LanguageName | "account"> {
  const u = random.next();
  if (u < 0.55) return { en: 1 };
  if (u < 0.75) return { account: 1 };
  return {
    en: 1,
    zh: random.next(),
    es: random.next() * 0.5,
    de: random.next() * 0.5,
    ja: random.next() * 0.5,
    ru: random.next() * 0.4,
    fr: random.next() * 0.4,
  };
}
