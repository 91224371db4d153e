/** The article with every evidence marked; opens at the sentence of what is selected. */
(function (S) {
  "use strict";

  /**
   * Cut a text at the ends of all spans.
   * @param {number} from @param {number} to @param {{start: number, end: number}[]} spans may nest and overlap
   * @returns {{start: number, end: number, spans: Object[]}[]} pieces in order, each with the spans that cover it
   */
  function cutText(from, to, spans) {
    const near = spans.filter((span) => span.start < to && span.end > from);
    const cuts = new Set([from, to]);
    for (const span of near) {
      cuts.add(Math.max(from, span.start));
      cuts.add(Math.min(to, span.end));
    }
    const ends = [...cuts].sort((a, b) => a - b);
    return ends.slice(1).map((end, i) => ({
      start: ends[i], end, spans: near.filter((span) => span.start <= ends[i] && span.end >= end),
    }));
  }

  /** Every evidence in an article, by feature, in offsets of this language's strings. */
  function spansOf(app, articleIndex) {
    const toOffset = app.offsets[articleIndex];
    const spans = [];
    for (const feature of app.shown()) {
      feature.evidence.forEach(([article, start, end], i) => {
        if (article === articleIndex) spans.push({ id: feature.id, index: i, start: toOffset(start), end: toOffset(end), isEvent: S.isEvent(feature) });
      });
    }
    return spans;
  }

  /** The words that the fields of what is selected were read from, in the same offsets. */
  function wordsOf(app, articleIndex) {
    const toOffset = app.offsets[articleIndex];
    return Object.entries(app.byId.get(app.selected)?.words ?? {}).flatMap(([field, spans]) => spans
      .filter(([article]) => article === articleIndex)
      .map(([, start, end]) => ({ field, start: toOffset(start), end: toOffset(end) })));
  }

  /** Words as children; those behind a field can be underlined. */
  function renderWords(text, piece) {
    const words = S.legible(text.slice(piece.start, piece.end));
    const fields = piece.spans.filter((span) => span.field).map((span) => span.field);
    return fields.length ? [S.h("span", { class: "sarhad-why", "data-fields": [...new Set(fields)].join(" ") }, ...words)] : words;
  }

  /** One piece of text: plain, a dotted line to another feature, or the highlight. */
  function renderPiece(app, text, piece, current) {
    const words = renderWords(text, piece);
    if (current && piece.start >= current.start && piece.end <= current.end) return S.h("mark", { class: "is-now" }, ...words);
    if (piece.spans.some((span) => span.id === app.selected)) return S.h("mark", { class: "is-also" }, ...words);
    const events = piece.spans.filter((span) => span.isEvent);
    if (!events.length) return words;
    const span = events.reduce((best, one) => (one.end - one.start < best.end - best.start ? one : best));
    const name = app.nameOf(span.id) ?? "";
    return S.h("span", { class: "sarhad-ev", title: name, on: { click: () => app.select(span.id, { evidence: span.index }) } }, ...words);
  }

  function renderText(app, articleIndex, current) {
    const { text } = app.payload.articles[articleIndex];
    const spans = [...spansOf(app, articleIndex), ...wordsOf(app, articleIndex)];
    const paragraphs = [];
    let from = 0;
    for (const line of text.split("\n")) {
      const to = from + line.length;
      if (line.trim()) {
        paragraphs.push(S.h("p", { dir: "auto" }, ...cutText(from, to, spans.concat(current ? [current] : []))
          .flatMap((piece) => renderPiece(app, text, piece, current))));
      }
      from = to + 1;
    }
    return paragraphs;
  }

  /** The reader of an app: `open([article, start, end])` shows a span; `close` shows the help. */
  function createReader(app, element) {
    const head = S.h("div", { class: "sarhad-reader-head" });
    const body = S.h("div", { class: "sarhad-text", tabindex: 0, role: "document", "aria-label": S.say("text") });
    element.append(head, body);
    let articleIndex = 0;

    function fillHead(span) {
      const article = app.payload.articles[articleIndex];
      if (!article) return head.replaceChildren();
      const feature = app.byId.get(app.selected);
      const count = feature?.evidence.length ?? 0;
      const step = (by) => S.button({
        class: "sarhad-step", "aria-label": S.say(by < 0 ? "previous" : "next"),
        on: { click: () => app.openEvidence((app.evidenceIndex + by + count) % count) },
      }, by < 0 ? "‹" : "›");
      const name = app.payload.articles.length > 1 ? articleChoice() : S.h("b", {}, S.say("article_n", { n: 1 }));
      const credit = S.quoted("span", { class: "sarhad-credit" }, [article.title, S.creditOf(article)].filter(Boolean).join(" · "));
      const place = span && count
        ? S.h("span", { class: "sarhad-count-of" }, S.say("sentence_of", { i: app.evidenceIndex + 1, n: count })) : null;
      return head.replaceChildren(name, credit, ...(count > 1 ? [place, step(-1), step(1)] : [place]).filter(Boolean));
    }

    function articleChoice() {
      const { articles } = app.payload;
      const choose = S.h("select", { "aria-label": S.say("text"), on: { change: () => open([Number(choose.value), 0, 0]) } },
        ...articles.map((article, i) => S.h("option", { value: i, selected: i === articleIndex }, S.say("article_n", { n: i + 1 }))));
      return choose;
    }

    function open(span) {
      const toOffset = app.offsets[span[0]];
      if (!toOffset) return;
      articleIndex = span[0];
      const current = span[2] > span[1] ? { id: app.selected, index: app.evidenceIndex, start: toOffset(span[1]), end: toOffset(span[2]), isEvent: false } : null;
      fillHead(current);
      body.lang = app.payload.articles[articleIndex].language ?? "";
      body.replaceChildren(...renderText(app, articleIndex, current));
      const mark = sentence();
      body.scrollTop = mark ? mark.offsetTop - (app.isNarrow() ? 10 : 56) : 0;
    }

    /** The highlighted sentence, null while none is. */
    const sentence = () => body.querySelector("mark.is-now");

    /** Paint again, as it was, after a filter. */
    function refresh() {
      const span = app.byId.get(app.selected)?.evidence[app.evidenceIndex];
      if (span) open(span);
      else if (app.payload.articles.length) open([articleIndex, 0, 0]);
    }

    /** Underline the words that one field of what is selected was read from; null: none. */
    function underline(field) {
      for (const words of body.querySelectorAll(".sarhad-why")) {
        words.classList.toggle("is-why", field !== null && words.dataset.fields.split(" ").includes(field));
      }
    }

    return { open, refresh, sentence, underline, body };
  }

  Object.assign(S, { cutText, createReader });
})((globalThis.SarhadMap ??= {}));
