// A series of questions that a reader works through: values that can be kept as JSON, and pure functions on them.
// {version, id, mode, made, limit, asksConfidence, at, spent, isOver, isLate, items}
//   mode    "training" or "examination"
//   limit   minutes, or null
//   at      which question is shown, from 0
//   spent   milliseconds
//   holder  a number of the tab that opened it last
//   items   {case, question, hash, answer, isFlagged, confidence, outcome}; `outcome` is {mark, points, reason} or null
//   away    while it is open: {at, item} of the questions that this page has not, which stay in what is kept
(() => {
  "use strict";

  const assessment = ((self.negatoscope ??= {}).assessment ??= {});

  const version = 1;

  /** A new series of `questions`, in their order. */
  const made = (questions, { id, at, mode, limit = null, asksConfidence = false }) => ({
    version, id, mode, made: at, limit: mode === "examination" ? limit : null, asksConfidence, at: 0, spent: 0,
    isOver: false, isLate: false,
    items: questions.map((one) => ({
      case: one.case, question: one.question, hash: one.hash, answer: null, isFlagged: false, confidence: null,
      outcome: null,
    })),
  });

  const isItem = (item) => typeof item?.case === "string" && typeof item.question === "string"
    && (item.outcome === null || (Number.isFinite(item.outcome?.mark) && Number.isFinite(item.outcome.points)));

  /**
   * A kept series as it can go on, its questions found by `find`; null for what is no series, or where none of its
   * questions is left. A question that has changed since is asked anew. One that is not found may be in the site's other
   * language: it is put away.
   */
  const opened = (value, find) => {
    if (value?.version !== version || !Array.isArray(value.items) || !value.items.every(isItem)) return null;
    const kept = value.items.map((item) => ({ item, one: find(item) }));
    const items = kept.filter(({ one }) => one).map(({ item, one }) => (item.hash === one.hash ? item
      : { ...item, hash: one.hash, answer: null, outcome: value.isOver ? item.outcome : null }));
    if (items.length === 0) return null;
    const before = kept.slice(0, value.at).filter(({ one }) => one).length;
    const away = kept.flatMap(({ item, one }, at) => (one ? [] : [{ at, item }]));
    return { ...value, items, at: Math.min(before, items.length - 1), away };
  };

  /** An opened series as it is kept: with the questions that were put away, each at its place. */
  const whole = ({ away = [], ...series }) => {
    const items = [...series.items];
    for (const { at, item } of away) items.splice(at, 0, item);
    return { ...series, items, at: items.indexOf(series.items[series.at]) };
  };

  const isAnswered = (item) => item.answer !== null || item.outcome !== null;

  /** {got, points, share} of some items. What was not answered is worth nothing. */
  const score = (items) => {
    const points = items.reduce((sum, item) => sum + item.points, 0);
    const got = items.reduce((sum, item) => sum + (item.outcome?.mark ?? 0) * item.points, 0);
    return { got, points, share: points > 0 ? got / points : 0 };
  };

  /** The score under each value that `values(item)` gives, in the order of `compare`. */
  const byTheme = (items, values, compare) => {
    const groups = new Map();
    for (const item of items) {
      for (const value of values(item)) groups.set(value, [...(groups.get(value) ?? []), item]);
    }
    return [...groups].sort(([one], [other]) => compare(one, other)).map(([value, own]) => ({ value, ...score(own) }));
  };

  /** Milliseconds left; null without a limit. Below 0 the time is over. */
  const left = ({ limit, spent }) => (limit === null ? null : limit * 60_000 - spent);

  /** Whether its points are still to be given by the reader himself: a long answer of which he has ticked nothing yet. */
  const isToMark = ({ outcome, isSelfMarked }) =>
    outcome?.reason === "self-marked" && !isSelfMarked && outcome.mark === 0;

  assessment.series = Object.freeze({ made, opened, whole, isToMark, isAnswered, score, byTheme, left });
})();
