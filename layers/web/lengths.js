/** The lengths of a border: what articles say beside what was measured, as a chart and a table; no “true” value. */
(function (S) {
  "use strict";

  const WIDTH = 348;
  const LEFT = 14;
  const RIGHT = 18;
  const ROW = 62;

  /** Kilometres in one of a unit, in whatever spelling the text has it; NaN: not a length. */
  function kmPer(unit) {
    const word = String(unit ?? "").toLowerCase().replace(/\.$/, "");
    if (/^(km|kms|kilomet(er|re)s?)$/.test(word)) return 1;
    if (/^(mi|miles?)$/.test(word)) return 1.609344;
    return /^(m|met(er|re)s?)$/.test(word) ? 0.001 : NaN;
  }

  /** Claims and measurements of a border: `{said: [{km, article, claim}], measured: [{km, source, tolerance_m}]}`. */
  function lengthsOf(payload, feature) {
    const said = payload.claims.filter((claim) => claim.place_id === feature.id).map((claim) => {
      const value = parseFloat(String(claim.value).replaceAll(",", ""));
      return { km: value * kmPer(claim.unit), value, isMiles: /^mi/i.test(claim.unit ?? ""), article: claim.evidence[0], claim };
    }).filter(({ km }) => Number.isFinite(km));
    const measured = (payload.measures[feature.id] ?? []).map((one) => ({ ...one }));
    return { said, measured };
  }

  /** A round start and end of the axis around the values. @returns {{from: number, to: number, step: number}} */
  function axisAround(values) {
    const least = Math.min(...values);
    const most = Math.max(...values);
    const spread = Math.max(most - least, most * 0.05, 1);
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => (spread * 1.3) / size <= 4) ?? 5000;
    return { from: Math.max(0, Math.floor((least - spread * 0.08) / step) * step), to: Math.ceil((most + spread * 0.08) / step) * step, step };
  }

  const text = (x, y, words, more = {}) => S.svg("text", { x, y, ...more }, words);

  /** Give values that would stand on one another the side to which their words go, and a row. */
  function spread(points, at, gap) {
    const ordered = points.map((point) => ({ point, x: at(point.km) })).sort((a, b) => a.x - b.x);
    ordered.forEach((one, i) => {
      const crowdedLeft = i > 0 && one.x - ordered[i - 1].x < gap;
      const crowdedRight = i < ordered.length - 1 && ordered[i + 1].x - one.x < gap;
      one.anchor = crowdedLeft && !crowdedRight ? "start" : crowdedRight && !crowdedLeft ? "end" : "middle";
      if (one.x < LEFT + 16 && one.anchor !== "start") one.anchor = "start";
      if (one.x > WIDTH - RIGHT - 16 && one.anchor !== "end") one.anchor = "end";
      one.shift = one.anchor === "start" ? -2 : one.anchor === "end" ? 2 : 0;
    });
    return ordered;
  }

  /** One rail of the chart: its name, and the points on it with their values above and a note below. */
  function rail(points, y, at, name, mark, note) {
    const parts = [text(0, y - 26, name, { class: "sarhad-lane" }), S.svg("path", { class: "sarhad-rail", d: `M${LEFT} ${y}H${WIDTH - RIGHT}` })];
    for (const { point, x, anchor, shift } of spread(points, at, 46)) {
      parts.push(mark(x, y), text(x + shift, y - 10, S.number(point.km), { class: "sarhad-value", "text-anchor": anchor }),
        text(x + shift, y + 18, note(point), { class: "sarhad-axis", "text-anchor": anchor }));
    }
    return parts;
  }

  const diamond = (x, y) => S.svg("path", { class: "sarhad-said", d: `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z` });
  const ring = (x, y) => S.svg("circle", { class: "sarhad-measure", cx: x, cy: y, r: 4.6 });

  /** The chart: what is said on one rail, what each source measures on one of its own. */
  function chart(said, measured) {
    const { from, to, step } = axisAround([...said, ...measured].map((one) => one.km));
    const at = (km) => LEFT + ((km - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
    const sources = [...new Set(measured.map((one) => one.source))];
    const heights = sources.map((source) => (measured.filter((one) => one.source === source).length > 1 ? ROW : ROW - 16));
    let y = said.length ? 40 + ROW : 40;
    const rails = said.length ? [rail(said, 40, at, S.say("said"), diamond, (one) => S.say("article_n", { n: one.article + 1 }).toLowerCase())] : [];
    sources.forEach((source, i) => {
      const points = measured.filter((one) => one.source === source);
      rails.push(rail(points, y, at, `${S.say("measured")}: ${source}`, ring, (one) => (points.length > 1 ? toleranceInMetres(one) : "")));
      y += heights[i];
    });
    const bottom = y - 38;
    const ticks = [];
    for (let km = from; km <= to; km += step) {
      const anchor = km === from ? "start" : km + step > to ? "end" : "middle";
      ticks.push(S.svg("path", { class: "sarhad-tick", d: `M${at(km)} 20V${bottom}` }), text(at(km), bottom + 14, S.number(km), { class: "sarhad-axis", "text-anchor": anchor }));
    }
    return S.svg("svg", { class: "sarhad-chart", viewBox: `0 0 ${WIDTH} ${bottom + 18}`, role: "img", "aria-label": S.say("length_table") }, ...ticks, ...rails.flat());
  }

  const toleranceInMetres = ({ tolerance_m: metres }) => (metres === null || metres === undefined ? "" : `${S.number(metres)} m`);

  function toleranceInWords({ tolerance_m: metres }) {
    if (metres === null || metres === undefined) return "";
    return metres === 0 ? S.say("full") : S.say("tolerance", { m: S.number(metres) });
  }

  /** Rows of the table: each claim with its sentence, each measurement with source and tolerance. */
  function table(app, said, measured) {
    const rows = said.map(({ km, value, isMiles, article, claim }) => S.h("tr", {},
      S.h("th", { scope: "row" }, `${S.number(km)} ${S.say("km")}`, isMiles ? S.h("small", {}, S.say("in_miles", { n: S.number(value) })) : null),
      S.h("td", {}, S.button({ class: "sarhad-link", on: { click: () => app.openSpan(claim.evidence) } }, S.say("article_n", { n: article + 1 })),
        S.quoted("q", { class: "sarhad-quote" }, app.exact(claim.evidence)))));
    const found = measured.map((one) => S.h("tr", {},
      S.h("th", { scope: "row" }, `${S.number(one.km, one.km % 1 ? 1 : 0)} ${S.say("km")}`),
      S.h("td", {}, [one.source, toleranceInWords(one)].filter(Boolean).join(", "))));
    return S.h("table", { class: "sarhad-lengths" },
      S.h("tbody", {}, ...(rows.length ? [S.h("tr", {}, S.h("th", { colspan: 2, scope: "rowgroup" }, S.say("said")))] : []), ...rows,
        S.h("tr", {}, S.h("th", { colspan: 2, scope: "rowgroup" }, S.say("measured"))), ...found));
  }

  /** The part of a border's card about its lengths; null where nothing is said or measured. */
  function renderLengths(app, feature) {
    const { said, measured } = lengthsOf(app.payload, feature);
    const count = said.length + measured.length;
    if (!count) return null;
    return S.h("section", { class: "sarhad-section" },
      S.h("h3", {}, S.say("one_border", { n: count })), S.h("p", { class: "sarhad-note" }, S.say("lengths_help")),
      chart(said, measured),
      S.h("p", { class: "sarhad-note" }, S.say("axis_from", { km: S.number(axisAround([...said, ...measured].map((one) => one.km)).from) })),
      table(app, said, measured));
  }

  Object.assign(S, { lengthsOf, axisAround, renderLengths });
})((globalThis.SarhadMap ??= {}));
