// A report model whose strings try to be anything but text.
import type { ReportModel } from "../src/model/report.ts";
import { sampleReport } from "./sample-report.ts";

/** Markup, attribute ends, direction overrides, controls, lone surrogates, very long, stacked marks. */
export const HOSTILE = [
  "<script>window.pwned=1</script>",
  '"><img src=x onerror="window.pwned=2">',
  "</style></script><svg onload=window.pwned=3>",
  "abc\u202egnp.exe\u2066",
  "\u0000\u0007\ud800 lone",
  "x".repeat(10_000),
  "Z\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  "javascript:alert(1)",
];

/** A report in which every string that can come from data is one of HOSTILE. */
export function hostileReport(): ReportModel {
  const model = sampleReport([HOSTILE.length, 3]);
  const [finding] = model.findings.findings;
  const [exhibit] = model.exhibits;
  finding.id = `F-${HOSTILE[1]}`;
  exhibit.finding = finding.id;
  finding.accounts.forEach((a, i) => {
    a.account = HOSTILE[i];
    exhibit.network.nodes[i].account = HOSTILE[i];
  });
  finding.models = Object.fromEntries(HOSTILE.map((h, i) => [h, i]));
  finding.capabilities = Object.fromEntries(HOSTILE.map((h) => [h, 0.1]));
  finding.reasons = HOSTILE.map((h) => ({ signal: h, bits: 1, text: h }));
  finding.alternatives = HOSTILE.map((h) => ({ explanation: h, bits: 1, text: h }));
  finding.exposure?.sets.forEach((set, i) => {
    set.text = HOSTILE[i];
  });
  exhibit.events = HOSTILE.map((h) => ({ timeMs: exhibit.timeline.start, label: h }));
  exhibit.network.links = exhibit.network.links.map((l, i) => ({ ...l, why: HOSTILE[i % HOSTILE.length] }));
  exhibit.signals = HOSTILE.map((h) => ({ signal: h, unit: h, value: 1, honestLow: 0, honestHigh: 2, bits: 1 }));
  exhibit.workOrders = HOSTILE.map((h) => ({ id: h, exchanges: 1, accounts: 1, capability: h }));
  exhibit.wouldChange = HOSTILE;
  exhibit.limits = HOSTILE;
  model.rejects = HOSTILE.map((h) => ({ reason: h, count: 1, example: h }));
  model.caveats = HOSTILE;
  return model;
}
