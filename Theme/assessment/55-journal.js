// What was answered: how far the reader has come by region, and the last answers.
(() => {
  "use strict";

  const { word, counted, number, element, notebook, assessment } = self.negatoscope;
  const { parts, review } = assessment;

  const shown = 50;

  class Journal {
    constructor(page) {
      this.page = page;
      this.element = element("div", { className: "journal" });
    }

    refresh() {
      const { entries } = notebook;
      this.element.replaceChildren(...(entries.length === 0
        ? [element("p", { className: "empty", textContent: word("journal.empty") })]
        : [this.standing(), this.last(entries)]));
    }

    /** Of each region: how many questions are passed, of all that it has. */
    standing() {
      const { source, standings } = this.page;
      const regions = new Map();
      for (const one of source.all) {
        const { state, isMissed } = standings.get(one.key);
        for (const region of one.regions.length > 0 ? one.regions : [word("assessment.other")]) {
          const own = regions.get(region) ?? { seen: 0, passed: 0, total: 0 };
          own.total += 1;
          if (state !== null) own.seen += 1;
          if (state !== null && !isMissed) own.passed += 1;
          regions.set(region, own);
        }
      }
      const rows = [...regions].filter(([, { seen }]) => seen > 0).sort(([one], [other]) => parts.compare(one, other));
      return element("section", { className: "assessment-bars" },
        element("h3", { textContent: word("journal.standing") }), ...parts.inEach(source.all),
        parts.bars(rows.map(([name, { seen, passed, total }]) => ({
          name, share: passed / total,
          text: word("journal.passed", { passed: number(passed), seen: number(seen), total: number(total) }),
        }))));
    }

    last(entries) {
      const rows = entries.slice(-shown).reverse().map((entry) => this.row(entry));
      return element("section", { className: "journal-last" },
        element("h3", { textContent: counted("journal.last", Math.min(shown, entries.length)) }),
        element("ul", {}, ...rows));
    }

    row(entry) {
      const one = this.page.source.byKey.get(assessment.keyOf(entry));
      const name = one ? element("a", { href: one.address, textContent: `${parts.shortName(one)}, ${one.title}` })
        : element("span", { textContent: word("journal.gone", { kind: parts.kindName(entry.kind) }) });
      const notes = [
        parts.momentFormat.format(new Date(entry.at)),
        assessment.isToMark(entry) ? word("assessment.to-mark")
          : parts.scoreText({ got: entry.mark * entry.points, points: entry.points }),
        entry.confidence ? word(`confidence.${entry.confidence}`) : null,
        one && one.hash !== entry.hash ? word("journal.edited") : null,
      ];
      const state = assessment.isToMark(entry) ? "" : review.isPassed(entry.mark) ? "passed" : "missed";
      return element("li", { className: state }, name, " ",
        element("span", { className: "bar-score", textContent: notes.filter(Boolean).join(" · ") }));
    }
  }

  assessment.Journal = Journal;
})();
