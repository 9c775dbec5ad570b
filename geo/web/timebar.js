/* The time control on the map: play, step, drag, speed, unit and window, and a caption that says what happens in a step.

   Drives a `Marz.Player`. Keys, while the map has the focus: space plays and pauses, left and right step, Home and End go to
   the ends. All text is set as text. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const UNITS = { month: "Months", quarter: "Quarters", year: "Years" };
  const PACE = { month: 4, quarter: 2, year: 1 };
  const SPEEDS = [[0.5, "Slow"], [1, "Normal"], [2, "Fast"], [5, "Very fast"]];
  const NAMED = 3;
  /* The middle of the slider's thumb travels from half a thumb inside one end to half a thumb inside the other. */
  const INSET = 7;

  /* "2025-10", "2025-Q4" or "2025" from the first month (year × 12 + month − 1), and back. */
  Marz.periodText = function (month, unit) {
    const year = Math.floor(month / 12), within = month % 12;
    return unit === "year" ? `${year}` : unit === "quarter" ? `${year}-Q${Math.floor(within / 3) + 1}` : `${year}-${String(within + 1).padStart(2, "0")}`;
  };
  Marz.periodStart = function (text) {
    const [year, part] = text.split("-");
    return +year * 12 + (!part ? 11 : part[0] === "Q" ? +part[1] * 3 - 1 : +part - 1);
  };
  Marz.periodWords = function (month, unit) {
    const year = Math.floor(month / 12), within = month % 12;
    return unit === "year" ? `${year}` : unit === "quarter" ? `${SHORT[within]}–${SHORT[within + 2]} ${year}` : `${SHORT[within]} ${year}`;
  };

  Marz.TimeBar = class {
    constructor(player) {
      this.player = player;
      const container = player.atlas.map.getContainer();
      const make = (parent, tag, cls, title) => {
        const element = L.DomUtil.create(tag, cls, parent);
        if (title) { element.title = title; element.setAttribute("aria-label", title); }
        return element;
      };
      this.box = make(container, "div", "marz-time");
      this.box.setAttribute("role", "group");
      this.box.setAttribute("aria-label", "Time");
      const says = make(this.box, "div", "marz-time-says");
      this.when = make(says, "b");
      this.text = make(says, "span");
      this.badge = make(says, "em");
      const row = make(this.box, "div", "marz-time-row");
      const keys = make(row, "div", "marz-time-keys");
      const button = (cls, title, act) => {
        const element = make(keys, "button", cls, title);
        element.type = "button";
        element.onclick = act;
        return element;
      };
      this.back = button("marz-back", "One step back (left arrow)", () => player.step(-1));
      this.start = button("marz-play", "Play (space)", () => player.toggle());
      this.next = button("marz-next", "One step on (right arrow)", () => player.step(1));
      const track = make(row, "div", "marz-time-track");
      /* The same bars twice: pale for all steps, full for what is added up now, cut to size without drawing anew. */
      this.charts = ["marz-time-all", "marz-time-now"].map((cls) => make(track, "canvas", cls));
      for (const chart of this.charts) chart.setAttribute("aria-hidden", "true");
      this.slider = make(track, "input", "", "Step");
      this.slider.type = "range";
      this.slider.min = 0;
      this.slider.oninput = () => { player.pause(); player.go(+this.slider.value); };
      this.slider.onchange = () => player.go(+this.slider.value, true);
      const choices = make(row, "div", "marz-time-choices");
      const select = (title, act) => { const element = make(choices, "select", "", title); element.onchange = act; return element; };
      this.unit = select("Length of a step", () => this.chosen());
      this.window = select("What is added up", () => this.chosen());
      this.speed = select("Speed", () => player.smooth());
      for (const [unit, word] of Object.entries(UNITS)) this.unit.add(new Option(word, unit));
      for (const [factor, word] of SPEEDS) this.speed.add(new Option(word, factor, factor === 1, factor === 1));
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      this.onKey = (event) => this.key(event);
      container.addEventListener("keydown", this.onKey, true);
      container.classList.add("marz-timed");
      this.sized = new ResizeObserver(() => {
        container.style.setProperty("--marz-time", `${this.box.offsetHeight}px`);
        this.width = this.charts[0].clientWidth;
        this.drawChart();
      });
      this.sized.observe(this.box);
    }

    remove() {
      const container = this.player.atlas.map.getContainer();
      container.removeEventListener("keydown", this.onKey, true);
      container.classList.remove("marz-timed");
      this.sized.disconnect();
      this.box.remove();
    }

    pace() { return PACE[this.player.unit] * +this.speed.value; }

    key(event) {
      const act = { " ": () => this.player.toggle(), ArrowLeft: () => this.player.step(-1), ArrowRight: () => this.player.step(1),
                    Home: () => this.player.step(-1e6), End: () => this.player.step(1e6) }[event.key];
      const typing = event.target.tagName === "SELECT" || (event.key === " " && event.target.tagName === "BUTTON");
      if (!act || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    chosen() {
      const { player } = this, unit = this.unit.value, same = unit === player.unit;
      player.pause();
      /* A window keeps its length in time when the unit changes, where the new unit has one of that length. */
      const length = same ? +this.window.value : Math.round((player.window * Marz.MONTHS[player.unit]) / Marz.MONTHS[unit]);
      player.choose(unit, same || player.window === 0 ? length : Math.max(1, length), player.monthOf(player.at));
      player.settle();
    }

    /* After a new set of histories, unit or window. */
    update() {
      const { player } = this, { unit, window, data } = player;
      this.unit.value = unit;
      this.window.replaceChildren();
      for (const n of data.windows[unit]) this.window.add(new Option(n === 0 ? "All so far" : n === 1 ? `Each ${unit}` : `${n} ${unit}s`, n));
      this.window.value = String(window);
      this.slider.max = Math.max(0, player.steps - 1);
      for (const element of [this.slider, this.start, this.back, this.next, this.unit, this.window]) element.disabled = player.steps === 0;
      this.drawChart();
      this.show();
    }

    show() {
      const { player } = this;
      this.slider.value = player.at;
      const title = player.playing ? "Pause (space)" : "Play (space)";
      if (this.start.title !== title) {
        this.start.title = title;
        this.start.setAttribute("aria-label", title);
        this.start.classList.toggle("marz-pause", player.playing);
        this.text.setAttribute("aria-live", player.playing ? "off" : "polite");
      }
      if (!player.steps) {
        this.when.textContent = "No dates";
        this.badge.hidden = true;
        this.text.textContent = player.data && player.data.undated ? `${Marz.count(player.data.undated)}, all undated: time cannot show them.` : "No events in this selection.";
        return;
      }
      const month = (player.first + player.at) * Marz.MONTHS[player.unit];
      this.when.textContent = Marz.periodWords(month, player.unit);
      this.cutChart();
      /* While it plays, sentences change no faster than they could be glanced at. */
      const now = performance.now();
      if (player.playing && now - (this.said || 0) < 120) return;
      this.said = now;
      this.text.textContent = this.text.title = this.caption(month);
      this.slider.setAttribute("aria-valuetext", `${this.when.textContent}: ${this.text.textContent}`);
    }

    /* What happens in a step, in a sentence made from fields. */
    caption(month) {
      const { player } = this, { data, unit, window } = player, months = Marz.MONTHS[unit];
      const here = player.total.each[player.at], shown = player.total.counts(player.at);
      const named = data.says
        .filter(([at, year]) => (at === null ? unit === "year" && year === month / 12 : at >= month && at < month + months))
        .sort((a, b) => b[3] - a[3] || b[8] - a[8]);
      const vague = this.vague(Math.floor(month / 12));
      const fresh = here - (unit !== "year" && vague && this.takes() && month % 12 === 12 - months ? vague : 0);
      const parts = [];
      const list = named.slice(0, NAMED).map((row) => this.phrase(row)).join(" · ");
      if (fresh) parts.push(`${Marz.count(fresh)}: ${list}${fresh > Math.min(NAMED, named.length) ? " …" : ""}`);
      else parts.push("no events");
      if (window !== 1) parts.push(`${shown.n.toLocaleString("en")} ${window === 0 ? "so far" : `in ${window} ${unit}s`}`);
      this.tellVague(Math.floor(month / 12), unit === "year" ? 0 : vague);
      return `${parts.join("; ")}.`;
    }

    /* Events of which the year alone is known, while a shorter step of that year is shown. */
    tellVague(year, n) {
      this.badge.hidden = !n;
      if (!n) return;
      this.badge.textContent = `+ ${n.toLocaleString("en")} in ${year}, month unknown`;
      this.badge.title = this.takes() ? `The sources tell the year only: counted with the last step of ${year}.` : "The sources tell the year only: counted in no step shorter than a year.";
    }

    takes() {
      const { window, unit } = this.player;
      return window === 0 || window * Marz.MONTHS[unit] >= 12;
    }

    vague(year) {
      const { years } = this.player.total;
      let n = 0;
      for (let i = 0; i < years.length; i += 3) if (years[i] === year) n += years[i + 2];
      return n;
    }

    phrase([, , type, held, direction, iran, iraq, venue]) {
      const a = this.places(iran, "IR"), b = this.places(iraq, "IQ");
      const [from, to] = direction === 1 ? [b, a] : [a, b];
      const word = this.player.atlas.payload.types[type][0];
      const at = venue ? ` in ${venue}` : "";
      let text = `${word} of ${a} and ${b}${at}`;
      if (word === "delegation") text = direction === 2 ? `delegations between ${a} and ${b}` : `delegation of ${from} to ${to}`;
      if (word === "exhibition" && direction !== 2) text = `exhibition of ${from}${at || ` in ${to}`}`;
      return held ? text : `${text} (announced)`;
    }

    places(codes, country) {
      const names = (codes ? codes.split(",") : [country]).map((code) => this.player.atlas.name(code));
      return names.length < 3 ? names.join(" and ") : `${names[0]}, ${names[1]} and ${names.length - 2} more`;
    }

    /* Events of every step behind the slider. */
    drawChart() {
      const { player } = this, ratio = window.devicePixelRatio || 1, { clientWidth, clientHeight } = this.charts[0];
      if (!player.data || !player.atlas.colours || !clientWidth) return;
      const width = Math.round(clientWidth * ratio), height = Math.round(clientHeight * ratio);
      const { each } = player.total, most = Math.max(1, ...each), { ramp } = player.atlas.colours;
      const gap = this.gap() * ratio, bar = Math.max(ratio, Math.min(16 * ratio, gap * 0.72 || 16 * ratio));
      this.charts.forEach((chart, i) => {
        chart.width = width;
        chart.height = height;
        const pen = chart.getContext("2d");
        pen.fillStyle = ramp[i ? 5 : 2];
        for (let t = 0; t < player.steps; t++) {
          const tall = (each[t] / most) * (height - 2 * ratio);
          if (tall) pen.fillRect(INSET * ratio + t * gap - bar / 2, height - tall, bar, tall);
        }
      });
      this.cutChart();
    }

    gap() { return this.player.steps > 1 ? (this.charts[0].clientWidth - 2 * INSET) / (this.player.steps - 1) : 0; }

    /* Let only the bars stand out that are added up at this step. */
    cutChart() {
      const { player } = this, width = this.width || 1;
      const gap = player.steps > 1 ? (width - 2 * INSET) / (player.steps - 1) : width;
      const from = player.window ? Math.max(0, player.at - player.window + 1) : 0;
      const left = INSET + (from - 0.5) * gap, right = width - (INSET + (player.at + 0.5) * gap);
      this.charts[1].style.clipPath = `inset(0 ${Math.max(0, right)}px 0 ${Math.max(0, left)}px)`;
    }
  };
})();
