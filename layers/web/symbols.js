/** Symbols of the design: shape says the type, fill and line the status, colour only repeats the family. */
(function (S) {
  "use strict";

  const FAMILIES = {
    visit: "dip", meeting: "dip", ceremony: "dip", statement: "dip", exercise: "mil", deployment: "mil",
    commitment: "mil", agreement: "agr", institutional: "ins", attack: "att", other: "oth",
  };
  /** Types in the order of the legend. */
  const TYPES = ["visit", "meeting", "ceremony", "exercise", "deployment", "agreement", "commitment", "institutional",
    "attack", "statement", "other"];
  const STATUSES = ["occurred", "planned", "proposed", "demanded", "denied", "historical"];

  const close = (points) => "M" + points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L") + "Z";

  function polygon(corners, radius, turn = 0) {
    return Array.from({ length: corners }, (_, i) => {
      const angle = (i / corners) * 2 * Math.PI - Math.PI / 2 + turn;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  }

  function cross(r) {
    const a = r * 0.36;
    const plus = [[-a, -r], [a, -r], [a, -a], [r, -a], [r, a], [a, a], [a, r], [-a, r], [-a, a], [-r, a], [-r, -a], [-a, -a]];
    return plus.map(([x, y]) => [(x - y) * 0.78, (x + y) * 0.78]);
  }

  const bubble = (r) =>
    `M${-r} ${-r * 0.85}H${r}V${r * 0.45}H${-r * 0.05}L${-r * 0.55} ${r * 1.05}V${r * 0.45}H${-r}Z`;

  /**
   * Path of a type's shape around (0, 0).
   * @param {string} type @param {number} r radius in px @returns {string} the `d` of an SVG path
   */
  function symbolPath(type, r) {
    switch (type) {
      case "visit": return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
      case "meeting": return close(polygon(4, r * 1.16));
      case "ceremony": return close(polygon(10, r).map(([x, y], i) => (i % 2 ? [x * 0.52, y * 0.52] : [x * 1.2, y * 1.2])));
      case "exercise": return close(polygon(3, r * 1.24).map(([x, y]) => [x, y + r * 0.2]));
      case "deployment": return close(polygon(3, r * 1.24, Math.PI).map(([x, y]) => [x, y - r * 0.2]));
      case "agreement": return close(polygon(4, r * 1.24, Math.PI / 4));
      case "commitment": return close(polygon(5, r * 1.12));
      case "institutional": return close(polygon(6, r * 1.08));
      case "attack": return close(cross(r));
      case "statement": return bubble(r);
      default: return close(polygon(8, r * 1.02, Math.PI / 8));
    }
  }

  let clips = 0;

  /** What the status draws over the outline: half fill, dot, stroke through. */
  function statusParts(type, status, r, colour, isMachine) {
    const parts = [];
    if (status === "planned") {
      const id = `sarhad-half-${(clips += 1)}`;
      const clip = S.svg("clipPath", { id }, S.svg("path", { d: symbolPath(type, r) }));
      const lines = isMachine ? Array.from({ length: Math.ceil(r / 2.6) }, (_, i) => `M${-2 * r} ${0.4 + i * 2.6}H${2 * r}`).join("") : `M${-2 * r} 0h${4 * r}v${2 * r}h${-4 * r}Z`;
      parts.push(clip, S.svg("path", {
        d: lines, fill: isMachine ? "none" : colour, stroke: isMachine ? colour : "none", "stroke-width": isMachine ? 1.2 : 0,
        "clip-path": `url(#${id})`,
      }));
    }
    if (status === "historical") parts.push(S.svg("circle", { r: r * 0.28, cy: type === "exercise" ? r * 0.15 : 0, fill: colour }));
    if (status === "denied") {
      const arm = r * 1.25;
      parts.push(S.svg("path", { d: `M${-arm} ${arm}L${arm} ${-arm}`, stroke: colour, "stroke-width": 2 }));
    }
    return parts;
  }

  /**
   * One symbol around (0, 0).
   * @param {string} type @param {string} status @param {number} r radius in px
   * @param {boolean} isMachine nobody has reviewed it: outline only, and a question mark
   */
  function symbol(type, status, r, isMachine = false, hasDoubt = isMachine) {
    const colour = `var(--${FAMILIES[type] ?? "oth"})`;
    const d = symbolPath(type, r);
    const isFilled = status === "occurred" && !isMachine;
    const isDashed = status === "proposed" || status === "demanded";
    const outline = S.svg("path", {
      class: "sarhad-outline", d, fill: isFilled ? colour : "var(--panel)", stroke: colour,
      "stroke-width": isMachine ? 1.5 : 1.9, "stroke-linejoin": "round", "stroke-dasharray": isDashed ? "3 2" : null,
    });
    const halo = S.svg("path", { d, fill: "none", stroke: "var(--halo)", "stroke-width": 4.5, "stroke-linejoin": "round" });
    const doubt = hasDoubt
      ? [S.svg("text", { class: "sarhad-doubt", x: r * 1.02, y: -r * 0.52, "text-anchor": "start" }, "?")]
      : [];
    return S.svg("g", { class: "sarhad-symbol" }, halo, outline, ...statusParts(type, status, r, colour, isMachine), ...doubt);
  }

  /** A symbol as a picture of its own, for lists and legends; `hasDoubt`: with the question mark of what is unchecked. */
  function icon(type, status, r = 6.5, isMachine = false, { hasDoubt = isMachine } = {}) {
    const half = r * 1.25 + (hasDoubt ? 5 : 2);
    return S.svg("svg", {
      class: "sarhad-icon", width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}`,
      "aria-hidden": "true",
    }, symbol(type, status, r, isMachine, hasDoubt));
  }

  /** Glyph of a place, small and quiet: square for a capital, ticks for a base, dot for any other. */
  function placeGlyph(layer) {
    if (layer === "capitals") return S.svg("rect", { x: -3.2, y: -3.2, width: 6.4, height: 6.4 });
    if (layer === "bases") return S.svg("path", { d: "M-4 4V-1L0-4.6L4-1V4Z" });
    if (layer === "places") return S.svg("circle", { r: 2.8 });
    return S.svg("circle", { r: 2.2, class: "sarhad-glyph-area" });
  }

  /** Whether a feature has only been read by machine. */
  const isMachineRead = (feature) => feature.review_state === "machine";

  Object.assign(S, { FAMILIES, TYPES, STATUSES, symbolPath, symbol, icon, placeGlyph, isMachineRead });
})((globalThis.SarhadMap ??= {}));
