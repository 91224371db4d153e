/** Keeps labels and marks from covering one another. Pure. */
(function (S) {
  "use strict";

  /** Taken room, in cells of a grid, so that a question looks at few boxes. */
  class Room {
    /**
     * @param {number} cell px @param {number[]|null} edge [left, top, right, bottom] of what may be used
     * @param {number} margin px beyond the edge that are still seen: a box lies inside the edge or beyond the margin
     */
    constructor(cell = 64, edge = null, margin = 0) {
      this.cell = cell;
      this.edge = edge;
      this.seen = edge && [edge[0] - margin, edge[1] - margin, edge[2] + margin, edge[3] + margin];
      this.cells = new Map();
    }

    *keys([left, top, right, bottom]) {
      for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i += 1) {
        for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j += 1) yield `${i}:${j}`;
      }
    }

    /** Whether a box [left, top, right, bottom] covers nothing taken and is not cut by the edge of what is seen. */
    isFree(box) {
      if (this.seen && overlaps(box, this.seen) && !isWithin(box, this.edge)) return false;
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) ?? []) if (overlaps(box, other)) return false;
      }
      return true;
    }

    /** Px² that a box shares with what is taken; boxes in several cells count once. */
    cost(box) {
      const seen = new Set();
      let shared = 0;
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) ?? []) {
          if (seen.has(other) || !overlaps(box, other)) continue;
          seen.add(other);
          shared += (Math.min(box[2], other[2]) - Math.max(box[0], other[0])) *
            (Math.min(box[3], other[3]) - Math.max(box[1], other[1]));
        }
      }
      return shared;
    }

    take(box) {
      for (const key of this.keys(box)) {
        const cell = this.cells.get(key);
        if (cell) cell.push(box);
        else this.cells.set(key, [box]);
      }
    }
  }

  const isWithin = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  /** Boxes beside a dot, best first: right, left, above right, below right, above left, below left, above, below. */
  function boxesBeside(x, y, width, height, gap) {
    const right = x + gap;
    const left = x - gap - width;
    const up = y - gap * 0.4 - height;
    const down = y + gap * 0.4;
    const middle = x - width / 2;
    return [
      [right, y - height / 2], [left, y - height / 2], [right - 2, up], [right - 2, down], [left + 2, up], [left + 2, down],
      [middle, up - 2], [middle, down + 2],
    ].map(([a, b]) => [a, b, a + width, b + height]);
  }

  /**
   * Place labels, the important first.
   * @param {{boxes: number[][], rank: number, isForced?: boolean}[]} labels boxes in order of liking; smaller rank wins;
   *   a forced label is placed at its first box if none is free
   *   a label with a `dotBox` is left out where another's words cover its dot
   * @param {Room} room
   * @returns {{label: Object, box: number[]}[]}
   */
  function placeLabels(labels, room) {
    const placed = [];
    const words = new Room();
    const ordered = labels.map((label, i) => [label, i]).sort(([a, i], [b, j]) => a.rank - b.rank || i - j);
    for (const [label] of ordered) {
      if (label.dotBox && !words.isFree(label.dotBox)) continue;
      const box = label.boxes.find((candidate) => room.isFree(candidate)) ?? (label.isForced ? label.boxes[0] : null);
      if (!box) continue;
      room.take(box);
      words.take(box);
      if (label.dotBox) room.take(label.dotBox);
      placed.push({ label, box });
    }
    return placed;
  }

  Object.assign(S, { Room, overlaps, boxesBeside, placeLabels });
})((globalThis.SarhadMap ??= {}));
