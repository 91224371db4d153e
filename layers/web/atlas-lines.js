/** Paints land, water and lines in the design's order: everything on the map that is not a label or a mark. */
(function (S) {
  "use strict";

  /** Unpack a payload's background and borders once. */
  function prepareAtlas(payload) {
    const base = payload.basemap ?? {};
    const unpackAll = (list) => (list ?? []).map((one) => ({ ...one, parts: S.unpackParts(one.parts) }));
    return {
      land: S.unpackParts(base.land),
      coast: S.unpackParts(base.coast),
      focus: unpackAll(base.focus),
      lakes: S.unpackParts(base.lakes),
      disputed: S.unpackParts(base.disputed),
      rivers: unpackAll(base.rivers),
      provinces: S.unpackParts(base.provinces),
      boundaries: unpackAll(base.boundaries),
      border: S.unpackParts(base.border),
    };
  }

  function stroke(context, path, colour, width, dash = []) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke(path);
    context.setLineDash([]);
  }

  function paintGround(context, view, atlas, colours) {
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, view.width, view.height);
    const coast = S.traceParts(atlas.coast, view, false, 0.8);
    stroke(context, coast, colours.sea1, 30);
    stroke(context, coast, colours.sea2, 12);
    const land = S.traceParts(atlas.land, view, true);
    context.fillStyle = colours.land;
    context.fill(land, "evenodd");
    context.fillStyle = colours.focus;
    for (const country of atlas.focus) context.fill(S.traceParts(country.parts, view, true), "evenodd");
    const lakes = S.traceParts(atlas.lakes, view, true);
    context.fillStyle = colours.sea;
    context.fill(lakes, "evenodd");
    stroke(context, lakes, colours.coast, 0.6);
    stroke(context, coast, colours.coast, S.byZoom(view.zoom, [0.8, 1, 1.2, 1.2]));
    return land;
  }

  function paintLines(context, view, atlas, colours, ratio) {
    const { zoom } = view;
    for (const river of atlas.rivers) {
      if (river.rank > zoom + 0.8) continue;
      stroke(context, S.traceParts(river.parts, view), colours.river, S.byZoom(zoom, [0.8, 1, 1.2, 1.4]));
    }
    context.lineCap = "round";
    stroke(context, S.traceParts(atlas.provinces, view), colours.prov, S.byZoom(zoom, [0.9, 1.1, 1.4, 1.4]), [1, 2.5]);
    context.lineCap = "butt";
    context.save();
    context.globalAlpha = 0.5;
    context.fillStyle = S.hatch(context, view, ratio, { colour: colours.intl, gap: 7, width: 0.8, angle: 60 });
    context.fill(S.traceParts(atlas.disputed, view, true), "evenodd");
    context.restore();
    for (const line of atlas.boundaries) {
      const path = S.traceParts(line.parts, view);
      if (line.class === "international") stroke(context, path, colours.intl, S.byZoom(zoom, [1.1, 1.3, 1.6, 1.8]));
      else stroke(context, path, colours.intl, S.byZoom(zoom, [1.5, 1.8, 2, 2.2]), [6, 4]);
    }
  }

  function paintTints(context, view, atlas, colours) {
    const width = S.byZoom(view.zoom, [17, 22, 28, 0]);
    if (!width) return;
    const line = S.traceParts(atlas.border, view);
    atlas.focus.slice(0, 2).forEach((side, i) => {
      context.save();
      context.clip(S.traceParts(side.parts, view, true), "evenodd");
      context.globalAlpha = 0.75;
      stroke(context, line, i ? colours.tintB : colours.tintA, width);
      context.restore();
    });
  }

  /** The areas of events: hatched on land or sea, whichever they are; a dotted edge when selected. */
  function paintAreas(context, view, areas, colours, ratio, land) {
    for (const area of areas) {
      const path = S.traceParts(area.parts, view, area.type === "area");
      const colour = colours[area.family];
      const angle = area.isSea ? -45 : 45;
      context.save();
      if (area.isSea) {
        const water = new Path2D();
        water.rect(0, 0, view.width, view.height);
        water.addPath(land);
        context.clip(water, "evenodd");
      }
      context.globalAlpha = area.isSelected ? 0.85 : 0.34;
      const pattern = S.hatch(context, view, ratio, { colour, gap: area.isSea ? 9 : 7, width: 1.1, angle });
      if (area.type === "area") {
        context.fillStyle = pattern;
        context.fill(path, "evenodd");
        context.lineCap = "round";
        if (area.isSelected) stroke(context, path, colour, 1.5, [1, 3.5]);
      } else {
        const width = S.byZoom(view.zoom, [24, 30, 40, 48]);
        stroke(context, path, pattern, width);
      }
      context.restore();
    }
  }

  function paintBorder(context, view, parts, colours) {
    const width = S.byZoom(view.zoom, [3.4, 4, 4.5, 5]);
    const path = S.traceParts(parts, view);
    context.lineCap = "round";
    stroke(context, path, colours.halo, width + 3);
    stroke(context, path, colours.border, width);
    context.lineCap = "butt";
  }

  /**
   * Paint everything below the labels.
   * @param {{areas: Object[], borders: Object[], hasBorder: boolean}} state areas of the events shown; lines of the
   *   border features shown
   */
  function paintAtlas(context, view, ratio, atlas, colours, state) {
    context.lineJoin = "round";
    const land = paintGround(context, view, atlas, colours);
    paintLines(context, view, atlas, colours, ratio);
    const parts = state.hasBorder ? [...atlas.border, ...state.borders] : [];
    if (state.hasBorder) paintTints(context, view, atlas, colours);
    else stroke(context, S.traceParts(atlas.border, view), colours.intl, S.byZoom(view.zoom, [1.1, 1.3, 1.6, 1.8]));
    paintAreas(context, view, state.areas, colours, ratio, land);
    paintBorder(context, view, parts, colours);
  }

  Object.assign(S, { prepareAtlas, paintAtlas });
})((globalThis.SarhadMap ??= {}));
