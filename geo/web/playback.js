/* The map through time: shades provinces, ties and venues step by step from the histories of geo/playback.py.

   `atlas.play(frames)` loads them; steps are added up here, so nothing travels while the map plays. Every tie and venue is
   drawn once and only restyled where it changed. The reader's unit, window and step outlive a new set of frames. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  /* From so many ties on they change at once, and are drawn coarsely while the map plays. */
  const MANY = 120;
  class Player {
    constructor(atlas) {
      this.atlas = atlas;
      this.playing = false;
      this.at = 0;
      this.draws = 0;
      this.bar = new Marz.TimeBar(this);
      this.onOverlay = () => this.draw(true);
      atlas.map.on("overlayadd", this.onOverlay);
    }

    /* Take a new set of histories; where the reader stood stays as near as it can. */
    load(data) {
      const stood = this.data && this.steps ? { unit: this.unit, window: this.window, month: this.monthOf(this.at) } : null;
      this.pause();
      this.data = data;
      const kinds = this.atlas.options.fixed.types.length;
      this.total = new Marz.History(data.total, kinds);
      this.provinces = Object.entries(data.provinces).map(([code, texts]) => ({ code, history: new Marz.History(texts, kinds), drawn: null }));
      this.ties = data.ties.map(([iran, iraq, ...texts]) => ({ iran, iraq, history: new Marz.History(texts, 3), drawn: "" }));
      this.venues = data.venues.map(([town, code, lat, lon, ...texts]) => ({ town, code, lat, lon, history: new Marz.History(texts, kinds), drawn: "" }));
      const { unit, window, step } = data.open;
      if (stood) this.choose(stood.unit, stood.window, stood.month);
      else this.choose(unit, window, step ? Marz.periodStart(step) : data.last);
    }

    /* Set unit and window, and go to the step a month lies in. Everything that must stay fixed over all steps is settled here. */
    choose(unit, window, month) {
      const { data, atlas } = this, months = Marz.MONTHS[unit];
      this.unit = unit;
      this.window = data.windows[unit].includes(window) ? window : 0;
      this.first = data.first === null ? 0 : Math.floor(data.first / months);
      this.steps = data.first === null ? 0 : Math.floor(data.last / months) - this.first + 1;
      for (const { history } of [{ history: this.total }, ...this.provinces, ...this.ties, ...this.venues]) history.prepare(months, this.first, this.steps, this.window);
      this.cut = data.cuts[unit][this.window];
      this.mostTie = this.ties.reduce((most, tie) => Math.max(most, tie.history.most), 1);
      this.mostVenue = this.venues.reduce((most, venue) => Math.max(most, venue.history.most), 1);
      this.at = Math.max(0, Math.min(this.steps - 1, Math.floor(month / months) - this.first));
      const { total, provinces, ties, venues, says, cuts, windows, open, ...rest } = data;
      this.build();
      atlas.update({
        ...rest,
        breaks: this.cut.map(([, shade, label]) => [label, shade]),
        shade: {}, extra: {}, region: { n: 0, kinds: [], members: data.members },
        labelled: Object.fromEntries(this.provinces.map(({ code, history }) => [code, [0, history.most]])),
        ties: this.ties.map((tie) => [tie.iran, tie.iraq, tie.history.most]),
        venues: this.venues,
        ties_note: `Ties (thickest: ${this.mostTie.toLocaleString("en")}); dashed: only announced`,
        venues_note: "Venues by main type; hollow: only announced",
        measure: this.window === 0 ? "Events by province, so far" : this.window === 1 ? `Events by province, each ${unit}` : `Events by province, ${this.window} ${unit}s up to the date`,
      });
      this.bar.update();
    }

    /* Lines and circles, once for every set of histories. */
    build() {
      const { atlas } = this, { ties, venues } = atlas.groups;
      ties.clearLayers();
      venues.clearLayers();
      atlas.map.getContainer().classList.toggle("marz-many", this.ties.length > MANY);
      this.smooth();
      atlas.payload = { ...atlas.options.fixed, ...(atlas.payload || {}), region: { n: 0, members: this.data.members } };
      const smoothFactor = this.ties.length > MANY ? 4 : 1;
      for (const tie of [...this.ties].reverse()) {
        const from = atlas.point(tie.iran), to = atlas.point(tie.iraq);
        if (!from || !to) continue;
        const path = Marz.curve(from, to, 0.16);
        tie.line = L.polyline(path, { pane: "ties", interactive: false, lineCap: "round", opacity: 0, weight: 0, smoothFactor }).addTo(ties);
        tie.handle = L.polyline(path, { pane: "ties", weight: 14, opacity: 0, className: "marz-tie", smoothFactor }).addTo(ties);
        tie.handle.bindTooltip(() => this.tieText(tie), { sticky: true, className: "marz-tip" });
        tie.handle.on("click", (event) => atlas.pickOn(event, { kind: "tie", iran: tie.iran, iraq: tie.iraq }));
        tie.drawn = "";
      }
      for (const venue of this.venues) {
        venue.circle = L.circleMarker([venue.lat, venue.lon], { pane: "venues", radius: 4, opacity: 0, fillOpacity: 0 }).addTo(venues);
        venue.circle.bindTooltip(() => this.venueText(venue), { className: "marz-tip" });
        venue.circle.on("click", (event) => atlas.pickOn(event, { kind: "venue", venue: venue.town, code: venue.code }));
        venue.drawn = "";
      }
    }

    /* Show the current step; `all` also redraws what did not change (new colours, a pick, a layer switched on). */
    draw(all) {
      if (!this.data) return;
      if (all) for (const item of [...this.provinces, ...this.ties, ...this.venues]) item.drawn = "";
      /* The next step differs from the last one drawn only where events enter or leave. */
      const next = !all && this.at === this.drawnAt + 1, still = ({ history }) => next && !history.moves(this.at);
      for (const province of this.provinces) if (!still(province)) this.drawProvince(province);
      for (const tie of this.ties) if (tie.line && !still(tie)) this.drawTie(tie);
      for (const venue of this.venues) if (!still(venue)) this.drawVenue(venue);
      if (all) this.bar.drawChart();
      this.drawnAt = this.at;
      this.draws += 1;
      this.bar.show();
    }

    drawProvince(province) {
      const { atlas } = this, { payload } = atlas, { code } = province;
      const { n, open, kinds } = province.history.counts(this.at);
      if (code === "IQ-KR") return this.drawRegion(province, n, kinds);
      let shade = 0;
      for (const [low, colour] of this.cut) if (n >= low) shade = colour;
      const now = `${n},${open}`;
      if (n) payload.shade[code] = [shade, n, ...kinds]; else delete payload.shade[code];
      if (open) payload.extra[code] = `${open.toLocaleString("en")} of them only announced`; else delete payload.extra[code];
      const layer = atlas.features[code];
      if (province.drawn === now || !layer) return;
      province.drawn = now;
      const fill = atlas.fill(code);
      if (layer.options.fillColor !== fill) layer.setStyle({ fillColor: fill });
      if (!this.playing) this.name(province);
    }

    /* What a screen reader says of a province; while the map plays nobody could follow it. */
    name({ code }) {
      const element = this.atlas.features[code] && this.atlas.features[code].getElement();
      if (element) element.setAttribute("aria-label", this.atlas.provinceSentence(code));
    }

    drawRegion(province, n, kinds) {
      const { atlas } = this, before = province.drawn;
      province.drawn = String(n);
      if (before === province.drawn) return;
      atlas.payload.region = { n, kinds: [...kinds], members: this.data.members };
      const badge = atlas.map.getContainer().querySelector(".marz-region span");
      if (badge && before && before !== "0" && n) badge.textContent = n;
      else atlas.drawRegion();
    }

    drawTie(tie) {
      const { n, open, kinds } = tie.history.counts(this.at);
      const { picked, large } = this.atlas.payload;
      const direction = Marz.tieDirection(kinds);
      const mine = !picked || (picked.kind === "tie" ? picked.iran === tie.iran && picked.iraq === tie.iraq : picked.code === tie.iran || picked.code === tie.iraq || picked.kind === "venue");
      const now = `${n},${open === n},${direction},${mine}`;
      tie.now = { n, open, kinds: [...kinds] };
      if (tie.drawn === now) return;
      tie.drawn = now;
      const weight = n ? Marz.tieWidth(n, this.mostTie, large) : 0.5;
      const dash = n && open === n ? "5 6" : tie.iraq === "IQ-KR" ? "1 7" : null;
      const style = { opacity: n ? (mine ? 0.85 : 0.16) : 0, weight };
      if (n) { style.color = this.atlas.colours.direction[direction]; style.dashArray = dash; }
      tie.line.setStyle(style);
      const handle = tie.handle.getElement();
      if (handle) handle.style.display = n ? "" : "none";
      if (n && !this.playing && this.ties.length <= MANY)
        Marz.reachable(handle, `Tie ${this.atlas.name(tie.iran)} – ${this.atlas.name(tie.iraq)}: ${Marz.count(n)}`, () => this.atlas.pick({ kind: "tie", iran: tie.iran, iraq: tie.iraq }));
    }

    drawVenue(venue) {
      const { n, open, kinds } = venue.history.counts(this.at), { atlas } = this;
      const main = kinds.indexOf(Math.max(...kinds));
      const { picked, large } = atlas.payload;
      const mine = picked && picked.kind === "venue" && picked.venue === venue.town;
      const before = venue.now ? venue.now.n : 0, now = `${n},${open === n},${main},${mine}`;
      venue.now = { n, open, kinds: [...kinds] };
      const element = venue.circle.getElement();
      if (this.playing && this.fades && element && venue.history.each[this.at] && n > before && element.animate)
        element.animate([{ transform: "scale(1.9)" }, { transform: "scale(1)" }], { duration: Marz.still ? 0 : 420, easing: "ease-out" });
      if (venue.drawn === now) return;
      venue.drawn = now;
      if (element) element.style.display = n ? "" : "none";
      if (!n) return;
      const hollow = open === n, colour = atlas.colours.type[main];
      venue.circle.setStyle({ radius: Marz.venueRadius(n, this.mostVenue, large), fillColor: colour, fillOpacity: hollow ? 0.18 : 0.92, opacity: 1,
        color: mine ? atlas.colours.picked : hollow ? colour : atlas.colours.halo, weight: mine ? 3 : hollow ? 2 : 1.3, dashArray: hollow ? "3 3" : null });
      if (!this.playing) Marz.reachable(element, `${venue.town}: ${Marz.count(n)}`, () => atlas.pick({ kind: "venue", venue: venue.town, code: venue.code }));
    }

    tieText({ iran, iraq, now }) {
      const says = [Marz.count(now.n), ...Marz.directions(now.kinds)];
      if (now.open) says.push(`${now.open} of them only announced`);
      if (iraq === "IQ-KR") says.push("Region-level: no governorate named");
      return Marz.lines(`${this.atlas.name(iran)} – ${this.atlas.name(iraq)}`, says);
    }

    venueText({ town, code, now }) {
      const says = [code ? this.atlas.name(code) : "", Marz.count(now.n), ...Marz.kinds(now.kinds, this.atlas.payload.types)];
      if (now.open) says.push(`${now.open} of them only announced`);
      return Marz.lines(town, says.filter(Boolean));
    }

    monthOf(at) { return (this.first + at + 1) * Marz.MONTHS[this.unit] - 1; }
    period(at) { return Marz.periodText((this.first + at) * Marz.MONTHS[this.unit], this.unit); }

    /* Go to a step; `settled` once the reader has stopped there. */
    go(at, settled) {
      at = Math.max(0, Math.min(this.steps - 1, at));
      if (at !== this.at) { this.at = at; this.draw(); }
      if (settled) this.settle();
    }

    step(by) { this.pause(); this.go(this.at + by, true); }

    play() {
      if (this.playing || this.steps < 2) return;
      this.playing = true;
      if (this.at >= this.steps - 1) { this.at = 0; this.draw(); }
      this.atlas.map.getContainer().classList.add("marz-playing");
      this.smooth();
      this.bar.show();
      let due = null;
      const frame = (now) => {
        if (!this.playing) return;
        if (due === null) due = now + 1000 / this.bar.pace();
        if (now >= due) {
          due = Math.max(due + 1000 / this.bar.pace(), now);
          this.go(this.at + 1);
          if (this.at >= this.steps - 1) return this.pause();
        }
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }

    pause() {
      if (!this.playing) return;
      this.playing = false;
      this.atlas.map.getContainer().classList.remove("marz-playing");
      this.smooth();
      this.draw(true);
      this.settle();
    }

    /* Colours and lines fade where there is time for it; at a faster pace they would only lag behind. */
    smooth() {
      const fades = this.ties.length <= MANY && (!this.playing || this.bar.pace() <= 6);
      this.fades = fades;
      this.atlas.map.getContainer().classList.toggle("marz-smooth", fades);
    }

    toggle() { this.playing ? this.pause() : this.play(); }

    /* Tell the page around the map where the reader stands, shortly after the last move. */
    settle() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        const { onTime } = this.atlas.options;
        if (onTime && !this.playing && this.steps) onTime({ unit: this.unit, window: this.window, step: this.period(this.at) });
      }, 250);
    }

    /* Leave the map as it was before anything played. */
    stop() {
      this.playing = false;
      clearTimeout(this.timer);
      this.bar.remove();
      this.atlas.map.off("overlayadd", this.onOverlay);
      this.atlas.map.getContainer().classList.remove("marz-playing", "marz-many", "marz-smooth");
    }
  }

  Marz.still = window.matchMedia && window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  Marz.Player = Player;
})();
