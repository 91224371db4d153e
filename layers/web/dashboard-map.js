/**
 * The map in the dashboard: one element that stays while filters, selection and even the data change.
 *
 * data: { hash, visible: ids | null, selected: { id | null, turn }, parts }. `turn` grows when the page, not the map,
 * selected something: only then the map follows, so that a late answer never undoes a newer click.
 */
const PAYLOADS = new Map();
const WAITING = new Map();

function isDark(element) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(element).getPropertyValue("--st-background-color").trim() || "#fff";
  const value = parseInt(probe.fillStyle.slice(1, 7), 16);
  return 0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255) < 128;
}

function waitForPayload(hash) {
  if (PAYLOADS.has(hash)) return Promise.resolve(PAYLOADS.get(hash));
  return new Promise((resolve) => {
    WAITING.set(hash, [...(WAITING.get(hash) ?? []), resolve]);
  });
}

const MAP_OPTIONS = { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 13, center: [20, 40], zoom: 3 };

/** The page has filters with the same words: the legend waits folded, so that it hides no mark. */
function foldLegend(frame, handle) {
  const legend = frame.querySelector("details.sarhad-legend");
  if (!legend || frame.dataset.size === "narrow") return;
  legend.open = false;
  handle.setFilter(null);
}

/** Draw a payload into an element of its own; the view stays where the reader left it. */
function draw(root, state, payload) {
  state.handle?.destroy();
  const frame = document.createElement("div");
  const holder = frame.appendChild(document.createElement("div"));
  holder.className = "sarhad-leaflet";
  root.replaceChildren(frame);
  const map = (state.map = globalThis.L.map(holder, MAP_OPTIONS));
  state.handle = globalThis.SarhadMap.create(frame, payload, {
    L: globalThis.L, map, parts: state.data.parts, theme: state.theme, selected: state.selected,
  });
  foldLegend(frame, state.handle);
  if (state.view) map.setView(state.view.center, state.view.zoom, { animate: false });
  state.drawn = state.data.hash;
  state.drawnTheme = state.theme;
  state.visible = "null";
  state.handle.on("select", (id) => {
    if (id === state.selected) return;
    state.selected = id;
    state.send("picked", id ?? "");
  });
  map.on("moveend", () => {
    state.view = { center: map.getCenter(), zoom: map.getZoom() };
  });
}

function update(root, state, payload) {
  const { hash, visible, selected } = state.data;
  if (selected.turn !== state.turn) state.selected = selected.id;
  if (state.drawn !== hash || state.drawnTheme !== state.theme) {
    draw(root, state, payload);
  } else if (selected.turn !== state.turn) {
    state.handle.select(selected.id);
  }
  state.turn = selected.turn;
  const wanted = JSON.stringify(visible);
  if (wanted !== state.visible) {
    state.handle.setFilter(visible);
    state.visible = wanted;
  }
}

/** Show one run's data in the element where it is mounted. @returns {function} removes it */
function showMap({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sarhad-dashboard");
  const state = (root.sarhadState ??= {});
  if (!state.data) root.before(Object.assign(document.createElement("style"), { textContent: SARHAD_STYLE }));
  state.data = data;
  state.send = setTriggerValue;
  state.theme = isDark(root) ? "dark" : "light";
  waitForPayload(data.hash).then((payload) => {
    // A newer run may have come while the payload was on its way: it draws, this one does not.
    if (state.data === data && !state.isGone) update(root, state, payload);
  });
  return () => {
    state.isGone = true;
    state.handle?.destroy();
  };
}
