/** The frame around the map: header, columns, panels over the map, tabs of a small screen. */
(function (S) {
  "use strict";

  const WIDE = 1180;
  const NARROW = 900;
  /** From here on an open legend leaves the map's middle free. */
  const ROOMY = 1360;

  /** The layout for a width in px. */
  const sizeFor = (width) => (width >= WIDE ? "wide" : width >= NARROW ? "medium" : "narrow");

  function header(app) {
    const { payload } = app;
    const events = payload.features.filter(S.isEvent).length;
    const tagline = S.say("tagline", {
      articles: S.say("articles", { n: payload.articles.length }), events: S.say("events_n", { n: events }),
    });
    return S.h("header", { class: "sarhad-header" },
      S.h("h1", { class: "sarhad-wordmark" }, S.h("b", {}, "Sarhad"), S.h("i", { lang: "fa", dir: "rtl" }, "سرحد")),
      S.h("p", { class: "sarhad-tagline" }, tagline),
      S.button({ class: "sarhad-tool sarhad-list-toggle", "aria-expanded": "false", on: { click: () => app.toggleList() } }, S.say("list")),
      themeSwitch(app));
  }

  function themeSwitch(app) {
    const choice = (theme, sign) => S.button({
      "data-theme-choice": theme, "aria-label": S.say(theme), "aria-pressed": String(app.theme() === theme),
      on: { click: () => app.setTheme(theme) },
    }, sign);
    return S.h("div", { class: "sarhad-switch", role: "group", "aria-label": S.say("theme") }, choice("light", "☀"), choice("dark", "☾"));
  }

  function zoomButtons(app) {
    const one = (key, sign, act) => S.button({ "aria-label": S.say(key), title: S.say(key), on: { click: act } }, sign);
    return S.h("div", { class: "sarhad-zoom", role: "group" },
      one("zoom_in", "+", () => app.map.zoomIn(1)), one("zoom_out", "−", () => app.map.zoomOut(1)),
      one("home", "⌂", () => app.home()));
  }

  function worldview(app) {
    return S.h("p", { class: "sarhad-badge sarhad-worldview" }, `${S.say("worldview")} `, S.h("b", {}, S.say(`worldview.${app.payload.worldview}`)));
  }

  function credits(app) {
    const { payload } = app;
    const day = payload.as_of ? S.say("as_of", { date: S.dateInWords(payload.as_of).words }) : null;
    return S.h("p", { class: "sarhad-credits" }, [...payload.credits, day].filter(Boolean).join(" · "));
  }

  /** A panel over the map that opens and closes. */
  function foldable(className, words, isOpen, ...children) {
    const panel = S.h("details", { class: className }, S.h("summary", {}, words), ...children);
    panel.open = isOpen;
    return panel;
  }

  const ICONS = {
    map: "M3 5l6-2 6 2 6-2v16l-6 2-6-2-6 2zM9 3v16M15 5v16", list: "M4 6h16M4 12h16M4 18h16",
    text: "M5 4h14v16H5zM8 8h8M8 12h8M8 16h5", key: "M5 6l3 3 3-3-3-3zM14 6h6M5 18a3 3 0 1 0 6 0a3 3 0 1 0-6 0M14 18h6",
  };

  function tabs(app) {
    const names = ["map", ...(app.has("list") ? ["list"] : []), ...(app.has("reader") ? ["text"] : []), ...(app.has("legend") ? ["key"] : [])];
    return S.h("nav", { class: "sarhad-tabs", "aria-label": S.say("details") }, ...names.map((name) =>
      S.button({ "data-tab": name, "aria-current": name === "map" ? "true" : null, on: { click: () => app.openTab(name) } },
        S.svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }, S.svg("path", { d: ICONS[name] })),
        S.h("span", {}, S.say(name)))));
  }

  /** Build every part that is asked for. @returns {Object} the elements by name, null for what is left out */
  function buildFrame(app) {
    const has = (part) => app.has(part);
    const mapHolder = S.h("div", { class: "sarhad-map", dir: "ltr" });
    const scale = S.h("div", { class: "sarhad-scale" });
    const tray = S.h("div", { class: "sarhad-tray-holder" });
    const layers = has("layers") ? foldable("sarhad-layers-panel sarhad-panel", S.say("layers"), has("list"), S.renderLayers(app)) : null;
    const legend = has("legend") ? foldable("sarhad-legend sarhad-panel", S.say("key"), app.root.clientWidth >= ROOMY || app.isNarrow(), ...S.renderLegend(app)) : null;
    const list = S.h("div", { class: "sarhad-list-items" });
    const side = has("list") ? S.h("aside", { class: "sarhad-side", "aria-label": S.say("list") },
      layers ?? null, list) : null;
    const card = S.h("div", { class: "sarhad-card", "aria-live": "polite" });
    const reader = S.h("div", { class: "sarhad-reader" });
    const details = has("card") || has("reader") ? S.h("aside", { class: "sarhad-details", "aria-label": S.say("details") },
      has("card") ? card : null, has("reader") ? reader : null) : null;
    const over = [zoomButtons(app), worldview(app), has("list") ? null : layers, legend, has("trays") ? tray : null, S.h("div", { class: "sarhad-foot" }, scale, credits(app))];
    const stage = S.h("main", { class: "sarhad-stage" }, mapHolder, ...over);
    const thread = S.svg("svg", { class: "sarhad-thread", "aria-hidden": "true", hidden: true });
    const head = has("header") ? header(app) : null;
    app.root.append(...[head, side, stage, details, tabs(app), has("thread") ? thread : null].filter(Boolean));
    return { head, side, stage, mapHolder, scale, tray, layers, legend, list, card, reader, details, thread };
  }

  Object.assign(S, { sizeFor, buildFrame });
})((globalThis.SarhadMap ??= {}));
