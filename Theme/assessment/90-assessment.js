// <negato-assessment>: a set of questions drawn from the whole site, one at a time.
(() => {
  "use strict";

  const { word, counted, number, element, announce, moveTo, assessment } = self.negatoscope;

  /** `count` of `list`, each as likely as the next, in an order of their own (Fisher and Yates). */
  const draw = (list, count) => {
    const drawn = [...list];
    for (let last = drawn.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
    }
    return drawn.slice(0, count);
  };

  /** The code as the page's language writes it: MRQ for QRM in English. */
  const kindName = (kind) => word(`kind.${kind}`, {}, kind);

  const unique = (values) => [...new Set(values)].sort((one, other) => one.localeCompare(other));

  class Assessment extends HTMLElement {
    async connectedCallback() {
      if (this.status) return;
      this.hidden = false;
      this.status = element("p", { className: "assessment-status", textContent: word("assessment.loading") });
      this.status.setAttribute("role", "status");
      this.append(this.status);
      try {
        this.source = new assessment.Questions((this.dataset.viewer ?? "").split(" ").filter(Boolean));
        await this.source.open(Number(this.dataset.indexParts));
        this.questions = this.source.all;
      } catch (fault) {
        console.error("negatoscope: the questions cannot be read", fault);
        this.status.textContent = word("assessment.unreadable");
        return;
      }
      this.addEventListener("negatoscope:validated", (event) => this.noteAnswer(event.detail));
      this.addEventListener("negatoscope:marked", (event) => this.noteAnswer(event.detail));
      this.showChoices();
    }

    /** The links to every question, and what introduces them, which make way for a running set. */
    get surroundings() { return this.parentElement.querySelectorAll(":scope > :is(.question-lists, .intro, .count)"); }

    show(...children) {
      this.replaceChildren(...children);
      return children[0];
    }

    showChoices(isReturning = false) {
      this.classList.remove("is-running");
      const kinds = this.choices("kinds", unique(this.questions.map((one) => one.kind)), kindName);
      const regions = this.choices("regions", unique(this.questions.flatMap((one) => one.regions)));
      const count = element("input", {
        type: "number", id: "assessment-number", min: "1", max: String(this.questions.length), inputMode: "numeric",
        value: String(Math.min(10, this.questions.length)), required: true,
      });
      const label = element("label", { htmlFor: count.id, textContent: word("assessment.number") });
      const start = element("button", { type: "submit", className: "action", textContent: word("assessment.start") });
      const available = element("p", { className: "assessment-available" });
      available.setAttribute("role", "status");
      const heading = element("h2", { textContent: word("assessment.title") });
      const form = element("form", { className: "assessment-choices" }, heading, kinds, regions,
        element("p", { className: "assessment-number" }, label, count), available,
        element("p", { className: "assessment-actions" }, start));
      const update = () => {
        const matching = this.matching(form);
        available.textContent = matching.length === 0
          ? word("assessment.available.none")
          : counted("assessment.available", matching.length);
        start.disabled = matching.length === 0;
        count.max = String(Math.max(1, matching.length));
        if (Number(count.value) > matching.length && matching.length > 0) count.value = String(matching.length);
      };
      form.addEventListener("change", update);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.begin(draw(this.matching(form), Number(count.value)));
      });
      this.show(form);
      update();
      for (const one of this.surroundings) one.hidden = false;
      if (isReturning) moveTo(heading);
    }

    /** A group of boxes, all ticked; null where there is nothing to choose. */
    choices(name, values, named = (value) => value) {
      if (values.length < 2) return null;
      const boxes = values.map((value) => element("label", { className: "choice" },
        element("input", { type: "checkbox", name, value, checked: true }),
        element("span", { textContent: named(value) })));
      return element("fieldset", {}, element("legend", { textContent: word(`assessment.${name}`) }),
        element("div", { className: "choice-row" }, ...boxes));
    }

    matching(form) {
      const chosen = (name) => {
        const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
        const values = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
        return { values, isAll: boxes.every((box) => box.checked) };
      };
      const kinds = chosen("kinds");
      const regions = chosen("regions");
      return this.questions.filter((one) =>
        (kinds.isAll || kinds.values.has(one.kind))
        && (regions.isAll || one.regions.some((region) => regions.values.has(region))));
    }

    begin(drawn) {
      this.drawn = drawn;
      this.outcomes = drawn.map(() => null);
      this.classList.add("is-running");
      for (const one of this.surroundings) one.hidden = true;
      this.showQuestion(0);
    }

    async showQuestion(at) {
      this.at = at;
      const one = this.drawn[at];
      const total = this.drawn.length;
      const progress = element("progress", { max: total, value: at + 1 });
      const place = word("assessment.progress", { n: at + 1, total });
      progress.setAttribute("aria-label", place);
      const heading = element("h2", { className: "assessment-place", textContent: place });
      const source = element("p", { className: "assessment-source" }, `${word("assessment.from")} `,
        element("a", { href: one.address, textContent: one.title }));
      const paper = element("div", { className: "assessment-paper" });
      try {
        const { presentation, content } = await this.source.made(one);
        paper.append(presentation ?? "", content);
      } catch (fault) {
        console.error("negatoscope: the question cannot be read", fault);
        paper.append(element("p", { className: "complaint", textContent: word("assessment.unreadable") }));
      }
      this.nextButton = element("button", { type: "button", className: "action", textContent: this.nextWord("skip") });
      this.nextButton.classList.add("quiet");
      this.nextButton.addEventListener("click", () => {
        if (at + 1 < total) this.showQuestion(at + 1);
        else this.showResult();
      });
      this.show(heading, progress, source, paper, element("p", { className: "assessment-actions" }, this.nextButton));
      moveTo(heading);
    }

    nextWord(key) { return word(`assessment.${this.at + 1 < this.drawn.length ? key : "finish"}`); }

    noteAnswer({ mark, points }) {
      this.outcomes[this.at] = { mark, points };
      this.nextButton.textContent = this.nextWord("next");
      this.nextButton.classList.remove("quiet");
    }

    showResult() {
      this.classList.remove("is-running");
      const rows = this.drawn.map((one, at) => ({
        one, points: Number(one.points) || 1, outcome: this.outcomes[at], got: this.outcomes[at]?.mark ?? 0,
      }));
      const sum = (list, value) => list.reduce((total, row) => total + value(row), 0);
      const score = (list) => {
        const points = sum(list, (row) => row.points);
        const got = number(sum(list, (row) => row.got * row.points));
        return { share: sum(list, (row) => row.got * row.points) / points,
          text: counted("question.score", points, { got, points: number(points) }) };
      };
      const heading = element("h2", { textContent: word("assessment.result") });
      const whole = element("p", { className: "score", textContent: score(rows).text });
      const bars = (title, names, belongs, named = (name) => name) => element("section",
        { className: "assessment-bars" },
        element("h3", { textContent: title }),
        element("ul", { className: "bars" }, ...names.map((name) => {
          const { share, text } = score(rows.filter((row) => belongs(row.one, name)));
          const meter = element("meter", { min: 0, max: 1, value: share });
          meter.setAttribute("aria-label", `${named(name)} : ${text}`);
          return element("li", {}, element("span", { className: "bar-name", textContent: named(name) }), meter,
            element("span", { className: "bar-score", textContent: text }));
        })));
      const other = word("assessment.other");
      const regions = (one) => (one.regions.length > 0 ? one.regions : [other]);
      const byTheme = bars(word("assessment.by-theme"), unique(rows.flatMap((row) => regions(row.one))),
        (one, name) => regions(one).includes(name));
      const byKind = bars(word("assessment.by-kind"), unique(rows.map((row) => row.one.kind)),
        (one, name) => one.kind === name, kindName);
      const again = element("button", { type: "button", className: "action", textContent: word("assessment.again") });
      again.addEventListener("click", () => this.showChoices(true));
      this.show(heading, whole, byTheme, byKind, this.review(rows),
        element("p", { className: "assessment-actions" }, again));
      announce(`${word("assessment.result")} : ${whole.textContent}`);
      moveTo(heading);
    }

    review(rows) {
      const missed = rows.filter((row) => row.got < 1);
      const list = missed.map(({ one, outcome, got }) => {
        const lead = `${kindName(one.kind)} ${one.number}`;
        const says = outcome ? number(got) : word("assessment.skipped");
        return element("li", {}, element("a", { href: one.address, textContent: lead }), ` (${one.title}) `,
          element("span", { className: "bar-score", textContent: says }));
      });
      return element("section", { className: "assessment-review" },
        element("h3", { textContent: word("assessment.review") }),
        list.length > 0 ? element("ul", {}, ...list)
          : element("p", { textContent: word("assessment.all-right") }));
    }
  }

  customElements.define("negato-assessment", Assessment);
})();
