/** The stage: puts canvases and marks on the Leaflet map and draws them again when map, filter or size changes. */
(function (S) {
  "use strict";

  const NARROW_SHEET = 72;
  /** Px at the edge of the map that stay empty. */
  const MARGIN = 6;

  /** Boxes of the panels over the map, in the view's px, so that nothing hides under them. */
  function panelBoxes(app, view) {
    const origin = app.map.getContainer().getBoundingClientRect();
    const shiftX = (view.width - origin.width) / 2;
    const shiftY = (view.height - origin.height) / 2;
    const panels = app.frame.stage.querySelectorAll(":scope > :not(.sarhad-map):not(.sarhad-foot), .sarhad-foot > *");
    return [...panels].flatMap((child) => {
      const box = child.getBoundingClientRect();
      if (!box.width || !box.height) return [];
      const edge = 4;
      return [[box.left - origin.left + shiftX - edge, box.top - origin.top + shiftY - edge,
        box.right - origin.left + shiftX + edge, box.bottom - origin.top + shiftY + edge]];
    });
  }

  /** What may be used of the map: the shown part without the sheet. */
  function limitsOf(app, view) {
    const shown = app.map.getSize();
    const left = (view.width - shown.x) / 2;
    const top = (view.height - shown.y) / 2;
    const covered = app.isNarrow() && app.sheet ? NARROW_SHEET : 0;
    return [left + MARGIN, top + MARGIN, left + shown.x - MARGIN, top + shown.y - MARGIN - covered];
  }

  /** Boxes along the border, so that marks and names keep off it. */
  function takeLines(room, parts, view) {
    for (const { xy } of parts) {
      let lastX = -Infinity;
      let lastY = -Infinity;
      for (let i = 0; i < xy.length; i += 2) {
        const x = xy[i] * view.size - view.left;
        const y = xy[i + 1] * view.size - view.top;
        if (Math.hypot(x - lastX, y - lastY) < 9 || x < 0 || y < 0 || x > view.width || y > view.height) continue;
        room.take([x - 4, y - 4, x + 4, y + 4]);
        lastX = x;
        lastY = y;
      }
    }
  }

  /** Areas of the events shown, for hatching; lines only while selected. */
  function areasOf(app) {
    const areas = new Map();
    for (const event of app.shown()) {
      if (!S.isEvent(event) || event.shape === null) continue;
      const isSelected = event.id === app.selected;
      if (event.kind !== "area" && !(event.kind === "line" && isSelected)) continue;
      if (areas.has(event.shape) && !isSelected) continue;
      const isSea = (event.place_ids?.[0] ?? "").startsWith("sea:");
      areas.set(event.shape, { parts: app.unpacked(event.shape), type: app.payload.shapes[event.shape].type,
        family: S.FAMILIES[S.typeOf(event)] ?? "oth", isSelected, isSea });
    }
    return [...areas.values()];
  }

  /** Lines of the border features shown, besides the main border of the background. */
  const bordersOf = (app) => app.shown().filter((one) => one.layer === "border" && one.shape !== null && !one.is_main)
    .flatMap((one) => app.unpacked(one.shape));

  const hasBorder = (app) => !app.hidden.has("border");

  function prepareNames(app) {
    const base = app.payload.basemap ?? {};
    const towns = base.towns ?? {};
    if (towns.names && !towns.x) {
      towns.x = Float64Array.from(towns.lon, S.projectX);
      towns.y = Float64Array.from(towns.lat, S.projectY);
    }
    return base;
  }

  /** Place marks and names together: marks first, names around them. */
  function layOut(app, view) {
    const limits = limitsOf(app, view);
    const room = new S.Room(64, limits, MARGIN);
    for (const box of panelBoxes(app, view)) room.take(box);
    if (hasBorder(app)) takeLines(room, app.atlas.border, view);
    const { shapes } = app.payload;
    const located = app.shown().filter((one) => one.shape !== null);
    const ringed = located.filter((one) => S.isEvent(one) && one.kind === "city").map((one) => shapes[one.shape].anchor);
    const named = located.filter((one) => !S.isEvent(one) && shapes[one.shape].type === "point").sort((a, b) => ownPosition(b) - ownPosition(a)).map(({ id, layer, name, shape }) =>
      ({ id, layer, name, anchor: shapes[shape].anchor, isRinged: ringed.some((anchor) => isClose(anchor, shapes[shape].anchor, view)) }));
    const spots = onePerSpot(named);
    const nameAt = S.reserveNames(spots.filter((place) => mustBeNamed(app, place)), view, room);
    const areaAt = app.marks.layOut(view, room, limits);
    const areas = new Set(located.filter((one) => !S.isEvent(one) && shapes[one.shape].type === "area").map((one) => one.id));
    const row = app.selected && app.marks.rowOf(app.selected);
    const note = row ? { words: app.nameOf(app.selected), box: row } : null;
    const placed = S.layOutLabels({ base: app.names, named: spots, areas, areaAt, nameAt, note, hasBorder: hasBorder(app) }, view, room);
    app.noteBox = placed.find(({ label }) => label.kind === "note")?.box ?? null;
    app.rowBox = row || null;
    app.marks.layOutPlaces(view, new Map(placed.flatMap(({ label, box }) => (label.areaId ? [[label.areaId, box]] : []))));
    return placed;
  }

  /** Whether a place has a position of its own: its name belongs there more than that of what was found in it. */
  const ownPosition = (place) => (place.location_source?.startsWith("host:") ? 0 : place.layer === "capitals" ? 2 : 1);

  /** Capitals are always named; bases where the map is wide enough. */
  const mustBeNamed = (app, place) => place.layer === "capitals" || place.layer === "bases" && !place.isRinged && !app.isNarrow();

  /** Whether two (lon, lat) lie so near at a zoom that a ring around one touches the other. */
  const isClose = (a, b, view) => Math.hypot(a[0] - b[0], a[1] - b[1]) * (view.size / 360) < 12;

  /** Of places at one and the same position only the first is named: the others' names would lie. */
  function onePerSpot(places) {
    const spots = new Set();
    return places.filter((place) => {
      const spot = place.anchor.join();
      if (spots.has(spot)) return false;
      spots.add(spot);
      return true;
    });
  }

  function drawScale(app) {
    const { map } = app;
    const lat = map.getCenter().lat;
    const { km, px } = S.scaleBar(lat, 256 * 2 ** map.getZoom(), 120);
    const where = `${Math.round(Math.abs(lat))}° ${lat < 0 ? "S" : "N"}`;
    app.frame.scale.replaceChildren(S.h("span", {}, S.say("scale_at", { km: S.number(km, km < 1 ? 1 : 0), lat: where })),
      S.svg("svg", { width: Math.ceil(px) + 2, height: 7, "aria-hidden": "true" }, S.svg("path", { class: "sarhad-bar", d: `M1 0v5h${px.toFixed(1)}v-5` })));
  }

  /** Build the canvases and keep everything drawn. @returns {function} ends it */
  S.createStage = function (app) {
    const { map, L, payload } = app;
    app.atlas = S.prepareAtlas(payload);
    app.names = prepareNames(app);
    for (const [name, index] of [["sarhad-ground", 200], ["sarhad-names", 450]]) {
      if (!map.getPane(name)) map.createPane(name).style.zIndex = index;
      map.getPane(name).style.pointerEvents = "none";
    }
    const ground = S.canvasLayer(L, (context, view, ratio) => S.paintAtlas(context, view, ratio, app.atlas, app.colours,
      { areas: areasOf(app), borders: hasBorder(app) ? bordersOf(app) : [], hasBorder: hasBorder(app) }), { pane: "sarhad-ground" });
    const names = S.canvasLayer(L, (context, view) => {
      S.paintLabels(context, view, layOut(app, view), app.colours);
      drawScale(app);
      app.thread?.draw();
    }, { pane: "sarhad-names" });
    app.repaint = () => { ground.repaint(); names.repaint(); };
    
    app.home = (animate = true) => {
      const [west, south, east, north] = payload.view;
      const side = app.isNarrow() ? 16 : 30;
      const below = app.isNarrow() && app.sheet ? NARROW_SHEET : 0;
      map.fitBounds([[south, west], [north, east]], { animate, paddingTopLeft: [side, side + 20], paddingBottomRight: [side, side + below] });
    };
    app.measure = () => {
      app.root.dataset.size = S.sizeFor(app.root.clientWidth);
      map.invalidateSize({ animate: false, pan: false });
      app.sheet?.set(app.sheet.state());
      app.thread?.draw();
    };
    const watcher = new ResizeObserver(() => app.measure());
    watcher.observe(app.root);
    const followThread = () => app.thread?.draw();
    map.on("move zoom", followThread);
    map.on("moveend", () => app.emit("view", { bounds: map.getBounds(), zoom: map.getZoom() }));
    app.reader?.body.addEventListener("scroll", followThread, { passive: true });
    app.addCanvases = () => { ground.addTo(map); names.addTo(map); };
    return () => watcher.disconnect();
  };
})((globalThis.SarhadMap ??= {}));
