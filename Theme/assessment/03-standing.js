// Where a reader stands with each question of the site: pure functions.
(() => {
  "use strict";

  const assessment = ((self.negatoscope ??= {}).assessment ??= {});
  const { review, series } = assessment;

  /** Whether an entry waits for its reader's own marks. */
  const isToMark = (entry) => series.isToMark({ outcome: entry, isSelfMarked: Boolean(entry.noted) });

  /**
   * By the key of each question: {state, isDue, isMissed, isEdited}. Answers to a question that has changed since do not
   * count: it is new again, and `isEdited` tells that it was met.
   */
  const standings = (questions, entries, { today, examination = null }) => {
    const byQuestion = new Map();
    for (const entry of entries) {
      const key = `${entry.case} ${entry.question}`;
      const own = byQuestion.get(key);
      if (own) own.push(entry);
      else byQuestion.set(key, [entry]);
    }
    return new Map(questions.map((one) => {
      const all = byQuestion.get(one.key);
      if (!all) return [one.key, { state: null, isDue: false, isMissed: false, isEdited: false }];
      const own = all.filter(({ hash }) => hash === one.hash);
      // A long answer that its reader has not marked yet is neither passed nor missed.
      const marked = own.filter((entry) => !isToMark(entry));
      const state = review.standing(marked.map(({ at, mark }) => ({ day: review.dayOf(at), mark })));
      return [one.key, {
        state,
        isDue: state !== null && review.dueBefore(state, examination, review.spreadOf(one.key)) <= today,
        isMissed: state !== null && !review.isPassed(marked.at(-1).mark),
        isEdited: own.length === 0,
      }];
    }));
  };

  /** What a reader filters by: "due", "new", "missed", "passed"; a question can be two of them. */
  const statesOf = ({ state, isDue, isMissed }) => {
    if (state === null) return ["new"];
    return [isDue ? "due" : null, isMissed ? "missed" : "passed"].filter(Boolean);
  };

  Object.assign(assessment, { standings, statesOf, isToMark });
})();
