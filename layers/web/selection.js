/** Selecting and filtering: one choice, seen in marks, card, reader, list and thread alike. */
(function (S) {
  "use strict";

  /** Whether a point of the container lies in the part of the map that nothing covers. */
  function isInSight(app, point) {
    const size = app.map.getSize();
    const below = app.isNarrow() && app.sheet ? app.sheet.height() : 0;
    return point.x > 30 && point.y > 30 && point.x < size.x - 30 && point.y < size.y - 30 - below;
  }

  /** Move the map only if the selected mark is out of sight; to the middle of what is not covered. */
  function bringIntoSight(app, feature) {
    if (feature.shape === null) return;
    const { map, L } = app;
    const mark = app.marks.elementOf(feature.id)?.getBoundingClientRect();
    if (!mark) return;
    const holder = map.getContainer().getBoundingClientRect();
    const point = L.point((mark.left + mark.right) / 2 - holder.left, (mark.top + mark.bottom) / 2 - holder.top);
    if (isInSight(app, point)) return;
    const below = app.isNarrow() && app.sheet ? app.sheet.height() : 0;
    const centre = map.getSize().divideBy(2);
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.panBy(L.point(point.x - centre.x, point.y - centre.y + below / 2), { animate: !isStill, duration: 0.35 });
  }

  function markCurrent(app) {
    for (const item of app.root.querySelectorAll(".sarhad-item")) {
      if (item.dataset.id === app.selected) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  function fillList(app) {
    app.frame.list.replaceChildren(...S.renderList(app));
    app.frame.tray.replaceChildren(...[S.renderTray(app)].filter(Boolean));
  }

  const closeButton = (app) => S.button({ class: "sarhad-close", "aria-label": S.say("close"), on: { click: () => app.select(null) } }, "×");

  function fillCard(app, feature) {
    const { card } = app.frame;
    app.isPlaceOpen = false;
    const hidden = feature && !app.isShown(feature) ? S.h("p", { class: "sarhad-note sarhad-hidden" }, S.say("hidden")) : null;
    if (feature) card.replaceChildren(...[closeButton(app), hidden, S.renderCard(app, feature)].filter(Boolean));
    else card.replaceChildren(S.h("p", { class: "sarhad-help" }, S.say(app.has("list") ? "pick" : "pick_map")));
  }

  function addKeys(app) {
    app.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || app.selected === null && !app.returnTo && !app.isPlaceOpen) return;
      const back = app.returnTo;
      app.select(null);
      if (back?.isConnected) back.focus();
    });
  }

  function addMapClicks(app) {
    app.map.on("click", (event) => {
      const size = 256 * 2 ** app.map.getZoom();
      const x = S.projectX(event.latlng.lng);
      const y = S.projectY(event.latlng.lat);
      const line = app.shown().find((one) => one.layer === "border" && one.shape !== null && isOnLine(app.unpacked(one.shape), x, y, 9 / size));
      const area = app.shown().find((one) => S.isEvent(one) && one.kind === "area" && S.isInside(app.unpacked(one.shape), x, y));
      if (line ?? area) app.select((line ?? area).id);
    });
  }

  /** Whether a point lies within a distance of a line's vertices or runs. */
  function isOnLine(parts, x, y, reach) {
    for (const { xy, box } of parts) {
      if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) continue;
      for (let i = 2; i < xy.length; i += 2) {
        const dx = xy[i] - xy[i - 2];
        const dy = xy[i + 1] - xy[i - 1];
        const along = Math.max(0, Math.min(1, ((x - xy[i - 2]) * dx + (y - xy[i - 1]) * dy) / (dx * dx + dy * dy || 1)));
        if (Math.hypot(xy[i - 2] + along * dx - x, xy[i - 1] + along * dy - y) <= reach) return true;
      }
    }
    return false;
  }

  /** Give an app what changes it: select, filter, layers, tabs. */
  S.addSelection = function (app) {
    app.refresh = () => {
      app.marks.rebuild();
      fillList(app);
      if (app.selected) fillCard(app, app.byId.get(app.selected));
      app.reader?.refresh();
      app.repaint();
      app.marks.markSelected(app.selected);
      app.thread?.draw();
    };
    app.select = (id, { evidence = 0, quiet = false } = {}) => {
      const feature = app.byId.get(id) ?? null;
      const active = app.root.getRootNode().activeElement;
      if (feature && active?.classList?.contains("sarhad-mark")) app.returnTo = active;
      app.selected = feature?.id ?? null;
      app.evidenceIndex = evidence;
      fillCard(app, feature);
      app.reader?.refresh();
      app.marks.markSelected(app.selected);
      markCurrent(app);
      if (app.isNarrow() && app.sheet && !quiet) app.sheet.set(feature ? "half" : "peek");
      app.root.classList.toggle("has-selection", feature !== null);
      if (app.isNarrow() && feature) app.openTab("map");
      app.repaint();
      if (feature && !quiet) bringIntoSight(app, feature);
      app.thread?.draw();
      if (!quiet) app.emit("select", app.selected);
    };
    app.openEvidence = (index) => {
      const feature = app.byId.get(app.selected);
      if (!feature) return;
      app.evidenceIndex = index;
      fillCard(app, feature);
      app.reader?.refresh();
      app.thread?.draw();
      app.frame.card.querySelector('.sarhad-evidence[aria-current="true"]')?.focus({ preventScroll: true });
    };
    app.openSpan = (span) => {
      app.reader?.open(span);
      if (app.isNarrow() && app.sheet) app.sheet.set("full");
      app.thread?.draw();
    };
    app.openPlace = (events) => {
      const active = app.root.getRootNode().activeElement;
      app.select(null, { quiet: true });
      if (active?.classList?.contains("sarhad-mark")) app.returnTo = active;
      app.isPlaceOpen = true;
      app.frame.card.replaceChildren(closeButton(app), S.renderPlaceList(app, events));
      app.frame.card.querySelector("h2").focus();
      if (app.isNarrow() && app.sheet) app.sheet.set("half");
    };
    app.filter = (ids) => {
      app.visible = ids === null ? null : new Set(ids);
      app.refresh();
      app.emit("filter", app.shown().map((feature) => feature.id));
    };
    app.showLayer = (name, isShown) => {
      if (isShown) app.hidden.delete(name);
      else app.hidden.add(name);
      app.refresh();
    };
    app.toggleList = () => {
      const isOpen = app.root.classList.toggle("is-list-open");
      app.frame.head?.querySelector(".sarhad-list-toggle").setAttribute("aria-expanded", String(isOpen));
    };
    app.openTab = (name) => {
      app.root.dataset.tab = name;
      for (const tab of app.root.querySelectorAll("[data-tab]")) {
        if (tab.dataset.tab === name) tab.setAttribute("aria-current", "true");
        else tab.removeAttribute("aria-current");
      }
      if (name === "text") app.sheet?.set("full");
      else if (name === "map" && app.sheet?.state() === "full") app.sheet.set(app.selected ? "half" : "peek");
    };
    addKeys(app);
    addMapClicks(app);
    app.addCanvases();
  };
})((globalThis.SarhadMap ??= {}));
