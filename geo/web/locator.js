/* What a locator adds to the small map: the provinces it is about stay in view, the border they share is picked out with its
   length, only their crossings are drawn, and a click is answered. Takes the Leaflet map; reads `focus` and `shared` of the
   payload (geo/locator.py). The view moves only when it is about other provinces. */
(function () {
  "use strict";
  window.marzLocator = function (map) {
    const pane = map.createPane("shared");
    pane.style.zIndex = 420;
    const group = L.layerGroup().addTo(map);

    function drawBorder(atlas) {
      group.clearLayers();
      const { border, crossings } = atlas.layers;
      for (const [iran, iraq, title, length] of atlas.payload.shared || []) {
        const mine = (feature) => feature.properties.iran_code === iran && feature.properties.iraq_code === iraq;
        const tip = () => Marz.lines(title, [length ? `Common border: ${length}` : "A crossing joins them"]);
        for (const feature of ((border && border.features) || []).filter(mine)) {
          const style = { pane: "shared", color: atlas.colours.border, weight: 5, opacity: 0.95, fill: false, className: "marz-shared" };
          L.geoJSON(feature, { style }).bindTooltip(tip, { sticky: true, className: "marz-tip" }).addTo(group);
        }
        for (const feature of ((crossings && crossings.features) || []).filter(mine)) {
          const [lon, lat] = feature.geometry.coordinates, p = feature.properties, gate = `${p.name_iran} – ${p.name_iraq}`;
          const icon = L.divIcon({ className: "marz-crossing", iconSize: [11, 11] });
          L.marker([lat, lon], { icon, pane: "shared", keyboard: false, alt: `Crossing ${gate}` })
            .bindTooltip(() => Marz.lines("Border crossing", [gate, "Position approximate, within about 6 km"]), { className: "marz-tip" })
            .addTo(group);
        }
      }
    }

    let shown = "";
    function focus(atlas) {
      const codes = atlas.payload.focus || [], key = codes.join();
      if (!codes.length || key === shown) return;
      shown = key;
      const box = L.latLngBounds([]);
      for (const code of codes) if (atlas.features[code]) box.extend(atlas.features[code].getBounds());
      if (box.isValid()) map.fitBounds(box, { animate: false, padding: [16, 16], maxZoom: 8.5 });
    }

    window.atlas.ready.then((atlas) => {
      const follow = atlas.options.onPaint;
      const paint = (n) => {
        drawBorder(atlas);
        if ((atlas.payload.focus || []).length) focus(atlas);
        else if (follow) follow(n);
      };
      atlas.options.onPaint = paint;
      atlas.options.onPick = (picked) => {
        if (window.Streamlit) window.Streamlit.setComponentValue({ picked, at: Date.now() });
      };
      if (atlas.payload) paint(atlas.paints);
    });
  };
})();
