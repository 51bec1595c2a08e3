// Addresses and client software. A stack (user agent and TLS fingerprint) is one of a popular list with skewed use, or a rare build.
import { createRandom, pick, type Random } from "../math/random.ts";
import { spin, type Weights, wheel } from "./weights.ts";

export interface NetworkKnobs {
  hosting: Weights<"residential" | "datacentre" | "vpn">;
  addressesPerAccount: number;
  /** 0: own addresses. Else all accounts draw from one pool of this size (proxy exits, a campus). */
  sharedAddresses: number;
  /** How many stacks the cell uses at most. */
  stacks: number;
  /** One build of its own instead of popular clients. */
  rareStack: boolean;
  clients: Weights<"sdk" | "browser" | "cli">;
}

export interface Stack {
  userAgent: string;
  ja4: string;
}

export interface Network {
  client: "sdk" | "browser" | "cli";
  stack: Stack;
  addresses: string[];
  asns: number[];
  countries: string[];
}

const CLIENTS: Record<"sdk" | "browser" | "cli", [name: string, versions: string[], weight: number][]> = {
  sdk: [
    ["python-httpx", ["0.27.2", "0.28.1"], 5],
    ["openai-python", ["1.86.0", "1.90.0", "1.93.2"], 6],
    ["anthropic-python", ["0.52.1", "0.54.0", "0.57.0"], 5],
    ["openai-node", ["5.1.0", "5.3.0"], 4],
    ["axios", ["1.9.0", "1.10.0"], 2],
    ["python-requests", ["2.31.0", "2.32.3"], 2],
    ["Go-http-client", ["2.0"], 1.5],
    ["okhttp", ["4.12.0"], 1],
    ["litellm", ["1.72.6"], 1.5],
    ["langchain-js", ["0.3.29"], 1],
    ["reqwest", ["0.12.15"], 0.7],
  ],
  browser: [
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome", ["136", "137", "138"], 6],
    ["Mozilla/5.0 (Macintosh) Chrome", ["136", "137", "138"], 3],
    ["Mozilla/5.0 (iPhone) Safari", ["17.5", "18.4"], 4],
    ["Mozilla/5.0 (Linux; Android 14) Chrome", ["136", "137"], 4],
    ["Mozilla/5.0 (X11; Linux) Firefox", ["139"], 1],
  ],
  cli: [
    ["coder-cli", ["1.0.24", "1.0.30", "1.1.2"], 5],
    ["openshell", ["0.3.1", "0.4.0"], 2],
    ["pairprog", ["0.83.1"], 2],
    ["clawrunner", ["2.2.0"], 1],
  ],
};
const DATACENTRE = [16509, 14618, 15169, 8075, 24940, 14061, 16276, 20473, 63949, 45102];
const VPN = [9009, 212238, 60068, 141039];
const wheels = {
  sdk: wheel(Object.fromEntries(CLIENTS.sdk.map(([n, , w]) => [n, w]))),
  browser: wheel(Object.fromEntries(CLIENTS.browser.map(([n, , w]) => [n, w]))),
  cli: wheel(Object.fromEntries(CLIENTS.cli.map(([n, , w]) => [n, w]))),
};

/** The network of account `index` of a cell. Two calls with one seed give one network. */
export function networkOf(seed: number, index: number, knobs: NetworkKnobs, country: string): Network {
  const cell = createRandom(seed ^ 0x51ed27);
  const own = createRandom((seed ^ Math.imul(index + 3, 0x27d4eb2f)) >>> 0);
  const slot = own.int(Math.max(1, knobs.stacks));
  const chosen = createRandom((seed ^ Math.imul(slot + 1, 0x165667b1)) >>> 0);
  const client = spin(wheel(knobs.clients), chosen);
  const count = 1 + own.int(Math.max(1, knobs.addressesPerAccount));
  const places = Array.from({ length: count }, () =>
    knobs.sharedAddresses > 0
      ? place(createRandom(seed + 7919 * (1 + cell.int(1) + own.int(knobs.sharedAddresses))), knobs, country)
      : place(own, knobs, country),
  );
  return {
    client,
    stack: stackOf(chosen, client, knobs.rareStack),
    addresses: places.map((p) => p.ip),
    asns: places.map((p) => p.asn),
    countries: places.map((p) => p.country),
  };
}

function stackOf(random: Random, client: "sdk" | "browser" | "cli", rare: boolean): Stack {
  const name = spin(wheels[client], random);
  const versions = CLIENTS[client].find(([n]) => n === name)?.[1] ?? ["1"];
  const version = rare ? `${random.int(4)}.${random.int(40)}.${random.int(9)}` : pick(random, versions);
  const userAgent = `${name}/${version}`;
  const print = createRandom(labelled(rare ? userAgent : `${name}/${client}`));
  return { userAgent, ja4: `t13d${15 + print.int(4)}${10 + print.int(7)}h2_${block(print)}_${block(print)}` };
}

function place(random: Random, knobs: NetworkKnobs, country: string): { ip: string; asn: number; country: string } {
  const hosting = spin(wheel(knobs.hosting), random);
  const asn =
    hosting === "datacentre"
      ? pick(random, DATACENTRE)
      : hosting === "vpn"
        ? pick(random, VPN)
        : 3000 + Math.floor(900 * random.next() ** 2);
  const first = hosting === "datacentre" ? pick(random, [3, 13, 18, 34, 35, 52, 54]) : 24 + random.int(180);
  const elsewhere = hosting === "residential" ? country : pick(random, ["US", "US", "DE", "SG", "JP", "NL", country]);
  return { ip: `${first}.${random.int(256)}.${random.int(256)}.${1 + random.int(254)}`, asn, country: elsewhere };
}

function labelled(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}

const block = (random: Random): string =>
  Array.from({ length: 3 }, () => random.int(65_536).toString(16).padStart(4, "0")).join("");
