// One question of a series on the page, as it stands: to be answered, or answered and corrected.
(() => {
  "use strict";

  const { word, element, assessment } = self.negatoscope;
  const { parts } = assessment;

  const confidences = ["sure", "hesitant", "guess"];

  /** How sure the reader is: asked before the answer is corrected, outside of the score. */
  const confidenceField = (item, change) => {
    const name = parts.newID("confidence");
    const rows = confidences.map((value) => {
      const input = element("input", { type: "radio", name, value, checked: item.confidence === value });
      input.addEventListener("change", () => change(value));
      return element("label", { className: "choice" }, input,
        element("span", { textContent: word(`confidence.${value}`) }));
    });
    return element("fieldset", { className: "confidence" },
      element("legend", { textContent: word("confidence.legend") }), element("div", { className: "choice-row" }, ...rows));
  };

  /** Where a question comes from: said once it no longer gives the answer away. */
  const sourceLine = (one) => element("p", { className: "assessment-source" }, `${word("assessment.from")} `,
    element("a", { href: one.address, textContent: one.title }));

  const complaint = (retry) => element("div", { className: "assessment-unread" },
    element("p", { className: "complaint", textContent: word("assessment.question-unreadable") }),
    parts.actions(parts.button(word("assessment.try-again"), retry, "action quiet")));

  /**
   * Puts the question of `item` into `place`, which is in the page. Gives its element, or null where it cannot be read:
   * `place` then says so and offers to try again. `mode` is that of the series, `isValidated` asks for the correction.
   */
  const put = async (place, source, item, { mode, isValidated, retry }) => {
    const one = source.byKey.get(assessment.keyOf(item));
    let made;
    try {
      made = await source.made(one);
    } catch (fault) {
      console.warn("negatoscope: a question cannot be read:", fault.message);
      place.replaceChildren(complaint(retry));
      return null;
    }
    const { question, presentation, content } = made;
    question.sitting = { mode, ...(item.confidence ? { confidence: item.confidence } : {}) };
    // One answer a question: what was missed comes back in another series.
    question.dataset.once = "";
    if (mode === "examination" && !isValidated) question.dataset.mode = "examination";
    place.replaceChildren(presentation ?? "", content);
    if (item.answer !== null || isValidated) question.restore(item.answer, isValidated);
    return question;
  };

  assessment.paper = Object.freeze({ confidences, confidenceField, sourceLine, put });
})();
