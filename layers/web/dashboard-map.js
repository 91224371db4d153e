/**
 * The map in the dashboard: one element that stays while filters, selection and even the data change.
 *
 * data: { hash, visible: ids | null, selected: { id | null, turn }, parts }. `turn` grows when the page, not the map,
 * selected something: only then the map follows, so that a late answer never undoes a newer click.
 */
function isDark(element) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(element).getPropertyValue("--st-background-color").trim() || "#fff";
  const value = parseInt(probe.fillStyle.slice(1, 7), 16);
  return 0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255) < 128;
}

function waitForPayload(hash) {
  const store = (globalThis.SarhadStore ??= { payloads: new Map(), waiting: new Map() });
  if (store.payloads.has(hash)) return Promise.resolve(store.payloads.get(hash));
  return new Promise((resolve) => {
    store.waiting.set(hash, [...(store.waiting.get(hash) ?? []), resolve]);
  });
}

function toBox(bounds) {
  if (Array.isArray(bounds)) return bounds;
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function draw(root, state, payload) {
  state.handle?.destroy();
  const shown = state.box ? { ...payload, view: state.box } : payload;
  state.handle = globalThis.SarhadMap.create(root, shown, {
    parts: state.data.parts,
    theme: state.theme,
    selected: state.selected,
  });
  state.drawn = state.data.hash;
  state.visible = "null";
  state.handle.on("select", (id) => {
    if (id === state.selected) return;
    state.selected = id;
    state.send("picked", id ?? "");
  });
  state.handle.on("view", ({ bounds }) => {
    state.box = toBox(bounds);
  });
  state.observer ??= new ResizeObserver(() => state.handle?.invalidate());
  state.observer.observe(root);
}

function update(root, state, payload) {
  const { hash, visible, selected } = state.data;
  if (selected.turn !== state.turn) state.selected = selected.id;
  if (state.drawn !== hash || state.drawnTheme !== state.theme) {
    draw(root, state, payload);
    state.drawnTheme = state.theme;
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

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sarhad-dashboard");
  const state = (root.sarhadState ??= {});
  state.data = data;
  state.send = setTriggerValue;
  state.theme = isDark(root) ? "dark" : "light";
  waitForPayload(data.hash).then((payload) => {
    // A newer run may have come while the payload was on its way: it draws, this one does not.
    if (state.data.hash === data.hash && !state.isGone) update(root, state, payload);
  });
  return () => {
    state.isGone = true;
    state.observer?.disconnect();
    state.handle?.destroy();
  };
}
