/** The marks on the map: rows of events on their stalks, quiet marks of places; each is a button. */
(function (S) {
  "use strict";

  const R = 8.5;

  function markButton(app, feature, row = [feature]) {
    const name = S.isEvent(feature)
      ? [feature.name, S.say(`type.${S.typeOf(feature)}`), S.say(`status.${feature.status}`), S.whenInWords(feature).words]
      : [feature.name, S.say(`layer.${feature.layer}`)];
    return S.button({
      class: "sarhad-mark", "data-id": feature.id, "data-layer": feature.layer, "aria-label": name.join(", "),
      title: feature.name, on: { click: (event) => pick(app, feature, row, event) },
    });
  }

  /** A mark in a row is narrower than a finger: a touch on a row of several opens the list of that place. */
  function pick(app, feature, row, event) {
    if (event.pointerType === "touch" && row.length > 1) app.openPlace(row);
    else app.select(feature.id);
  }

  const picture = (...children) =>
    S.svg("svg", { class: "sarhad-picture", width: 44, height: 44, viewBox: "-22 -22 44 44", "aria-hidden": "true" }, ...children);

  function eventButton(app, event, row) {
    const mark = markButton(app, event, row);
    const parts = [S.symbol(S.typeOf(event), event.status, R, S.isMachineRead(event)), S.svg("circle", { class: "sarhad-selection", r: 15.5 })];
    if (event.kind === "country") parts.push(S.svg("path", { class: "sarhad-underline", d: "M-7 15.5h14" }));
    mark.append(picture(...parts));
    return mark;
  }

  function placeButton(app, place) {
    const mark = markButton(app, place);
    mark.classList.add("sarhad-place");
    if (place.layer === "border") mark.append(S.quoted("span", { class: "sarhad-border-name" }, place.name));
    else mark.append(picture(S.svg("g", { class: "sarhad-glyph" }, S.placeGlyph(place.layer)), S.svg("circle", { class: "sarhad-selection", r: 9 })));
    return mark;
  }

  /** The quiet mark of a place as Leaflet marker. */
  function buildPlace(app, place) {
    const button = placeButton(app, place);
    const element = S.h("div", { class: "sarhad-group" }, button);
    return { place, button, element, marker: toMarker(app, element) };
  }

  /** A row of one place as Leaflet marker; its parts are moved by `drawGroup`. */
  function buildGroup(app, group) {
    const lines = S.svg("svg", { class: "sarhad-stalk", width: 1, height: 1, "aria-hidden": "true" });
    const buttons = group.events.map((event) => eventButton(app, event, group.events));
    const element = S.h("div", { class: "sarhad-group", "data-kind": group.kind }, lines, ...buttons);
    const total = group.isCounted || S.canFold(group) ? countButton(app, group) : null;
    const built = { ...group, element, lines, buttons, total, mayUnfold: !group.isCounted, marker: toMarker(app, element) };
    fold(built, group.isCounted);
    return built;
  }

  /** Show one mark with a number for a row, or its marks. */
  function fold(group, isCounted) {
    group.isCounted = isCounted;
    if (isCounted) group.element.append(group.total);
    else group.total?.remove();
    for (const button of group.buttons) button.classList.toggle("is-counted", isCounted);
  }

  /** More than six at one place: how many, in the shape that most of them have. */
  function countButton(app, group) {
    const count = group.events.length;
    const mark = S.button({
      class: "sarhad-mark sarhad-count", "aria-label": `${S.say("at_this_place", { n: count })}: ${S.placesOf(group.events)}`,
      on: { click: () => app.openPlace(group.events) },
    });
    const shape = S.symbol(group.type, "occurred", 13, true);
    shape.querySelector(".sarhad-doubt")?.remove();
    mark.append(picture(shape, S.svg("text", { class: "sarhad-number", y: 4, "text-anchor": "middle" }, count), S.svg("circle", { class: "sarhad-selection", r: 19 })));
    return mark;
  }

  function toMarker(app, element) {
    const { L } = app;
    L.DomEvent.disableClickPropagation(element);
    const icon = L.divIcon({ className: "sarhad-marker", html: element, iconSize: null });
    return L.marker([0, 0], { icon, keyboard: false, interactive: false });
  }

  const shift = (element, x, y) => { element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`; };

  /** Draw ring, stalk and buttons around the anchor at (0, 0). */
  function drawGroup(group, place) {
    const { dx, dy } = place;
    const run = S.widthOf(group) - S.PITCH;
    const parts = [];
    if (group.kind === "city") parts.push(S.svg("circle", { class: "sarhad-city", r: 11 }));
    if (group.kind !== "area" && group.kind !== "country") {
      parts.push(S.svg("path", { class: "sarhad-stem", d: `M0 0L${place.end.toFixed(1)} ${dy.toFixed(1)}` }));
    }
    if (run > 0 && !group.isCounted) parts.push(S.svg("path", { class: "sarhad-stem", d: `M${dx.toFixed(1)} ${dy.toFixed(1)}h${run}` }));
    group.lines.replaceChildren(...parts);
    group.buttons.forEach((button, i) => shift(button, dx + i * S.PITCH, dy));
    if (group.isCounted) shift(group.total, dx, dy);
  }

  Object.assign(S, { buildGroup, buildPlace, drawGroup, fold });
})((globalThis.SarhadMap ??= {}));
