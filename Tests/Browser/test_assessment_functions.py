"""The pure functions of the self-assessment page: review boxes, choices, series."""

from pathlib import Path

import pytest

ASSESSMENT = Path(__file__).resolve().parents[2] / "Theme" / "assessment"


@pytest.fixture(scope="module")
def functions(browser):
    """functions(expression, argument): a value computed by the scripts, in a page that holds nothing else."""
    context = browser.new_context(timezone_id="Europe/Paris")
    page = context.new_page()
    for name in ("00-review.js", "01-choice.js", "02-series.js", "03-standing.js"):
        page.add_script_tag(path=ASSESSMENT / name)
    yield page.evaluate
    context.close()


# Attempts as (day, mark), then the box (from 0), the day when the question comes back, the day of the last attempt.
STANDINGS = {
    "never met": ([], None),
    "passed at once: the second box": ([(10, 1)], (1, 13, 10)),
    "missed at once: the first box": ([(10, 0)], (0, 11, 10)),
    "three quarters are enough": ([(10, 0.75)], (1, 13, 10)),
    "half is a miss": ([(10, 0.5)], (0, 11, 10)),
    "passed on its day: the next box": ([(10, 0), (11, 1)], (1, 14, 11)),
    "every box": ([(0, 0), (1, 1), (4, 1), (11, 1), (25, 1), (55, 1)], (4, 85, 55)),
    "passed late: the next box, from that day on": ([(10, 1), (40, 1)], (2, 47, 40)),
    "passed too early: nothing moves": ([(10, 1), (12, 1)], (1, 13, 12)),
    "passed twice in a day: nothing moves": ([(10, 1), (10, 1)], (1, 13, 10)),
    "missed early: back to the first box": ([(10, 1), (12, 0)], (0, 13, 12)),
    "missed from the last box": ([(0, 1), (3, 1), (10, 1), (24, 1), (54, 0.2)], (0, 55, 54)),
    "missed, then passed the same day: it comes back all the same": ([(10, 0), (10, 1)], (0, 11, 10)),
}


@pytest.mark.parametrize("name", STANDINGS)
def test_a_question_stands_in_a_box(functions, name):
    attempts, stands = STANDINGS[name]
    found = functions(
        "list => negatoscope.assessment.review.standing(list.map(([day, mark]) => ({ day, mark })))", attempts)
    assert found == (stands and dict(zip(("box", "due", "seen"), stands)))


# Due, last seen, day of the examination, spread, then the day when the question comes back.
CAPPED = [
    (20, 17, None, 3, 20),
    (20, 17, 100, 3, 20),
    (99, 69, 100, 3, 99),
    # It would come back on the day of the examination, or later: in the week before, each on a day of its own.
    (100, 70, 100, 0, 93), (100, 70, 100, 3, 96), (130, 92, 100, 6, 99), (130, 70, 100, 7, 93),
    # Already seen in the week before: it has come back once more.
    (130, 93, 100, 3, 130), (100, 99, 100, 3, 100),
    # The date was set late: it is due now.
    (32, 2, 12, 1, 6),
]


@pytest.mark.parametrize("vector", CAPPED)
def test_each_question_comes_back_once_more_before_the_examination(functions, vector):
    *given, due = vector
    assert functions(
        """([due, seen, examination, spread]) =>
          negatoscope.assessment.review.dueBefore({ due, seen }, examination, spread)""", given) == due


@pytest.mark.parametrize(
    ("states", "count", "drawn"),
    [
        # The longest due first, of those of a day the lowest box, then by name; what is to come waits.
        ({"a": (1, 9), "b": (0, 10), "c": (2, 9), "d": (0, 11), "e": (0, 9)}, 10, ["e", "a", "c", "b"]),
        ({"a": (1, 9), "b": (0, 10), "c": (2, 9)}, 2, ["a", "c"]),
        # New ones fill up, in the order of the draw.
        ({"n": None, "a": (1, 9), "m": None, "o": None}, 3, ["a", "o", "m"]),
        ({"a": (1, 11)}, 10, []),
        ({}, 10, []),
    ],
)
def test_what_is_for_today(functions, states, count, drawn):
    given = [[key, state and {"box": state[0], "due": state[1], "seen": 0}] for key, state in states.items()]
    assert functions(
        """([states, count]) => negatoscope.assessment.review.forToday(states,
          { today: 10, count, shuffle: list => [...list].reverse() })""", [given, count]) == drawn


def test_days_are_those_of_the_reader(functions):
    # Half past midnight in Paris, in summer, is the day before in Greenwich.
    assert functions("""() => { const { review } = negatoscope.assessment;
      return [review.dayOf("2027-06-13T22:30:00.000Z"), review.dayOfDate("2027-06-14"),
        review.dayOf("2027-06-13T21:30:00.000Z"), review.dayOf("2027-03-28T00:59:00Z") - review.dayOf("2027-03-27T12:00:00Z")];
    }""") == [20983, 20983, 20982, 1]


def test_spread_is_even_and_stays(functions):
    spread = functions("""() => Array.from({ length: 700 }, (_, at) =>
      negatoscope.assessment.review.spreadOf(`cas question-${at}`) % 7)""")
    counts = [spread.count(day) for day in range(7)]
    assert sum(counts) == 700 and min(counts) > 60
    assert functions("negatoscope.assessment.review.spreadOf('a b')") == ((7 * 31 + 97) * 31 + 32) * 31 + 98


QUESTIONS = [
    {"id": 1, "regions": ["Thorax"], "kind": "QRU", "rank": "A"},
    {"id": 2, "regions": ["Thorax", "Cou"], "kind": "QRM", "rank": ""},
    {"id": 3, "regions": ["Cou"], "kind": "QRM", "rank": "B"},
    {"id": 4, "regions": [""], "kind": "QRM", "rank": "B"},
]

FACETS = """const facets = [{ name: "regions", values: one => one.regions }, { name: "kinds", values: one => [one.kind] },
  { name: "ranks", values: one => [one.rank] }];
const choice = new Map(Object.entries(chosen).map(([name, values]) => [name, new Set(values)]));"""


@pytest.mark.parametrize(
    ("chosen", "ids", "regions", "kinds"),
    [
        ({}, [1, 2, 3, 4], {"Thorax": 2, "Cou": 2, "": 1}, {"QRU": 1, "QRM": 3}),
        ({"regions": []}, [1, 2, 3, 4], {"Thorax": 2, "Cou": 2, "": 1}, {"QRU": 1, "QRM": 3}),
        # A facet's own counts do not shrink by its own choice: they say what else could be had.
        ({"regions": ["Thorax"]}, [1, 2], {"Thorax": 2, "Cou": 2, "": 1}, {"QRU": 1, "QRM": 1}),
        ({"regions": ["Thorax", "Cou"]}, [1, 2, 3], {"Thorax": 2, "Cou": 2, "": 1}, {"QRU": 1, "QRM": 2}),
        ({"regions": ["Cou"], "kinds": ["QRM"]}, [2, 3], {"Thorax": 1, "Cou": 2, "": 1}, {"QRM": 2}),
        ({"regions": ["Thorax"], "ranks": ["B"]}, [], {"Cou": 1, "": 1}, {}),
    ],
)
def test_choices_leave_questions_and_counts(functions, chosen, ids, regions, kinds):
    left, counts = functions(
        "([questions, chosen]) => { " + FACETS + """ const { matching, counts } = negatoscope.assessment.choice;
          return [matching(questions, facets, choice).map(one => one.id),
            [...counts(questions, facets, choice)].map(([, tally]) => Object.fromEntries(tally))]; }""",
        [QUESTIONS, chosen])
    assert left == ids
    assert counts[:2] == [regions, kinds]


def test_counts_are_what_choosing_would_leave(functions):
    """Whatever is chosen, the number beside a value is the number of questions once that value alone is chosen."""
    assert functions("""() => {
      const { matching, counts } = negatoscope.assessment.choice;
      let seed = 7;
      const random = top => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % top; };
      const facets = ["a", "b", "c"].map(name => ({ name, values: one => one[name] }));
      const some = () => Array.from({ length: 1 + random(2) }, () => random(4)).filter((one, at, all) => all.indexOf(one) === at);
      const questions = Array.from({ length: 300 }, () => ({ a: some(), b: some(), c: some() }));
      for (let round = 0; round < 40; round += 1) {
        const choice = new Map(facets.map(({ name }) => [name, new Set(random(2) ? some() : [])]));
        for (const [name, tally] of counts(questions, facets, choice)) {
          for (let value = 0; value < 4; value += 1) {
            const alone = new Map([...choice, [name, new Set([value])]]);
            if ((tally.get(value) ?? 0) !== matching(questions, facets, alone).length) return [round, name, value];
          }
        }
      }
      return true;
    }""") is True


def test_a_draw_gives_each_order_and_leaves_the_list_alone(functions):
    orders = functions("""() => {
      const list = [1, 2, 3];
      const found = {};
      for (let at = 0; at < 6000; at += 1) {
        const order = negatoscope.assessment.choice.shuffled(list).join("");
        found[order] = (found[order] ?? 0) + 1;
      }
      return [list.join(""), found];
    }""")
    assert orders[0] == "123"
    assert sorted(orders[1]) == ["123", "132", "213", "231", "312", "321"]
    assert min(orders[1].values()) > 850


def test_the_questions_of_a_progressive_case_stay_together_and_in_order(functions):
    found = functions("""() => negatoscope.assessment.choice.inOrder([
      { case: "a", number: 4, series: { id: "dp" } }, { case: "b", number: 1, series: null },
      { case: "a", number: 2, series: { id: "dp" } }, { case: "c", number: 2, series: { id: "dp" } },
      { case: "a", number: 9, series: { id: "kfp" } }, { case: "a", number: 3, series: { id: "dp" } },
    ]).map(one => one.case + one.number)""")
    assert found == ["a2", "a3", "a4", "b1", "c2", "a9"]


MADE = """const { series } = negatoscope.assessment;
const questions = ["a", "b", "c"].map((question, at) => ({ case: "k", question, hash: `h${at}` }));
const made = series.made(questions, { id: "s", at: "2026-11-26T08:00:00.000Z", mode: "examination", limit: 20 });"""


def test_a_series_is_found_again_as_it_was(functions):
    found = functions("() => { " + MADE + """
      made.at = 2;
      made.items[0].answer = [1];
      made.items[1].outcome = { mark: 1, points: 2, reason: "all-right" };
      const kept = JSON.parse(JSON.stringify(made));
      const find = item => questions.find(one => one.question === item.question);
      const without = item => (item.question === "a" ? undefined : find(item));
      const edited = item => ({ ...find(item), hash: "new" });
      return [
        JSON.stringify(series.opened(kept, find)) === JSON.stringify({ ...made, away: [] }),
        series.opened(kept, without).items.map(item => item.question), series.opened(kept, without).at,
        series.opened(kept, edited).items.map(item => [item.hash, item.answer, item.outcome]),
        series.opened(kept, () => undefined),
        [null, {}, { version: 2, items: [] }, { version: 1, items: [{}] }, { version: 1 }, [], 3].map(value => series.opened(value, find)),
      ]; }""")
    assert found == [
        True, ["b", "c"], 1, [["new", None, None]] * 3, None, [None] * 7,
    ]


def test_questions_that_a_page_has_not_stay_in_the_series(functions):
    assert functions("() => { " + MADE + """
      made.items.forEach((item, at) => { item.answer = [at]; });
      const results = [];
      for (const gone of ["a", "b", "c", "ab", "ac", "bc"]) {
        const find = item => (gone.includes(item.question) ? undefined : questions.find(one => one.question === item.question));
        for (let at = 0; at < 3 - gone.length; at += 1) {
          const open = series.opened(JSON.parse(JSON.stringify(made)), find);
          open.at = at;
          const shown = open.items[at].question;
          const kept = series.whole(open);
          results.push(JSON.stringify(kept) === JSON.stringify({ ...made, at: kept.at }) && made.items[kept.at].question === shown
            && open.away.length === gone.length);
        }
      }
      return results; }""") == [True] * 9


def test_points_add_up_by_theme(functions):
    found = functions("""() => {
      const { series } = negatoscope.assessment;
      const items = [
        { points: 2, regions: ["Thorax"], outcome: { mark: 0.5 } }, { points: 1, regions: ["Cou", "Thorax"], outcome: { mark: 1 } },
        { points: 4, regions: ["Cou"], outcome: null },
      ];
      return [series.score(items), series.score([]), series.byTheme(items, one => one.regions, (a, b) => a < b ? -1 : 1)];
    }""")
    assert found == [
        {"got": 2, "points": 7, "share": pytest.approx(2 / 7)}, {"got": 0, "points": 0, "share": 0},
        [{"value": "Cou", "got": 1, "points": 5, "share": 0.2}, {"value": "Thorax", "got": 2, "points": 3, "share": pytest.approx(2 / 3)}],
    ]


def test_time_is_limited_in_examinations_alone(functions):
    assert functions("() => { " + MADE + """
      const training = series.made(questions, { id: "t", at: "", mode: "training", limit: 20 });
      return [series.left({ ...made, spent: 60_000 }), series.left({ ...made, spent: 1_260_000 }), series.left(training)]; }
    """) == [1_140_000, -60_000, None]


def test_answers_to_a_question_that_changed_do_not_count(functions):
    found = functions("""() => {
      const { standings, statesOf } = negatoscope.assessment;
      const at = "2026-11-20T10:00:00.000Z";
      const questions = ["new", "edited", "missed", "passed", "due"].map(name => ({ key: `c ${name}`, hash: "h" }));
      const entry = (question, mark, changes) => ({ case: "c", question, hash: "h", at, mark, ...changes });
      const entries = [entry("edited", 1, { hash: "former" }), entry("missed", 0.5), entry("passed", 1),
        entry("passed", 0, { hash: "former" }), entry("due", 1, { at: "2026-11-10T10:00:00.000Z" }), entry("gone", 1)];
      const today = negatoscope.assessment.review.dayOf(at);
      return [...standings(questions, entries, { today }).values()].map(one => [one.isEdited, statesOf(one)]);
    }""")
    assert found == [[False, ["new"]], [True, ["new"]], [False, ["missed"]], [False, ["passed"]], [False, ["due", "passed"]]]
