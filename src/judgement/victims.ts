// Members whose key was stolen: an established customer with work of its own, and a foreign sub-stream through other
// networks and another client. They are to be protected, never acted against.
import { effectiveNumber } from "../math/statistics.ts";
import { operatedMembers, type Stream } from "./stream.ts";

const OWN_EXCHANGES = 8;
/** Fewer prove no theft, and these many, with another client from other places, are reason to look before anybody is suspended. */
const DOUBT_EXCHANGES = 2;
const OWN_SHARE = 0.15;
/** The owner was there this long before the foreign work began. */
const BEFORE_MS = 6 * 3_600_000;
/** A customer's own work comes from so many clients or places, in effect: a pool's padding is many people's. */
const OWN_CLIENTS = 2;
const OWN_PLACES = 3;
/** Accounts younger than this when the foreign work began are not established. */
const ESTABLISHED_MS = 30 * 86_400_000;

/** A cluster of which so many, and this part, are known to be robbed works with stolen keys: others of it may be too. */
const LEAST_ROBBED = 3;
const ROBBED_PART = 0.25;

/**
 * For each member: does its own traffic say that somebody else is using its key? Where a third of a cluster surely are robbed and, half signs
 * counted half, half of it is, half signs are enough; and where two in three are known so, to be an old customer is: a thief with many
 * clients has some owner's among them, and a new key stops the thief either way. `isOperated`: a foreign operator is shown (coordination.ts);
 * then the old customers to whom its client came are robbed, whatever else their traffic says.
 */
export function findVictims(stream: Stream, rowsOf: (account: number) => Uint32Array, isOperated = false): Theft[] {
  const found = Array.from(stream.members, (account, m) => signsOfTheft(stream, account, m, rowsOf(account)));
  const signs = found.map(({ sign }) => sign);
  const n = signs.length;
  const count = (of: Sign): number => signs.filter((s) => s === of).length;
  const sure = count("sure");
  const among = 3 * sure >= n && 2 * sure + count("some") >= n;
  const operated = operatedMembers(stream);
  const robbed = found.map(
    ({ sign, isOld }, m) => sign === "sure" || (sign === "some" && among) || (isOperated && isOld && operated[m]),
  );
  const known = robbed.filter(Boolean).length;
  const usesStolenKeys = known >= LEAST_ROBBED && known >= ROBBED_PART * n;
  return found.map(({ sign, inDoubt, isAnothers }, m) => {
    if (robbed[m] || (sign === "established" && 3 * known >= 2 * n)) return "robbed";
    return inDoubt || operated[m] || (usesStolenKeys && isAnothers) ? "in doubt" : "none";
  });
}

/**
 * `in doubt`: too little says that it is robbed, and it is no account to suspend unseen either: it was made long before the work began or was
 * seen before, and does other work with another client, or from other places and with much of its traffic; or it does some with another client
 * from other places, beside accounts that are robbed.
 */
export type Theft = "robbed" | "in doubt" | "none";
type Sign = "sure" | "some" | "established" | "none";

interface Signs {
  sign: Sign;
  /** Made long before the work began. */
  isOld: boolean;
  inDoubt: boolean;
  /** Some of its traffic comes with another client than the work, from other places. */
  isAnothers: boolean;
}

function signsOfTheft(stream: Stream, account: number, m: number, rows: Uint32Array): Signs {
  const { frame, population } = stream;
  const work = stream.byMember.subarray(stream.memberStart[m], stream.memberStart[m + 1]);
  const inside = new Set(work);
  const rest = rows.filter((row) => !inside.has(row));
  // A lead may hold an exchange or two of the owner's: the foreign work is that of its commonest client.
  const client = mostly(work, frame.stack);
  const foreign = work.filter((row) => frame.stack[row] === client);
  const own = ownersRows(stream, rest, foreign);
  const began = frame.time[foreign[0]];
  const created = population.createdMs[account];
  const isOld = began - created >= ESTABLISHED_MS;
  const little = isOld ? "established" : "none";
  if (own.length < DOUBT_EXCHANGES) return { sign: little, isOld, inDoubt: false, isAnothers: false };
  const wasThere = frame.time[own[0]] < began - BEFORE_MS;
  const isKnown = wasThere || isOld;
  const established = isOld || (Number.isNaN(created) && wasThere);
  const otherClient = mostly(own, frame.stack) !== mostly(foreign, frame.stack);
  const otherKey = mostly(own, frame.credential) !== mostly(foreign, frame.credential);
  const nets = new Set(Array.from(own, (row) => frame.net[row]));
  const elsewhere = foreign.filter((row) => frame.net[row] === 0 || !nets.has(frame.net[row])).length;
  const otherPlace = elsewhere >= 0.8 * foreign.length;
  const isAnothers = otherPlace && otherClient;
  if (own.length < OWN_EXCHANGES) return { sign: little, isOld, inDoubt: isKnown && isAnothers, isAnothers };
  const enough = rest.length >= OWN_SHARE * (rest.length + foreign.length);
  const isOnes = wasThere || mixture(own, frame.stack) <= OWN_CLIENTS || mixture(own, frame.net) <= OWN_PLACES;
  // Two of three: a thief may use the client that everybody uses.
  const inDoubt = isKnown && [enough, otherPlace, otherClient].filter(Boolean).length >= 2;
  if (enough && established && isOnes && otherPlace && (otherClient || otherKey))
    return { sign: "sure", isOld, inDoubt, isAnothers };
  // However young the customer and busy the thief, where place and client are another.
  const half = otherClient && (otherPlace || (enough && (established || wasThere)));
  return { sign: half ? "some" : little, isOld, inDoubt, isAnothers };
}

/**
 * What is surely the owner's: the time before the foreign work began; where that says too little, other clients than its.
 * The rest of an account is no measure, because a lead seldom holds all that the thief does.
 */
function ownersRows({ frame }: Stream, rest: Uint32Array, foreign: Uint32Array): Uint32Array {
  const before = rest.filter((row) => frame.time[row] < frame.time[foreign[0]]);
  if (before.length >= OWN_EXCHANGES) return before;
  const client = mostly(foreign, frame.stack);
  return rest.filter((row) => frame.time[row] < frame.time[foreign[0]] || frame.stack[row] !== client);
}

/** Values of a column, as many as if all were as common. */
function mixture(rows: Uint32Array, column: Uint32Array): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(column[row], (counts.get(column[row]) ?? 0) + 1);
  return effectiveNumber(counts.values());
}

function mostly(rows: Uint32Array, column: Uint32Array): number {
  const counts = new Map<number, number>();
  let best = -1;
  let most = 0;
  for (const row of rows) {
    const count = (counts.get(column[row]) ?? 0) + 1;
    counts.set(column[row], count);
    if (count > most) {
      most = count;
      best = column[row];
    }
  }
  return best;
}
