/** Decides which names the map shows at a zoom, how they are set, and where they may stand. Pure but for measuring. */
(function (S) {
  "use strict";

  const SANS = '"Segoe UI","Helvetica Neue","Noto Sans","Noto Sans Arabic",system-ui,Roboto,Arial,sans-serif';
  const SERIF = '"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif",Georgia,serif';

  /** How each kind of name is set. `rank`: who wins a collision, smaller first. `ground`: colour of the halo. */
  const STYLES = {
    country: { font: `600 21px ${SERIF}`, size: 21, spacing: 0.34, upper: true, colour: "ink", ground: "focus", rank: 10 },
    neighbour: { font: `12px ${SERIF}`, size: 12, spacing: 0.22, upper: true, colour: "lblmute", ground: "land", rank: 80 },
    capital: { font: `600 13.5px ${SANS}`, size: 13.5, spacing: 0, colour: "ink", ground: "halo", rank: 20 },
    named: { font: `600 12.5px ${SANS}`, size: 12.5, spacing: 0, colour: "ink", ground: "halo", rank: 25 },
    crossing: { font: `12px ${SANS}`, size: 12, spacing: 0, colour: "ink2", ground: "halo", rank: 30 },
    province: { font: `600 11px ${SANS}`, size: 11, spacing: 0.12, upper: true, colour: "lblprov", ground: "focus", rank: 40 },
    sea: { font: `italic 13px ${SERIF}`, size: 13, spacing: 0.06, colour: "lblsea", ground: "sea", rank: 50 },
    ocean: { font: `italic 17px ${SERIF}`, size: 17, spacing: 0.2, upper: true, colour: "lblsea", ground: "sea", rank: 48 },
    town: { font: `12px ${SANS}`, size: 12, spacing: 0, colour: "ink2", ground: "halo", rank: 60 },
    note: { font: `600 13px ${SANS}`, size: 13, spacing: 0, colour: "ink", ground: "halo", rank: 0 },
    km: { font: `600 11.5px ${SANS}`, size: 11.5, spacing: 0, colour: "border", ground: "halo", rank: 15 },
  };

  /** Arabic script is never spaced, slanted or set in capitals. */
  const isArabic = (words) => /[\u0600-\u06FF]/.test(words);

  /** Lines of a name as it is set: capitals where the style has them, long province names in two lines. */
  function linesOf(words, style) {
    const set = style.upper && !isArabic(words) ? words.toUpperCase() : words;
    if (style === STYLES.note) return wrap(set, 30);
    if (style !== STYLES.province || set.length < 16 || !set.includes(" ")) return [set];
    const middle = set.length / 2;
    const spaces = [...set.matchAll(/ /g)].map((found) => found.index);
    const at = spaces.reduce((best, i) => (Math.abs(i - middle) < Math.abs(best - middle) ? i : best), spaces[0]);
    return [set.slice(0, at), set.slice(at + 1)];
  }

  /** Words in lines of at most `most` letters, broken at spaces; at most three. */
  function wrap(words, most) {
    const lines = [""];
    for (const word of words.split(/\s+/)) {
      const line = lines[lines.length - 1];
      if (line && line.length + word.length >= most) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]} …`] : lines;
  }

  /** A label ready to be placed. @param {function(string, string): number} measure px of words in a font */
  function buildLabel(words, kind, measure, more = {}) {
    const style = STYLES[kind];
    const lines = linesOf(words, style);
    const spacing = isArabic(words) ? 0 : style.spacing * style.size;
    const width = Math.max(...lines.map((line) => measure(line, style.font) + spacing * Math.max(0, line.length - 1)));
    const height = lines.length * style.size * 1.18;
    return { words, lines, kind, style, spacing, width, height, rank: style.rank, boxes: [], ...more };
  }

  const centred = (label, x, y) =>
    [x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2];

  /** Whether a town is shown at a zoom (the table of the design); `isFocus`: in a country of the border. */
  function isTownShown(town, zoom) {
    const { population, isNear, isFocus, isCapital } = town;
    if (isCapital) return zoom >= 3.25 || population > 5e6;
    if (zoom < 4) return false;
    if (zoom < 5.75) return isFocus ? population > 1.6e6 || (isNear && population > 6e4) : false;
    if (zoom < 7.75) return isFocus ? population > 1e5 || (isNear && population > 0) : population > 1e6;
    if (zoom < 10.75) return population > (isFocus ? 5e3 : 5e4) || (isNear && isFocus);
    return true;
  }

  /** Labels of the towns in view, dots included: `dot` is where the town lies. Without a border no capital stands out. */
  function townLabels(towns, view, measure, taken, hasFocus = true) {
    const labels = [];
    const count = towns.names?.length ?? 0;
    for (let i = 0; i < count; i += 1) {
      const town = {
        population: towns.population[i], isNear: towns.near[i] === 1, isFocus: towns.focus[i] === 1,
        isCapital: towns.capital[i] === 1,
      };
      if (taken.has(towns.ids[i]) || !isTownShown(town, view.zoom)) continue;
      const x = towns.x[i] * view.size - view.left;
      const y = towns.y[i] * view.size - view.top;
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      const isMinor = town.isCapital && !town.isFocus;
      const kind = town.isCapital && town.isFocus && hasFocus ? "capital" : town.isNear && town.isFocus ? "crossing" : "town";
      const label = buildLabel(towns.names[i], kind, measure, { dot: [x, y], isSquare: town.isCapital });
      label.rank += (isMinor ? 0 : 1) + (1 - Math.min(1, Math.log10(1 + town.population) / 8));
      label.boxes = S.boxesBeside(x, y, label.width, label.height, town.isCapital ? 8 : 6.5);
      labels.push(label);
    }
    return labels;
  }

  /** Labels of areas (countries, provinces, seas) at the points inside them that the payload gives. */
  function areaLabels(areas, kindOf, view, measure, { first = {}, named = new Set() } = {}) {
    const labels = [];
    for (const area of areas ?? []) {
      const kind = kindOf(area);
      if (!kind) continue;
      const label = buildLabel(area.name, kind, measure, { areaId: area.id });
      if (named.has(area.id)) label.rank = Math.min(label.rank, STYLES.named.rank + 1);
      const extent = Math.sqrt(area.extent ?? 0) * view.size;
      if (extent && !named.has(area.id) && extent < label.width * (kind === "country" ? 0.5 : kind === "sea" || kind === "ocean" ? 0.45 : 0.62)) continue;
      const points = area.points.map(([lon, lat]) =>
        [S.projectX(lon) * view.size - view.left, S.projectY(lat) * view.size - view.top]);
      const chosen = first[area.id];
      label.boxes = (chosen ? [chosen] : points).map(([x, y]) => centred(label, x, y));
      label.isForced = Boolean(chosen);
      if (chosen) label.rank = 1;
      labels.push(label);
    }
    return labels;
  }

  /** Kilometres along the border: ends only at small scales, then every 100, then every 25. */
  function kmLabels(marks, view, measure) {
    const step = S.byZoom(view.zoom, [Infinity, 100, 25, 5]);
    const last = marks.length - 1;
    return marks.flatMap((mark, i) => {
      if (i !== 0 && i !== last && (step === Infinity || mark.km % step !== 0)) return [];
      if (view.zoom < 4.25) return [];
      const x = S.projectX(mark.lon) * view.size - view.left;
      const y = S.projectY(mark.lat) * view.size - view.top;
      const label = buildLabel(S.say("km_mark", { km: S.number(mark.km) }), "km", measure, { dot: [x, y], isKm: true });
      label.boxes = S.boxesBeside(x, y, label.width, label.height, 10);
      label.isEnd = i === 0 || i === last;
      if (!label.isEnd) label.rank = 55;
      return [label];
    });
  }

  const countryKind = (zoom) => (country) =>
    country.focus ? (zoom < 9 ? "country" : null) : zoom >= 3 && zoom < 9 ? "neighbour" : null;
  const seaKind = (zoom) => (sea) =>
    zoom < 3.5 ? null : Math.sqrt(sea.extent ?? 0) * 256 * 2 ** zoom > 230 ? "ocean" : "sea";
  const provinceKind = (zoom) => (province) =>
    zoom < 4.5 ? null : zoom < 5.75 ? (province.near ? "province" : null) : zoom < 10.75 ? "province" : null;

  Object.assign(S, { STYLES, buildLabel, linesOf, isTownShown, townLabels, areaLabels, kmLabels, countryKind, seaKind,
    provinceKind });
})((globalThis.SarhadMap ??= {}));
