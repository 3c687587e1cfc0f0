// What <negato-question> does not offer yet; to be removed with it.
(() => {
  "use strict";

  const { prototype } = customElements.get("negato-question");
  if (typeof prototype.restore === "function") return;
  const validate = prototype.validate;
  Object.defineProperties(prototype, {
    answer: {
      get() {
        if (this.kind === "QROL") return this.form.querySelector("textarea").value || null;
        return this.ticked.length > 0 ? this.ticked : null;
      },
    },
    isAnswered: { get() { return this.answer !== null; } },
    restore: {
      value(answer, isValidated) {
        if (this.kind === "QROL") this.form.querySelector("textarea").value = answer ?? "";
        else for (const at of answer ?? []) if (this.inputs[at]) this.inputs[at].checked = true;
        if (!isValidated) return;
        this.isRestoring = true;
        validate.call(this);
        this.isRestoring = false;
      },
    },
    validate: {
      value({ isQuiet = false } = {}) {
        if (this.dataset.mode === "examination" && !isQuiet) return;
        validate.call(this);
      },
    },
  });
  document.addEventListener("negatoscope:validated", (event) => {
    if (event.target.isRestoring) event.stopImmediatePropagation();
  }, true);
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => {
      const question = event.target.closest("negato-question");
      question?.dispatchEvent(new CustomEvent("negatoscope:changed", {
        bubbles: true, detail: { id: question.dataset.question, case: question.dataset.case },
      }));
    });
  }
})();
