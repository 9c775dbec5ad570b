/* Names on the map that never overlap one another, the badge of the Kurdistan Region or the controls: countries and seas first, then border provinces, then the rest by number of events. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  /* Where a province's name may stand, in shares of its own width and height from its label point; the first free place is taken. */
  const SHIFTS = [[0, 0], [0, 0.9], [0, -0.9], [0.45, 0], [-0.45, 0], [0.45, 0.9], [-0.45, -0.9], [0.45, -0.9], [-0.45, 0.9]];
  /* Further aside only for a name whose own point lies under the badge or a control: elsewhere it would come to stand in the next province. */
  const ASIDE = [...SHIFTS, [-1.05, 0], [1.05, 0], [0, 1.7], [0, -1.7]];
  const canvas = document.createElement("canvas").getContext("2d");

  function size(text, font, spacing) {
    canvas.font = font;
    return canvas.measureText(text).width + spacing * text.length;
  }

  function candidates(atlas) {
    const { payload, map, names } = atlas;
    /* Presenting: nothing under 18 px; a number says how much larger on a larger screen. */
    const large = payload.large ? Math.max(1.6, +payload.large) : 1;
    const lang = payload.lang || "en";
    const wide = payload.names || {};
    const list = [];
    for (const [code, at] of Object.entries(payload.countries || {}))
      list.push({ text: wide[code] || code, lat: at[0], lon: at[1], kind: "country", px: 15 * large, spacing: lang === "en" ? 5 : 0, rank: 1e6 });
    for (const f of atlas.waters || []) {
      const p = f.properties, [lon, lat] = f.geometry.coordinates;
      list.push({ text: p["name_" + lang] || p.name_en, lat, lon, kind: p.kind === "sea" ? "sea" : "neighbour", px: 12.5 * large, spacing: lang === "en" ? 1.5 : 0,
                  rank: p.kind === "sea" ? 5e5 : 4e5 });
    }
    for (const p of Object.values(names)) {
      const row = (payload.labelled || payload.shade)[p.code];
      if (!row && !p.is_border && map.getZoom() < 6.5) continue;
      list.push({ text: atlas.name(p.code), lat: p.lat, lon: p.lon, kind: "province", px: (p.is_border ? 13 : 11.5) * large, spacing: 0,
                  rank: (p.is_border ? 1e5 : 0) + (row ? row[1] : 0), dark: row && atlas.map.hasLayer(atlas.groups.shading) ? row[0] : -1, below: true });
    }
    return list.sort((a, b) => b.rank - a.rank);
  }

  /* What stands in the way of names: controls over the map, and the badge. Boxes in the pixels of `map.project`. */
  function obstacles(atlas) {
    const { map, groups, payload } = atlas, whole = map.getContainer().getBoundingClientRect(), boxes = [];
    const corner = map.containerPointToLayerPoint([0, 0]).add(map.getPixelOrigin());
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const r = control.getBoundingClientRect(), x = corner.x - whole.left, y = corner.y - whole.top;
      if (r.width) boxes.push([r.left + x - 4, r.top + y - 4, r.right + x + 4, r.bottom + y + 4]); // letters reach beyond their line
    }
    const at = payload.region && payload.region.n && map.hasLayer(groups.region) && atlas.point("IQ-KR");
    if (at) {
      const p = map.project(at);
      boxes.push([p.x - 19, p.y - 19, p.x + 19, p.y + 19]);
    }
    return boxes;
  }

  Marz.placeLabels = function (atlas) {
    const group = atlas.groups.labels.clearLayers();
    const map = atlas.map, inTheWay = obstacles(atlas), taken = [...inTheWay];
    for (const c of candidates(atlas)) {
      const font = `${c.kind === "province" ? 600 : 500} ${c.px}px system-ui, "Segoe UI", "Noto Sans", sans-serif`;
      const w = size(c.kind === "country" ? c.text.toUpperCase() : c.text, font, c.spacing) + 6, h = c.px * 1.25;
      const p = map.project([c.lat, c.lon]);
      const covered = inTheWay.some((t) => p.x > t[0] && p.x < t[2] && p.y > t[1] && p.y < t[3]);
      const shift = (c.kind === "province" ? (covered ? ASIDE : SHIFTS) : [[0, 0]]).find(([dx, dy]) => {
        const x = p.x + dx * w, y = p.y + dy * h, box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
        if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) return false;
        taken.push(box);
        return true;
      });
      if (!shift) continue;
      const span = document.createElement("span");
      span.textContent = c.text;
      span.dir = "auto";
      span.style.fontSize = c.px + "px";
      if (c.spacing) span.style.letterSpacing = c.spacing + "px";
      const icon = L.divIcon({ className: `marz-name marz-${c.kind}`, html: span, iconSize: [w, h], iconAnchor: [w / 2 - shift[0] * w, h / 2 - shift[1] * h] });
      L.marker([c.lat, c.lon], { icon, pane: "labels", interactive: false, keyboard: false }).addTo(group);
    }
  };
})();
