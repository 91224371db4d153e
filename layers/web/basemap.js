/** A canvas that lies in a Leaflet pane, moves with the map, and is painted anew when the map comes to rest. */
(function (S) {
  "use strict";

  const PADDING = 0.25;

  /**
   * What a painter needs to know of the map's state.
   * @returns {{size: number, left: number, top: number, width: number, height: number, zoom: number, box: number[]}}
   *   size: px of the whole world; left, top: px of the canvas's corner in it; box: what the canvas shows, 0 to 1
   */
  function viewOf(map, padding = PADDING) {
    const shown = map.getSize();
    const origin = map.getPixelBounds().min;
    const zoom = map.getZoom();
    const size = 256 * 2 ** zoom;
    const left = Math.round(origin.x - shown.x * padding);
    const top = Math.round(origin.y - shown.y * padding);
    const width = Math.ceil(shown.x * (1 + 2 * padding));
    const height = Math.ceil(shown.y * (1 + 2 * padding));
    const reach = 40;
    const box = [(left - reach) / size, (top - reach) / size, (left + width + reach) / size, (top + height + reach) / size];
    return { size, left, top, width, height, zoom, box };
  }

  /**
   * Build the layer.
   * @param {Object} L Leaflet @param {function(CanvasRenderingContext2D, Object, number)} paint gets context, view and
   *   the device's px per px
   */
  function canvasLayer(L, paint, options) {
    const Canvas = L.Layer.extend({
      onAdd(map) {
        this.canvas = S.h("canvas", { class: "leaflet-zoom-animated sarhad-canvas", "aria-hidden": "true" });
        this.getPane().append(this.canvas);
        map.on("moveend resize", this.repaint, this);
        map.on("zoomanim", this.animate, this);
        this.repaint();
      },
      onRemove(map) {
        this.canvas.remove();
        map.off("moveend resize", this.repaint, this);
        map.off("zoomanim", this.animate, this);
      },
      animate(event) {
        const scale = this._map.getZoomScale(event.zoom, this.zoom);
        const corner = this._map._latLngToNewLayerPoint(this.corner, event.zoom, event.center);
        L.DomUtil.setTransform(this.canvas, corner, scale);
      },
      repaint() {
        const map = this._map;
        if (!map || !map.getSize().x) return;
        const view = viewOf(map);
        const ratio = Math.min(globalThis.devicePixelRatio || 1, 2.5);
        const { canvas } = this;
        canvas.width = Math.round(view.width * ratio);
        canvas.height = Math.round(view.height * ratio);
        canvas.style.width = `${view.width}px`;
        canvas.style.height = `${view.height}px`;
        const corner = L.point(view.left, view.top).subtract(map.getPixelOrigin());
        L.DomUtil.setTransform(canvas, corner, 1);
        this.zoom = view.zoom;
        this.corner = map.layerPointToLatLng(corner);
        const context = canvas.getContext("2d");
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        paint(context, view, ratio);
      },
    });
    return new Canvas(options);
  }

  const TOKENS = ["page", "panel", "ink", "ink2", "rule2", "sea", "sea1", "sea2", "coast", "focus", "land", "intl",
    "prov", "river", "lblsea", "lblmute", "lblprov", "border", "tintA", "tintB", "halo", "dip", "mil", "agr", "ins",
    "att", "oth"];

  /** The colours of the page as they are now, by token. */
  function readColours(element) {
    const style = getComputedStyle(element);
    return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]));
  }

  /** A hatch that stays where it is on the ground: lines `gap` px apart, turned by `angle` degrees. */
  function hatch(context, view, ratio, { colour, gap, width, angle }) {
    const side = Math.max(2, Math.round(gap * ratio));
    const tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const brush = tile.getContext("2d");
    brush.fillStyle = colour;
    brush.fillRect(0, 0, width * ratio, side);
    const pattern = context.createPattern(tile, "repeat");
    const step = side / ratio;
    pattern.setTransform(new DOMMatrix().translate(-(view.left % 4096), -(view.top % 4096)).rotate(angle)
      .translate(0, 0).scale(step / side));
    return pattern;
  }

  /** A value by zoom, from the four columns of the design's table (4–5, 6–7, 8–10, 11+). */
  const byZoom = (zoom, values) => values[zoom < 5.75 ? 0 : zoom < 7.75 ? 1 : zoom < 10.75 ? 2 : 3];

  Object.assign(S, { viewOf, canvasLayer, readColours, hatch, byZoom });
})((globalThis.SarhadMap ??= {}));
