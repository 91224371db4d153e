/** The list: the accessible twin of the map, in order of time; and the trays for what has no place or no date. */
(function (S) {
  "use strict";

  /** One event as a line: symbol, title, when. */
  function renderItem(app, event) {
    return S.h("li", {}, S.button({
      class: "sarhad-item", "data-id": event.id, "aria-current": event.id === app.selected ? "true" : null,
      on: { click: () => app.select(event.id) },
    },
    S.icon(S.typeOf(event), event.status, 6.5, S.isMachineRead(event)),
    S.h("span", { class: "sarhad-item-words" }, S.quoted("span", { class: "sarhad-item-name" }, event.name),
      S.h("span", { class: "sarhad-item-when" }, itemNote(event)))));
  }

  function itemNote(event) {
    const status = event.status === "occurred" ? null : S.say(`status.${event.status}`);
    const place = event.place_names?.[0] ?? null;
    return [event.date_edtf ? S.whenInWords(event).words : null, place, status].filter(Boolean).join(" · ");
  }

  function renderPlaceItem(app, place) {
    return S.h("li", {}, S.button({
      class: "sarhad-item sarhad-item-place", "data-id": place.id, "aria-current": place.id === app.selected ? "true" : null,
      on: { click: () => app.select(place.id) },
    }, S.quoted("span", { class: "sarhad-item-name" }, place.name),
    S.h("span", { class: "sarhad-item-when" }, place.shape === null ? S.say("vague") : S.say(`layer.${place.layer}`))));
  }

  const section = (heading, items, more = {}) =>
    items.length ? S.h("section", more, S.h("h3", {}, heading), S.h("ul", { class: "sarhad-items" }, ...items)) : null;

  /** The whole list of what is shown. */
  function renderList(app) {
    const shown = app.shown();
    const events = shown.filter(S.isEvent).sort(S.compareInTime);
    const dated = events.filter((event) => event.date_edtf);
    const undated = events.filter((event) => !event.date_edtf);
    const places = shown.filter((one) => !S.isEvent(one)).sort((a, b) => a.name.localeCompare(b.name));
    const nothing = app.payload.articles.length ? (app.hasEvents ? S.say("no_match") : S.say("nowhere")) : S.say("empty");
    return [
      events.length ? null : S.h("p", { class: "sarhad-note" }, nothing),
      section(S.say("list_events"), dated.map((event) => renderItem(app, event))),
      section(S.say("no_date"), undated.map((event) => renderItem(app, event)), { class: "sarhad-undated" }),
      section(S.say("list_places"), places.map((place) => renderPlaceItem(app, place))),
    ].filter(Boolean);
  }

  /** The tray on the map: events without a place, which nothing on the map can show. */
  function renderTray(app) {
    const events = app.shown().filter((one) => S.isEvent(one) && one.shape === null).sort(S.compareInTime);
    if (!events.length) return null;
    const items = S.h("ul", { class: "sarhad-items" }, ...events.map((event) => renderItem(app, event)));
    const tray = S.h("details", { class: "sarhad-tray" },
      S.h("summary", {}, `${S.say("no_place")} (${events.length})`), items);
    tray.open = events.length <= 3;
    return tray;
  }

  /** The layers, each with how many features it holds: boxes to tick. */
  function renderLayers(app) {
    const rows = app.payload.layers.map(({ name, label, count }) => {
      const box = S.h("input", {
        type: "checkbox", "data-layer-box": name, checked: !app.hidden.has(name), disabled: count === 0,
        on: { change: () => app.showLayer(name, box.checked) },
      });
      return S.h("label", { class: count ? "" : "is-empty" }, box, S.h("span", {}, label), S.h("span", { class: "sarhad-count-words" }, count));
    });
    return S.h("fieldset", { class: "sarhad-layers" }, S.h("legend", {}, S.say("layers")), ...rows);
  }

  Object.assign(S, { renderItem, renderList, renderTray, renderLayers });
})((globalThis.SarhadMap ??= {}));
