// Choices beside a panel of experts (TCS): of each item one of five, from −2 to +2.
(() => {
  "use strict";

  const { word, counted, number, element, marking, foldKey } = self.negatoscope;
  const answers = (self.negatoscope.answers ??= {});

  class Chosen {
    constructor(question) {
      this.question = question;
      this.items = [...question.form.querySelectorAll(".script-item")];
      question.form.addEventListener("change", () => question.changed());
    }

    inputs(item) { return [...item.querySelectorAll(".opinion input")]; }

    get choices() {
      return this.items.map((item) => {
        const at = this.inputs(item).findIndex((input) => input.checked);
        return at < 0 ? null : at;
      });
    }

    get value() {
      const { choices } = this;
      return choices.some((choice) => choice !== null) ? { choices } : null;
    }

    set value(answer) {
      this.items.forEach((item, index) => {
        const chosen = answer?.choices?.[index] ?? null;
        this.inputs(item).forEach((input, at) => { input.checked = at === chosen; });
      });
    }

    get left() { return this.choices.filter((choice) => choice === null).length; }
    get missing() { return this.left > 0 ? counted("question.items-left", this.left) : null; }

    focus() {
      const first = this.choices.indexOf(null);
      this.inputs(this.items[Math.max(first, 0)])[0]?.focus();
    }

    lock(isLocked) {
      for (const item of this.items) for (const input of this.inputs(item)) input.disabled = isLocked;
    }

    /** Under each item the votes, the reader's own choice marked among them, and what it is worth. */
    show(key) {
      const { choices } = this;
      key.forEach(({ line, votes }, index) => {
        const item = this.items[index];
        if (!item || !votes) return;
        const choice = choices[index];
        const worth = marking.worthOf(votes, choice);
        item.dataset.state = worth === 1 ? "hit" : worth > 0 ? "partly" : "wrong";
        const says = choice === null ? word("panel.left") : word("panel.worth-of", { mark: number(worth) });
        const table = line.querySelector(".votes")?.cloneNode(true) ?? null;
        const row = table?.querySelector(`[data-choice="${choice}"]`);
        if (row) {
          row.dataset.own = "";
          row.querySelector("th").append(" ", element("span", {
            className: "own-choice", textContent: word("panel.own"),
          }));
        }
        item.append(element("div", { className: "script-result" },
          element("p", { className: "state-word", textContent: says }), table ?? "",
          line.querySelector(".feedback")?.cloneNode(true) ?? ""));
      });
      foldKey(this.question.correction, true);
    }

    hide() {
      for (const item of this.items) {
        delete item.dataset.state;
        item.querySelector(".script-result")?.remove();
      }
      foldKey(this.question.correction, false);
    }

    reason({ reason, mark }) {
      if (reason === "all-right") return word("reason.all-right-panel");
      return reason === "panel" ? word("reason.panel", { mark: number(mark) }) : null;
    }
  }

  answers.TCS = Chosen;
})();
