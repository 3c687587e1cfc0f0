// Which questions a reader chooses from, and how many are left: pure functions. A facet is {name, values(question)}, whose
// values are texts; a choice is a Map of facet names to the set of chosen values, empty where all will do.
(() => {
  "use strict";

  const assessment = ((self.negatoscope ??= {}).assessment ??= {});

  const chosen = (choice, name) => {
    const values = choice.get(name);
    return values && values.size > 0 ? values : null;
  };

  /** Questions that have, of each facet, a chosen value. */
  const matching = (questions, facets, choice) => {
    const asked = facets.filter(({ name }) => chosen(choice, name));
    return questions.filter((one) =>
      asked.every(({ name, values }) => values(one).some((value) => choice.get(name).has(value))));
  };

  /**
   * How many questions each value of each facet would leave, the choices of the other facets standing: a Map of names to
   * a Map of values to counts. Each question is looked at once.
   */
  const counts = (questions, facets, choice) => {
    const found = new Map(facets.map(({ name }) => [name, new Map()]));
    const asked = facets.map(({ name }) => chosen(choice, name));
    for (const one of questions) {
      const values = facets.map((facet) => facet.values(one));
      const failing = asked.flatMap((wanted, at) =>
        (wanted && !values[at].some((value) => wanted.has(value)) ? [at] : []));
      if (failing.length > 1) continue;
      for (const at of failing.length === 1 ? failing : facets.keys()) {
        const tally = found.get(facets[at].name);
        for (const value of values[at]) tally.set(value, (tally.get(value) ?? 0) + 1);
      }
    }
    return found;
  };

  /** A copy of `list`, each order as likely as the next (Fisher and Yates). `random` gives numbers from 0 to below 1. */
  const shuffled = (list, random = Math.random) => {
    const drawn = [...list];
    for (let last = drawn.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
    }
    return drawn;
  };

  /** The same questions; those of one progressive case stand together and in its order, where its first one stood. */
  const inOrder = (questions) => {
    const groupOf = (one) => (one.series ? `${one.case} ${one.series.id}` : null);
    const groups = new Map();
    for (const one of questions) {
      const group = groupOf(one);
      if (group) groups.set(group, [...(groups.get(group) ?? []), one]);
    }
    return questions.flatMap((one) => {
      const group = groupOf(one);
      if (!group) return [one];
      const own = groups.get(group) ?? [];
      groups.delete(group);
      return own.sort((first, second) => first.number - second.number);
    });
  };

  assessment.choice = Object.freeze({ matching, counts, shuffled, inOrder });
})();
