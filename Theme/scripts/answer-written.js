// Answers that are written: in few words (QROC), or at length and marked by the reader himself (QROL).
(() => {
  "use strict";

  const { word, number, element, marking } = self.negatoscope;
  const answers = (self.negatoscope.answers ??= {});

  /** More words than the examination takes are told, and marked all the same. */
  const mostWords = 5;

  class Short {
    isJudged = false;

    constructor(question) {
      this.question = question;
      this.field = question.form.querySelector(".answer-text");
      this.note = element("p", { className: "answer-warning", textContent: word("question.too-long") });
      this.note.hidden = true;
      // Its words are said once they show: the region is there before.
      const region = element("div", {}, this.note);
      region.setAttribute("role", "status");
      this.field.after(region);
      this.field.addEventListener("input", () => {
        this.warn();
        question.changed();
      });
    }

    get text() { return this.field.value.trim(); }

    get value() {
      const { text } = this;
      if (text === "") return null;
      return this.isJudged ? { text, isJudged: true } : { text };
    }

    set value(answer) {
      this.field.value = answer?.text ?? "";
      this.isJudged = answer?.isJudged === true;
      this.warn();
    }

    get missing() { return this.value ? null : word("question.write"); }

    warn() {
      const isLong = this.text.split(/\s+/).length > mostWords;
      if (this.note.hidden === isLong) this.note.hidden = !isLong;
    }

    opened() { this.warn(); }
    focus() { this.field.focus(); }
    lock(isLocked) { this.field.readOnly = isLocked; }

    /** The reader's words beside those that are taken, which stand in the key. */
    show(key) {
      const { correction, actions } = this.question;
      const found = new Set(marking.matches(key, this.text));
      key.forEach(({ line }, index) => { if (found.has(index)) line.dataset.matched = ""; });
      if (this.text !== "") {
        this.own = element("p", { className: "own-answer" }, `${word("question.own-answer")} `,
          element("strong", { textContent: this.text }));
        correction.querySelector(".key").before(this.own);
      }
      const isWhole = key.some(({ right, status }, index) => found.has(index) && right && status !== "acceptable");
      if (isWhole || this.text === "") return;
      this.judge = element("button", { type: "button", className: "judge quiet" });
      this.judge.addEventListener("click", () => {
        this.isJudged = !this.isJudged;
        this.writeJudge();
        this.question.update();
        this.question.tell("negatoscope:marked");
      });
      this.writeJudge();
      actions.append(this.judge);
    }

    writeJudge() {
      this.judge.textContent = this.isJudged ? word("question.unjudge") : word("question.judge");
      this.judge.classList.toggle("is-on", this.isJudged);
    }

    /** « Ma réponse était juste » : what the reader says of it. */
    judged() { return this.isJudged ? { mark: 1, reason: "self-judged" } : null; }

    hide() {
      for (const one of [this.own, this.judge]) one?.remove();
      this.isJudged = false;
      for (const line of this.question.correction.querySelectorAll("[data-matched]")) delete line.dataset.matched;
    }

    reason({ reason, mark }) {
      if (reason === "acceptable") return word("reason.acceptable", { mark: number(mark) });
      return reason === "wrong" ? word("reason.wrong-text") : null;
    }
  }

  class Long {
    constructor(question) {
      this.question = question;
      this.field = question.form.querySelector("textarea");
      this.field.addEventListener("input", () => question.changed());
      // A browser brings the line of the caret in sight, and leaves the rest of the field below the window.
      this.field.addEventListener("focus", () => this.field.scrollIntoView({ block: "nearest" }));
    }

    get boxes() { return [...(this.question.correction?.querySelectorAll(".key .grid-item input") ?? [])]; }

    get value() {
      const text = this.field.value.trim();
      const ticked = this.boxes.flatMap((box, index) => (box.checked ? [index] : []));
      if (text === "" && ticked.length === 0) return null;
      return { ...(text === "" ? {} : { text }), ...(ticked.length > 0 ? { ticked } : {}) };
    }

    set value(answer) {
      this.field.value = answer?.text ?? "";
      this.kept = new Set(answer?.ticked ?? []);
    }

    /** He who has nothing to write may look at the grid. */
    get missing() { return null; }

    focus() { this.field.focus(); }
    lock(isLocked) { this.field.readOnly = isLocked; }

    /** The key becomes a grid that the reader ticks himself. */
    show(key) {
      const { question } = this;
      const list = question.correction.querySelector(".key");
      list.classList.add("grid");
      const guide = element("p", { className: "grid-guide", textContent: word("question.grid") });
      guide.id = `${question.id}-grid`;
      list.before(guide);
      key.forEach(({ line, right }, index) => {
        const text = line.querySelector(".key-line");
        const box = element("input", {
          type: "checkbox", disabled: !right, checked: right && (this.kept?.has(index) ?? false),
        });
        text.append(element("label", { className: "grid-item" }, box, element("span", {}, ...text.childNodes)));
        box.addEventListener("change", () => {
          question.update();
          question.tell("negatoscope:marked");
        });
      });
    }

    hide() {
      const { correction } = this.question;
      const list = correction.querySelector(".key");
      list.classList.remove("grid");
      correction.querySelector(".grid-guide")?.remove();
      for (const label of list.querySelectorAll(".grid-item")) label.replaceWith(...label.lastElementChild.childNodes);
      this.kept = null;
    }
  }

  Object.assign(answers, { QROC: Short, QROL: Long });
})();
