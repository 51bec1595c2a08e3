// Who the accounts say they are, and from where they call. The same knobs serve campaigns and honest cells, drawn from wide
// overlapping ranges, so that no field alone gives a campaign away (issue 3: no field above 0.8 AUC in mixed worlds).
import { createRandom, pick, type Random } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import { type Network, type NetworkKnobs, networkOf } from "./network.ts";
import { between, logBetween, spin, type Weights, wheel } from "./weights.ts";

export interface IdentityKnobs extends NetworkKnobs {
  /** Share of accounts whose card is shared, and how many share one. */
  paymentShare: number;
  paymentGroup: number;
  phoneShare: number;
  /** Sign-ups fall in bursts of `signupHours`, `signupBursts` of them, over `tenureDays` before the world starts. */
  signupHours: number;
  signupBursts: number;
  tenureDays: number;
  mail: Weights<"free" | "corporate" | "disposable" | "education" | "relay">;
  /** All corporate addresses of the cell at one domain. */
  oneDomain: boolean;
  plans: Weights;
  paths: Weights;
  verification: Weights;
}

export interface SimAccount {
  record: Account;
  network: Network;
  language: string;
  /** Seed of everything the account does. */
  seed: number;
  credentials: string[];
  utcOffsetHours: number;
  pathway: string;
}

const FREE = [
  "gmail.com",
  "outlook.com",
  "yahoo.com",
  "proton.me",
  "icloud.com",
  "gmx.net",
  "mail.com",
  "qq.com",
  "naver.com",
];
const DISPOSABLE = ["quickbox.example", "tenmail.example", "dropinbox.example", "oneday.example", "mailnull.example"];
const SYLLABLES = [
  "ar",
  "bel",
  "cor",
  "den",
  "el",
  "fin",
  "gra",
  "hol",
  "in",
  "jor",
  "kel",
  "lum",
  "mar",
  "nor",
  "or",
  "pel",
];

/** Region -> countries, clock and usual language. Shares are ours, made up, heavy on no region. */
const REGIONS: [country: string, utcOffsetHours: number, language: string][] = [
  ["US", -6, "en"],
  ["US", -8, "en"],
  ["CA", -5, "en"],
  ["GB", 0, "en"],
  ["AU", 10, "en"],
  ["IN", 5.5, "en"],
  ["SG", 8, "en"],
  ["DE", 1, "de"],
  ["FR", 1, "fr"],
  ["ES", 1, "es"],
  ["MX", -6, "es"],
  ["AR", -3, "es"],
  ["BR", -3, "pt"],
  ["PT", 0, "pt"],
  ["IT", 1, "it"],
  ["JP", 9, "ja"],
  ["KR", 9, "ko"],
  ["TW", 8, "zh"],
  ["HK", 8, "zh"],
  ["KZ", 5, "ru"],
  ["PL", 1, "pl"],
  ["NL", 1, "en"],
];

/** Ordinary strangers: what the families start from. Wide on purpose; override only what the story needs. */
export function drawKnobs(random: Random, over: Partial<IdentityKnobs> = {}): IdentityKnobs {
  const burst = random.next() < 0.4;
  return {
    paymentShare: random.next() < 0.5 ? 0 : between(random, 0.02, 0.6),
    paymentGroup: 2 + random.int(7),
    phoneShare: random.next() < 0.7 ? 0 : between(random, 0, 0.3),
    signupHours: burst ? logBetween(random, 4, 200) : 24,
    signupBursts: burst ? 1 + random.int(6) : 200,
    tenureDays: logBetween(random, 20, 500),
    mail: {
      free: between(random, 0.3, 1),
      corporate: between(random, 0, 0.8),
      disposable: random.next() < 0.5 ? 0 : between(random, 0, 0.4),
      relay: 0.05,
    },
    oneDomain: false,
    plans: {
      free: random.next(),
      pro: random.next(),
      max: random.next() * 0.4,
      "api-1": random.next(),
      "api-2": random.next(),
      "api-3": random.next() * 0.5,
    },
    paths: {
      "self-serve": 1,
      startup: random.next() * 0.15,
      research: random.next() * 0.1,
      education: random.next() * 0.15,
      marketplace: random.next() * 0.2,
    },
    verification: {
      none: random.next(),
      phone: random.next(),
      document: random.next() * 0.4,
      business: random.next() * 0.3,
    },
    hosting: { residential: random.next(), datacentre: random.next(), vpn: random.next() * 0.3 },
    addressesPerAccount: 1 + Math.floor(logBetween(random, 1, 12)),
    sharedAddresses: random.next() < 0.7 ? 0 : 4 + random.int(60),
    stacks: 1 + Math.floor(logBetween(random, 1, 14)),
    rareStack: random.next() < 0.25,
    clients: { sdk: 1, browser: random.next() * 0.5, cli: random.next() * 0.4 },
    ...over,
  };
}

/** Ordinary people on the chat app: free mail, one or two addresses, browsers. */
export function personKnobs(random: Random, over: Partial<IdentityKnobs> = {}): IdentityKnobs {
  return drawKnobs(random, {
    paymentShare: between(random, 0, 0.05),
    paymentGroup: 2,
    phoneShare: 0,
    signupBursts: 300,
    signupHours: 24,
    tenureDays: logBetween(random, 40, 500),
    hosting: { residential: 1, datacentre: 0.08, vpn: 0.12 },
    addressesPerAccount: 1 + random.int(4),
    sharedAddresses: 0,
    stacks: 14,
    rareStack: false,
    ...over,
  });
}

/** Accounts of one cell; `startMs` is the start of the world, `bornMs` the latest sign-up. */
export function makeAccounts(
  seed: number,
  count: number,
  knobs: IdentityKnobs,
  prefix: string,
  bornMs: number,
  organization: string | undefined,
): SimAccount[] {
  const cell = createRandom(seed);
  // Sign-ups lean to the recent past for everyone, as in a growing product.
  const bursts = Array.from({ length: knobs.signupBursts }, () => cell.next() ** 1.6);
  const domain = companyDomain(cell);
  const w = {
    mail: wheel(knobs.mail),
    plans: wheel(knobs.plans),
    paths: wheel(knobs.paths),
    verification: wheel(knobs.verification),
  };
  return Array.from({ length: count }, (_, i) => {
    const random = createRandom((seed ^ Math.imul(i + 1, 0x9e3779b1)) >>> 0);
    const [country, utcOffsetHours, language] = pick(random, REGIONS);
    const mail = spin(w.mail, random);
    const burstAt = bursts[random.int(bursts.length)] * knobs.tenureDays * 86_400_000;
    const created = bornMs - 3_600_000 - burstAt - random.next() * knobs.signupHours * 3_600_000;
    const card =
      random.next() < knobs.paymentShare
        ? `${seed}/${random.int(Math.max(1, Math.ceil((count * knobs.paymentShare) / knobs.paymentGroup)))}`
        : "";
    const network = networkOf(seed, i, knobs, country);
    const verification = spin(w.verification, random);
    const record: Account = {
      v: 1,
      account: `${prefix}${hex(random, 14)}`,
      ...(organization === undefined ? {} : { organization }),
      created: new Date(Math.round(created)).toISOString(),
      plan: spin(w.plans, random),
      signup_path: spin(w.paths, random),
      email_domain: mailDomain(mail, random, knobs.oneDomain ? domain : companyDomain(random)),
      email_hash: hex(random, 16),
      payment_hash: `pay_${card === "" ? hex(random, 12) : hex(createRandom(hashOf(card)), 12)}`,
      ...(verification === "none" && random.next() < 0.6
        ? {}
        : {
            phone_hash:
              random.next() < knobs.phoneShare ? hex(createRandom(seed + random.int(3)), 12) : hex(random, 12),
          }),
      signup_ip: network.addresses[0],
      country: random.next() < 0.9 ? country : pick(random, REGIONS)[0],
      verification,
      status: "active",
    };
    return {
      record,
      network,
      language,
      utcOffsetHours,
      seed: (seed ^ Math.imul(i + 77, 0x85ebca6b)) >>> 0,
      credentials: Array.from(
        { length: 1 + (random.next() < 0.25 ? 1 + random.int(3) : 0) },
        () => `key_${hex(random, 10)}`,
      ),
      pathway:
        network.client === "browser"
          ? "app"
          : network.client === "cli"
            ? "cli"
            : random.next() < 0.85
              ? "api"
              : pick(random, ["bedrock", "vertex", "aggregator"]),
    };
  });
}

export function hex(random: Random, length: number): string {
  let text = "";
  while (text.length < length) text += random.int(0x10000).toString(16).padStart(4, "0");
  return text.slice(0, length);
}

function companyDomain(random: Random): string {
  const name = pick(random, SYLLABLES) + pick(random, SYLLABLES) + (random.next() < 0.4 ? pick(random, SYLLABLES) : "");
  return `${name}${pick(random, ["", "tech", "labs", "soft", "group", "data"])}.${pick(random, ["example", "test", "co.example", "io.example"])}`;
}

function mailDomain(kind: string, random: Random, company: string): string {
  if (kind === "corporate") return company;
  if (kind === "disposable") return pick(random, DISPOSABLE);
  if (kind === "education") return `${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}.edu.example`;
  return kind === "relay" ? "privaterelay.example" : pick(random, FREE);
}

function hashOf(text: string): number {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) >>> 0;
  return h;
}
