/* The parts of the deck document: bar, title, stage with map and side column, small print, table, colophon, black screen.

   `Marz.deckParts(deck)` builds them once into the body and gives them back by name; `deck.js` fills them. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const el = Marz.el;

  function button(parent, cls, text, title, act) {
    const element = el(parent, "button", cls, text);
    element.type = "button";
    element.title = title;
    element.setAttribute("aria-label", title);
    element.onclick = act;
    return element;
  }

  Marz.deckParts = function (deck) {
    const { body } = document, parts = {};
    const bar = (parts.bar = el(body, "header", "bar"));
    parts.name = el(bar, "strong", "name");
    parts.nav = el(bar, "nav", "steps");
    parts.nav.setAttribute("aria-label", "Slides");
    button(parts.nav, "step", "‹", "Previous slide (Page Up)", () => deck.go(deck.at - 1));
    parts.choice = el(parts.nav, "select");
    parts.choice.setAttribute("aria-label", "Slide");
    parts.choice.onchange = () => deck.go(+parts.choice.value);
    button(parts.nav, "step", "›", "Next slide (Page Down)", () => deck.go(deck.at + 1));
    parts.present = button(bar, "start", "Present", "Present full screen; Escape ends it", () => deck.present(true));

    const slide = (parts.slide = el(body, "main", "slide"));
    parts.title = el(slide, "h1");
    const stage = el(slide, "div", "stage");
    parts.map = el(stage, "div", "map");
    const side = (parts.side = el(stage, "aside", "side"));
    parts.says = el(side, "div", "says");
    const words = (parts.words = el(parts.says, "div", "words"));
    parts.finding = el(words, "p", "finding");
    parts.caption = el(words, "p", "caption");
    parts.notices = el(words, "div", "notices");
    parts.key = el(parts.says, "div", "key");
    parts.picked = el(side, "section", "picked");
    parts.picked.setAttribute("aria-live", "polite");
    const foot = el(slide, "footer", "foot");
    parts.sources = el(foot, "span", "from");
    parts.asOf = el(foot, "span", "as-of");
    parts.number = el(foot, "span", "number");

    parts.table = new Marz.Table(body, deck);
    const about = el(body, "footer", "about");
    el(about, "h2", "", "How this was counted, and from what");
    parts.filters = el(about, "p");
    parts.counting = el(about, "p");
    parts.meaning = el(about, "p");
    el(about, "p", "", "Coverage follows what outlets’ archives showed, not all that happened. An announced event is never counted as held.");
    parts.credit = el(about, "p");

    parts.black = el(body, "div", "black");
    parts.black.onclick = () => deck.black(false);
    parts.hint = el(body, "div", "hint", "→ next · ← back · B black · P play · F full screen · Esc end");
    parts.live = el(body, "div", "spoken");
    parts.live.setAttribute("aria-live", "polite");
    return parts;
  };

  /* The events of what is picked, in the side column. */
  Marz.showPicked = function (deck, what) {
    const { picked, says } = deck.parts, { atlas, content } = deck;
    picked.replaceChildren();
    says.hidden = !!what;
    picked.hidden = !what;
    if (!what || !deck.slide) return;
    const rows = deck.slide.events.filter((i) => Marz.belongs(content.events[i], what));
    const title = what.kind === "venue" ? what.venue : what.kind === "tie" ? `${atlas.name(what.iran)} – ${atlas.name(what.iraq)}` : atlas.name(what.code);
    const head = el(picked, "div", "picked-head");
    const name = el(head, "h2");
    el(name, "bdi", "", title);
    name.append(` · ${Marz.count(rows.length)}`);
    button(head, "close", "×", "Back to the text", () => deck.atlas.pick(null));
    if (deck.slide.events.length < deck.slide.n_events) el(picked, "p", "note", `Of the newest ${deck.slide.events.length.toLocaleString("en")} events of this view.`);
    if (!rows.length) el(picked, "p", "note", "No events of this view here.");
    const list = el(picked, "div", "cards");
    const show = (from, to) => { for (const i of rows.slice(from, to)) Marz.card(list, content.events[i], (code) => atlas.name(code)); };
    show(0, 30);
    if (rows.length > 30) {
      const more = button(picked, "more", `Show all ${rows.length}`, "Show all events", () => { more.remove(); show(30); });
    }
    picked.scrollTop = 0;
  };
})();
