/**
 * The one entry: draws a payload into an element and gives back a handle.
 *
 * SarhadMap.create(root, payload, options) → handle
 *   root     element to fill; may stand in a shadow root (the styles must stand in the same one)
 *   payload  what `layers.payload.build_payload` gives, parsed from JSON
 *   options  L        Leaflet; default: the global
 *            map      a Leaflet map that exists already; default: one is made
 *            parts    which parts to build, of S.PARTS; default: all
 *            theme    "light" | "dark"; default: as the reader's system says
 *            selected id of the feature that is selected at first
 *   handle   setFilter(ids | null)  show only the features with these ids (null: all); the view stays as it is
 *            select(id | null)      select a feature, as a click does
 *            on(event, fn)          "select" (id | null), "filter" (ids shown), "view" ({bounds, zoom}); returns a function that ends it
 *            invalidate()           measure the element again after its size changed
 *            destroy()              remove everything
 */
(function (S) {
  "use strict";
  S.PARTS = ["header", "layers", "list", "legend", "trays", "card", "reader", "thread"];
  S.create = function (root, payload, options = {}) {
    return { setFilter() {}, select() {}, on() { return () => {}; }, invalidate() {}, destroy() {} };
  };
})((globalThis.SarhadMap ??= {}));
