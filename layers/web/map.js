/**
 * The one entry: draws a payload into an element and gives back a handle.
 *
 * SarhadMap.create(root, payload, options) → handle
 *   root     element to fill; may stand in a shadow root (the styles must stand in the same one)
 *   payload  what `layers.payload.build_payload` gives, parsed from JSON
 *   options  L         Leaflet; default: the global
 *            map       a Leaflet map that exists already; default: one is made
 *            parts     which parts to build, of S.PARTS; default: all
 *            theme     "light" | "dark"; default: as the reader's system says
 *            selected  id of the feature that is selected at first
 *   handle   setFilter(ids | null)  show only the features with these ids (null: all); the view stays as it is
 *            select(id | null)      select a feature, as a click does
 *            on(event, fn)          "select" (id | null), "filter" (ids shown), "view" ({bounds, zoom}); returns a
 *                                   function that ends it
 *            invalidate()           measure the element again after its size changed
 *            destroy()              remove everything
 */
(function (S) {
  "use strict";

  const PARTS = ["header", "layers", "list", "legend", "trays", "card", "reader", "thread"];

  /** The state that all parts share, with what they ask of it. */
  function createState(root, payload, options) {
    const parts = new Set(options.parts ?? PARTS);
    const byId = new Map(payload.features.map((feature) => [feature.id, feature]));
    const unpacked = new Map();
    const app = {
      root, payload, byId, L: options.L ?? globalThis.L, visible: null, hidden: new Set(), selected: null, evidenceIndex: 0,
      offsets: payload.articles.map((article) => S.offsetsIn(article.text)),
      hasEvents: payload.features.some(S.isEvent), listeners: {},
    };
    app.has = (part) => parts.has(part);
    app.isShown = (one) => !app.hidden.has(one.layer) && (app.visible === null || app.visible.has(one.id));
    app.shown = () => payload.features.filter(app.isShown);
    app.nameOf = (id) => byId.get(id)?.name ?? null;
    app.isNarrow = () => root.dataset.size === "narrow";
    app.exact = ([article, start, end]) => {
      const toOffset = app.offsets[article];
      return payload.articles[article].text.slice(toOffset(start), toOffset(end));
    };
    app.unpacked = (number) => {
      if (!unpacked.has(number)) unpacked.set(number, S.unpackParts(payload.shapes[number].parts));
      return unpacked.get(number);
    };
    app.emit = (event, value) => { for (const fn of app.listeners[event] ?? []) fn(value); };
    return app;
  }

  function addTheme(app, options) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    app.theme = () => app.chosen ?? options.theme ?? (system.matches ? "dark" : "light");
    app.applyTheme = () => {
      app.root.dataset.theme = app.theme();
      app.colours = S.readColours(app.root);
      for (const one of app.root.querySelectorAll("[data-theme-choice]")) {
        one.setAttribute("aria-pressed", String(one.dataset.themeChoice === app.theme()));
      }
      app.repaint?.();
    };
    app.setTheme = (theme) => { app.chosen = theme; app.applyTheme(); };
    system.addEventListener("change", app.applyTheme);
    return () => system.removeEventListener("change", app.applyTheme);
  }

  /** The Leaflet map: the one given, moved into the frame, or a new one. */
  function openMap(app, holder, options) {
    const { L } = app;
    if (!options.map) {
      return L.map(holder, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 13, center: [20, 40], zoom: 3 });
    }
    holder.append(options.map.getContainer());
    options.map.setMinZoom(2).setMaxZoom(13);
    options.map.invalidateSize({ animate: false });
    return options.map;
  }

  S.create = function (root, payload, options = {}) {
    const app = createState(root, payload, options);
    root.classList.add("sarhad");
    root.dataset.size = S.sizeFor(root.clientWidth);
    const endTheme = addTheme(app, options);
    const frame = (app.frame = S.buildFrame(app));
    for (const part of PARTS) root.classList.toggle(`has-${part}`, app.has(part));
    app.map = openMap(app, frame.mapHolder, options);
    app.map.getContainer().setAttribute("aria-label", S.say("map_label"));
    app.applyTheme();
    app.marks = S.createMarks(app);
    app.reader = app.has("reader") ? S.createReader(app, frame.reader) : null;
    app.thread = frame.thread && app.has("thread") ? S.createThread(app, frame.thread) : null;
    app.sheet = frame.details ? S.createSheet(app, frame.details) : null;
    const endStage = S.createStage(app);
    S.addSelection(app);
    app.refresh();
    app.home(false);
    app.select(options.selected ?? null, { quiet: true });
    return handleOf(app, () => { endTheme(); endStage(); });
  };

  function handleOf(app, end) {
    return {
      setFilter: (ids) => app.filter(ids),
      select: (id) => app.select(id ?? null),
      on(event, fn) {
        (app.listeners[event] ??= new Set()).add(fn);
        return () => app.listeners[event].delete(fn);
      },
      invalidate: () => app.measure(),
      destroy() {
        end();
        app.marks.remove();
        app.map.remove();
        app.root.replaceChildren();
        app.root.classList.remove("sarhad");
      },
    };
  }

  Object.assign(S, { PARTS });
})((globalThis.SarhadMap ??= {}));
