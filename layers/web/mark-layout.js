/** Where the marks stand: names that marks hang from first, then rows on stalks, so that little covers little. */
(function (S) {
  "use strict";

  const ROW_GAP = 8;
  const SHIFTS = [0, -0.06, 0.06, -0.12, 0.12];

  /** The marks of an app; `layOut` runs whenever the map comes to rest. */
  function createMarks(app) {
    const { map, payload, L } = app;
    let groups = [];
    let places = [];

    function rebuild() {
      for (const { marker } of [...groups, ...places]) marker.remove();
      const shown = app.shown();
      groups = S.groupEvents(shown.filter((one) => S.isEvent(one) && one.shape !== null), payload.shapes).map((group) => S.buildGroup(app, group));
      places = shown.filter((one) => !S.isEvent(one) && one.shape !== null).map((place) => S.buildPlace(app, place));
      for (const { marker } of [...places, ...groups]) marker.addTo(map);
    }

    const toPixel = (view, [lon, lat]) => [S.projectX(lon) * view.size - view.left, S.projectY(lat) * view.size - view.top];
    const toLatLng = (view, [x, y]) => map.unproject(L.point(x + view.left, y + view.top));

    function anchorOf(group, shift = 0) {
      const shape = payload.shapes[group.shape];
      if (group.kind !== "line") return shape.anchor;
      const parts = app.unpacked(group.shape);
      const longest = parts.reduce((best, part) => (part.xy.length > best.xy.length ? part : best), parts[0]);
      const [x, y] = S.pointAlong(longest, group.share + shift);
      return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
    }

    /** Put a country's name, and the row under it, at the best of its points. */
    function placeCountry(country, view, room, limits) {
      const kind = S.countryKind(view.zoom)(country);
      const group = groups.find((one) => one.kind === "country" && one.events[0].place_ids?.[0] === country.id);
      if (!kind && !group) return null;
      const label = S.buildLabel(country.name, kind ?? "neighbour", S.measure);
      const height = kind ? label.height : 0;
      const boxAt = (x, y) => {
        const name = [x - label.width / 2 - 4, y - height / 2, x + label.width / 2 + 4, y + height / 2 + 6];
        if (!group) return name;
        const row = S.centredRow(group, x, y + height / 2 + 15);
        return [Math.min(name[0], row[0]), name[1], Math.max(name[2], row[2]), row[3]];
      };
      const found = S.placeAtBest(country.points.map((point) => toPixel(view, point)), boxAt, room, limits);
      const isCrowded = room.cost(found.box) > 0.3 * (found.box[2] - found.box[0]) * (found.box[3] - found.box[1]);
      room.take(found.box);
      if (group) {
        group.marker.setLatLng(toLatLng(view, found.at));
        S.drawGroup(group, { dx: S.centredOffset(group), dy: height / 2 + 15 });
        group.isPlaced = true;
        remember(group, S.centredRow(group, found.at[0], found.at[1] + height / 2 + 15));
      }
      return kind && !isCrowded ? found.at : null;
    }

    /** Keep room for the name of a province or sea; of one that no article names only where nothing is covered. */
    function reserveName(area, view, room, limits, isNamed) {
      const kind = area.id.startsWith("sea:") ? S.seaKind(view.zoom)(area) : S.provinceKind(view.zoom)(area);
      if (!kind) return null;
      const label = S.buildLabel(area.name, kind, S.measure);
      if (Math.sqrt(area.extent) * view.size < label.width * 0.6) return null;
      const boxAt = (x, y) => [x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2];
      const found = S.placeAtBest(area.points.map((point) => toPixel(view, point)), boxAt, room, limits);
      if (!isNamed && !room.isFree(found.box)) return null;
      room.take(found.box);
      return found.at;
    }

    /** Rows of areas, and of countries that the background does not name, stand inside; the others on stalks. */
    function placeGroup(group, view, room, limits) {
      if (group.kind === "area" || group.kind === "country") {
        const points = payload.shapes[group.shape].points.map((point) => toPixel(view, point));
        const found = S.placeAtBest(points, (x, y) => S.centredRow(group, x, y), room, limits);
        group.marker.setLatLng(toLatLng(view, found.at));
        S.drawGroup(group, { dx: S.centredOffset(group), dy: 0 });
        return found.box;
      }
      // Along a line a row may slide a little, which says no less: the text names no stretch of it.
      const tries = (group.kind === "line" ? SHIFTS : [0]).map((shift) => {
        const anchor = anchorOf(group, shift);
        return { anchor, ...S.placeOrFold(group.mayUnfold ? { ...group, isCounted: false } : group, toPixel(view, anchor), room, limits, foreignTo(group, anchor, view)) };
      });
      const place = tries.reduce((best, one) => (one.cost < best.cost ? one : best));
      group.marker.setLatLng([place.anchor[1], place.anchor[0]]);
      S.fold(group, place.isCounted);
      const [x, y] = toPixel(view, place.anchor);
      S.drawGroup(group, place);
      S.takeStalk(room, [x, y], [x + place.end, y + place.dy]);
      return place.box;
    }

    /** Whether a point of the view lies outside the countries that the row is about (of a border also the sea): its marks would seem to be there. */
    function foreignTo(group, anchor, view) {
      const focus = app.atlas.focus;
      const at = [S.projectX(anchor[0]), S.projectY(anchor[1])];
      const home = group.kind === "line" ? focus : focus.filter((country) => S.isInside(country.parts, ...at));
      if (!home.length) return undefined;
      return (x, y) => {
        const point = [(x + view.left) / view.size, (y + view.top) / view.size];
        if (home.some((country) => S.isInside(country.parts, ...point))) return false;
        return group.kind !== "line" || S.isInside(app.atlas.land, ...point);
      };
    }

    const rows = new Map();
    const remember = (group, box) => group.events.forEach((event) => rows.set(event.id, box));

    /** The border's name beside the middle of the line, on the side with more room. */
    function placeBorderName({ place, button, marker }, view, room, limits) {
      const width = S.measure(place.name, "600 11.5px sans-serif") * 1.12 + 18;
      let best = null;
      for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
        const anchor = anchorOf({ kind: "line", shape: place.shape, share });
        const [x, y] = toPixel(view, anchor);
        for (const box of [[x + 16, y - 11, x + 16 + width, y + 11], [x - 16 - width, y - 11, x - 16, y + 11]]) {
          const isOutside = box[0] < limits[0] || box[1] < limits[1] || box[2] > limits[2] || box[3] > limits[3];
          const cost = room.cost(box) * 3 + Math.abs(share - 0.5) * 300 + (isOutside ? 1e5 : 0);
          if (!best || cost < best.cost) best = { box, anchor, cost, isLeft: box[0] < x };
        }
      }
      room.take(best.box);
      marker.setLatLng([best.anchor[1], best.anchor[0]]);
      button.classList.toggle("is-left", best.isLeft);
    }

    /**
     * Give every row its place, and take room for what it draws.
     * @returns {Object} id of a country or area → where the centre of its name stands
     */
    function layOut(view, room, limits) {
      const areaAt = {};
      const order = { area: 1, point: 2, city: 2, line: 3, country: 4 };
      rows.clear();
      for (const group of groups) {
        group.isPlaced = false;
        if (group.kind !== "point" && group.kind !== "city") continue;
        const [x, y] = toPixel(view, payload.shapes[group.shape].anchor);
        const reach = group.kind === "city" ? 11 : 5;
        room.take([x - reach, y - reach, x + reach, y + reach]);
      }
      for (const country of payload.basemap?.countries ?? []) {
        const isNamed = country.focus || groups.some((one) => one.kind === "country" && one.events[0].place_ids?.[0] === country.id);
        const at = isNamed ? placeCountry(country, view, room, limits) : null;
        if (at) areaAt[country.id] = at;
      }
      for (const area of [...(payload.basemap?.provinces_named ?? []), ...(payload.basemap?.seas ?? [])]) {
        const isNamed = app.byId.has(area.id) && app.isShown(app.byId.get(area.id));
        const at = isNamed || area.id.startsWith("sea:") ? reserveName(area, view, room, limits, isNamed) : null;
        if (at) areaAt[area.id] = at;
      }
      // Single marks first: they find room beside their places, which a long row would take from all of them.
      const waiting = groups.filter((group) => !group.isPlaced).sort((a, b) => order[a.kind] - order[b.kind] || S.widthOf(a) - S.widthOf(b));
      for (const group of waiting.filter((one) => one.kind !== "line")) layOutGroup(group, view, room, limits);
      for (const one of places) if (one.place.layer === "border") placeBorderName(one, view, room, limits);
      for (const group of waiting.filter((one) => one.kind === "line")) layOutGroup(group, view, room, limits);
      return areaAt;
    }

    function layOutGroup(group, view, room, limits) {
      const box = placeGroup(group, view, room, limits);
      // Two rows side by side would read as one.
      room.take([box[0] - ROW_GAP, box[1], box[2] + ROW_GAP, box[3]]);
      remember(group, box);
    }

    /** Put each quiet mark where its name stands, or at its anchor where the name is not shown. */
    function layOutPlaces(view, labelBoxes) {
      for (const { place, button, marker } of places) {
        if (place.layer === "border") continue;
        const shape = payload.shapes[place.shape];
        const box = labelBoxes.get(place.id);
        const isArea = shape.type === "area";
        const at = isArea && box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : toPixel(view, shape.anchor);
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
      for (const { total, events } of groups) total?.classList.toggle("is-selected", events.some((event) => event.id === id));
    }

    /** What stands on the map for a feature: its mark, or the count that it is part of. */
    const elementOf = (id) => groups.find((group) => group.isCounted && group.events.some((event) => event.id === id))?.total ??
      app.root.querySelector(`.sarhad-mark[data-id="${CSS.escape(id)}"]`);

    return { rebuild, layOut, layOutPlaces, rowOf: (id) => rows.get(id) ?? null, markSelected, elementOf, remove: () => [...groups, ...places].forEach((one) => one.marker.remove()) };
  }

  Object.assign(S, { createMarks });
})((globalThis.SarhadMap ??= {}));
