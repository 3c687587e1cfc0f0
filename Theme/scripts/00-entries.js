// The entries of a reader's notebook: pure functions. An entry is one answer to one question:
// {at, case, question, hash, kind, answer, mark, points, reason, mode, noted?, confidence?}
//   at          when it was given, as Date.toISOString writes it: with case and question it names the entry
//   case, question  permanent ids
//   hash        of the question's key: a question whose hash differs has been edited since
//   answer      what was ticked, written or pointed at, as JSON
//   mark        from 0 to 1, to be multiplied by the points
//   mode        "case", "training" or "examination"
//   noted       when the mark was changed afterwards, by the reader who marks himself
//   confidence  "sure", "hesitant" or "guess"
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  const format = "negatoscope-notebook";
  const version = 1;
  const modes = ["case", "training", "examination"];
  const confidences = ["sure", "hesitant", "guess"];
  const longestAnswer = 20_000;

  /** An id holds no space: a name of an entry can be read back. */
  const isID = (value) => typeof value === "string" && /^\S{1,200}$/.test(value);
  const isText = (value) => typeof value === "string" && value.length <= 100;
  const isTime = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    && !Number.isNaN(Date.parse(value));
  const isDay = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
    && !Number.isNaN(Date.parse(value));
  const isBetween = (value, least, most) => Number.isFinite(value) && value >= least && value <= most;

  /** Whether `value`, which may come from anywhere, is an entry. */
  const isEntry = (value) => value !== null && typeof value === "object"
    && isTime(value.at) && isID(value.case) && isID(value.question)
    && isText(value.hash) && isText(value.kind) && isText(value.reason)
    && isBetween(value.mark, 0, 1) && isBetween(value.points, 0, 1000) && modes.includes(value.mode)
    && (value.noted === undefined || isTime(value.noted))
    && (value.confidence === undefined || confidences.includes(value.confidence))
    && (JSON.stringify(value.answer ?? null)?.length ?? Infinity) <= longestAnswer;

  /** What tells entries apart. */
  const nameOf = ({ at, case: owner, question }) => `${at} ${owner} ${question}`;

  /** What tells questions apart. */
  const questionOf = ({ case: owner, question }) => `${owner} ${question}`;

  /** The entry as a short list, without its name. */
  const packed = ({ hash, kind, answer, mark, points, reason, mode, noted, confidence }) => {
    const list = [hash, kind, answer ?? null, mark, points, reason, mode];
    if (noted !== undefined || confidence !== undefined) list.push(noted ?? null);
    if (confidence !== undefined) list.push(confidence);
    return list;
  };

  /** The entry of a name and a list; null for what is none. */
  const unpacked = (name, list) => {
    if (typeof name !== "string" || !Array.isArray(list)) return null;
    const [at, owner, question] = name.split(" ");
    const [hash, kind, answer, mark, points, reason, mode, noted, confidence] = list;
    const entry = { at, case: owner, question, hash, kind, answer, mark, points, reason, mode };
    if (noted !== undefined && noted !== null) entry.noted = noted;
    if (confidence !== undefined && confidence !== null) entry.confidence = confidence;
    return isEntry(entry) ? entry : null;
  };

  const isLater = (one, other) => (one.noted ?? "") > (other.noted ?? "");

  /** Each entry once, as it was noted last, in the order of their times. */
  const folded = (entries) => {
    const byName = new Map();
    for (const entry of entries) {
      const name = nameOf(entry);
      const known = byName.get(name);
      if (!known || isLater(entry, known)) byName.set(name, entry);
    }
    return [...byName.keys()].sort().map((name) => byName.get(name));
  };

  /** The file of a notebook: JSON, an entry a line. */
  const written = ({ site, name, examination, entries, at }) => {
    const head = JSON.stringify({ format, version, site, name, written: at, examination }, null, 2);
    const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
    return `${head.slice(0, -2)},\n  "entries": [${lines === "" ? "" : `\n${lines}\n  `}]\n}\n`;
  };

  /**
   * What the file of a notebook of `site` says: {entries, damaged, examination}, of which `damaged` counts what is no
   * entry; or {fault}: "not-ours", "newer" (than this page can read), "other-site".
   */
  const read = (text, site) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { fault: "not-ours" };
    }
    if (file === null || typeof file !== "object" || file.format !== format || !Array.isArray(file.entries)) {
      return { fault: "not-ours" };
    }
    if (file.version !== version) return { fault: Number(file.version) > version ? "newer" : "not-ours" };
    if (file.site !== site) return { fault: "other-site", site: isText(file.site) ? file.site : "" };
    const good = file.entries.filter(isEntry);
    const entries = folded(good.map((entry) => unpacked(nameOf(entry), packed(entry))));
    return {
      entries, damaged: file.entries.length - good.length,
      examination: isDay(file.examination) ? file.examination : null,
    };
  };

  negatoscope.entries = Object.freeze({
    isEntry, isDay, nameOf, questionOf, packed, unpacked, isLater, folded, written, read,
  });
})();
