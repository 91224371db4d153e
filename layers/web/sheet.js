/** The bottom sheet of a small screen: three heights, by a handle that can be dragged, tapped or worked by keys. */
(function (S) {
  "use strict";

  const STATES = ["peek", "half", "full"];
  const HEAD = 52;
  const TABS = 56;

  /** Px of the sheet's height in a state, for the height of the whole. */
  function sheetHeight(state, whole) {
    const full = whole - HEAD - TABS;
    return { peek: 72, half: Math.min(376, Math.round(full * 0.6)), full }[state];
  }

  /** The state whose height is nearest. */
  function nearestState(height, whole) {
    return STATES.reduce((best, state) =>
      Math.abs(sheetHeight(state, whole) - height) < Math.abs(sheetHeight(best, whole) - height) ? state : best);
  }

  /** Make an element a sheet. @returns {{set: function(string), state: function(): string}} */
  function createSheet(app, element) {
    let state = "peek";
    const handle = S.button({ class: "sarhad-handle", on: { click: () => set(state === "half" ? "full" : state === "full" ? "peek" : "half") } });
    element.prepend(handle);

    function set(next) {
      state = next;
      element.dataset.sheet = state;
      const height = sheetHeight(state, app.root.clientHeight);
      element.style.setProperty("--sheet", `${height}px`);
      app.root.style.setProperty("--covered", `${height}px`);
      handle.setAttribute("aria-label", S.say("sheet", { state: S.say(`sheet.${state}`) }));
      handle.setAttribute("aria-expanded", state === "peek" ? "false" : "true");
    }

    let start = null;
    handle.addEventListener("pointerdown", (event) => {
      start = { y: event.clientY, height: element.offsetHeight, moved: false };
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!start || Math.abs(event.clientY - start.y) < 6) return;
      start.moved = true;
      element.style.setProperty("--sheet", `${Math.max(60, start.height + start.y - event.clientY)}px`);
    });
    handle.addEventListener("pointerup", () => {
      if (start?.moved) {
        const height = element.offsetHeight;
        handle.addEventListener("click", (event) => event.stopImmediatePropagation(), { once: true, capture: true });
        set(nearestState(height, app.root.clientHeight));
      }
      start = null;
    });
    set("peek");
    return { set, state: () => state, height: () => sheetHeight(state, app.root.clientHeight) };
  }

  Object.assign(S, { sheetHeight, nearestState, createSheet });
})((globalThis.SarhadMap ??= {}));
