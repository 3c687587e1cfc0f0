// What a series was worth: the whole, by theme, by confidence, and what is to be read again.
(() => {
  "use strict";

  const { word, counted, number, element, notebook, announce, moveTo, assessment } = self.negatoscope;
  const { parts, paper, series: rules } = assessment;

  class Result {
    constructor(page, series) {
      Object.assign(this, { page, series });
      this.items = series.items.map((item) => ({ item, one: page.source.byKey.get(assessment.keyOf(item)) }));
      this.score = element("p", { className: "score" });
      this.provisional = parts.status("score-provisional");
      this.themes = element("div", { className: "assessment-themes" });
      this.heading = element("h2", { textContent: word("assessment.result") });
      this.update();
      page.show("result", this.heading, this.score, this.provisional, this.facts(), this.themes, this.review(), this.onward());
    }

    open() {
      announce(word("assessment.result-is", {
        score: [this.score.textContent, this.provisional.textContent].filter(Boolean).join(". "),
      }));
      moveTo(this.heading);
    }

    /** The items with what their questions are worth. */
    get rows() {
      return this.items.map(({ item, one }) => ({ ...item, one, points: item.outcome?.points ?? one.points }));
    }

    facts() {
      const { mode, spent, isLate, items } = this.series;
      const answered = items.filter(({ outcome }) => outcome !== null).length;
      return element("p", { className: "assessment-facts", textContent: [
        word(`mode.${mode}`), word("assessment.answered", { done: answered, total: items.length }),
        parts.clockText(spent), isLate ? word("clock.late") : null,
      ].filter(Boolean).join(" · ") });
    }

    update() {
      const { rows } = this;
      const whole = rules.score(rows);
      this.score.replaceChildren(parts.scoreText(whole), " ", element("span", {
        className: "score-share", textContent: word("assessment.percent", { percent: parts.percent(whole.share) }),
      }));
      const toMark = rows.filter(rules.isToMark).reduce((sum, { points }) => sum + points, 0);
      this.provisional.textContent = toMark > 0 ? counted("assessment.provisional", toMark, { points: number(toMark) }) : "";
      this.provisional.hidden = toMark === 0;
      const inEach = parts.inEach(rows.map(({ one }) => one));
      const themes = [
        ["assessment.by-theme", (row) => (row.one.regions.length > 0 ? row.one.regions : [word("assessment.other")])],
        ["assessment.by-kind", (row) => [parts.kindName(row.one.kind)]],
        ["assessment.by-rank", (row) => [row.one.rank ? word("assessment.rank", { rank: row.one.rank }) : word("filters.no-rank")]],
      ];
      this.themes.replaceChildren(...themes.map(([title, values]) => {
        const found = rules.byTheme(rows, values, parts.compare);
        return this.bars(word(title), found, title === "assessment.by-theme" ? inEach : []);
      // One value says no more than the whole.
      }).filter(Boolean), ...[this.confidence(rows)].filter(Boolean));
    }

    bars(title, found, notes) {
      if (found.length < 2) return null;
      return element("section", { className: "assessment-bars" }, element("h3", { textContent: title }),
        ...notes, parts.bars(found.map((one) => ({ name: one.value, share: one.share, text: parts.scoreText(one) }))));
    }

    confidence(rows) {
      if (!this.series.asksConfidence) return null;
      const order = [...paper.confidences, "untold"];
      const found = rules.byTheme(rows.filter(({ outcome }) => outcome), (row) => [row.confidence ?? "untold"],
        (one, other) => order.indexOf(one) - order.indexOf(other));
      if (found.length === 0) return null;
      return element("section", { className: "assessment-bars" },
        element("h3", { textContent: word("confidence.title") }),
        element("p", { className: "assessment-note", textContent: word("confidence.note") }),
        parts.bars(found.map((one) => ({
          name: word(`confidence.${one.value}`), share: one.share, text: parts.scoreText(one),
        }))));
    }

    /** Every question whose points are not all won, its correction to be opened in place. */
    review() {
      const missed = this.items.filter(({ item }) => (item.outcome?.mark ?? 0) < 1);
      const list = missed.map(({ item, one }) => this.reviewed(item, one));
      return element("section", { className: "assessment-review" },
        element("h3", { textContent: word("assessment.review") }),
        list.length > 0 ? element("ul", {}, ...list) : element("p", { textContent: word("assessment.all-right") }));
    }

    reviewed(item, one) {
      const says = element("span", { className: "bar-score" });
      const isExamination = this.series.mode === "examination";
      const tell = () => {
        says.textContent = !item.outcome ? word(isExamination ? "sheet.unanswered" : "assessment.skipped")
          : rules.isToMark(item) ? word("assessment.to-mark")
            : parts.scoreText({ got: item.outcome.mark * item.outcome.points, points: item.outcome.points });
      };
      tell();
      const place = element("div", { className: "assessment-paper" });
      const details = element("details", { className: "review-item" },
        element("summary", {}, element("span", { className: "review-name", textContent: parts.shortName(one) }), " ",
          element("span", { className: "review-case", textContent: one.title }), " ", says),
        place, paper.sourceLine(one));
      // A question that was passed over can still be answered, for itself: the series is over.
      const open = () => paper.put(place, this.page.source, item, {
        mode: item.answer === null ? "training" : this.series.mode, isValidated: item.answer !== null, retry: open,
      });
      // One at a time: two cases may use the same ids.
      details.addEventListener("toggle", () => {
        if (details.open) {
          for (const other of details.closest("ul").querySelectorAll("details[open]")) if (other !== details) other.open = false;
          open();
        } else {
          place.replaceChildren();
        }
      });
      // A long answer is marked by its reader, here too.
      place.addEventListener("negatoscope:marked", (event) => {
        const { mark, points, reason } = event.detail;
        item.outcome = { mark, points, reason };
        item.isSelfMarked = true;
        this.keep(tell);
      });
      return element("li", {}, details);
    }

    keep(tell) {
      tell();
      this.update();
      notebook.keep(`series:${this.series.id}`, rules.whole(this.series));
    }

    onward() {
      const missed = this.items.filter(({ item }) => (item.outcome?.mark ?? 0) < 1).map(({ one }) => one);
      return parts.actions(...[
        parts.button(word("assessment.again"), () => this.page.showStart(true)),
        missed.length > 0 ? parts.button(counted("assessment.again-missed", missed.length),
          () => this.page.begin(missed, { mode: "training", asksConfidence: this.series.asksConfidence }), "action quiet") : null,
        parts.button(word("assessment.print"), () => print(), "action quiet"),
      ].filter(Boolean));
    }
  }

  assessment.Result = Result;
})();
