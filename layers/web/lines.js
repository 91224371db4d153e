/** Packed coordinates to lines on a flat map (Web Mercator, the world from 0 to 1). Pure. */
(function (S) {
  "use strict";

  const SCALE = 10000;
  const DEGREE = Math.PI / 180;

  const projectX = (lon) => (lon + 180) / 360;

  function projectY(lat) {
    const sine = Math.sin(Math.max(-85.05, Math.min(85.05, lat)) * DEGREE);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  /**
   * Unpack one part: `lon, lat, dlon, dlat, …` in 1/10,000 degree.
   * @returns {{xy: Float64Array, box: number[]}} x, y pairs from 0 to 1, and [west, north, east, south] of them
   */
  function unpackPart(packed) {
    const xy = new Float64Array(packed.length);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i + 1 < packed.length; i += 2) {
      lon += packed[i];
      lat += packed[i + 1];
      const x = (xy[i] = projectX(lon / SCALE));
      const y = (xy[i + 1] = projectY(lat / SCALE));
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    return { xy, box };
  }

  const unpackParts = (parts) => (parts ?? []).map(unpackPart);

  /** The box around many parts. */
  function boxOf(parts) {
    return parts.reduce(
      (all, { box }) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
  }

  /** Whether two boxes [x0, y0, x1, y1] share any point. */
  const isNear = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

  /**
   * Add a part to a canvas path; points closer than `least` px to the one before are left out.
   * @param {Path2D|CanvasRenderingContext2D} path
   * @param {{size: number, left: number, top: number, box: number[]}} view px of the world, and of the canvas's corner
   */
  function tracePart(path, part, view, isClosed, least = 0.5) {
    if (!isNear(part.box, view.box)) return;
    const { xy } = part;
    const last = xy.length - 2;
    let px = xy[0] * view.size - view.left;
    let py = xy[1] * view.size - view.top;
    path.moveTo(px, py);
    for (let i = 2; i <= last; i += 2) {
      const x = xy[i] * view.size - view.left;
      const y = xy[i + 1] * view.size - view.top;
      if (i < last && Math.abs(x - px) < least && Math.abs(y - py) < least) continue;
      path.lineTo(x, y);
      px = x;
      py = y;
    }
    if (isClosed) path.closePath();
  }

  /** A path of many parts. */
  function traceParts(parts, view, isClosed = false, least = 0.5) {
    const path = new Path2D();
    for (const part of parts) tracePart(path, part, view, isClosed, least);
    return path;
  }

  /** Whether a point (from 0 to 1) lies inside an area's rings, by the even-odd rule. */
  function isInside(parts, x, y) {
    let inside = false;
    for (const { xy, box } of parts) {
      if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
      for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
        const crosses = xy[i + 1] > y !== xy[j + 1] > y;
        if (crosses && x < ((xy[j] - xy[i]) * (y - xy[i + 1])) / (xy[j + 1] - xy[i + 1]) + xy[i]) inside = !inside;
      }
    }
    return inside;
  }

  /** The point at a share (0 to 1) of a line's length. */
  function pointAlong(part, share) {
    const { xy } = part;
    const lengths = [0];
    for (let i = 2; i < xy.length; i += 2) {
      lengths.push(lengths[lengths.length - 1] + Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]));
    }
    const wanted = lengths[lengths.length - 1] * share;
    const at = Math.max(1, lengths.findIndex((length) => length >= wanted));
    const step = lengths[at] - lengths[at - 1] || 1;
    const rest = (wanted - lengths[at - 1]) / step;
    const i = 2 * at;
    return [xy[i - 2] + (xy[i] - xy[i - 2]) * rest, xy[i - 1] + (xy[i + 1] - xy[i - 1]) * rest];
  }

  const METRES = 40075016.686;

  /** Kilometres on the ground of one px, at a latitude and a world size in px. */
  const kmPerPixel = (lat, size) => (METRES * Math.cos(lat * DEGREE)) / size / 1000;

  /** The longest round number of kilometres whose bar is at most `most` px. */
  function scaleBar(lat, size, most) {
    const km = kmPerPixel(lat, size);
    const round = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((n) => n / km <= most) ?? 0.1;
    return { km: round, px: round / km };
  }

  Object.assign(S, { projectX, projectY, unpackPart, unpackParts, boxOf, isNear, tracePart, traceParts, isInside,
    pointAlong, kmPerPixel, scaleBar });
})((globalThis.SarhadMap ??= {}));
