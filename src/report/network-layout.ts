// Where the accounts stand in the network picture: a force layout (Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102)
// started on a sunflower spiral, so that the same graph always gives the same picture and no randomness is needed.

export interface Point {
  x: number;
  y: number;
}

export interface Edge {
  a: number;
  b: number;
  weight: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Positions in the unit square, one per node. O(nodes^2) per step: meant for at most a few hundred nodes. */
export function layout(nodes: number, edges: Edge[]): Point[] {
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const radius = Math.sqrt((i + 0.5) / Math.max(1, nodes));
    x[i] = radius * Math.cos(i * GOLDEN_ANGLE);
    y[i] = radius * Math.sin(i * GOLDEN_ANGLE);
  }
  const steps = nodes > 200 ? 60 : 120;
  const ideal = 1.4 / Math.sqrt(Math.max(1, nodes));
  const strongest = edges.reduce((a, e) => Math.max(a, e.weight), 0) || 1;
  // A node with many links would be pulled by all of them at once; its pull is shared among them.
  const degree = new Float64Array(nodes);
  for (const e of edges) {
    degree[e.a]++;
    degree[e.b]++;
  }
  for (let step = 0; step < steps; step++)
    move(x, y, edges, degree, { ideal, strongest, reach: 0.12 * (1 - step / steps) + 0.002 });
  return fit(x, y);
}

function move(
  x: Float64Array,
  y: Float64Array,
  edges: Edge[],
  degree: Float64Array,
  force: { ideal: number; strongest: number; reach: number },
): void {
  const n = x.length;
  const dx = new Float64Array(n);
  const dy = new Float64Array(n);
  const squared = force.ideal * force.ideal;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const ux = x[i] - x[j];
      const uy = y[i] - y[j];
      const push = squared / Math.max(1e-6, ux * ux + uy * uy);
      dx[i] += ux * push;
      dy[i] += uy * push;
      dx[j] -= ux * push;
      dy[j] -= uy * push;
    }
    // Gravity keeps separate parts near each other; as strong as the push of the whole graph from afar.
    dx[i] -= x[i];
    dy[i] -= y[i];
  }
  for (const e of edges) {
    const ux = x[e.a] - x[e.b];
    const uy = y[e.a] - y[e.b];
    const length = Math.hypot(ux, uy);
    const share = 3 / Math.max(3, Math.min(degree[e.a], degree[e.b]));
    const pull = (length / force.ideal) * (0.3 + (0.7 * e.weight) / force.strongest) * share;
    dx[e.a] -= ux * pull;
    dy[e.a] -= uy * pull;
    dx[e.b] += ux * pull;
    dy[e.b] += uy * pull;
  }
  for (let i = 0; i < n; i++) {
    const length = Math.hypot(dx[i], dy[i]);
    if (length === 0) continue;
    const go = Math.min(length, force.reach) / length;
    x[i] += dx[i] * go;
    y[i] += dy[i] * go;
  }
}

function fit(x: Float64Array, y: Float64Array): Point[] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i]);
    right = Math.max(right, x[i]);
    top = Math.min(top, y[i]);
    bottom = Math.max(bottom, y[i]);
  }
  const scaleX = right - left || 1;
  const scaleY = bottom - top || 1;
  return Array.from(x, (value, i) =>
    x.length === 1 ? { x: 0.5, y: 0.5 } : { x: (value - left) / scaleX, y: (y[i] - top) / scaleY },
  );
}
