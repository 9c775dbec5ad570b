/* Joins the atlas to the Streamlit frame it stands in: opening view, height of the frame, and what is clicked or moved. */
(function () {
  "use strict";
  window.Marz = window.Marz || {};

  /* A Leaflet map as all pages have it, before anything is on it. */
  Marz.map = (id) => L.map(id, { center: [34, 46.5], zoom: 6, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 140 });

  window.marzFrame = function (map, frame) {
    const send = (value) => window.Streamlit && window.Streamlit.setComponentValue(value);
    const tell = (what) => send({ ...what, at: Date.now() });

    if (frame.view) map.setView([frame.view[0], frame.view[1]], frame.view[2], { animate: false });
    else map.fitBounds(frame.home, { animate: false, paddingBottomRight: [0, frame.below || 0] });

    /* As high as the window allows, so that a projector shows the whole map and a phone still shows what is below. */
    let height = 0;
    if (window.Streamlit) {
      const set = window.Streamlit.setFrameHeight;
      /* streamlit-folium sets its own height again with every new set of numbers; the fitted one stays. */
      window.Streamlit.setFrameHeight = (asked) => set.call(window.Streamlit, height ? height + 2 : asked);
    }
    function fit() {
      let outer = 800, narrow = document.documentElement.clientWidth < 560;
      try { outer = window.parent.innerHeight; } catch (error) { /* a foreign parent keeps its size to itself */ }
      height = narrow ? Math.round(Math.min(440, outer * 0.58)) : Math.max(400, Math.min(frame.tallest || 760, outer - (frame.above || 232)));
      if (map.getContainer().offsetHeight === height) return;
      map.getContainer().style.height = height + "px";
      map.invalidateSize({ animate: false });
      if (window.Streamlit) window.Streamlit.setFrameHeight();
    }
    fit();
    window.addEventListener("resize", fit);
    try { window.parent.addEventListener("resize", fit); } catch (error) { /* as above */ }

    /* The page's theme comes with every render; its brightness says whether it is dark. */
    let theme = "light";
    const isDark = (hex) => /^#[0-9a-f]{6}/i.test(hex || "") && [1, 3, 5].reduce((sum, i) => sum + parseInt(hex.slice(i, i + 2), 16), 0) < 384;
    if (window.Streamlit) window.Streamlit.events.addEventListener("streamlit:render", (event) => {
      theme = isDark(event.detail.theme && event.detail.theme.backgroundColor) ? "dark" : "light";
      if (window.atlas.atlas) window.atlas.atlas.setTheme(theme);
    });
    try { theme = isDark(rgbToHex(getComputedStyle(window.parent.document.querySelector(".stApp")).backgroundColor)) ? "dark" : "light"; } catch (error) { /* told by the next render */ }
    function rgbToHex(text) {
      return "#" + text.match(/\d+/g).slice(0, 3).map((n) => (+n).toString(16).padStart(2, "0")).join("");
    }

    /* Until a reader has laid a hand on it, whatever moves the map is layout, and no view to be kept. */
    const touched = () => { window.marzTouched = true; };
    for (const kind of ["pointerdown", "wheel", "keydown"]) document.addEventListener(kind, touched, { capture: true, passive: true });

    /* Neighbours are drawn to a straight edge, beyond which all would look like sea: it stays out of view, however wide the screen. */
    function stayWithin(edge) {
      map.setMinZoom(map.getBoundsZoom(edge, true));
      map.setMaxBounds(edge);
    }

    let timer = null;
    window.atlas.ready.then((atlas) => {
      if (atlas.ground) {
        stayWithin(atlas.ground.getBounds());
        map.on("resize", () => stayWithin(atlas.ground.getBounds()));
      }
      atlas.setTheme(theme);
      fit();
      if (!frame.view) map.fitBounds(frame.home, { animate: false, paddingBottomRight: [0, frame.below || 0] });
      let quiet = JSON.stringify(atlas.view());
      atlas.options.onPick = (picked) => tell({ picked: picked });
      atlas.options.onTime = (time) => tell({ time });
      atlas.options.onView = (view) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const text = JSON.stringify(view);
          if (text === quiet) return;
          quiet = text;
          if (window.marzTouched) tell({ view });
        }, 350);
      };
      /* A change of the frame's size moves the centre without the reader having moved the map. */
      map.on("resize", () => { quiet = JSON.stringify(atlas.view()); });
    });
  };
})();
