/** Says dates, precision and sources in words. Pure: values in, words out. */
(function (S) {
  "use strict";

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];

  /**
   * One EDTF date without interval.
   * @param {string} edtf such as 2025-01-20, 2024-04, 2023, 199X, 2024-21, with ? ~ or %
   * @returns {{words: string, unit: string}} unit: day, month, season, year or more
   */
  function pointInWords(edtf) {
    const flags = /[?~%]/.exec(edtf);
    const bare = edtf.replace(/[?~%]/g, "");
    let found;
    let words = bare;
    let unit = "more";
    if ((found = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(bare))) {
      words = `${Number(found[3])} ${MONTHS[found[2] - 1]} ${yearInWords(found[1])}`;
      unit = "day";
    } else if ((found = /^(-?\d{4})-(2[1-4])$/.exec(bare))) {
      words = S.say(`season_${found[2]}`, { year: yearInWords(found[1]) });
      unit = "season";
    } else if ((found = /^(-?\d{4})-(\d\d)(-XX)?$/.exec(bare)) && found[2] >= 1 && found[2] <= 12) {
      words = `${MONTHS[found[2] - 1]} ${yearInWords(found[1])}`;
      unit = "month";
    } else if ((found = /^(-?\d{4})(-XX)?(-XX)?$/.exec(bare))) {
      words = yearInWords(found[1]);
      unit = "year";
    } else if ((found = /^(\d{3})X$/.exec(bare))) words = S.say("decade", { year: found[1] + "0" });
    else if ((found = /^(\d{2})XX$/.exec(bare))) words = S.say("century", { year: found[1] + "00" });
    if (flags && flags[0] !== "?") words = S.say("approximate", { date: words });
    return { words, unit };
  }

  const yearInWords = (year) => (Number(year) < 0 ? `${-Number(year)} BC` : String(Number(year)));

  /** A whole EDTF expression, intervals and sets included, as `pointInWords` does. */
  function dateInWords(edtf) {
    if (/[[{,]|\.\.(?!$|\/)/.test(edtf.replace("../", "").replace("/..", ""))) return { words: edtf, unit: "more" };
    if (!edtf.includes("/")) return pointInWords(edtf);
    const [a, b] = edtf.split("/");
    const open = (end) => end === "" || end === "..";
    if (open(a) && open(b)) return { words: S.say("open"), unit: "more" };
    if (open(a)) return { words: S.say("before", { b: pointInWords(b).words }), unit: "more" };
    if (open(b)) return { words: S.say("after", { a: pointInWords(a).words }), unit: "more" };
    const days = (Date.parse(b.replace(/[?~%]/g, "")) - Date.parse(a.replace(/[?~%]/g, ""))) / 864e5;
    const isWeek = a.length >= 10 && b.length >= 10 && days <= 7;
    const words = S.say("from_to", { a: pointInWords(a).words, b: pointInWords(b).words });
    return { words, unit: isWeek ? "week" : "more" };
  }

  /** When an event was: `{words, note, short}`; the note says how precise that is and what it rests on. */
  function whenInWords(event) {
    const notes = { proposed: "idea", demanded: "wish", planned: "plan", denied: "denial" };
    const state = notes[event.status] ? S.say(notes[event.status]) : "";
    if (!event.date_edtf) return { words: S.say("undated"), note: state };
    const { words, unit } = dateInWords(event.date_edtf);
    const basis = event.date_basis === "inferred" ? "inferred" : "stated";
    return { words, note: [S.say(`${unit}.${basis}`), state].filter(Boolean).join(". ") };
  }

  /** How precisely a place is known. */
  function whereNote(feature, byId) {
    const notes = [];
    const place = isEvent(feature) ? byId?.get(feature.place_ids?.[0]) : feature;
    const host = /^host:(.+)$/.exec(place?.location_source ?? "");
    if (feature.kind === "none") {
      const named = feature.place_names?.length || !isEvent(feature);
      notes.push(S.say(named ? "precision.vague" : "precision.none"));
    } else if (feature.kind === "city" && feature.radius_m && !host && feature.geo_precision > 1) {
      notes.push(S.say("precision.radius", { km: S.number(feature.radius_m / 1000) }));
    } else if (feature.place_names?.length > 1 && feature.kind !== "city") {
      notes.push(S.say("drawn_at", { place: feature.place_names[0] }));
    } else notes.push(S.say(`precision.${feature.kind}`));
    const hostName = host && byId?.get(host[1])?.name;
    if (hostName) notes.push(S.say("position_host", { place: hostName }));
    if (feature.place_basis === "inferred") notes.push(S.say("place_inferred"));
    return notes.join(". ");
  }

  const isEvent = (feature) => feature.layer === "events" || feature.layer === "agreements";

  /** The type that decides an event's shape. */
  const typeOf = (feature) => (feature.layer === "agreements" ? "agreement" : feature.event_type ?? "other");

  /** Author, site and day of an article, as far as they are printed. */
  function creditOf(article) {
    const day = article.published ? dateInWords(article.published).words : null;
    const known = [article.author, article.publisher, day].filter(Boolean);
    if (!known.length) return S.say("no_author");
    return known.join(" · ") + (day ? "" : ` · ${S.say("no_date_printed")}`);
  }

  /**
   * Turns offsets in code points into offsets of this language's strings (UTF-16).
   * @returns {function(number): number}
   */
  function offsetsIn(text) {
    if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
    const starts = [];
    for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) starts.push(at);
    starts.push(text.length);
    return (offset) => starts[Math.max(0, Math.min(offset, starts.length - 1))];
  }

  /** Orders events by time, those without a date last, then by name. */
  function compareInTime(a, b) {
    const key = (event) => event.date_start ?? event.date_end ?? "9999";
    return key(a).localeCompare(key(b)) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
  }

  Object.assign(S, { dateInWords, whenInWords, whereNote, isEvent, typeOf, creditOf, offsetsIn, compareInTime });
})((globalThis.SarhadMap ??= {}));
