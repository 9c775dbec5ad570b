/* The Articles page: a field that is pointed at marks its evidence in the article, and the keys j and k turn the queue.
   Fields are `.marz-ev` in a card, or the controls of the editor (keys "evidence_EVENT_FIELD"); marks carry `data-m`. Listens on
   the document once, so that it goes on working when Streamlit draws the page anew. No less-than sign may stand before a letter here: such a script is dropped. */
(function () {
  "use strict";
  if (window.marzReview) return;
  window.marzReview = true;

  function asked(target) {
    if (!(target instanceof Element)) return [];
    const field = target.closest(".marz-ev");
    if (field) return (field.dataset.field || "").split(" ").map((name) => `${field.dataset.ev}:${name}`);
    const box = target.closest('[class*="st-key-evidence_"]');
    const told = box && /st-key-evidence_(\d+)_([a-z_]+)/.exec(box.className);
    return told ? [`${told[1]}:${told[2]}`] : [];
  }

  const marks = (tokens) => tokens.flatMap((token) => [...document.querySelectorAll(`.marz-text mark[data-m~="${CSS.escape(token)}"]`)]);

  function light(tokens, own) {
    document.querySelectorAll(".marz-text mark.on, .marz-ev.on").forEach((element) => element.classList.remove("on"));
    marks(tokens).forEach((mark) => mark.classList.add("on"));
    if (!own) return;
    for (const token of tokens) {
      const [event, field] = token.split(":");
      document.querySelectorAll(`.marz-ev[data-ev="${CSS.escape(event)}"][data-field~="${CSS.escape(field)}"]`).forEach((element) => element.classList.add("on"));
    }
  }

  function show(tokens) {
    const first = marks(tokens)[0];
    if (first) first.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  const over = (event) => {
    const mark = event.target instanceof Element && event.target.closest(".marz-text mark");
    if (mark) light((mark.dataset.m || "").split(" ").filter(Boolean), true);
    else light(asked(event.target), false);
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  document.addEventListener("click", (event) => { const tokens = asked(event.target); if (tokens.length) { light(tokens, false); show(tokens); } });

  /* Before Streamlit sees the key: R would run its script again. */
  const BUTTONS = { j: ".st-key-review_next", k: ".st-key-review_previous", r: '[class*="st-key-found_now_"] [class*="st-key-reject_"]' };
  const typing = (target) => target instanceof Element && (target.isContentEditable || !!target.closest("input, textarea, select, [role='combobox'], [role='listbox'], [role='dialog']"));
  window.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof Element && event.target.classList.contains("marz-ev")) return event.target.click();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const place = BUTTONS[event.key.toLowerCase()];
    const button = place && document.querySelector(`${place} button`);
    if (!button || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!button.disabled) button.click();
  }, true);
})();
