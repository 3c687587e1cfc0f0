// How the rows of an answer say what became of each option: pieces that several types of question share.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { element } = negatoscope;

  const stateSigns = Object.freeze({ hit: "✓", missed: "○", wrong: "✗", left: "–" });

  /** The sign and word of a state; `more` stands besides. */
  const stateLine = (state, says, more = null) => {
    const sign = element("span", { className: "state-sign", textContent: stateSigns[state] });
    sign.setAttribute("aria-hidden", "true");
    return element("span", { className: "option-state" }, sign,
      element("span", { className: "state-word", textContent: says }), more);
  };

  /**
   * What rows say already need not be said again by the key; a correction without a text then has nothing left to say.
   */
  const foldKey = (correction, isFolded) => {
    for (const one of correction.querySelectorAll(".key, .zone-map")) one.hidden = isFolded;
    if (isFolded && !correction.querySelector(".correction-text")?.textContent.trim()) correction.hidden = true;
  };

  Object.assign(negatoscope, { stateSigns, stateLine, foldKey });
})();
