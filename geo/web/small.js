/* A small map in a Streamlit frame: a low height, the theme of the page, and a view that follows the events it shows.
   Takes the Leaflet map and {home, height}; sends nothing back. The view moves only when other places are named, so a reader's own
   pan and zoom stay while other fields are edited. */
(function () {
  "use strict";
  window.marzSmall = function (map, frame) {
    const container = map.getContainer();
    /* Lower on a low screen, so that the events below it are still in view. */
    let outer = 900;
    try { outer = window.parent.innerHeight; } catch (error) { /* a foreign parent keeps its size to itself */ }
    const height = Math.max(150, Math.min(frame.height, Math.round(outer * 0.26)));
    container.style.height = height + "px";
    map.invalidateSize({ animate: false });
    map.fitBounds(frame.home, { animate: false });
    if (window.Streamlit) {
      const set = window.Streamlit.setFrameHeight;
      window.Streamlit.setFrameHeight = () => set.call(window.Streamlit, height + 2);
      window.Streamlit.setFrameHeight();
    }

    function bounds(atlas) {
      const { shade, region, venues } = atlas.payload;
      const codes = [...Object.keys(shade), ...(region && region.n ? region.members : [])];
      const box = L.latLngBounds([]);
      for (const code of codes) if (atlas.features[code]) box.extend(atlas.features[code].getBounds());
      for (const [, , lat, lon] of venues) box.extend([lat, lon]);
      return box;
    }

    let shown = "";
    function follow(atlas) {
      const box = bounds(atlas), key = box.isValid() ? box.toBBoxString() : "";
      if (key === shown) return;
      shown = key;
      map.fitBounds(box.isValid() ? box : frame.home, { animate: false, padding: [14, 14], maxZoom: 8 });
    }

    let theme = "light";
    const isDark = (colour) => {
      const hex = /^#([0-9a-f]{6})/i.exec(colour || "");
      const parts = hex ? [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16)) : (String(colour).match(/\d+/g) || [255, 255, 255]).slice(0, 3).map(Number);
      return parts.reduce((sum, part) => sum + part, 0) < 384;
    };
    const wear = (colour) => {
      theme = isDark(colour) ? "dark" : "light";
      if (window.atlas.atlas) window.atlas.atlas.setTheme(theme);
    };
    try { wear(getComputedStyle(window.parent.document.querySelector(".stApp")).backgroundColor); } catch (error) { /* told by the next render */ }
    if (window.Streamlit) window.Streamlit.events.addEventListener("streamlit:render", (event) => wear(event.detail.theme && event.detail.theme.backgroundColor));

    window.atlas.ready.then((atlas) => {
      atlas.setTheme(theme);
      atlas.options.onPaint = () => follow(atlas);
      if (atlas.payload) follow(atlas);
    });
  };
})();
