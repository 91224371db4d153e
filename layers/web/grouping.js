/** Brings events at one place together, and finds free room for each row of marks. Pure. */
(function (S) {
  "use strict";

  const PITCH = 27;
  const MOST_IN_ROW = 6;
  const MOST_ON_LINE = 3;
  const LEAST_FOLDED = 3;

  /**
   * Rows of marks: events at one place in order of time; those along one line in short rows spread over it.
   * @param {Object[]} events located ones @param {Object[]} shapes of the payload
   * @returns {{key, kind, shape, events, share, isCounted, type}[]}
   */
  function groupEvents(events, shapes) {
    const places = new Map();
    for (const event of [...events].sort(S.compareInTime)) {
      const isPoint = event.kind === "point" || event.kind === "city";
      const key = isPoint ? shapes[event.shape].anchor.join() : `${event.kind}:${event.shape}`;
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(event);
    }
    return [...places].flatMap(([key, list]) => splitPlace(key, list));
  }

  function splitPlace(key, list) {
    const { shape } = list[0];
    const kind = list.some((event) => event.kind === "city") ? "city" : list[0].kind;
    if (kind !== "line") return [toGroup(key, kind, shape, list, 0.5)];
    const isLong = list.length > MOST_ON_LINE * 4;
    const size = isLong ? list.length : MOST_ON_LINE;
    const rows = Math.ceil(list.length / size);
    return Array.from({ length: rows }, (_, i) => {
      const part = list.slice(i * size, (i + 1) * size);
      return toGroup(`${key}:${i}`, kind, shape, part, (i + 1) / (rows + 1));
    });
  }

  function toGroup(key, kind, shape, events, share) {
    const isCounted = events.length > MOST_IN_ROW;
    return { key, kind, shape, events, share, isCounted, type: mostFrequent(events.map(S.typeOf)) };
  }

  function mostFrequent(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ["other", 0])[0];
  }

  /** Whether a row may be folded into a count where it finds no room: three or more at one point. Pure. */
  const canFold = (group) => (group.kind === "point" || group.kind === "city") && group.events.length >= LEAST_FOLDED;

  /** Px that a row takes in width. */
  const widthOf = (group) => (group.isCounted ? 36 : group.events.length * PITCH);

  /** The box of a row whose first mark's centre is at (x, y). */
  function rowBox(group, x, y) {
    const width = widthOf(group);
    return [x - PITCH / 2, y - 15, x - PITCH / 2 + width, y + 15];
  }

  const ANGLES = [-45, -20, -70, 20, 45, 160, -135, -160, 135, 70, 110, -110].map((degrees) => (degrees * Math.PI) / 180);
  /** A longer stalk leads the eye to another place: then a number beside the place says more than a row far from it. */
  const DISTANCES = [34, 44, 58, 76, 96];
  const FOREIGN = 170;
  /** What a row may cost more than the number that would stand for it: its marks say more than a number. */
  const RELUCTANCE = 450;

  /**
   * Where a row may stand around its anchor, nearest first: on a stalk to its nearer end, or right above or below.
   * @returns {{dx: number, dy: number, end: number, distance: number}[]} of the first mark; `end`: where the stalk ends
   */
  function offsetsBeside(group) {
    const run = widthOf(group) - PITCH;
    return DISTANCES.flatMap((distance) => [
      ...ANGLES.map((angle) => {
        const end = Math.cos(angle) * distance;
        return { dx: end < 0 ? end - run : end, dy: Math.sin(angle) * distance, end, distance };
      }),
      ...(run > 0 ? [-distance, distance].flatMap((dy) => [0.5, 0.25, 0.75].map((share) => ({ dx: -run * share, dy, end: 0, distance }))) : []),
    ]);
  }

  /** Px² of the stalk's way over what is taken: the stalk as small boxes. */
  function stalkCost(room, from, to) {
    let cost = 0;
    for (let i = 2; i < 7; i += 1) {
      const x = from[0] + ((to[0] - from[0]) * i) / 8;
      const y = from[1] + ((to[1] - from[1]) * i) / 8;
      cost += room.cost([x - 2, y - 2, x + 2, y + 2]);
    }
    return cost;
  }

  /**
   * Place a row on a stalk beside an anchor.
   * @param {function(number, number): boolean} [isForeign] whether a mark there would seem to be in another country
   * @returns {{dx: number, dy: number, end: number, box: number[]}} offset of the first mark from the anchor
   */
  function placeBeside(group, [x, y], room, limits, isForeign = () => false) {
    let best = null;
    for (const { dx, dy, end, distance } of offsetsBeside(group)) {
      const box = rowBox(group, x + dx, y + dy);
      const outside = limits && (box[0] < limits[0] || box[1] < limits[1] || box[2] > limits[2] || box[3] > limits[3]);
      let cost = distance * 6 + room.cost(box) * 3 + (outside ? 5e3 : 0);
      if (best && cost >= best.cost) continue;
      cost += stalkCost(room, [x, y], [x + end, y + dy]) * 8;
      if (best && cost >= best.cost) continue;
      const middle = (box[0] + box[2]) / 2;
      cost += [box[0] + PITCH / 2, middle, box[2] - PITCH / 2].filter((at) => isForeign(at, y + dy)).length * FOREIGN;
      if (!best || cost < best.cost) best = { dx, dy, end, box, cost };
    }
    return best;
  }

  /**
   * Place a row beside an anchor, or fold it into a count where it would stand far from its place or cover much.
   * @returns {{isCounted: boolean, dx: number, dy: number, end: number, box: number[]}} as `placeBeside`
   */
  function placeOrFold(group, at, room, limits, isForeign) {
    const row = { ...placeBeside(group, at, room, limits, isForeign), isCounted: group.isCounted };
    if (group.isCounted || !canFold(group)) return row;
    const count = placeBeside({ ...group, isCounted: true }, at, room, limits, isForeign);
    return row.cost > count.cost + RELUCTANCE ? { ...count, isCounted: true } : row;
  }

  /**
   * Place something at the best of several points.
   * @param {number[][]} points best liked first @param {function(number, number): number[]} boxAt its box at a point
   * @returns {{at: number[], box: number[]}|null}
   */
  function placeAtBest(points, boxAt, room, limits) {
    let best = null;
    points.forEach(([x, y], i) => {
      const box = boxAt(x, y);
      const outside = limits && (box[0] < limits[0] || box[1] < limits[1] || box[2] > limits[2] || box[3] > limits[3]);
      const cost = i * 90 + room.cost(box) * 3 + (outside ? 1e5 : 0);
      if (!best || cost < best.cost) best = { at: [x, y], box, cost };
    });
    return best;
  }

  /** The box of a row centred on (x, y). */
  function centredRow(group, x, y) {
    const left = x - widthOf(group) / 2 + PITCH / 2;
    return rowBox(group, left, y);
  }

  /** Offset of the first mark of a row that is centred on its anchor. */
  const centredOffset = (group) => -widthOf(group) / 2 + PITCH / 2;

  /** Take the room of a stalk, so that names keep off it. */
  function takeStalk(room, from, to) {
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 6);
    for (let i = 1; i < steps; i += 1) {
      const x = from[0] + ((to[0] - from[0]) * i) / steps;
      const y = from[1] + ((to[1] - from[1]) * i) / steps;
      room.take([x - 1.5, y - 1.5, x + 1.5, y + 1.5]);
    }
  }

  Object.assign(S, { PITCH, groupEvents, canFold, widthOf, rowBox, placeBeside, placeOrFold, placeAtBest, centredRow, centredOffset, takeStalk });
})((globalThis.SarhadMap ??= {}));
