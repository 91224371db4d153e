/** The card of a feature: what, when, where, who, how well known, and every sentence that says so. */
(function (S) {
  "use strict";

  /** A row of the card: a question, the answer, and how well it is known; `why` is from `whyOf`. */
  function row(question, answer, note, why = {}) {
    if (!answer) return [];
    const value = typeof answer === "string" ? S.quoted("span", {}, answer) : answer;
    return [S.h("dt", {}, question), S.h("dd", why, value, note ? S.h("small", {}, note) : null)];
  }

  /** Attributes of what was read from words of the text: under the pointer or in focus it underlines them there. */
  function whyOf(app, event, field) {
    if (!app.reader || !event.words?.[field]) return {};
    const show = () => app.reader.underline(field);
    const hide = () => app.reader.underline(null);
    return { "data-why": field, tabindex: 0, on: { mouseenter: show, focus: show, mouseleave: hide, blur: hide } };
  }

  function eventHead(app, event) {
    const type = S.typeOf(event);
    const isMachine = S.isMachineRead(event);
    return S.h("div", { class: "sarhad-eyebrow" },
      S.icon(type, event.status, 7, isMachine), S.h("span", whyOf(app, event, "event_type"), S.say(`type.${type}`)),
      S.h("span", { class: "sarhad-chip", ...whyOf(app, event, "status") }, S.icon(type, event.status, 5, isMachine, { hasDoubt: false }), S.say(`status.${event.status}`)));
  }

  function eventRows(app, event) {
    const when = S.whenInWords(event);
    const where = event.place_names?.join("; ") || S.say("no_place");
    const why = (field) => whyOf(app, event, field);
    const roles = event.parties?.length ? [["parties", event.parties, "parties"]]
      : [["who", event.actors, "actors"], ["towards", event.recipients, "recipients"]];
    const stands = event.agreement_state ? S.say(`state.${event.agreement_state}`) : null;
    const signed = event.signed_edtf && event.signed_edtf !== event.date_edtf ? S.dateInWords(event.signed_edtf).words : null;
    return [
      ...row(S.say("when"), when.words, when.note, why("date_edtf")),
      ...row(S.say("signed"), signed, null, why("signed_edtf")),
      ...row(S.say("stands"), stands, null, why("agreement_state")),
      ...row(S.say("where"), where, S.whereNote(event, app.byId), why("place_ids")),
      ...roles.flatMap(([key, names, field]) => row(S.say(key), names?.join("; "), null, why(field))),
      ...row(S.say("about"), event.subject, null, why("subject")),
      ...row(S.say("provides"), event.provisions?.join("; "), null, why("provisions")),
      ...row(S.say("contradicts"), event.contradicts?.map((id) => app.nameOf(id) ?? id).join("; ")),
    ];
  }

  function placeRows(app, place) {
    const codes = [place.iso_3166_2, place.icao, ...(place.country_codes ?? [])].filter(Boolean).join(" · ");
    return [
      ...row(S.say("where"), S.whereNote(place, app.byId)),
      ...row(S.say("code"), codes),
      ...row(S.say("named"), [place.name_fa, place.name_ur].filter(Boolean).join(" · ")),
      ...(place.reading === "alternative" ? row(S.say("details"), S.say("alternative")) : []),
    ];
  }

  /** One line of the card for each event here. */
  function eventsHere(app, place) {
    const events = place.events.map((id) => app.byId.get(id)).filter(Boolean).sort(S.compareInTime);
    const body = events.length
      ? S.h("ul", { class: "sarhad-items" }, ...events.map((event) => S.renderItem(app, event)))
      : S.h("p", { class: "sarhad-note" }, S.say("nothing_here"));
    return S.h("section", { class: "sarhad-section" }, S.h("h3", {}, S.say("happened_here")), body);
  }

  /** The evidence as buttons: each opens its sentence in the article. */
  function evidence(app, feature) {
    const items = feature.evidence.map((span, i) =>
      S.h("li", {}, S.button({
        class: "sarhad-evidence", "aria-current": i === app.evidenceIndex ? "true" : null, on: { click: () => app.openEvidence(i) },
      },
      S.h("span", { class: "sarhad-swatch", "aria-hidden": "true" }),
      S.quoted("q", { class: "sarhad-quote" }, app.exact(span)),
      S.h("span", { class: "sarhad-source" }, S.say("article_n", { n: span[0] + 1 })))));
    return S.h("section", { class: "sarhad-section sarhad-more", "aria-label": S.say("evidence") }, S.h("ul", {}, ...items));
  }

  /** Who says so: the article in words, and a link where there is one. */
  function source(app, feature) {
    const first = feature.evidence[app.evidenceIndex] ?? feature.evidence[0];
    if (!first) return null;
    const article = app.payload.articles[first[0]];
    return S.h("p", { class: "sarhad-note sarhad-origin" }, S.h("b", {}, S.say("article_n", { n: first[0] + 1 })), " ",
      article.title ? S.quoted("cite", {}, article.title) : null, article.title ? " " : null,
      S.quoted("span", {}, S.creditOf(article)), article.url ? [" ", S.link(article.url, S.say("open_source"))] : null);
  }

  /** The card of a feature. */
  function renderCard(app, feature) {
    const isEvent = S.isEvent(feature);
    const head = isEvent ? eventHead(app, feature) : S.h("div", { class: "sarhad-eyebrow" }, S.say(`layer.${feature.layer}`));
    const rows = isEvent ? eventRows(app, feature) : placeRows(app, feature);
    const review = isEvent && S.isMachineRead(feature)
      ? S.h("p", { class: "sarhad-note sarhad-review" }, S.say("machine")) : null;
    return S.h("div", { class: "sarhad-card-body" },
      head, S.quoted("h2", { class: "sarhad-title", tabindex: -1 }, feature.name), S.h("dl", {}, ...rows), review,
      feature.layer === "border" ? S.renderLengths(app, feature) : null,
      isEvent ? null : eventsHere(app, feature), evidence(app, feature), source(app, feature));
  }

  /** The places of a row: things within one town share its position, so there can be several names. */
  const placesOf = (events) => [...new Set(events.map((event) => event.place_names?.[0]).filter(Boolean))].join(", ");

  /** The card of a row with more than six marks, or of a tap on a row: what is here. */
  function renderPlaceList(app, events) {
    const name = placesOf(events);
    return S.h("div", { class: "sarhad-card-body" },
      S.h("div", { class: "sarhad-eyebrow" }, S.say("at_this_place", { n: S.say("events_n", { n: events.length }) })),
      S.quoted("h2", { class: "sarhad-title", tabindex: -1 }, name),
      S.h("ul", { class: "sarhad-items" }, ...events.map((event) => S.renderItem(app, event))));
  }

  Object.assign(S, { placesOf, renderCard, renderPlaceList });
})((globalThis.SarhadMap ??= {}));
