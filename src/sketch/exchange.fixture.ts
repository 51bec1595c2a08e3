// Exchanges with text, for tests of the sketch.
import type { Exchange } from "../model/exchange.ts";

/** One request with this as its last user turn; `over` is laid over the exchange. */
export function exchangeWith(text: string, over: Partial<Exchange> = {}): Exchange {
  return {
    v: 1,
    id: "ex-1",
    time: "2026-09-07T10:00:00.000Z",
    account: "acct_1",
    model: "model-a",
    pathway: "api",
    status: 200,
    request: { messages: [{ role: "user", content: text }] },
    ...over,
  };
}
