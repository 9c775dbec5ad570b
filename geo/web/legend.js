/* The legend (counts, directions, types, region level, border) and the buttons for full screen and the whole view. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});

  const add = (parent, tag, cls, text) => {
    const element = L.DomUtil.create(tag, cls || "", parent);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  Marz.Legend = class {
    constructor(atlas) {
      this.atlas = atlas;
      const control = L.control({ position: "bottomleft" });
      control.onAdd = () => {
        this.box = L.DomUtil.create("details", "marz-legend leaflet-bar");
        this.box.open = !atlas.options.legendClosed && atlas.map.getSize().x > 620 && atlas.map.getSize().y > 440;
        new ResizeObserver(() => atlas.placeLabels()).observe(this.box); // opened, closed, or dressed by a style sheet that came late
        L.DomEvent.disableClickPropagation(this.box);
        L.DomEvent.disableScrollPropagation(this.box);
        return this.box;
      };
      control.addTo(atlas.map);
    }

    update() {
      const { atlas, box } = this, { payload, colours, map, groups } = atlas;
      const shown = (layer) => map.hasLayer(groups[layer]);
      box.replaceChildren();
      add(box, "summary", "", "Legend");
      const item = (row, cls, colour, text) => {
        const cell = add(row, "span", "marz-item");
        const mark = add(cell, "i", cls);
        if (colour) mark.style.background = colour;
        cell.append(text);
        return mark;
      };
      if (shown("shading") && payload.breaks.length) {
        add(box, "div", "marz-head", payload.measure || "Events by province");
        const ramp = add(box, "div", "marz-ramp");
        payload.breaks.forEach(([label, i]) => {
          const step = add(ramp, "div");
          add(step, "i").style.background = colours.ramp[i];
          add(step, "span", "", label);
        });
        const none = add(box, "div", "marz-row");
        item(none, "marz-swatch", colours.iran, "none, Iran");
        item(none, "marz-swatch", colours.iraq, "none, Iraq");
      }
      if (shown("venues") && payload.venues.length) {
        add(box, "div", "marz-head", payload.venues_note || "Venues by main type, larger with more");
        const row = add(box, "div", "marz-row");
        payload.types.forEach(([, many], i) => item(row, "marz-dot", colours.type[i], many));
      }
      if (shown("ties") && payload.ties.length) {
        const most = Math.max(...payload.ties.map((tie) => tie[2]));
        add(box, "div", "marz-head", payload.ties_note || `Ties, wider with more (thickest: ${most.toLocaleString("en")})`);
        const row = add(box, "div", "marz-row");
        for (const [direction, label] of payload.directions) item(row, "marz-line", colours.direction[direction], label);
      }
      if (shown("region") && payload.region && payload.region.n) {
        item(add(box, "div", "marz-row"), "marz-dashes", null, "Kurdistan Region as a whole").style.borderColor = colours.region;
      }
      const border = add(box, "div", "marz-row");
      item(border, "marz-line", colours.border, "border");
      item(border, "marz-swatch", null, "border province").style.cssText = `border: 2px solid ${colours.border_province}`;
      if (shown("crossings")) item(border, "marz-crossing", null, "crossing");
    }
  };

  function button(atlas, position, cls, title, text, act) {
    const control = L.control({ position });
    control.onAdd = () => {
      const box = L.DomUtil.create("div", "leaflet-bar");
      const link = L.DomUtil.create("a", cls, box);
      link.href = "#";
      link.role = "button";
      link.title = title;
      link.setAttribute("aria-label", title);
      link.textContent = text;
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); act(); });
      return box;
    };
    control.addTo(atlas.map);
  }

  Marz.addButtons = function (atlas) {
    if (atlas.options.plain) return;
    const map = atlas.map, home = atlas.options.home;
    if (home) button(atlas, "topleft", "marz-home", "Whole border in view", "⌂", () => map.fitBounds(home));
    const whole = map.getContainer();
    if (document.fullscreenEnabled)
      button(atlas, "topleft", "marz-full", "Full screen, and back", "⛶", () => (document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen()));
    document.addEventListener("fullscreenchange", () => setTimeout(() => map.invalidateSize(), 60));
  };
})();
