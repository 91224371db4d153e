/** The thread: a thin line from the selected mark to its highlighted sentence. */
(function (S) {
  "use strict";

  /** Points of the way: from a mark's edge (down by `drop` first, up where the note stands below, if others stand beside it) along, in the lane before the reader up or down, to the sentence. Pure. */
  function threadPath(from, to, lane, drop = 0) {
    const down = drop ? `v${drop}` : "";
    return `M${from[0]} ${from[1]}${down}H${lane}V${to[1]}H${to[0]}`;
  }

  /** Whether the thread leaves a row upward: its note stands below. Pure. */
  const leavesUpward = (note, row) => Boolean(note && row && note[1] >= row[3]);

  /** The thread of an app; `draw` finds both ends anew. */
  function createThread(app, element) {
    const casing = S.svg("path", { class: "sarhad-thread-casing" });
    const line = S.svg("path", { class: "sarhad-thread-line" });
    const end = S.svg("circle", { r: 3.6 });
    element.append(casing, line, end);
    let drawnFor = null;

    const hide = () => { element.setAttribute("hidden", ""); drawnFor = null; };

    function draw() {
      const mark = app.selected && app.marks.elementOf(app.selected);
      const sentence = app.reader?.sentence();
      if (!mark || !sentence || app.isNarrow() || mark.offsetParent === null && !mark.getClientRects().length) return hide();
      const root = app.root.getBoundingClientRect();
      const map = app.map.getContainer().getBoundingClientRect();
      const spot = (mark.querySelector(".sarhad-selection, .sarhad-border-name") ?? mark).getBoundingClientRect();
      const text = app.reader.body.getBoundingClientRect();
      const lines = sentence.getClientRects();
      const next = mark.nextElementSibling;
      const isBeside = Boolean(next) && !mark.classList.contains("sarhad-place");
      const isUp = leavesUpward(app.noteBox, app.rowBox);
      const y = isBeside ? (isUp ? spot.top : spot.bottom) : (spot.top + spot.bottom) / 2;
      const x = isBeside ? (spot.left + spot.right) / 2 : spot.right;
      if (!lines.length || x < map.left || spot.left > map.right || y < map.top || y > map.bottom) return hide();
      const aim = Math.max(text.top + 8, Math.min(text.bottom - 8, (lines[0].top + lines[0].bottom) / 2));
      const to = [text.left + 15 - root.left, aim - root.top];
      const path = threadPath([x - root.left, y - root.top], to, text.left - 14 - root.left, isBeside ? (isUp ? -7 : 7) : 0);
      element.removeAttribute("hidden");
      for (const one of [casing, line]) one.setAttribute("d", path);
      end.setAttribute("cx", to[0]);
      end.setAttribute("cy", to[1]);
      const key = `${app.selected}:${app.evidenceIndex}`;
      if (key !== drawnFor) animate(line);
      drawnFor = key;
      return undefined;
    }

    return { draw, hide };
  }

  function animate(line) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !line.animate) return;
    const length = line.getTotalLength();
    line.animate([{ strokeDasharray: `${length}`, strokeDashoffset: length }, { strokeDasharray: `${length}`, strokeDashoffset: 0 }],
      { duration: 280, easing: "ease-out" });
  }

  Object.assign(S, { threadPath, leavesUpward, createThread });
})((globalThis.SarhadMap ??= {}));
