// When a question comes back: boxes with fixed intervals (Leitner). Pure functions; days are whole numbers.
(() => {
  "use strict";

  const assessment = ((self.negatoscope ??= {}).assessment ??= {});

  /** Days until a question of each box comes back. Spacing helps, expanding it further adds nothing: boxes suffice. */
  const intervals = [1, 3, 7, 14, 30];
  /** From this share of the points on, a question is passed. */
  const passing = 0.75;
  /** Before an examination, what would come back too late comes back in its last days. */
  const lastDays = 7;

  /** The day of a moment in the reader's calendar. */
  const dayOf = (moment) => {
    const date = new Date(moment);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  };

  /** The day of a date as a form writes it: 2027-06-14. */
  const dayOfDate = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

  const isPassed = (mark) => mark >= passing;

  /**
   * Where a question stands after `attempts` ({day, mark}, in their order): null before the first, else {box, due, seen}:
   * its box from 0, the day when it comes back, the day of the last attempt. A question begins in the first box. Passed,
   * it goes to the next one; a miss brings it back to the first. Passed before its day, it stays where it is: what is
   * still fresh has not been tried.
   */
  const standing = (attempts) => attempts.reduce((state, { day, mark }) => {
    if (!isPassed(mark)) return { box: 0, due: day + intervals[0], seen: day };
    if (state && day < state.due) return { ...state, seen: day };
    const box = Math.min((state?.box ?? 0) + 1, intervals.length - 1);
    return { box, due: day + intervals[box], seen: day };
  }, null);

  /**
   * The day when a question comes back, where an examination is on day `examination`. One that would come back on that
   * day or later, and has not been seen in the last days before it, comes back in them: on which one, `spread` (a whole
   * number of the question's own) says, so that they do not all come on the eve.
   */
  const dueBefore = ({ due, seen }, examination, spread) => {
    if (examination === null || due < examination) return due;
    const start = examination - lastDays;
    return seen >= start ? due : start + (spread % lastDays);
  };

  /** A whole number that a text always gives. */
  const spreadOf = (text) => {
    let sum = 7;
    for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 1_000_003;
    return sum;
  };

  /**
   * `count` keys for today, of `states` ([key, state or null] for a question never seen): those that are due, the longest
   * due first and of those the lowest box, then new ones as `shuffle` orders them.
   */
  const forToday = (states, { today, examination = null, count, shuffle }) => {
    const due = states.filter(([, state]) => state !== null)
      .map(([key, state]) => ({ key, box: state.box, due: dueBefore(state, examination, spreadOf(key)) }))
      .filter((one) => one.due <= today)
      .sort((one, other) => one.due - other.due || one.box - other.box || (one.key < other.key ? -1 : 1))
      .map(({ key }) => key);
    const fresh = states.filter(([, state]) => state === null).map(([key]) => key);
    return [...due.slice(0, count), ...shuffle(fresh).slice(0, Math.max(0, count - due.length))];
  };

  assessment.review = Object.freeze({
    intervals, passing, dayOf, dayOfDate, isPassed, standing, dueBefore, spreadOf, forToday,
  });
})();
