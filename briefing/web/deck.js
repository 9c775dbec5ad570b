/* A deck shown in one document: read with its events below, or presented full screen. One Leaflet map, one atlas; a change of
   slide hands the atlas other numbers, which were all here from the start, so no server and no network is asked.

   `new Marz.Deck(layers)` builds it; `deck.open(content)` shows what briefing/offline_content.py has made. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const SNAP = 0.25;

  class Deck {
    constructor(layers) {
      this.at = 0;
      this.presenting = false;
      this.dark = null;
      this.content = { slides: [], events: [], home: [[28.6, 39.6], [39.2, 53.4]] };
      this.parts = Marz.deckParts(this);
      this.map = L.map(this.parts.map, { zoomSnap: SNAP, zoomDelta: 0.5, wheelPxPerZoomLevel: 140, minZoom: 4, maxZoom: 11, scrollWheelZoom: false, keyboard: true });
      this.map.fitBounds(this.content.home, { animate: false });
      this.atlas = new Marz.Atlas(this.map, layers, { onPick: (what) => Marz.showPicked(this, what) });
      this.map.attributionControl.addAttribution("");
      this.parts.key.append(this.atlas.legend.box);
      this.listen();
    }

    get slide() { return this.content.slides[this.at]; }

    /* Show a content; where the slide at hand is in it as well, the reader stays there. */
    open(content, at) {
      const held = this.slide && this.slide.id;
      this.content = content;
      document.title = content.title || "Marz";
      this.map.attributionControl.addAttribution(content.credit);
      const { parts } = this;
      parts.name.textContent = content.title;
      parts.name.dir = "auto";
      parts.credit.textContent = `Map: ${content.credit}. Made with Marz on ${content.made}.`;
      parts.meaning.textContent = content.meaning;
      parts.choice.replaceChildren();
      content.slides.forEach((slide, i) => parts.choice.add(new Option(`${i + 1}. ${slide.title}`, i)));
      document.body.classList.toggle("single", content.slides.length < 2);
      document.body.classList.toggle("nothing", !content.slides.length);
      parts.table.folded = null;
      const same = content.slides.findIndex((slide) => slide.id === held);
      this.go(at !== undefined ? at : Math.max(0, same), true);
    }

    /* Go to a slide. `quiet`: nobody has asked for it, so it is not told to the page around. */
    go(at, quiet) {
      const { parts, atlas } = this, n = this.content.slides.length, began = performance.now();
      if (!n) return this.nothing();
      at = Math.max(0, Math.min(n - 1, at));
      if (at === this.at && !quiet) return;
      this.at = at;
      const slide = this.slide;
      parts.title.textContent = slide.title;
      parts.finding.textContent = slide.sentence;
      parts.caption.textContent = slide.caption;
      parts.caption.hidden = !slide.caption;
      parts.notices.replaceChildren();
      for (const notice of slide.notices) Marz.el(parts.notices, "p", "notice", notice);
      parts.sources.textContent = slide.sources;
      parts.asOf.textContent = slide.as_of;
      parts.number.textContent = `${at + 1} / ${n}`;
      parts.filters.textContent = `Shown: ${slide.filters}.`;
      parts.counting.textContent = slide.counting.join(" ");
      parts.choice.value = at;
      Marz.showPicked(this, null);
      parts.words.scrollTop = 0;
      this.draw();
      if (!this.presenting && !this.printing && !document.body.classList.contains("framed")) parts.table.show();
      if (!quiet) {
        parts.live.textContent = `${at + 1} of ${n}: ${slide.title}`;
        if (this.onSlide) this.onSlide(slide.id, at);
      }
      this.took = performance.now() - began;
    }

    nothing() {
      const { parts } = this;
      parts.title.textContent = this.content.title;
      parts.finding.textContent = "This deck has no views yet. Open a page, set its filters, and choose “Add to briefing”.";
      for (const key of ["caption", "sources", "asOf", "number", "filters", "counting"]) parts[key].textContent = "";
      parts.notices.replaceChildren();
      this.at = 0;
      this.atlas.show({ shade: {}, breaks: [], ties: [], venues: [], region: null });
      parts.table.show();
    }

    /* The numbers of the slide at hand: a still map, or one that plays. */
    draw() {
      const { atlas, slide } = this;
      if (atlas.player) { atlas.player.stop(); atlas.player = null; }
      atlas.appliedSwitches = null;
      atlas.theme = this.theme();
      const large = this.presenting ? 1.6 * this.scale() : 0;
      if (slide.play) atlas.play({ ...slide.play, large });
      else atlas.show({ ...slide.map, large });
      this.frame();
      this.parts.key.firstChild.open = this.presenting || this.printing || window.innerWidth > 760;
      if (slide.play && this.presenting && !Marz.still) {
        atlas.player.bar.said = 0; // the first sentence is due at once
        atlas.player.play();
      }
    }

    /* Bring the map to where the view was saved, or to the places it names, or to the whole border. */
    frame() {
      const { map, slide, atlas } = this;
      map.invalidateSize({ animate: false });
      const size = map.getSize(), low = slide.play ? 100 * this.scale() : 0;
      if (slide.at) {
        /* Saved on a map of about 900 × 620; a larger one shows the same stretch of land, larger. */
        const more = Math.log2(Math.min(size.x / 900, size.y / 620));
        const zoom = slide.at[2] + Math.max(-1.5, Math.min(1.5, Math.floor(more / SNAP) * SNAP));
        return map.setView([slide.at[0], slide.at[1]], zoom, { animate: false });
      }
      const box = L.latLngBounds([]);
      for (const code of slide.fit || []) {
        const members = code === "IQ-KR" && atlas.payload.region ? atlas.payload.region.members : [code];
        for (const one of members) if (atlas.features[one]) box.extend(atlas.features[one].getBounds());
      }
      if (box.isValid()) map.fitBounds(box, { animate: false, paddingTopLeft: [20, 20], paddingBottomRight: [20, 20 + low], maxZoom: 8.5 });
      else map.fitBounds(this.content.home, { animate: false, paddingBottomRight: [0, low] });
      /* The neighbours' lands are drawn so far and no farther. */
      if (atlas.ground) map.panInsideBounds(atlas.ground.getBounds(), { animate: false });
    }

    scale() { return Math.max(1, Math.min(window.innerWidth / 1280, window.innerHeight / 720)); }

    theme() {
      if (this.printing) return "light";
      return this.dark === null ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : this.dark ? "dark" : "light";
    }

    /* Put on the theme of the reader's system, or of the page around. */
    wear() {
      document.documentElement.classList.toggle("night", this.theme() === "dark");
      this.atlas.setTheme(this.theme());
    }

    /* Begin or end presenting. Full screen where the browser grants it; else the window is filled. */
    present(on) {
      if (on === this.presenting || (on && !this.slide)) return;
      this.presenting = on;
      this.black(false);
      document.body.classList.toggle("presenting", on);
      document.body.style.setProperty("--u", on ? `${this.scale()}px` : "1px");
      this.map.scrollWheelZoom[on ? "enable" : "disable"]();
      if (this.onPresent) this.onPresent(on);
      /* A browser grants it only right after a click or a key. */
      const asked = !navigator.userActivation || navigator.userActivation.isActive;
      if (on && asked && document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {});
      if (!on && document.fullscreenElement) document.exitFullscreen().catch(() => {});
      if (on) this.hintBriefly();
      this.go(this.at, true);
      if (!on && this.onSlide) this.onSlide(this.slide.id, this.at);
    }

    hintBriefly() {
      this.parts.hint.classList.add("shown");
      clearTimeout(this.hinted);
      this.hinted = setTimeout(() => this.parts.hint.classList.remove("shown"), 5000);
    }

    black(on) {
      this.blacked = on;
      this.parts.black.classList.toggle("shown", on);
      if (on && this.atlas.player) this.atlas.player.pause();
    }

    listen() {
      window.addEventListener("keydown", (event) => this.key(event), true);
      window.addEventListener("hashchange", () => this.byAddress());
      window.addEventListener("beforeprint", () => Marz.preparePrint(this));
      window.addEventListener("afterprint", () => Marz.endPrint(this));
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.wear());
      document.addEventListener("fullscreenchange", () => {
        if (document.fullscreenElement) this.wasFull = true;
        else if (this.wasFull) { this.wasFull = false; this.present(false); }
      });
      new ResizeObserver(() => {
        if (this.printing || !this.slide) return;
        if (this.presenting) document.body.style.setProperty("--u", `${this.scale()}px`);
        cancelAnimationFrame(this.sized);
        this.sized = requestAnimationFrame(() => this.frame());
      }).observe(this.parts.map);
      /* While reading, the wheel scrolls the page until the map has been clicked. */
      this.parts.map.addEventListener("pointerdown", () => this.map.scrollWheelZoom.enable());
      this.parts.map.addEventListener("mouseleave", () => this.presenting || this.map.scrollWheelZoom.disable());
      window.addEventListener("mousemove", () => {
        document.body.classList.remove("idle");
        clearTimeout(this.still);
        this.still = setTimeout(() => document.body.classList.add("idle"), 3000);
      });
    }

    /* Keys of a keyboard and of a presenter's remote, which sends Page Up and Page Down, F5 and a full stop. */
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key, target } = event, last = this.content.slides.length - 1;
      const field = !!target.matches && target.matches("select, textarea, input:not([type=checkbox])");
      const paging = { PageDown: this.at + 1, PageUp: this.at - 1 };
      const moving = { ...paging, ArrowRight: this.at + 1, ArrowLeft: this.at - 1, ArrowDown: this.at + 1, ArrowUp: this.at - 1, " ": this.at + 1,
                       Enter: this.at + 1, Backspace: this.at - 1, Home: 0, End: last };
      const onMap = this.parts.map.contains(target), free = target === document.body || target === document.documentElement;
      let act = null;
      if (this.presenting) {
        /* Space and Enter belong to what was reached with the tabulator; a click leaves no such mark. */
        const reached = (key === " " || key === "Enter") && target.matches && target.matches("a, button, [role=button]") && target.matches(":focus-visible");
        if (key in paging || (key in moving && !field && !reached)) act = () => (this.blacked ? this.black(false) : this.go(moving[key]));
        else if (key === "Escape") act = () => (this.blacked ? this.black(false) : this.present(false));
        else if (!field && /^[bB.]$/.test(key)) act = () => this.black(!this.blacked);
        else if (!field && /^[pP]$/.test(key)) act = () => this.atlas.player && this.atlas.player.toggle();
        else if (!field && /^[fF]$/.test(key)) act = () => (document.fullscreenElement ? ((this.wasFull = false), document.exitFullscreen()) : document.documentElement.requestFullscreen().catch(() => {}));
        else if (key === "F5") act = () => {};
        else if (!field && /^[?hH]$/.test(key)) act = () => this.hintBriefly();
      } else if (key in paging && !field) act = () => this.go(paging[key]);
      else if ((key === "ArrowRight" || key === "ArrowLeft") && free && !onMap) act = () => this.go(moving[key]);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    /* “#3” opens the third slide, “#present” presents. */
    byAddress() {
      const word = location.hash.slice(1);
      if (/^\d+$/.test(word)) this.go(+word - 1);
      else if (word === "present") this.present(true);
    }
  }

  Marz.Deck = Deck;

  const { layers, content } = JSON.parse(document.getElementById("marz-data").textContent);
  const deck = (Marz.deck = new Deck(layers));
  deck.wear();
  if (content) {
    deck.open(content);
    deck.byAddress();
  }
  document.body.classList.add("ready");
})();
