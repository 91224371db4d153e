/** Every word of the interface, by language; `say` fills the braces. Words of articles never stand here. */
(function (S) {
  "use strict";

  const STRINGS = {
    en: {
      tagline: "{articles}, {events}. Every mark leads to the sentence that says so.",
      articles: "{n} articles", articles_one: "1 article",
      events_n: "{n} events", events_n_one: "1 event",
      sentences_n: "{n} sentences as evidence", sentences_n_one: "1 sentence as evidence",
      map: "Map", list: "List", text: "Text", key: "Legend", layers: "Layers", details: "Details",
      theme: "Theme", light: "Light", dark: "Dark", zoom_in: "Zoom in", zoom_out: "Zoom out", home: "Whole region",
      show_layer: "Show {layer}", close: "Close", show: "Show", hide: "Hide",
      worldview: "Worldview", "worldview.de-facto": "De facto",
      as_of: "As of {date}, the latest article", as_of_none: "The articles print no date",
      // kinds of features
      "layer.border": "Border", "layer.provinces": "Province", "layer.bases": "Base", "layer.capitals": "Capital",
      "layer.places": "Place", "layer.countries": "Country", "layer.seas": "Sea", "layer.events": "Event",
      "layer.agreements": "Agreement",
      "type.visit": "Visit", "type.meeting": "Meeting", "type.ceremony": "Ceremony", "type.exercise": "Exercise",
      "type.deployment": "Deployment", "type.agreement": "Agreement", "type.commitment": "Commitment",
      "type.institutional": "Institution", "type.attack": "Attack", "type.statement": "Statement",
      "type.other": "Other",
      "status.occurred": "Occurred", "status.planned": "Planned", "status.proposed": "Proposed",
      "status.demanded": "Demanded", "status.denied": "Denied", "status.historical": "Historical",
      // legend
      what: "What happened", did: "Did it happen?", how: "How exactly do we know where?", who_read: "Who has read it?",
      machine: "Read by machine, not yet checked", checked: "Checked by a person",
      "how.point": "Named place", "how.city": "In the city", "how.area": "Line or area", "how.country": "Country only",
      "how.place": "Only named",
      // trays and lists
      no_place: "No place in the text", no_date: "No date in the text", vague: "Named, but without agreed limits",
      list_events: "What happened", list_places: "Places named", list_help: "In order of time; without a date last.",
      empty: "No articles yet.", no_match: "No event matches these filters.",
      nowhere: "No article read so far names an event here. That is not a report of calm.",
      at_this_place: "{n} here",
      // card
      when: "When", where: "Where", who: "Who", towards: "With", parties: "Parties", signed: "Signed",
      provides: "Provides", about: "About", stands: "Stands", "state.signed": "Signed", "state.in_force": "In force", "state.ended": "Ended", evidence: "Evidence", happened_here: "What the articles place here", named: "Also",
      hidden: "Not on the map now: a filter or a layer hides it.",
      nothing_here: "The articles name it; they place no event here.", "see_text": "Read it in the article",
      alternative: "A second way to read these words", contradicts: "Cannot hold together with",
      other_claims: "Other claims", code: "Code",
      said: "Said", measured: "Measured", one_border: "One border, {n} lengths", km: "km",
      lengths_help: "Filled: what the articles say. Open: the same border measured, by source and by tolerance of the ruler. None of them is “the” length.",
      axis_from: "The axis starts at {km} km", tolerance: "bends under {m} m left out", full: "with every bend its source has", line_from: "Line: {source}",
      in_miles: "{n} miles in the text", in_miles_one: "1 mile in the text",
      claim_row: "{value} {unit}", length_table: "Lengths of this border",
      // precision of time
      "day.stated": "To the day, from the text", "month.stated": "To the month, from the text",
      "week.stated": "To the week, from the text", "season.stated": "To the season, from the text",
      "year.stated": "Only the year, from the text", "more.stated": "Only the period, from the text",
      "day.inferred": "Inferred: from a neighbouring sentence; this sentence gives no day",
      "month.inferred": "Inferred: from a neighbouring sentence; this sentence gives no month",
      "week.inferred": "Inferred: from a neighbouring sentence; this sentence gives no week",
      "season.inferred": "Inferred: from a neighbouring sentence; this sentence gives no season",
      "year.inferred": "Inferred: from a neighbouring sentence; this sentence gives no year",
      "more.inferred": "Inferred: from a neighbouring sentence; this sentence gives no date",
      undated: "No date in the text",
      idea: "An idea, not an event: nothing is drawn as having happened",
      wish: "A demand, not an event: nothing is drawn as having happened",
      plan: "A plan: the text does not say that it happened",
      denial: "Denied: the text says that it did not happen",
      approximate: "about {date}", uncertain: "{date} (uncertain)", from_to: "{a} to {b}", before: "until {b}",
      after: "from {a} on", decade: "the {year}s", century: "{year}s", open: "open",
      season_21: "spring {year}", season_22: "summer {year}", season_23: "autumn {year}", season_24: "winter {year}",
      // precision of place
      "precision.point": "The named place; the position is its centre, not the spot",
      "precision.city": "City-level position, not the place itself",
      "precision.radius": "Somewhere within {km} km of this point",
      "precision.line": "Along the line: the text names no stretch of it",
      "precision.area": "The whole area: the text names no part of it",
      "precision.country": "The text names only the country",
      "precision.none": "Not on the map: the text names no place",
      "precision.vague": "Named, but without limits that all agree on: not on the map",
      drawn_at: "On the map at {place}",
      place_inferred: "Inferred: from a neighbouring sentence; this sentence names no place",
      position_host: "Position taken from {place}",
      // article
      article_n: "Article {n}", no_author: "author and date not printed", no_date_printed: "date not printed",
      sentence_of: "Evidence {i} / {n}", previous: "Previous evidence", next: "Next evidence", open_source: "Open the source",
      pick_map: "Choose a mark on the map: here stands the sentence that says so.",
      pick: "Choose a mark on the map, or a line of the list: here stands the sentence that says so.",
      // map
      scale_at: "{km} km at {lat}", credits: "Sources", map_label: "Map of the events; the list holds the same",
      line_of_control: "Line of Control", km_mark: "km {km}", disputed: "Disputed", band: "The tinted band shows the two sides; it has no meaning in kilometres.",
      odbl: "Border line: © OpenStreetMap contributors, Open Database License 1.0",
      sheet: "Details, {state}", "sheet.peek": "closed", "sheet.half": "half open", "sheet.full": "open",
    },
  };

  /**
   * Say something in the language of the page.
   * @param {string} key @param {Object<string, string|number>} [values] what the braces stand for
   * @returns {string} the words; with `n` = 1 those of `KEY_one` where there are such; the key itself if unknown
   */
  function say(key, values = {}) {
    const table = STRINGS[S.language] || STRINGS.en;
    const one = values.n === 1 ? table[key + "_one"] : undefined;
    const words = one ?? table[key] ?? STRINGS.en[key] ?? key;
    return words.replace(/\{(\w+)\}/g, (brace, name) => (name in values ? String(values[name]) : brace));
  }

  /** Whether the table has words for a key. */
  const hasWords = (key) => key in STRINGS.en;

  /** A number with thousands marks; decimals as asked. */
  const number = (value, decimals = 0) =>
    Number(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

  Object.assign(S, { STRINGS, say, hasWords, number, language: "en" });
})((globalThis.SarhadMap ??= {}));
