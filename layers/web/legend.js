/** The legend: its headings are the reader's questions; it explains only what the map now shows. */
(function (S) {
  "use strict";

  const group = (heading, items, className = "") =>
    items.length ? [S.h("h3", {}, heading), S.h("div", { class: `sarhad-legend-grid ${className}` },
      ...items.map(([picture, words]) => S.h("div", {}, picture, S.h("span", {}, words))))] : [];

  const frame = (...children) =>
    S.svg("svg", { class: "sarhad-icon", width: 28, height: 20, viewBox: "-14 -10 28 20", "aria-hidden": "true" }, ...children);

  const HOW = {
    point: () => frame(S.svg("path", { class: "sarhad-stem", d: "M-6 6L7 -6" }), S.svg("circle", { class: "sarhad-dot", cx: -6, cy: 6, r: 2.4 })),
    city: () => frame(S.svg("circle", { class: "sarhad-city", r: 8 }), S.svg("circle", { class: "sarhad-dot", r: 2 })),
    area: () => frame(S.svg("path", { class: "sarhad-hatching", d: "M-13 8L-3 -8M-7 8L3 -8M-1 8L9 -8M5 8L14 -6" })),
    country: () => frame(S.svg("circle", { class: "sarhad-open", cy: -2, r: 5 }), S.svg("path", { class: "sarhad-underline", d: "M-7 8.5h14" })),
    place: () => frame(S.svg("g", { class: "sarhad-glyph" }, S.svg("rect", { x: -11.2, y: -3.2, width: 6.4, height: 6.4 }),
      S.svg("circle", { r: 2.8 }), S.svg("path", { transform: "translate(9 0)", d: "M-4 4V-1L0-4.6L4-1V4Z" }))),
  };

  /** Legend of the events that there are: types, statuses, precision of the place, who has read it. */
  function renderLegend(app) {
    const events = app.payload.features.filter(S.isEvent);
    const types = new Set(events.map(S.typeOf));
    const statuses = new Set(events.map((event) => event.status));
    const kinds = new Set(events.map((event) => (event.kind === "line" ? "area" : event.kind)));
    if (app.payload.features.length > events.length) kinds.add("place");
    const isMachine = events.some(S.isMachineRead);
    const isChecked = events.some((event) => !S.isMachineRead(event));
    // What is explained looks as it does on the map: outlines, as long as no person has checked any mark.
    const look = (type, status) => S.icon(type, status, 6, !isChecked, { hasDoubt: false });
    return [
      ...group(S.say("what"), S.TYPES.filter((type) => types.has(type)).map((type) => [look(type, "occurred"), S.say(`type.${type}`)])),
      ...group(S.say("did"), S.STATUSES.filter((status) => statuses.has(status)).map((status) => [look("visit", status), S.say(`status.${status}`)])),
      ...group(S.say("how"), ["point", "city", "area", "country", "place"].filter((kind) => kinds.has(kind)).map((kind) => [HOW[kind](), S.say(`how.${kind}`)])),
      ...group(S.say("who_read"), [
        ...(isMachine ? [[S.icon("visit", "occurred", 6, true), S.say("machine")]] : []),
        ...(isMachine && isChecked ? [[S.icon("visit", "occurred", 6), S.say("checked")]] : []),
      ], "is-one"),
    ];
  }

  Object.assign(S, { renderLegend });
})((globalThis.SarhadMap ??= {}));
