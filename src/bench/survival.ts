// Time until a campaign is named, when some are not named by the end of their window (Kaplan and Meier 1958, with Greenwood's
// variance on the log-log scale for the band).

export interface SurvivalPoint {
  /** Hours since the campaign's first exchange. */
  hours: number;
  /** Share not yet named after it, with a 95 % band. */
  unnamed: number;
  low: number;
  high: number;
  atRisk: number;
}

/** Steps of the curve. `ended` false: still unnamed when its window ended at `hours`. Begins at hour 0 with everything unnamed. */
export function survivalCurve(times: readonly { hours: number; ended: boolean }[]): SurvivalPoint[] {
  const sorted = [...times].sort((a, b) => a.hours - b.hours);
  const curve: SurvivalPoint[] = [{ hours: 0, unnamed: 1, low: 1, high: 1, atRisk: sorted.length }];
  let unnamed = 1;
  let greenwood = 0;
  for (let i = 0; i < sorted.length; ) {
    const { hours } = sorted[i];
    const atRisk = sorted.length - i;
    let ends = 0;
    for (; i < sorted.length && sorted[i].hours === hours; i++) if (sorted[i].ended) ends++;
    if (ends === 0) continue;
    unnamed *= 1 - ends / atRisk;
    greenwood += atRisk === ends ? 0 : ends / (atRisk * (atRisk - ends));
    const band = unnamed <= 0 || unnamed >= 1 ? 0 : (1.96 * Math.sqrt(greenwood)) / Math.abs(Math.log(unnamed));
    curve.push({
      hours,
      unnamed,
      low: unnamed <= 0 ? 0 : unnamed ** Math.exp(band),
      high: unnamed <= 0 ? 0 : unnamed ** Math.exp(-band),
      atRisk,
    });
  }
  return curve;
}

/** First time by which half is named; Infinity when it never is. */
export function medianOf(curve: readonly SurvivalPoint[]): number {
  return curve.find((p) => p.unnamed <= 0.5 + 1e-12)?.hours ?? Number.POSITIVE_INFINITY;
}
