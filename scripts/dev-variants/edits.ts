// The dev world with one or two things changed about its campaigns: what real prompts look like under other tactics. Nothing is
// calibrated on these; they show which evidence a verdict hangs on.
import { createRandom, normal, type Random } from "../../src/math/random.ts";
import type { Account } from "../../src/model/account.ts";
import type { Context } from "../../src/model/context.ts";
import { type ExchangeRow, OBJECT_KINDS, type ObjectKind } from "../../src/model/sketch.ts";

export interface LabelledWorld {
  rows: ExchangeRow[];
  accounts: Account[];
  contexts: Context[];
  /** Class of each account, `side:family`. */
  truth: Map<string, string>;
}

export const DAY_MS = 86_400_000;

type Edit = (world: LabelledWorld, random: Random) => LabelledWorld;

const isCampaign =
  ({ truth }: LabelledWorld) =>
  (account: string): boolean =>
    truth.get(account)?.startsWith("campaign:") === true;

/** The campaigns' exchanges for which `keep` holds, and everybody else's. */
function keeping(world: LabelledWorld, keep: (row: ExchangeRow) => boolean): LabelledWorld {
  const attacks = isCampaign(world);
  return { ...world, rows: world.rows.filter((row) => !attacks(row.account) || keep(row)) };
}

/** The campaigns' exchanges changed. */
function changing(world: LabelledWorld, change: (row: ExchangeRow) => Partial<ExchangeRow>): LabelledWorld {
  const attacks = isCampaign(world);
  return { ...world, rows: world.rows.map((row) => (attacks(row.account) ? { ...row, ...change(row) } : row)) };
}

function byAccount(rows: readonly ExchangeRow[]): Map<string, ExchangeRow[]> {
  const own = new Map<string, ExchangeRow[]>();
  for (const row of rows) {
    const rest = own.get(row.account);
    if (rest === undefined) own.set(row.account, [row]);
    else rest.push(row);
  }
  return own;
}

const word = (random: Random): string => Math.floor(random.next() * 2 ** 44).toString(16);
const place = (random: Random): string =>
  `${11 + random.int(180)}.${random.int(255)}.${random.int(255)}.${random.int(255)}`;

/** At most so many exchanges per account and day. */
const thinned =
  (perDay: number): Edit =>
  (world, random) => {
    const counts = new Map<string, number>();
    const days = new Map<string, Set<number>>();
    for (const { account, timeMs } of world.rows) {
      counts.set(account, (counts.get(account) ?? 0) + 1);
      days.set(account, (days.get(account) ?? new Set()).add(Math.floor(timeMs / DAY_MS)));
    }
    const part = (account: string): number => (perDay * (days.get(account)?.size ?? 1)) / (counts.get(account) ?? 1);
    return keeping(world, (row) => random.next() < part(row.account));
  };

/** A card, phone, mailbox and day of sign-up for each account; with `places`, an address for each exchange. */
const unidentified =
  (places: boolean): Edit =>
  (world, random) => {
    const attacks = isCampaign(world);
    const accounts = world.accounts.map((a) =>
      attacks(a.account)
        ? {
            ...a,
            created: new Date(world.rows[0].timeMs - random.next() * 120 * DAY_MS).toISOString(),
            email_hash: word(random),
            payment_hash: word(random),
            phone_hash: a.phone_hash && word(random),
            signup_ip: "",
          }
        : a,
    );
    const others = { ...world, accounts };
    return places ? changing(others, () => ({ ip: place(random), asn: 0 })) : others;
  };

/** So large a share of each pool's traffic is honest people's, whole accounts of it, dealt out over the pools. */
const padded =
  (share: number): Edit =>
  (world, random) => {
    const attacks = isCampaign(world);
    const lends = /^benign:(chat-individual|coding-agent|api-app)$/;
    const donors = [...new Set(world.rows.map((row) => row.account))].filter((a) =>
      lends.test(world.truth.get(a) ?? ""),
    );
    const lent = new Set(donors.slice(0, donors.length / 2));
    const filler = world.rows.filter((row) => lent.has(row.account)).length;
    const wanted = world.rows.filter((row) => attacks(row.account));
    const part = Math.min(1, (filler * (1 - share)) / (share * wanted.length));
    const homes = new Map<string, ExchangeRow>();
    const rows = keeping(world, () => random.next() < part).rows.map((row) => {
      if (!lent.has(row.account)) return row;
      const session = `${row.account} ${row.session}`;
      const home = homes.get(session) ?? wanted[random.int(wanted.length)];
      homes.set(session, home);
      return { ...row, account: home.account, organization: "", credential: home.credential };
    });
    return { ...world, rows, truth: new Map([...world.truth].filter(([account]) => !lent.has(account))) };
  };

/** One campaign's exchanges through honest customers' keys, beside what they do themselves. */
const stolen =
  (campaign: string): Edit =>
  (world) => {
    const attacks = isCampaign(world);
    const busy = /^benign:(coding-agent|api-app|support-bot)$/;
    const owners = [...byAccount(world.rows)]
      .filter(([account, own]) => own.length > 15 && busy.test(world.truth.get(account) ?? ""))
      .map(([account]) => account);
    const thieves = [...world.truth]
      .filter(([, truth]) => truth === `campaign:${campaign}`)
      .map(([account]) => account);
    const ownerOf = new Map(thieves.map((account, i) => [account, owners[(7 * i) % owners.length]]));
    const { rows } = keeping(world, (row) => ownerOf.has(row.account));
    const truth = new Map([...world.truth].filter(([account]) => !attacks(account)));
    for (const owner of ownerOf.values()) truth.set(owner, "victim:stolen-keys");
    return {
      ...world,
      truth,
      rows: rows.map((row) => ({ ...row, account: ownerOf.get(row.account) ?? row.account, organization: "" })),
    };
  };

/** So many accounts of each campaign. */
const few =
  (most: number): Edit =>
  (world) => {
    const left = new Map<string, number>();
    const truth = new Map(
      [...world.truth].filter(([, of]) => {
        left.set(of, (left.get(of) ?? 0) + 1);
        return !of.startsWith("campaign:") || (left.get(of) as number) <= most;
      }),
    );
    return { ...world, truth, rows: world.rows.filter((row) => truth.has(row.account)) };
  };

/** Any time between an account's first and last exchange: no rhythm, no sessions. */
const atRandom: Edit = (world, random) => {
  const spans = new Map([...byAccount(world.rows)].map(([a, own]) => [a, [own[0].timeMs, own[own.length - 1].timeMs]]));
  return changing(world, ({ account }) => {
    const [from, to] = spans.get(account) as number[];
    return { timeMs: Math.round(from + random.next() * (to - from)) };
  });
};

/** Shares of what each account did, log-normal. */
const uneven: Edit = (world, random) => {
  const attacks = isCampaign(world);
  const part = new Map([...world.truth.keys()].filter(attacks).map((a) => [a, 0.5 * Math.exp(1.2 * normal(random))]));
  return keeping(world, (row) => random.next() < (part.get(row.account) as number));
};

/** Accounts begin one after the other. */
const joining: Edit = (world, random) => {
  const begins = new Map([...world.truth.keys()].map((a) => [a, world.rows[0].timeMs + random.next() * 8 * DAY_MS]));
  return keeping(world, (row) => row.timeMs >= (begins.get(row.account) as number));
};

/** Nothing of others' history is presented. */
const withoutHistory: Edit = (world) =>
  changing(world, (row) => ({ sketch: { ...row.sketch, presented: [], signatures_presented: [] } }));

/** Kind of an object, its lowest four bits. */
const kindOf = (object: number): ObjectKind => OBJECT_KINDS[object % 16];
/** What a reworded template says otherwise; the items that it carries stay. */
const WORDS: ReadonlySet<ObjectKind> = new Set(["text", "clause", "head", "frame-band", "tail", "first-text"]);
/** Part of the bands of a whole turn that changes with its template. */
const CHANGED_BANDS = 0.5;

interface Campaign {
  exchanges: number;
  /** Exchanges with each object. */
  uses: Map<number, number>;
}

/** Each campaign's templates, which is what more than one in fifty of its exchanges says, in other words: `wordsOf` an exchange. */
const saidOtherwise =
  (wordsOf: (random: Random) => number): Edit =>
  (world, random) => {
    const attacks = isCampaign(world);
    const campaigns = new Map<string, Campaign>();
    for (const { account, sketch } of world.rows) {
      if (!attacks(account)) continue;
      const of = world.truth.get(account) as string;
      const campaign = campaigns.get(of) ?? { exchanges: 0, uses: new Map<number, number>() };
      campaigns.set(of, campaign);
      campaign.exchanges++;
      for (const object of sketch.objects) campaign.uses.set(object, (campaign.uses.get(object) ?? 0) + 1);
    }
    return changing(world, ({ account, sketch }) => {
      const { exchanges, uses } = campaigns.get(world.truth.get(account) as string) as Campaign;
      const words = wordsOf(random);
      const objects = sketch.objects.map((object) => {
        const kind = kindOf(object);
        const isTemplate = WORDS.has(kind) && (uses.get(object) as number) > 0.02 * exchanges;
        const isBand = kind === "item-band" && random.next() < CHANGED_BANDS;
        return isTemplate || isBand ? (object + 16 * words) % 2 ** 52 : object;
      });
      return { sketch: { ...sketch, objects } };
    });
  };

/** Half of each campaign's accounts are suspended on the fifth day; others take their place, of other cards, mailboxes and networks. */
const replaced: Edit = (world, random) => {
  const attacks = isCampaign(world);
  const banMs = world.rows[0].timeMs + 4 * DAY_MS;
  const gone = new Map([...world.truth.keys()].filter(attacks).flatMap((a, i) => (i % 2 === 0 ? [[a, `${a}-2`]] : [])));
  const places = new Map<string, { ip: string; asn: number }>();
  const truth = new Map(world.truth);
  for (const [account, next] of gone) truth.set(next, world.truth.get(account) as string);
  const accounts = world.accounts.flatMap((a) => {
    const next = gone.get(a.account);
    if (next === undefined) return [a];
    const created = new Date(banMs + random.next() * 6 * 3_600_000).toISOString();
    const own = { email_hash: word(random), payment_hash: word(random), phone_hash: a.phone_hash && word(random) };
    return [a, { ...a, ...own, account: next, created, signup_ip: "" }];
  });
  const time = new Date(banMs).toISOString();
  const bans = [...gone.keys()].map(
    (account) => ({ v: 1, kind: "enforcement", time, account, action: "suspend" }) as const,
  );
  const rows = world.rows.map((row) => {
    const next = gone.get(row.account);
    if (next === undefined || row.timeMs < banMs + DAY_MS / 4) return row;
    const key = `${next} ${row.ip}`;
    const home = places.get(key) ?? { ip: place(random), asn: 60_000 + random.int(400) };
    places.set(key, home);
    return { ...row, ...home, account: next, organization: "", credential: `${next}-key` };
  });
  return {
    ...world,
    truth,
    accounts,
    contexts: [...world.contexts, ...bans],
    rows: rows.filter((row) => !(gone.has(row.account) && row.timeMs >= banMs)),
  };
};

const EDITS: Record<string, Edit> = {
  "as it is": (world) => world,
  "no campaign": (world) => keeping(world, () => false),
  "no accounts file, no context": (world) => ({ ...world, accounts: [], contexts: [] }),
  "nothing of identity in common": unidentified(false),
  "nothing of identity or network in common": unidentified(true),
  "10 a day": thinned(10),
  "4 a day": thinned(4),
  "half filler": padded(0.5),
  "0.8 filler": padded(0.8),
  "0.9 filler": padded(0.9),
  "8 accounts each": few(8),
  "4 accounts each": few(4),
  "at random times": atRandom,
  "uneven loads": uneven,
  "joining one by one": joining,
  "no history of others": withoutHistory,
  "every template reworded": saidOtherwise((random) => 1 + random.int(2 ** 40)),
  "four wordings of every template": saidOtherwise((random) => random.int(4)),
  "half replaced after a ban": replaced,
  "queue-swe on stolen keys": stolen("queue-swe"),
  "cot-elicit on stolen keys": stolen("cot-elicit"),
  "hydra-mix on stolen keys": stolen("hydra-mix"),
};

/** Two evasions at once: what each leaves to see, the other may take away. */
const PAIRS = [
  "half filler + uneven loads",
  "half filler + joining one by one",
  "half filler + 4 a day",
  "uneven loads + joining one by one",
  "nothing of identity in common + half filler",
  "nothing of identity in common + 10 a day",
  "nothing of identity in common + 4 accounts each",
  "nothing of identity in common + uneven loads",
  "nothing of identity in common + joining one by one",
  "nothing of identity in common + half filler + uneven loads",
];

export const VARIANTS = [...Object.keys(EDITS), ...PAIRS];

/** In time order. */
export function variant(world: LabelledWorld, name: string, seed: number): LabelledWorld {
  return name.split(" + ").reduce((before, edit) => {
    const edited = EDITS[edit](before, createRandom(seed).fork(edit));
    return { ...edited, rows: edited.rows.toSorted((a, b) => a.timeMs - b.timeMs) };
  }, world);
}
