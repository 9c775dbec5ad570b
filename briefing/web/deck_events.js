/* Events as cards and as a table with search. Takes rows as briefing/offline_events.py writes them; all text is set as text, so
   nothing in an event or an address can become markup. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const ARROWS = ["→", "←", "↔"];
  const FIRST = 100;

  Marz.el = function (parent, tag, cls, text) {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    if (text !== undefined) { element.textContent = text; element.dir = "auto"; }
    if (parent) parent.append(element);
    return element;
  };
  const el = Marz.el;

  /* Letters that readers do not tell apart when they search: case, accents, Arabic and Persian forms, marks and joiners. */
  Marz.folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f]/g, "")
    .replace(/[يىې]/g, "ی").replace(/ك/g, "ک").replace(/[ةۀ]/g, "ه").replace(/[أإآٱ]/g, "ا").replace(/ؤ/g, "و").replace(/[’‘ʼ`-]/g, " ").replace(/\s+/g, " ").trim();

  /* Both sides with an arrow; each name stands in its own direction, so that the arrow keeps its meaning. */
  Marz.sides = function (parent, [, , , iran, iraq, direction], name) {
    const box = el(parent, "b", "sides");
    box.dir = "ltr";
    const side = (codes, country) => (codes.length ? codes : [country]).forEach((code, i) => {
      if (i) box.append(", ");
      el(box, "bdi", "", name(code));
    });
    side(iran, "IR");
    box.append(` ${ARROWS[direction]} `);
    side(iraq, "IQ");
    return box;
  };

  Marz.sources = function (parent, sources) {
    const box = el(parent, "div", "sources");
    sources.forEach(([text, url], i) => {
      if (i) box.append(" · ");
      const link = el(box, url ? "a" : "span", "", text);
      if (url) { link.href = url; link.target = "_blank"; link.rel = "noopener noreferrer"; }
    });
    return box;
  };

  Marz.chip = function (parent, row) {
    const chip = el(parent, "span", "chip", row[2]);
    chip.style.setProperty("--chip", Marz.fixed.palettes.light.type[row[1]]);
    return chip;
  };

  Marz.card = function (parent, row, name) {
    const card = el(parent, "article", "card");
    const head = el(card, "header");
    el(head, "time", "", row[0]);
    Marz.chip(head, row);
    const sides = Marz.sides(card, row, name);
    if (row[6]) { sides.append(" · "); el(sides, "bdi", "", row[6]); }
    el(card, "p", "", row[7]);
    if (row[8]) el(card, "p", "note", row[8]);
    Marz.sources(card, row[9]);
    return card;
  };

  /* Which rows belong to what is picked on the map. */
  Marz.belongs = function (row, what) {
    if (what.kind === "venue") return row[6] === what.venue;
    if (what.kind === "tie") return row[3].includes(what.iran) && row[4].includes(what.iraq);
    return row[10].includes(what.code);
  };

  Marz.Table = class {
    constructor(parent, deck) {
      this.deck = deck;
      this.box = el(parent, "section", "events");
      this.box.setAttribute("aria-label", "Events");
      const head = el(this.box, "div", "events-head");
      this.title = el(head, "h2");
      this.search = el(head, "input");
      this.search.type = "search";
      this.search.placeholder = "Search in dates, places, summaries, sources";
      this.search.setAttribute("aria-label", "Search the events");
      this.search.oninput = () => { this.limit = FIRST; this.fill(); };
      const whole = el(head, "label", "whole");
      this.all = el(whole, "input");
      this.all.type = "checkbox";
      this.all.onchange = () => this.show();
      whole.append("in all views");
      this.whole = whole;
      const scroll = el(this.box, "div", "scroll");
      const table = el(scroll, "table");
      const row = el(el(table, "thead"), "tr");
      for (const word of ["Date", "What", "Between", "Where", "Summary", "Sources"]) el(row, "th", "", word).scope = "col";
      this.body = el(table, "tbody");
      this.more = el(this.box, "button", "more");
      this.more.type = "button";
      this.more.onclick = () => { this.limit = Infinity; this.fill(); };
    }

    /* The events of the slide shown, or of all slides. */
    show() {
      const { slides, events } = this.deck.content, slide = this.deck.slide;
      this.rows = this.all.checked || !slide ? [...new Set(slides.flatMap((one) => one.events))] : slide.events;
      this.total = this.all.checked || !slide ? this.rows.length : slide.n_events;
      this.whole.hidden = slides.length < 2;
      this.folded = this.folded || events.map(() => null);
      this.limit = FIRST;
      this.fill();
    }

    text(i) {
      if (this.folded[i] === null) {
        const row = this.deck.content.events[i];
        const names = [...row[3], ...row[4], ...row[10]].map((code) => Marz.allNames(this.deck.atlas, code));
        this.folded[i] = Marz.folded([row[0], row[2], ...names, row[6], row[7], row[8], ...row[9].map(([label]) => label)].join(" "));
      }
      return this.folded[i];
    }

    fill() {
      const words = Marz.folded(this.search.value).split(" ").filter(Boolean);
      const found = words.length ? this.rows.filter((i) => words.every((word) => this.text(i).includes(word))) : this.rows;
      const of = this.rows.length < this.total ? ` (the newest ${this.rows.length.toLocaleString("en")} of ${this.total.toLocaleString("en")} are on this page)` : "";
      this.title.textContent = words.length ? `${found.length.toLocaleString("en")} of ${Marz.count(this.rows.length)}${of}` : `${Marz.count(this.rows.length)}${of}`;
      this.body.replaceChildren();
      const name = (code) => this.deck.atlas.name(code);
      for (const i of found.slice(0, this.limit)) {
        const event = this.deck.content.events[i], row = el(this.body, "tr");
        el(row, "td", "when", event[0]);
        Marz.chip(el(row, "td", "what"), event);
        Marz.sides(el(row, "td"), event, name);
        el(row, "td", "", event[6]);
        const summary = el(row, "td", "summary");
        el(summary, "div", "", event[7]);
        if (event[8]) el(summary, "div", "note", event[8]);
        Marz.sources(el(row, "td"), event[9]);
      }
      this.more.hidden = found.length <= this.limit;
      this.more.textContent = `Show all ${found.length.toLocaleString("en")}`;
    }
  };

  /* A province's name in every language, for search. */
  Marz.allNames = function (atlas, code) {
    const p = atlas.names[code];
    return p ? [p.name_en, p.name_fa, p.name_ar, p.name_ckb].join(" ") : atlas.name(code);
  };
})();
