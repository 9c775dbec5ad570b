/* The Articles page: a field that is pointed at marks its evidence in the article, and the keys of the review work in turn.
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

  /* Caught before Streamlit sees them: R would run its script again. */
  const NOW = '[class*="st-key-found_now_"]';
  const BUTTONS = { n: ".st-key-review_next", j: ".st-key-review_next", p: ".st-key-review_previous", k: ".st-key-review_previous", u: ".st-key-undo_last",
                    a: `${NOW} [class*="st-key-accept_"]`, r: `${NOW} [class*="st-key-reject_"]`, e: `${NOW} [class*="st-key-edit_"]` };
  const typing = (target) => target instanceof Element && (target.isContentEditable || !!target.closest("input, textarea, select, [role='combobox'], [role='listbox'], [role='dialog']"));
  /* What stands on the page while it is drawn anew may be what was just decided, so keys wait in line for the new page. */
  const STEP = 40, GRACE = 500, PATIENCE = 15_000;
  const line = [];
  let acted = 0, seen = true, timer = 0;
  function work() {
    timer = 0;
    const app = document.querySelector('[data-testid="stApp"]');
    const running = !!app && app.dataset.testScriptState === "running", since = performance.now() - acted;
    if (running) seen = true;
    while (line.length && performance.now() - line[0].at > PATIENCE) line.shift();
    if (line.length && !running && (seen || since > GRACE)) {
      const button = document.querySelector(`${line.shift().place} button`);
      if (button && !button.disabled) { acted = performance.now(); seen = false; button.click(); }
    }
    if (line.length || (!seen && since < GRACE)) timer = setTimeout(work, STEP);
  }

  window.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof Element && event.target.classList.contains("marz-ev")) return event.target.click();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const place = BUTTONS[event.key.toLowerCase()];
    if (!place || !document.querySelector(".st-key-queue_bar") || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat || line.length > 3) return;
    line.push({ place, at: performance.now() });
    if (!timer) work();
  }, true);
})();
