// The marking of questions: pure functions, held to the same vectors as the Swift ones (Tests/Vectors/marking.json).
// Sources: French national rules (R2C, 2023; order of 21 December 2021, art. 7); of a TCS, the aggregate method of
// Norcini, Shea and Day (1990). Each sum is taken in the order of Marking.swift: both give the same last bit.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  const byDiscordances = [1, 0.5, 0.2];

  /** A QRP of so many options knows no veto. */
  const isLong = (kind, options) => kind === "QRP" && options.length >= 10 && options.length <= 25;

  const made = (mark, discordances, reason) =>
    ({ mark, discordances, reason: mark === 1 && reason !== "self-marked" ? "all-right" : reason });

  const countOf = (list, holds) => list.filter(holds).length;
  const shareOf = (part, whole) => (whole > 0 ? part / whole : 0);
  const sumOf = (list) => list.reduce((sum, value) => sum + value, 0);

  // What is ticked.

  const markTicked = (kind, options, ticked, scale) => {
    const isTicked = new Set(ticked.filter((index) => index in options));
    const discordances = countOf(options, (option, index) => option.right !== isTicked.has(index));
    const right = countOf(options, (option) => option.right);
    const hits = countOf([...isTicked], (index) => options[index].right);
    if ((kind === "QRM" || kind === "QRP") && !isLong(kind, options)) {
      const has = (status, wanted) =>
        options.some((option, index) => option.status === status && isTicked.has(index) === wanted);
      if (has("unacceptable", true)) return made(0, discordances, "ticked-unacceptable");
      if (has("required", false)) return made(0, discordances, "missed-required");
    }
    if (kind === "QROL") {
      const worth = (option) => (option.right ? [option.points ?? 1] : []);
      const total = sumOf(options.flatMap(worth));
      const got = sumOf(options.filter((option, index) => isTicked.has(index)).flatMap(worth));
      return made(shareOf(got, total), discordances, "self-marked");
    }
    if (kind === "QRP") {
      return isTicked.size > right
        ? made(0, discordances, "too-many") : made(shareOf(hits, right), discordances, "found");
    }
    if (kind === "QRM" && scale === "partial") {
      const loss = shareOf(isTicked.size - hits, options.length - right);
      return made(Math.max(0, shareOf(hits, right) - loss), discordances, "discordances");
    }
    if (kind === "QRM") return made(byDiscordances[discordances] ?? 0, discordances, "discordances");
    return made(discordances === 0 ? 1 : 0, discordances, "wrong");
  };

  // What is written in few words.

  /** Letters that Unicode does not decompose, but that a reader takes for plain ones (Folding.swift). */
  const plainLetters = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const articles = new Set(["l", "le", "la", "les", "un", "une", "des", "d", "du", "de", "the", "a", "an"]);

  /** What two short answers are compared by: case, accents, ligatures, punctuation, spaces, a leading article left out. */
  const wordsOf = (text) => {
    const folded = text.toLowerCase().normalize("NFD").replace(/[œæßøłđðþı]/g, (letter) => plainLetters[letter])
      .replace(/\p{Mn}/gu, "").replace(/[^a-z0-9]+/g, " ").trim();
    const words = folded.split(" ");
    return (words.length > 1 && articles.has(words[0]) ? words.slice(1) : words).join("");
  };

  /** The indices of the options that a short answer says; none for an empty one. */
  const matches = (options, text) => {
    const words = wordsOf(text);
    return words === "" ? [] : options.flatMap((option, index) => (wordsOf(option.text) === words ? [index] : []));
  };

  const markText = (options, text) => {
    const found = matches(options, text).map((index) => options[index]).filter((option) => option.right);
    if (found.some((option) => option.status !== "acceptable")) return made(1, 0, "all-right");
    return found.length > 0 ? made(0.5, 1, "acceptable") : made(0, 1, "wrong");
  };

  // What is pointed at: points {x, y, slice?} in percent of the image from its upper left corner, slices from 1.

  /** `ellipse 43 34 18 14` and « 30 36 », as a page holds them. */
  const readZone = (text, slices = null) => {
    const [shape, ...numbers] = text.split(" ");
    return { shape, numbers: numbers.map(Number), slices: slices ? slices.split(" ").map(Number) : null };
  };

  const cornersOf = (numbers) =>
    Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({ x: numbers[2 * at], y: numbers[2 * at + 1] }));

  /** By the crossings of a ray to the right; a point on an edge is inside. */
  const isInside = (point, corners) => {
    let inside = false;
    for (const [index, one] of corners.entries()) {
      const other = corners[(index + 1) % corners.length];
      const cross = (point.x - one.x) * (other.y - one.y) - (point.y - one.y) * (other.x - one.x);
      const isBeside = point.x >= Math.min(one.x, other.x) && point.x <= Math.max(one.x, other.x)
        && point.y >= Math.min(one.y, other.y) && point.y <= Math.max(one.y, other.y);
      if (cross === 0 && isBeside) return true;
      if ((one.y > point.y) !== (other.y > point.y)
        && point.x < (other.x - one.x) * (point.y - one.y) / (other.y - one.y) + one.x) inside = !inside;
    }
    return inside;
  };

  /** Whether a point lies in a zone, its edge included; on a series, on the zone's slices alone. */
  const contains = ({ shape, numbers, slices }, point) => {
    if (slices && !(point.slice >= slices[0] && point.slice <= slices[1])) return false;
    if (shape === "polygon") return isInside(point, cornersOf(numbers));
    const [x, y, width, height] = numbers;
    if (shape === "rectangle") return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
    const across = (point.x - (x + width / 2)) / (width / 2);
    const down = (point.y - (y + height / 2)) / (height / 2);
    return across * across + down * down <= 1;
  };

  /**
   * What each point hits: the index of the zone, null where it hits none; undefined for one that is more than is asked.
   * A zone to hit wins over a distractor that lies under the same place.
   */
  const zonesHit = (options, points) => {
    const expected = countOf(options, (option) => option.right);
    const first = (point, right) =>
      options.findIndex((option) => option.right === right && option.zone && contains(option.zone, point));
    return points.map((point, index) => {
      if (index >= expected) return undefined;
      const found = [first(point, true), first(point, false)].find((at) => at >= 0);
      return found ?? null;
    });
  };

  const markPoints = (options, points) => {
    const expected = countOf(options, (option) => option.right);
    const hits = zonesHit(options, points).filter((at) => at !== undefined);
    const right = hits.filter((at) => options[at]?.right);
    const found = new Set(right).size;
    return made(
      shareOf(found, expected), expected - found + hits.length - right.length, found === 0 ? "wrong" : "found");
  };

  // What is chosen beside a panel: of each item 0 (−2) to 4 (+2), null where nothing is.

  /** What a choice is worth beside the votes of the panel: those for it over those for the mode. */
  const worthOf = (votes, choice) => {
    const most = Math.max(0, ...votes ?? []);
    return most > 0 && choice !== null && choice in votes ? votes[choice] / most : 0;
  };

  const markChoices = (options, choices) => {
    const shares = options.map(({ votes }, index) => worthOf(votes, choices[index] ?? null));
    return made(shareOf(sumOf(shares), shares.length), countOf(shares, (share) => share < 1), "panel");
  };

  const rules = {
    QRU: (options, answer, scale) => markTicked("QRU", options, answer?.ticked ?? [], scale),
    QRM: (options, answer, scale) => markTicked("QRM", options, answer?.ticked ?? [], scale),
    QRP: (options, answer, scale) => markTicked("QRP", options, answer?.ticked ?? [], scale),
    QROL: (options, answer, scale) => markTicked("QROL", options, answer?.ticked ?? [], scale),
    QROC: (options, answer) => markText(options, answer?.text ?? ""),
    QZP: (options, answer) => markPoints(options, answer?.points ?? []),
    TCS: (options, answer) => markChoices(options, answer?.choices ?? []),
  };

  /**
   * Marks one answer.
   * @param {{kind: string, options: {right: boolean, status?: string|null, points?: number|null, text?: string,
   *   zone?: {shape: string, numbers: number[], slices: number[]|null}|null, votes?: number[]|null}[],
   *   answer: {ticked?: number[], text?: string, points?: {x: number, y: number, slice?: number}[],
   *   choices?: (number|null)[]}|null, scale?: "edn"|"partial"|"all-or-nothing"}} sheet
   *   `ticked` holds the indices, from 0, of the ticked options (of a QROL: of the items that the reader says he wrote).
   * @returns {{mark: number, discordances: number, reason: string}} `mark` from 0 to 1, to be multiplied by the points.
   * @throws {RangeError} for a type that has no rule here.
   */
  const mark = ({ kind, options, answer, scale = "edn" }) => {
    if (!Object.hasOwn(rules, kind)) throw new RangeError(`no marking for ${kind}`);
    const outcome = rules[kind](options, answer, scale);
    if (scale === "all-or-nothing" && kind !== "QROL" && kind !== "TCS" && outcome.mark < 1) outcome.mark = 0;
    return outcome;
  };

  /** What became of one option: ticked rightly, forgotten, ticked wrongly, rightly left. */
  const state = (right, ticked) => (right ? (ticked ? "hit" : "missed") : ticked ? "wrong" : "left");

  negatoscope.marking = Object.freeze({ mark, state, matches, readZone, cornersOf, contains, zonesHit, worthOf });
})();
