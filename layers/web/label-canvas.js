/** Places the names of the map around marks and panels, and paints them with a halo of their ground. */
(function (S) {
  "use strict";

  let scratch = null;
  const widths = new Map();

  /** Width of words in a font, px; remembered. */
  function measure(words, font) {
    const key = `${font}|${words}`;
    let width = widths.get(key);
    if (width === undefined) {
      scratch ??= document.createElement("canvas").getContext("2d");
      scratch.font = font;
      width = scratch.measureText(words).width;
      widths.set(key, width);
    }
    return width;
  }

  /** Labels of places that articles name: they win over all but countries, capitals and the border's ends. */
  function namedLabels(places, view) {
    return places.map((place) => {
      const x = S.projectX(place.anchor[0]) * view.size - view.left;
      const y = S.projectY(place.anchor[1]) * view.size - view.top;
      const kind = place.layer === "capitals" ? "capital" : "named";
      const label = S.buildLabel(place.name, kind, measure, { featureId: place.id, point: [x, y] });
      label.boxes = S.boxesBeside(x, y, label.width, label.height, place.isRinged ? 14 : 8);
      return label;
    });
  }

  /** Keep room for names that must not be missing before any row takes it. @returns {Map} id of the place → box of its name */
  function reserveNames(places, view, room) {
    const boxes = new Map();
    for (const label of namedLabels(places, view)) {
      const box = label.boxes.find((one) => room.isFree(one));
      if (!box) continue;
      room.take(box);
      boxes.set(label.featureId, box);
    }
    return boxes;
  }

  /** The title of the selected event under or over its row; it wins over every other name. */
  function noteLabels(note) {
    if (!note) return [];
    const label = S.buildLabel(note.words, "note", measure);
    const [left, top, right, bottom] = note.box;
    const x = (left + right - label.width) / 2;
    const below = bottom + 3;
    const above = top - label.height - 3;
    // Never on the right: there the thread leaves.
    const spots = [[x, above], [left, above], [right - label.width, above], [x, below], [left, below], [right - label.width, below],
      [left - label.width - 4, top]];
    label.boxes = spots.map(([a, b]) => [a, b, a + label.width, b + label.height]);
    return [label];
  }

  /**
   * Every label of a view, placed.
   * @param {{base: Object, named: Object[], areas: Set, areaAt: Object, note: Object|null, hasBorder: boolean}} names
   *   named: point features that articles name; areas: ids of areas that they name; areaAt: centres of names that
   *   have their room already; note: title and box of the selected event
   * @param {S.Room} room what marks and panels take already, in the view's px
   */
  function layOutLabels(names, view, room) {
    const { base } = names;
    const taken = new Set(names.named.map((place) => place.id));
    const labels = [
      ...noteLabels(names.note),
      ...S.areaLabels(base.countries, S.countryKind(view.zoom), view, measure, { first: names.areaAt }),
      ...(names.hasBorder ? S.kmLabels(base.km ?? [], view, measure) : []),
      ...namedLabels(names.named, view).map((label) => toReserved(label, names.nameAt?.get(label.featureId))),
      ...S.areaLabels(base.provinces_named, S.provinceKind(view.zoom), view, measure, { named: names.areas, first: names.areaAt }),
      ...S.areaLabels(base.seas, S.seaKind(view.zoom), view, measure, { named: names.areas, first: names.areaAt }),
      ...S.townLabels(base.towns ?? {}, view, measure, taken, Boolean(base.focus?.length)),
    ];
    for (const label of labels) {
      if (label.dot) label.dotBox = [label.dot[0] - 3, label.dot[1] - 3, label.dot[0] + 3, label.dot[1] + 3];
    }
    return S.placeLabels(labels, room);
  }

  const toReserved = (label, box) => (box ? { ...label, boxes: [box], isForced: true } : label);

  function paintDot(context, label, colours) {
    const [x, y] = label.dot;
    context.beginPath();
    if (label.isKm) {
      context.arc(x, y, label.isEnd ? 3.4 : 2.2, 0, 7);
      context.fillStyle = colours.panel;
      context.fill();
      context.lineWidth = label.isEnd ? 2 : 1.4;
      context.strokeStyle = colours.border;
      context.stroke();
      return;
    }
    if (label.isSquare) context.rect(x - 3, y - 3, 6, 6);
    else context.arc(x, y, 2.3, 0, 7);
    context.lineWidth = 2.4;
    context.strokeStyle = colours.halo;
    context.stroke();
    context.fillStyle = label.isSquare ? colours.ink : colours.ink2;
    context.fill();
  }

  /** Letters apart one by one, on a gentle arc where `bend` (radians over the whole width) is not 0. */
  function paintSpaced(context, line, x, y, width, spacing, bend, draw) {
    let at = x;
    for (const letter of line) {
      const advance = measure(letter, context.font);
      if (bend) {
        const share = (at + advance / 2 - (x + width / 2)) / width;
        const angle = bend * share;
        context.save();
        context.translate(at + advance / 2, y + (width * bend * share * share) / 2);
        context.rotate(angle);
        draw(letter, -advance / 2, 0);
        context.restore();
      } else draw(letter, at, y);
      at += advance + spacing;
    }
  }

  function paintWords(context, { label, box }, colours) {
    const { style } = label;
    context.font = style.font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = colours[style.ground];
    context.fillStyle = colours[style.colour];
    const height = label.height / label.lines.length;
    const paint = (draw) => label.lines.forEach((line, i) => {
      const width = measure(line, style.font) + label.spacing * Math.max(0, line.length - 1);
      const x = (box[0] + box[2] - width) / 2;
      const y = box[1] + height * (i + 0.5);
      if (!label.spacing) draw(line, x, y);
      else paintSpaced(context, line, x, y, width, label.spacing, label.kind === "ocean" ? -0.16 : 0, draw);
    });
    if (label.kind !== "ocean") paint((words, x, y) => context.strokeText(words, x, y));
    paint((words, x, y) => context.fillText(words, x, y));
  }

  function paintLabels(context, view, placed, colours) {
    context.clearRect(0, 0, view.width, view.height);
    for (const one of placed) if (one.label.dot) paintDot(context, one.label, colours);
    for (const one of placed) paintWords(context, one, colours);
  }

  Object.assign(S, { measure, reserveNames, layOutLabels, paintLabels });
})((globalThis.SarhadMap ??= {}));
