// Findings for tests of what is done with findings.
import type { Finding } from "../model/finding.ts";
import type { JudgedLead } from "./lead.ts";

/** A lead in which none of the accounts below was measured. */
export const UNMEASURED = {
  stream: { frame: { accounts: [] as string[] }, members: new Uint32Array() },
} as unknown as JudgedLead;

/** A campaign of these accounts, a letter each; `over` is laid over it. */
export function findingOfAccounts(accounts: string, over: Partial<Finding> = {}): Finding {
  return {
    id: "F-1",
    verdict: "distillation-campaign",
    recommended: "review",
    confidence: {
      coordination: { level: "high", e_value: 1 },
      purpose: { level: "high", log_odds: 1 },
      relay: { level: "none", log_odds: 0 },
      attribution: { level: "none" },
    },
    window: { from: "", to: "" },
    accounts: [...accounts].map((account) => ({ account, probability: 1, exchanges: 1, share: 1 })),
    exchanges: { lower_bound: 0, estimate: 0 },
    models: {},
    capabilities: {},
    reasons: [],
    alternatives: [],
    ...over,
  };
}
