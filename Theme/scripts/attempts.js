// What is answered goes into the notebook, on whatever page; a question that was answered before says so.
(() => {
  "use strict";

  const { word, counted, number, element, notebook } = self.negatoscope;

  const caseOf = (question, detail = {}) =>
    detail.case ?? question.dataset.case ?? question.closest("article[data-case]")?.dataset.case ?? null;

  /** What a page that draws questions says of the sitting: {mode, confidence}. */
  const sittingOf = (question) => question.sitting ?? { mode: "case" };

  const entryOf = (question, detail) => {
    const { mode, confidence } = sittingOf(question);
    return {
      at: new Date().toISOString(), case: caseOf(question, detail), question: detail.id,
      hash: detail.hash ?? question.dataset.hash ?? "", kind: detail.kind ?? question.dataset.kind ?? "",
      answer: detail.answer ?? null, mark: detail.mark, points: detail.points, reason: detail.reason, mode,
      ...(confidence ? { confidence } : {}),
    };
  };

  const log = (event, write) => {
    if (!caseOf(event.target, event.detail)) return;
    try {
      write(event.target, event.detail);
    } catch (fault) {
      console.error("negatoscope: an answer cannot be noted", fault);
    }
  };

  document.addEventListener("negatoscope:validated", (event) => log(event, (question, detail) => {
    notebook.add(entryOf(question, detail));
  }));

  // The reader marks himself, or says that he was right: the entry of the answer is noted again.
  document.addEventListener("negatoscope:marked", (event) => log(event, (question, detail) => {
    const { hash, mark, reason } = entryOf(question, detail);
    const last = notebook.attempts(caseOf(question, detail), detail.id).at(-1);
    if (last?.hash === hash) notebook.amend(last, { mark, reason });
    else notebook.add(entryOf(question, detail));
  }));

  /** Made at its first use: it costs as much as all else that a page without answers does here. */
  let dayFormat = null;
  const dayOf = (moment) => {
    dayFormat ??= new Intl.DateTimeFormat(document.documentElement.lang || "fr", { dateStyle: "long" });
    return dayFormat.format(new Date(moment));
  };

  /** « Déjà répondue le 3 mars 2027 : 0,5 / 1 point », where it was. */
  const tell = (question) => {
    const actions = question.querySelector(".question-actions");
    const owner = caseOf(question);
    if (!actions || !owner) return;
    actions.querySelector(".question-attempt")?.remove();
    const last = notebook.attempts(owner, question.dataset.question).at(-1);
    if (!last) return;
    const got = number(last.mark * last.points);
    const values = {
      date: dayOf(last.at),
      score: counted("question.score", last.points, { got, points: number(last.points) }),
    };
    const isEdited = last.hash !== (question.dataset.hash ?? "");
    const text = isEdited ? word("attempts.edited", values) : word("attempts.last", values);
    actions.append(element("p", { className: "question-attempt", textContent: text }));
  };

  const tellAll = (root) => { for (const question of root.querySelectorAll("negato-question")) tell(question); };

  /** For who puts questions on a page later. */
  self.negatoscope.tellAttempts = tell;

  tellAll(document);
  document.addEventListener("negatoscope:step", () => tellAll(document));
  // One whose answer of another day is put back says from when it is.
  document.addEventListener("negatoscope:restored", ({ target }) => {
    if (target.sitting || target.dataset.stage !== "validated") return;
    target.dataset.restored = "";
    tell(target);
  });
  // A question that starts again.
  document.addEventListener("reset", (event) => {
    const question = event.target.closest?.("negato-question");
    if (!question) return;
    delete question.dataset.restored;
    tell(question);
  });
  (self.requestIdleCallback ?? setTimeout)(() => notebook.bind());
})();
