/** The marks on the map: rows of events on their stalks, quiet marks of places; each is a button. */
(function (S) {
  "use strict";

  const R = 8.5;

  function markButton(app, feature) {
    const name = S.isEvent(feature)
      ? [feature.name, S.say(`type.${S.typeOf(feature)}`), S.say(`status.${feature.status}`), S.whenInWords(feature).words]
      : [feature.name, S.say(`layer.${feature.layer}`)];
    return S.button({
      class: "sarhad-mark", "data-id": feature.id, "data-layer": feature.layer, "aria-label": name.join(", "),
      title: feature.name, on: { click: () => app.select(feature.id) },
    });
  }

  const picture = (...children) =>
    S.svg("svg", { class: "sarhad-picture", width: 44, height: 44, viewBox: "-22 -22 44 44", "aria-hidden": "true" }, ...children);

  function eventButton(app, event) {
    const mark = markButton(app, event);
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

  /** A row of one place as Leaflet marker; its parts are moved by `drawGroup`. */
  function buildGroup(app, group) {
    const lines = S.svg("svg", { class: "sarhad-stalk", width: 1, height: 1, "aria-hidden": "true" });
    const buttons = group.events.map((event) => eventButton(app, event));
    const element = S.h("div", { class: "sarhad-group", "data-kind": group.kind }, lines, ...buttons);
    const total = group.isCounted ? countButton(app, group) : null;
    if (total) {
      element.append(total);
      for (const button of buttons) button.classList.add("is-counted");
    }
    return { ...group, element, lines, buttons, total, marker: toMarker(app, element) };
  }

  /** More than six at one place: how many, in the shape that most of them have. */
  function countButton(app, group) {
    const count = group.events.length;
    const mark = S.button({
      class: "sarhad-mark sarhad-count", "aria-label": `${S.say("at_this_place", { n: count })}: ${group.events[0].place_names?.[0] ?? ""}`,
      on: { click: () => app.openPlace(group.events) },
    });
    const shape = S.symbol(group.type, "occurred", 13, true);
    shape.querySelector(".sarhad-doubt")?.remove();
    mark.append(picture(shape, S.svg("text", { class: "sarhad-number", y: 4, "text-anchor": "middle" }, count)));
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
      const end = dx < 0 ? dx + run : dx;
      parts.push(S.svg("path", { class: "sarhad-stem", d: `M0 0L${end.toFixed(1)} ${dy.toFixed(1)}` }));
    }
    if (run > 0 && !group.isCounted) parts.push(S.svg("path", { class: "sarhad-stem", d: `M${dx.toFixed(1)} ${dy.toFixed(1)}h${run}` }));
    group.lines.replaceChildren(...parts);
    group.buttons.forEach((button, i) => shift(button, dx + i * S.PITCH, dy));
    if (group.total) shift(group.total, dx, dy);
  }

  /** The marks of an app; `layOut` runs whenever the map comes to rest. */
  function createMarks(app) {
    const { map, payload, L } = app;
    let groups = [];
    let places = [];

    function rebuild() {
      for (const { marker } of [...groups, ...places]) marker.remove();
      const shown = app.shown();
      groups = S.groupEvents(shown.filter((one) => S.isEvent(one) && one.shape !== null)).map((group) => buildGroup(app, group));
      places = shown.filter((one) => !S.isEvent(one) && one.shape !== null).map((place) => {
        const button = placeButton(app, place);
        const element = S.h("div", { class: "sarhad-group" }, button);
        return { place, button, element, marker: toMarker(app, element) };
      });
      for (const { marker } of [...places, ...groups]) marker.addTo(map);
    }

    const toPixel = (view, [lon, lat]) => [S.projectX(lon) * view.size - view.left, S.projectY(lat) * view.size - view.top];
    const toLatLng = (view, [x, y]) => map.unproject(L.point(x + view.left, y + view.top));

    function anchorOf(group) {
      const shape = payload.shapes[group.shape];
      if (group.kind !== "line") return shape.anchor;
      const parts = app.unpacked(group.shape);
      const longest = parts.reduce((best, part) => (part.xy.length > best.xy.length ? part : best), parts[0]);
      const [x, y] = S.pointAlong(longest, group.share);
      return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
    }

    function placeGroup(group, view, room, limits, countryAt) {
      if (group.kind === "area" || group.kind === "country") {
        const points = payload.shapes[group.shape].points.map((point) => toPixel(view, point));
        const found = S.placeInside(group, points, room, limits, group.kind === "country" ? 26 : 0);
        if (group.kind === "country") countryAt[group.events[0].place_ids?.[0]] = found.at;
        group.marker.setLatLng(toLatLng(view, found.at));
        return found;
      }
      const anchor = anchorOf(group);
      group.marker.setLatLng([anchor[1], anchor[0]]);
      return S.placeBeside(group, toPixel(view, anchor), room, limits);
    }

    /** Give every row its place; takes room for what it draws. @returns {Object} country id → centre of its name */
    function layOut(view, room, limits) {
      const countryAt = {};
      const order = { country: 0, area: 1, point: 2, city: 2, line: 3 };
      for (const group of groups) {
        if (group.kind !== "point" && group.kind !== "city") continue;
        const [x, y] = toPixel(view, payload.shapes[group.shape].anchor);
        const reach = group.kind === "city" ? 10 : 5;
        room.take([x - reach, y - reach, x + reach, y + reach]);
      }
      for (const group of [...groups].sort((a, b) => order[a.kind] - order[b.kind])) {
        const place = placeGroup(group, view, room, limits, countryAt);
        drawGroup(group, place);
        room.take(group.kind === "country" ? S.rowBox(group, place.at[0] + place.dx, place.at[1] + place.dy) : place.box);
      }
      return countryAt;
    }

    /** Put each quiet mark where its name stands, or at its anchor where the name is not shown. */
    function layOutPlaces(view, labelBoxes) {
      for (const { place, button, marker } of places) {
        const shape = payload.shapes[place.shape];
        const anchor = place.layer === "border" ? anchorOf({ kind: "line", shape: place.shape, share: 0.5 }) : shape.anchor;
        const box = labelBoxes.get(place.id);
        const isArea = shape.type === "area";
        const at = isArea && box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : toPixel(view, anchor);
        marker.setLatLng(toLatLng(view, at));
        button.classList.toggle("is-named", Boolean(box) && isArea);
        button.style.width = box && isArea ? `${Math.round(box[2] - box[0])}px` : "";
        button.style.height = box && isArea ? `${Math.round(box[3] - box[1]) + 4}px` : "";
      }
    }

    function markSelected(id) {
      for (const button of app.root.querySelectorAll(".sarhad-mark")) {
        const isSelected = button.dataset.id === id;
        button.classList.toggle("is-selected", isSelected);
        if (isSelected) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    }

    const elementOf = (id) => app.root.querySelector(`.sarhad-mark[data-id="${CSS.escape(id)}"]`);

    return { rebuild, layOut, layOutPlaces, markSelected, elementOf, remove: () => [...groups, ...places].forEach((one) => one.marker.remove()) };
  }

  Object.assign(S, { createMarks });
})((globalThis.SarhadMap ??= {}));
