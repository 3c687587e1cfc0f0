// The marking of questions: pure functions, held to the same vectors as the Swift ones (Tests/Vectors/marking.json).
// Source: French national rules (R2C, 2023; order of 21 December 2021, art. 7).
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  const byDiscordances = [1, 0.5, 0.2];

  const markSingle = (options, isTicked) => {
    const discordances = countDiscordances(options, isTicked);
    return discordances === 0
      ? { mark: 1, discordances, reason: "all-right" }
      : { mark: 0, discordances, reason: "wrong" };
  };

  const markMultiple = (options, isTicked) => {
    const discordances = countDiscordances(options, isTicked);
    const vetoes = (status, ticked) =>
      options.some((option, index) => option.status === status && isTicked(index) === ticked);
    if (vetoes("unacceptable", true)) return { mark: 0, discordances, reason: "ticked-unacceptable" };
    if (vetoes("required", false)) return { mark: 0, discordances, reason: "missed-required" };
    if (discordances === 0) return { mark: 1, discordances, reason: "all-right" };
    return { mark: byDiscordances[discordances] ?? 0, discordances, reason: "discordances" };
  };

  const markGrid = (options, isTicked) => {
    const worth = (option) => option.points ?? 1;
    const sum = (list) => list.reduce((total, option) => total + worth(option), 0);
    const items = options.filter((option) => option.right);
    const total = sum(items);
    const got = sum(options.filter((option, index) => option.right && isTicked(index)));
    const discordances = countDiscordances(options, isTicked);
    return { mark: total > 0 ? got / total : 0, discordances, reason: "self-marked" };
  };

  const countDiscordances = (options, isTicked) =>
    options.filter((option, index) => option.right !== isTicked(index)).length;

  const rules = { QRU: markSingle, QRM: markMultiple, QROL: markGrid };

  /**
   * Marks one answer.
   * @param {{kind: "QRU"|"QRM"|"QROL", options: {right: boolean, status?: string|null, points?: number|null}[],
   *   ticked: number[]}} answer `ticked` holds the indexes, from 0, of the ticked options (of a QROL: of the items that
   *   the reader says he wrote).
   * @returns {{mark: number, discordances: number, reason: string}} `mark` from 0 to 1, to be multiplied by the points.
   * @throws {RangeError} for a type that has no rule here.
   */
  const mark = ({ kind, options, ticked }) => {
    const rule = rules[kind];
    if (!rule) throw new RangeError(`no marking for ${kind}`);
    const chosen = new Set(ticked);
    return rule(options, (index) => chosen.has(index));
  };

  /** What became of one option: ticked rightly, forgotten, ticked wrongly, rightly left. */
  const state = (right, ticked) => (right ? (ticked ? "hit" : "missed") : ticked ? "wrong" : "left");

  negatoscope.marking = Object.freeze({ mark, state });
})();
