/* The atlas on a Leaflet map: provinces shaded by count, ties, venues, crossings, labels and switches.

   Takes a Leaflet map and the layers once (`Marz.attach`), then small payloads of numbers (`atlas.update`); draws only what
   changed, so pan, zoom and the reader's layer switches stay as they are. Used by the dashboard, by presenting and by the
   offline page; what is clicked is handed to `options.onPick`. Payload: see geo/maps.py. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});

  const PANES = { context: 210, provinces: 310, border: 350, region: 360, ties: 410, crossings: 430, venues: 450, labels: 620 };
  const LAYERS = ["shading", "ties", "venues", "labels", "region", "crossings", "tiles"];
  const SWITCHES = { shading: "Province shading", ties: "Ties", venues: "Venues", labels: "Names",
                     region: "Kurdistan Region level", crossings: "Border crossings", tiles: "Online tiles (needs a network)" };
  const OFF = ["crossings", "tiles"];

  class Atlas {
    constructor(map, layers, options) {
      this.map = map;
      this.layers = layers;
      this.options = options = { fixed: Marz.fixed, ...options };
      this.payload = null;
      this.paints = 0;
      this.groups = {};
      this.features = {};
      this.names = {};
      for (const [name, z] of Object.entries(PANES)) {
        const pane = map.createPane(name);
        pane.style.zIndex = z;
        if (name === "labels" || name === "border" || name === "context") pane.style.pointerEvents = "none";
      }
      map.getContainer().classList.add("marz");
      for (const layer of LAYERS) this.groups[layer] = L.layerGroup();
      for (const layer of LAYERS) if (!OFF.includes(layer)) this.groups[layer].addTo(map);
      this.drawGround();
      this.addControls();
      map.on("click", () => this.pick(null));
      map.on("moveend", () => this.placeLabels());
      map.on("overlayadd overlayremove", (event) => this.onSwitch(event));
      map.on("moveend", () => this.options.onView && this.options.onView(this.view()));
    }

    /* Polygons that never change: neighbours, provinces in their resting style, the border line. */
    drawGround() {
      const { provinces, context, border, crossings } = this.layers;
      if (context) {
        this.ground = L.geoJSON(context, { pane: "context", interactive: false, filter: (f) => f.geometry.type !== "Point" }).addTo(this.map);
        this.waters = context.features.filter((f) => f.geometry.type === "Point");
      }
      this.shapes = L.geoJSON(provinces, {
        pane: "provinces",
        onEachFeature: (feature, layer) => {
          const p = feature.properties;
          this.features[p.code] = layer;
          this.names[p.code] = p;
          layer.bindTooltip(() => this.provinceText(p.code), { sticky: true, className: "marz-tip", direction: "auto" });
          layer.on("click", (event) => this.pickOn(event, { kind: "province", code: p.code }));
          layer.on("mouseover", () => layer.setStyle({ weight: this.outline(p.code).weight + 1.2 }));
          layer.on("mouseout", () => layer.setStyle({ weight: this.outline(p.code).weight }));
        },
      }).addTo(this.map);
      if (border) this.borderLine = L.geoJSON(border, { pane: "border", interactive: false }).addTo(this.map);
      for (const c of (crossings && crossings.features) || []) {
        const [lon, lat] = c.geometry.coordinates;
        const icon = L.divIcon({ className: "marz-crossing", iconSize: [9, 9] });
        const title = `${c.properties.name_iran} – ${c.properties.name_iraq}`;
        L.marker([lat, lon], { icon, pane: "crossings", keyboard: false, alt: title })
          .bindTooltip(() => Marz.lines("Border crossing", [title, "Position approximate, within about 6 km"]), { className: "marz-tip" })
          .addTo(this.groups.crossings);
      }
    }

    addControls() {
      this.map.attributionControl.setPrefix("");
      this.map.attributionControl.addAttribution(this.options.attribution || "");
      L.control.scale({ imperial: false, position: "bottomright" }).addTo(this.map);
      const overlays = {};
      for (const layer of LAYERS) if (layer !== "tiles" || this.options.tiles) overlays[SWITCHES[layer]] = this.groups[layer];
      this.switches = L.control.layers(null, overlays, { collapsed: true, position: "topright" }).addTo(this.map);
      Marz.addButtons(this);
      this.legend = new Marz.Legend(this);
    }

    /* Show a new set of numbers. The map, its view and the switches stay. */
    update(payload) {
      payload = this.payload = { ...this.options.fixed, ...payload };
      const theme = payload.theme || this.theme || "light", dark = theme === "dark";
      this.colours = payload.palettes[theme];
      this.map.getContainer().classList.toggle("marz-dark", dark);
      this.map.getContainer().classList.toggle("marz-large", !!payload.large);
      this.map.getContainer().setAttribute("aria-label", payload.label || "Map");
      this.styleGround();
      this.drawRegion();
      this.drawMarks();
      this.legend.update();
      this.placeLabels();
      if (payload.off) this.applySwitches(payload.off);
      this.paints += 1;
      if (this.options.onPaint) this.options.onPaint(this.paints);
    }

    /* Ties and venues: of the payload, or of the step at which a playback stands (geo/web/playback.js). */
    drawMarks() {
      if (this.player) return this.player.draw(true);
      Marz.drawTies(this);
      Marz.drawVenues(this);
    }

    /* Play a set of frames (geo/playback.py); a later `show` of plain numbers ends it. */
    play(frames) {
      this.player = this.player || new Marz.Player(this);
      this.player.load(frames);
    }

    show(payload) {
      if (this.player) { this.player.stop(); this.player = null; }
      this.update(payload);
    }

    /* The theme of the page around the map, for payloads that name none. */
    setTheme(theme) {
      if (this.theme === theme) return;
      this.theme = theme;
      if (this.payload) this.update(this.payload);
    }

    styleGround() {
      const c = this.colours;
      this.map.getContainer().style.background = c.sea;
      if (this.ground) this.ground.setStyle({ color: c.context_line, weight: 0.6, fillColor: c.context, fillOpacity: 1 });
      if (this.borderLine) this.borderLine.setStyle({ color: c.border, weight: 2.6, opacity: 0.9, fill: false });
      for (const [code, layer] of Object.entries(this.features)) {
        layer.setStyle({ ...this.outline(code), fillColor: this.fill(code), fillOpacity: 1 });
        Marz.reachable(layer.getElement(), this.provinceSentence(code), () => this.pick({ kind: "province", code }), this.names[code].is_border ? 1 : 2);
      }
      this.raise();
    }

    fill(code) {
      const row = this.map.hasLayer(this.groups.shading) ? this.payload.shade[code] : null;
      if (row) return this.colours.ramp[row[0]];
      return code.startsWith("IR") ? this.colours.iran : this.colours.iraq;
    }

    outline(code) {
      const c = this.colours;
      const picked = this.payload && this.payload.picked;
      if (picked && picked.kind === "province" && picked.code === code) return { color: c.picked, weight: 3.2, dashArray: null };
      if (picked && picked.kind === "tie" && (picked.iran === code || picked.iraq === code)) return { color: c.picked, weight: 2.4, dashArray: null };
      if (this.names[code].is_border) return { color: c.border_province, weight: 1.5, dashArray: null };
      return { color: c.line, weight: 0.7, dashArray: null };
    }

    /* The outlined provinces lie above their plainer neighbours, the picked one above all. */
    raise() {
      for (const [code, layer] of Object.entries(this.features)) if (this.names[code].is_border) layer.bringToFront();
      const picked = this.payload.picked;
      for (const code of picked ? [picked.code, picked.iran, picked.iraq] : []) if (this.features[code]) this.features[code].bringToFront();
    }

    /* Region-level events: a dashed outline on each of the four governorates, and one badge that can be clicked. */
    drawRegion() {
      const group = this.groups.region.clearLayers();
      const { region } = this.payload, colours = this.colours;
      if (!region || !region.n) return;
      for (const code of region.members) {
        if (!this.features[code]) continue;
        L.geoJSON(this.features[code].toGeoJSON(), { pane: "region", interactive: false,
          style: { color: colours.region, weight: 2, dashArray: "2 5", fill: false } }).addTo(group);
      }
      const text = () => Marz.lines("Kurdistan Region as a whole", [Marz.count(region.n), ...Marz.kinds(region.kinds, this.payload.types),
        "Named without a governorate: drawn on all four, counted for none of them"]);
      const at = this.point("IQ-KR");
      const icon = L.divIcon({ className: "marz-region", html: `<span>${region.n}</span>`, iconSize: [30, 30] });
      const badge = L.marker(at, { icon, pane: "venues", alt: `Kurdistan Region as a whole, ${Marz.count(region.n)}` });
      badge.bindTooltip(text, { className: "marz-tip" });
      badge.on("click", (event) => this.pickOn(event, { kind: "province", code: "IQ-KR" }));
      badge.addTo(group);
    }

    /* Where a province's ties begin and its name stands. */
    point(code) {
      const p = this.names[code];
      if (p) return L.latLng(p.lat, p.lon);
      const members = ((this.payload.region && this.payload.region.members) || []).map((m) => this.names[m]).filter(Boolean);
      const mean = (key) => members.reduce((sum, m) => sum + m[key], 0) / (members.length || 1);
      return members.length ? L.latLng(mean("lat") + 0.35, mean("lon") - 0.2) : null;
    }

    name(code) {
      const wide = this.payload.names || {};
      if (wide[code]) return wide[code];
      const p = this.names[code];
      return p ? p["name_" + (this.payload.lang || "en")] || p.name_en : code;
    }

    provinceText(code) {
      const p = this.names[code];
      const row = this.payload.shade[code];
      const country = p.country === "IR" ? "province of Iran" : "governorate of Iraq";
      const { says } = this.payload;
      const lines = says ? [...(says[code] || ["No events in either period"])] : row ? [Marz.count(row[1]), ...Marz.kinds(row.slice(2), this.payload.types)] : ["No events in this selection"];
      if (this.payload.extra && this.payload.extra[code]) lines.push(this.payload.extra[code]);
      if (p.quality === "approximate") lines.push("Boundary approximate");
      return Marz.lines(this.name(code), [country + (p.is_border ? ", on the border" : ""), ...lines]);
    }

    provinceSentence(code) {
      const row = this.payload.shade[code], { says } = this.payload;
      const what = says ? (says[code] || ["no events"]).join(", ") : row ? Marz.count(row[1]) : "no events";
      return `${this.name(code)}, ${this.names[code].country === "IR" ? "Iran" : "Iraq"}: ${what}`;
    }

    placeLabels() {
      if (this.payload) Marz.placeLabels(this);
    }

    pickOn(event, what) {
      L.DomEvent.stopPropagation(event);
      this.pick(what);
    }

    pick(what) {
      const now = this.payload && this.payload.picked;
      if (!what && !now) return;
      if (this.options.onPick) this.options.onPick(what);
      if (this.payload) { this.payload.picked = what; this.styleGround(); this.drawMarks(); }
    }

    view() {
      const c = this.map.getCenter();
      const off = LAYERS.filter((layer) => !this.map.hasLayer(this.groups[layer]) !== OFF.includes(layer));
      return { lat: +c.lat.toFixed(3), lon: +c.lng.toFixed(3), zoom: +this.map.getZoom().toFixed(2), switched: off };
    }

    onSwitch() {
      if (this.map.hasLayer(this.groups.tiles) && !this.groups.tiles.getLayers().length && this.options.tiles)
        L.tileLayer(this.options.tiles.url, { attribution: this.options.tiles.attribution, opacity: 0.55, pane: "context" }).addTo(this.groups.tiles);
      if (this.payload) { this.styleGround(); this.legend.update(); this.placeLabels(); }
      if (this.options.onView) this.options.onView(this.view());
    }

    /* Bring the switches to a saved state: names of the layers that differ from the way they come. */
    applySwitches(switched) {
      const key = switched.join();
      if (this.appliedSwitches === key) return;
      this.appliedSwitches = key;
      for (const layer of LAYERS) {
        const on = OFF.includes(layer) === switched.includes(layer);
        if (on !== this.map.hasLayer(this.groups[layer])) on ? this.groups[layer].addTo(this.map) : this.groups[layer].remove();
      }
    }
  }

  Marz.count = (n) => (n === 1 ? "1 event" : `${n.toLocaleString("en")} events`);
  Marz.kinds = (numbers, types) => types.map(([one, many], i) => [numbers[i], numbers[i] === 1 ? one : many]).filter(([n]) => n).map(([n, word]) => `${n.toLocaleString("en")} ${word}`);

  /* A tooltip as an element: text is set as text, so nothing in a name can become markup. */
  Marz.lines = function (title, lines) {
    const box = L.DomUtil.create("div");
    const head = L.DomUtil.create("b", "", box);
    head.textContent = title;
    head.dir = "auto";
    for (const line of lines) {
      const row = L.DomUtil.create("div", "", box);
      row.textContent = line;
      row.dir = "auto";
    }
    return box;
  };

  /* Make a drawn path reachable by keyboard, in a frame of its own in the order of `turn`, and readable by a screen reader. */
  Marz.reachable = function (element, label, act, turn) {
    if (!element) return;
    element.setAttribute("tabindex", window.marzFrame ? turn : 0);
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); act(); }
    };
  };

  Marz.Atlas = Atlas;

  /* Attach the atlas to a map. `layers` is an object of GeoJSON or of addresses to fetch, or a list: a folder and its files, named
     after the layers. Returns at once; updates given before the layers have come are kept, the last one is drawn. */
  Marz.attach = function (map, layers, options) {
    if (Array.isArray(layers)) layers = Object.fromEntries(layers.slice(1).map((file) => [file.split(".")[0], layers[0] + file]));
    const handle = { atlas: null, waiting: null }, box = map.getContainer();
    box.style.opacity = "0"; // bare controls without a map are shown to nobody
    for (const [told, does] of [["update", "show"], ["play", "play"]])
      handle[told] = function (numbers) { this.atlas ? this.atlas[does](numbers) : (this.waiting = [does, numbers]); };
    const get = (value) => (typeof value === "string" ? fetch(value).then((r) => (r.ok ? r.json() : Promise.reject(new Error(`${value}: ${r.status}`)))) : value);
    handle.compare = (pair) => handle.ready.then((atlas) => Marz.compare(atlas, pair));
    handle.ready = Promise.all(Object.entries(layers).map(async ([key, value]) => [key, await get(value)])).then((entries) => {
      handle.atlas = new Atlas(map, Object.fromEntries(entries), options || {});
      if (handle.waiting) handle.atlas[handle.waiting[0]](handle.waiting[1]);
      return handle.atlas;
    }).finally(() => { box.style.opacity = ""; });
    return handle;
  };
})();
