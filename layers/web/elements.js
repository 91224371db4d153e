/** Builds elements. Text enters by `textContent` only: nothing that an article says can become markup. */
(function (S) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SAFE_LINK = /^https?:\/\//i;
  /** Controls that turn the words after them around, until another control or the paragraph ends. */
  const TURNS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
  };

  /** @param {Element} element @param {Object} attributes `on` holds listeners; null and false values are left out */
  function assign(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, fn] of Object.entries(value)) element.addEventListener(event, fn);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
    }
    return element;
  }

  /** An HTML element; children are elements, strings (as text) or null (nothing). */
  function h(tag, attributes = {}, ...children) {
    const element = assign(document.createElement(tag), attributes);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  /** An SVG element, likewise. */
  function s(tag, attributes = {}, ...children) {
    const element = assign(document.createElementNS(SVG, tag), attributes);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** Words of an article as children: a control that would turn them around is named in its place, not obeyed. */
  const legible = (words) => (words ?? "").split(/([\u202a-\u202e\u2066-\u2069])/).filter(Boolean)
    .map((part) => (TURNS[part] ? h("bdi", { class: "sarhad-turn", dir: "ltr" }, TURNS[part]) : part));

  /** Words of an article or a name: their own direction, whatever the page's. */
  const quoted = (tag, attributes, words) => h(tag, { dir: "auto", ...attributes }, ...legible(words));

  /** A link that opens apart; anything but http(s) becomes plain text. */
  function link(address, words) {
    if (!SAFE_LINK.test(address ?? "")) return quoted("span", {}, words);
    return quoted("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
  }

  /** A button with words or a picture. */
  const button = (attributes, ...children) => h("button", { type: "button", ...attributes }, ...children);

  Object.assign(S, { h, svg: s, legible, quoted, link, button });
})((globalThis.SarhadMap ??= {}));
