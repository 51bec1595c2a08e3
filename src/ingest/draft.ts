// An exchange on the way to the gate: every format but the contract's own fills one of these and calls `settle`.
import type { ContentState, Message } from "../model/exchange.ts";
import type { Place } from "../model/reject.ts";
import { checkExchange } from "./check-exchange.ts";
import { type Defaults, type Emit, reject } from "./converter.ts";
import type { Fields } from "./fields.ts";
import { formatTime, parseAnyTime } from "./times.ts";

export interface DraftRequest {
  system?: string;
  messages: Message[];
  tools?: { name: string; description?: string; input_schema?: unknown }[];
  temperature?: number;
  top_p?: number;
  max_tokens?: number;
  stream?: boolean;
  reasoning?: { enabled: boolean; budget_tokens?: number };
  /** How much of the text is there; undefined: `full`, or `absent` if there is none. */
  state?: ContentState;
}

export interface DraftResponse {
  content?: string;
  tool_calls?: { name: string; arguments?: unknown }[];
  stop_reason?: string;
  reasoning_signature?: string;
  state?: ContentState;
}

export interface DraftUsage {
  /** Includes cached tokens. */
  input_tokens?: number;
  output_tokens?: number;
  cache_read_tokens?: number;
  reasoning_tokens?: number;
}

export interface Draft {
  id?: string;
  /** Any form that times.ts reads. */
  time?: unknown;
  account?: string;
  organization?: string;
  credential?: string;
  pathway?: string;
  model?: string;
  session?: string;
  network?: Fields;
  request?: DraftRequest;
  response?: DraftResponse;
  usage?: DraftUsage;
  status?: number;
  duration_ms?: number;
}

/** Emits the exchange, or the reject that says what is missing and where it is looked for. */
export function settle(draft: Draft, place: Place, emit: Emit, defaults: Defaults, accountHint: string): void {
  const account = draft.account ?? defaults.account;
  const model = draft.model ?? defaults.model;
  const given = draft.time ?? defaults.time;
  const time = formatTime(parseAnyTime(given));
  if (account === undefined || model === undefined || time === undefined) {
    if (account === undefined) reject(emit, place, "no account", `none in ${accountHint}; give --default-account`);
    else if (model === undefined) reject(emit, place, "no model", "the record names none; give --default-model");
    else if (given == null) reject(emit, place, "no time", "the record has none; give --default-time");
    else reject(emit, place, "field time: not a time within 2015 to 2100");
    return;
  }
  // Without an id of its own a record is its place: reading the file again must not count it again.
  const id = draft.id ?? `${place.file}:${place.line}`.slice(-512);
  const checked = checkExchange({ ...draft, v: 1, id, time, account, model, content_state: contentState(draft) });
  if (typeof checked === "string") reject(emit, place, checked);
  else emit.exchange(checked);
}

function contentState(draft: Draft): { request: ContentState; response: ContentState } {
  const { request, response } = draft;
  const asked = request !== undefined && (request.messages.some((m) => m.content !== "") || textual(request.system));
  const answered = textual(response?.content) || (response?.tool_calls?.length ?? 0) > 0;
  // An answer logged as "" is the whole answer only where no output was counted.
  const silent = response?.content === "" && !((draft.usage?.output_tokens ?? 0) > 0);
  return {
    request: request?.state ?? (asked ? "full" : "absent"),
    response: response?.state ?? (answered || silent ? "full" : "absent"),
  };
}

function textual(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}
