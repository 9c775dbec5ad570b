/* On paper every slide stands on a page of its own, its map drawn as it is at that moment, and the events follow as a list.
   The maps are copies of what Leaflet has drawn, made when printing begins and thrown away after it. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const WIDTH = 940, HEIGHT = 650;

  function sheet(deck, parent) {
    const { el } = Marz, { slide, parts } = deck;
    const page = el(parent, "section", "sheet");
    el(page, "h1", "", slide.title);
    el(page, "p", "finding", slide.sentence);
    const frame = el(page, "div", "printed-map");
    const copy = deck.map.getContainer().cloneNode(true);
    copy.removeAttribute("id");
    for (const control of copy.querySelectorAll(".leaflet-control-container, .marz-time")) control.remove();
    frame.append(copy);
    frame.append(parts.key.cloneNode(true));
    if (slide.caption) el(page, "p", "caption", slide.caption);
    el(page, "p", "small", [slide.sources, slide.as_of, `${deck.at + 1} of ${deck.content.slides.length}`].filter(Boolean).join(" · "));
  }

  function list(deck, parent) {
    const { el } = Marz, page = el(parent, "section", "sheet-events");
    el(page, "h1", "", "Events and sources");
    const rows = [...new Set(deck.content.slides.flatMap((slide) => slide.events))];
    for (const i of rows) {
      const card = Marz.card(page, deck.content.events[i], (code) => deck.atlas.name(code));
      for (const link of card.querySelectorAll("a")) link.title = link.href;
    }
    el(page, "p", "small", [deck.content.meaning, deck.content.credit].filter(Boolean).join(" "));
  }

  /* Draw every slide in turn and keep a copy; the reader's slide comes back afterwards. */
  Marz.preparePrint = function (deck) {
    Marz.endPrint(deck);
    if (!deck.slide) return;
    const paper = (deck.paper = Marz.el(null, "div", "paper")), box = deck.map.getContainer(), at = deck.at;
    const { width, height } = box.style;
    deck.printing = true;
    deck.wear();
    box.style.width = WIDTH + "px";
    box.style.height = HEIGHT + "px";
    deck.map.invalidateSize({ animate: false });
    deck.content.slides.forEach((_, i) => { deck.go(i, true); sheet(deck, paper); });
    list(deck, paper);
    box.style.width = width;
    box.style.height = height;
    deck.printing = false;
    deck.wear();
    deck.map.invalidateSize({ animate: false });
    deck.go(at, true);
    document.body.append(paper);
  };

  Marz.endPrint = function (deck) {
    if (deck.paper) deck.paper.remove();
    deck.paper = null;
  };
})();
