// A saved event stream (server-sent events, or its JSON payloads one a line) to one record for each response in it:
// `{ stream: [events] }`, which the provider formats put together. Transcripts are small; each response is held whole.
import type { Place, Reject } from "../model/reject.ts";
import { parseRecord } from "./parse-line.ts";

type Event = Record<string, unknown>;

/** True for the first event of a saved stream. */
export function isStreamEvent(value: unknown): boolean {
  const event = value as Event | null;
  if (typeof event !== "object" || event === null) return false;
  return (
    event.object === "chat.completion.chunk" || event.type === "message_start" || event.type === "response.created"
  );
}

/** Gathers events line by line. */
export function createTranscript(): {
  line(bytes: Uint8Array, place: Place): Reject | undefined;
  /** Responses that are complete; all of them with `final`. */
  take(final: boolean): { stream: Event[] }[];
} {
  const groups: Event[][] = [];
  return {
    line(bytes, place) {
      let event: unknown;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString("latin1");
      if (/^(?:event|id|retry)?:/.test(text)) return undefined;
      try {
        event = parseRecord(bytes);
      } catch {
        return { reason: "not JSON", detail: `${bytes.length} bytes`, place };
      }
      if (typeof event !== "object" || event === null) return undefined;
      const first = groups.at(-1)?.[0];
      const fresh = event as Event;
      const another = fresh.object === "chat.completion.chunk" ? fresh.id !== first?.id : isStreamEvent(fresh);
      if (first === undefined || another) groups.push([fresh]);
      else groups.at(-1)?.push(fresh);
      return undefined;
    },
    take(final) {
      return groups.splice(0, final ? groups.length : Math.max(0, groups.length - 1)).map((stream) => ({ stream }));
    },
  };
}
