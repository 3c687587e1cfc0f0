"""The notebook: what is kept, where, and what becomes of it when the browser does not keep."""

import json
import re

import pytest

CASE = "cases/pneumothorax-spontane/index.html"
OTHER = "cases/fracture-poignet/index.html"


def entry(number, at="2026-05-01T08:00:00.000Z", **changes):
    return {
        "at": at, "case": "c", "question": f"q{number}", "hash": "h", "kind": "QRM", "answer": [0, 2], "mark": 0.5,
        "points": 1, "reason": "discordances", "mode": "training", **changes,
    }


def add(page, *entries):
    page.evaluate("entries => { for (const one of entries) negatoscope.notebook.add(one); }", list(entries))


def entries(page):
    return page.evaluate("negatoscope.notebook.entries")


def trouble(page):
    return page.evaluate("negatoscope.notebook.trouble")


def keys(page):
    """What the browser keeps of this site, without the prefix."""
    return page.evaluate("""() => Object.keys(localStorage).map(key => key.replace(/^negatoscope:[^:]*:/, "")).sort()""")


def second_tab(page, html=OTHER):
    other = page.context.new_page()
    other.goto(re.sub(r"cases/[^/]+/.*", html, page.url))
    return other


def answer(page, ticks=(0,)):
    question = page.locator("negato-question[data-kind='QRM']")
    for tick in ticks:
        question.get_by_role("checkbox").nth(tick).check()
    question.get_by_role("button", name="Valider").click()
    return question


def test_an_answer_on_its_case_is_noted_and_told_when_the_case_is_opened_again(desk):
    page = desk(CASE)
    question = answer(page, (0, 1, 2, 3, 4))
    assert question.locator(".question-attempt").count() == 0
    (noted,) = entries(page)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", noted.pop("at"))
    assert noted.pop("hash") == question.get_attribute("data-hash")
    assert noted.pop("answer") == {"ticked": [0, 1, 2, 3, 4]}
    assert noted == {
        "case": "pneumothorax-spontane", "question": "compression", "kind": "QRM", "mark": noted["mark"],
        "points": 1, "reason": noted["reason"], "mode": "case",
    }
    score = question.locator(".score").inner_text()
    question.get_by_role("button", name="Recommencer").click()
    line = question.locator(".question-attempt")
    assert line.is_visible() and line.inner_text().endswith(f": {score}")
    page.reload()
    assert line.is_visible() and line.inner_text().startswith("Déjà répondue le ")
    assert page.locator(".question-attempt").count() == 1
    answer(page)
    assert not line.is_visible()
    assert len(entries(page)) == 2


def test_an_answer_that_is_put_back_says_when_it_was_given(desk):
    page = desk(CASE)
    answer(page)
    page.reload()
    question = page.locator("negato-question[data-kind='QRM']")
    question.evaluate("one => one.restore({ ticked: [0] }, true)")
    line = question.locator(".question-attempt")
    assert line.is_visible() and len(entries(page)) == 1
    question.get_by_role("button", name="Recommencer").click()
    answer(page, (1,))
    assert not line.is_visible() and len(entries(page)) == 2


def test_a_question_whose_key_changed_says_so(desk):
    page = desk(CASE)
    add(page, entry(1, case="pneumothorax-spontane", question="compression", hash="former"))
    page.reload()
    assert page.locator(".question-attempt").inner_text().endswith("La question a changé depuis.")


def test_a_long_answer_is_one_entry_however_often_its_reader_marks_it(desk):
    page = desk(OTHER)
    question = page.locator("negato-question[data-kind='QROL']")
    question.locator("textarea").fill("Déplacement dorsal")
    question.get_by_role("button", name="Valider").click()
    (first,) = entries(page)
    assert (first["mark"], first["reason"]) == (0, "self-marked")
    boxes = question.locator(".grid input:not(:disabled)")
    for box in boxes.all():
        box.check()
    (last,) = entries(page)
    assert last["mark"] == 1 and last["at"] == first["at"] and last["noted"] >= first["at"]
    assert len([key for key in keys(page) if key.startswith("log:")]) == 1


def test_two_tabs_at_once_lose_nothing_and_hear_each_other(desk):
    one = desk(CASE)
    other = second_tab(one)
    # Each writes while the other does; neither waits.
    write = """async ([owner, at]) => {
      for (let number = 0; number < 60; number += 1) {
        negatoscope.notebook.add({ at, case: owner, question: `q${number}`, hash: "h", kind: "QRU", answer: null,
          mark: 1, points: 1, reason: "all-right", mode: "training" });
        if (number % 7 === 0) await new Promise(done => setTimeout(done));
      }
    }"""
    at = "2026-05-01T08:00:00.000Z"
    one.evaluate(f"(given) => {{ self.writing = ({write})(given); }}", ["a", at])
    other.evaluate(write, ["b", at])
    one.evaluate("self.writing")
    for page in (one, other):
        page.wait_for_function("() => negatoscope.notebook.entries.length === 120")
    third = second_tab(one)
    assert len(entries(third)) == 120


def test_past_entries_are_bound_without_losing_what_another_tab_notes_meanwhile(desk):
    one = desk(CASE)
    add(one, *(entry(number) for number in range(230)), entry(500, at="2099-05-02T08:00:00.000Z"))
    assert len(entries(one)) == 231
    # The other tab binds once it is idle; this one marks an entry anew that it knows as a single one.
    other = second_tab(one)
    other.wait_for_function("() => Object.keys(localStorage).some(key => key.includes(':bound:'))")
    one.evaluate("() => { const { notebook } = negatoscope; notebook.amend(notebook.entries[3], { mark: 1 }); }")
    kept = [key for key in keys(one) if key.startswith("log:")]
    # One bound, the marked one, and that of a day to come.
    assert len(kept) == 3
    for page in (one, other, second_tab(one)):
        page.wait_for_function("() => negatoscope.notebook.entries.length === 231")
        page.wait_for_function("() => negatoscope.notebook.entries[3].mark === 1")
    # Both at once: what is there twice is read once.
    add(one, *(entry(number, at="2026-05-03T08:00:00.000Z") for number in range(230)))
    for page in (one, other):
        page.evaluate("() => { self.binding = Promise.resolve().then(() => negatoscope.notebook.bind()); }")
    one.wait_for_function("() => negatoscope.notebook.entries.length === 461")


def test_few_entries_stay_single(desk):
    page = desk(CASE)
    add(page, *(entry(number) for number in range(50)))
    page.evaluate("negatoscope.notebook.bind()")
    assert len([key for key in keys(page) if key.startswith("log:")]) == 50


REFUSED = """Object.defineProperty(self, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });"""


def test_where_storage_is_refused_the_page_remembers_until_it_is_closed(browser, open_page, served):
    page = open_page(served, "404.html")
    page.add_init_script(REFUSED)
    page.goto(served + CASE)
    question = answer(page)
    assert trouble(page) == "refused"
    question.get_by_role("button", name="Recommencer").click()
    assert question.locator(".question-attempt").is_visible()
    page.evaluate("negatoscope.notebook.keep('a:1', { at: 3 })")
    assert page.evaluate("negatoscope.notebook.progress('a:1')") == {"at": 3}
    page.reload()
    assert entries(page) == []


FILL = """() => {
  let size = 1 << 20;
  let number = 0;
  while (size >= 1) {
    try {
      localStorage.setItem(`fill-${number}`, "x".repeat(size));
      number += 1;
    } catch { size = Math.floor(size / 2); }
  }
}"""


def test_where_storage_is_full_nothing_is_lost_before_the_page_is_closed(desk):
    page = desk(CASE)
    page.evaluate(FILL)
    add(page, entry(1))
    assert trouble(page) == "full"
    assert len(entries(page)) == 1
    assert not any(key.startswith("log:") for key in keys(page))
    # Room is made: the next entry takes along the one that waited.
    page.evaluate("() => { for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key); }")
    add(page, entry(2))
    assert trouble(page) is None
    page.reload()
    assert [one["question"] for one in entries(page)] == ["q1", "q2"]


def test_pages_that_each_have_a_storage_of_their_own_are_found_out(from_files):
    page = from_files(CASE)
    assert trouble(page) is None
    sign = page.evaluate("self.name")
    page.get_by_role("link", name="Auto-évaluation").click()
    page.wait_for_url("**/self-assessment/index.html")
    # Chromium gives all files one storage.
    assert trouble(page) is None
    # The window comes from a page of this site whose sign is not in this storage.
    page.evaluate("name => { self.name = name.slice(0, -1) + '?'; }", sign)
    page.reload()
    assert trouble(page) == "apart"


def test_nothing_is_kept_where_the_reader_wants_nothing_kept(desk):
    page = desk(CASE)
    add(page, entry(1))
    page.evaluate("negatoscope.notebook.setKeeping(false)")
    before = keys(page)
    assert entries(page) == [] and trouble(page) == "nothing"
    question = answer(page)
    page.evaluate("negatoscope.notebook.keep('a:1', 1)")
    question.get_by_role("button", name="Recommencer").click()
    assert question.locator(".question-attempt").is_visible()
    assert keys(page) == before
    other = second_tab(page)
    assert trouble(other) == "nothing" and entries(other) == []
    other.evaluate("negatoscope.notebook.setKeeping(true)")
    page.wait_for_function("() => negatoscope.notebook.trouble === null")
    assert [one["question"] for one in entries(page)] == ["q1"]


def test_each_reader_of_a_shared_computer_has_a_notebook(desk):
    page = desk(CASE)
    add(page, entry(1))
    page.evaluate("negatoscope.notebook.create('Anne')")
    add(page, entry(2), entry(3))
    other = second_tab(page)
    assert other.evaluate("negatoscope.notebook.name") == "Anne"
    other.evaluate("negatoscope.notebook.create('Brice')")
    # The first tab follows: what is answered from now on is Brice's.
    page.wait_for_function("() => negatoscope.notebook.name === 'Brice'")
    assert entries(page) == []
    names = page.evaluate("negatoscope.notebook.notebooks.map(one => [one.name, one.isOpen])")
    assert names == [["", False], ["Anne", False], ["Brice", True]]
    page.evaluate("negatoscope.notebook.open(negatoscope.notebook.notebooks[1].id)")
    assert [one["question"] for one in entries(page)] == ["q2", "q3"]
    page.evaluate("negatoscope.notebook.erase()")
    assert page.evaluate("negatoscope.notebook.notebooks.map(one => one.name)") == ["", "Brice"]
    assert [one["question"] for one in entries(page)] == ["q1"]


def test_what_is_erased_stays_erased_in_every_tab(desk):
    page = desk(CASE)
    add(page, entry(1))
    page.evaluate("negatoscope.notebook.keep('a:1', 1)")
    other = second_tab(page)
    assert len(entries(other)) == 1
    page.evaluate("negatoscope.notebook.erase()")
    assert entries(page) == [] and page.evaluate("negatoscope.notebook.progress('a:1')") is None
    other.wait_for_function("() => negatoscope.notebook.entries.length === 0")
    add(other, entry(2))
    page.wait_for_function("() => negatoscope.notebook.entries.length === 1")
    assert [key.split(":")[:3] for key in keys(page)] == [["log", "default", "1"], ["notebook", "default"]]


def test_a_file_brings_a_notebook_to_another_browser_and_adds_nothing_twice(desk):
    page = desk(CASE)
    add(page, entry(1), entry(2, confidence="sure"), entry(3, noted="2026-05-01T09:00:00.000Z", mark=1))
    page.evaluate("negatoscope.notebook.keep('examination', '2027-06-14')")
    text = page.evaluate("negatoscope.notebook.toFile()")
    file = json.loads(text)
    assert (file["format"], file["version"], file["examination"]) == ("negatoscope-notebook", 1, "2027-06-14")
    assert text.count("\n    {") == 3 and file["entries"] == entries(page)
    other = desk(CASE)
    add(other, entry(1), entry(9))
    merge = "text => negatoscope.notebook.merge(text)"
    assert other.evaluate(merge, text) == {"added": 2, "damaged": 0}
    assert other.evaluate(merge, text) == {"added": 0, "damaged": 0}
    other.reload()
    assert [one["question"] for one in entries(other)] == ["q1", "q2", "q3", "q9"]
    assert other.evaluate("negatoscope.notebook.progress('examination')") == "2027-06-14"
    # What was noted later wins, wherever it comes from.
    file["entries"] = [entry(1, noted="2026-05-04T09:00:00.000Z", mark=0.2), entry(3, mark=0)]
    assert other.evaluate(merge, json.dumps(file)) == {"added": 1, "damaged": 0}
    assert [one["mark"] for one in entries(other)] == [0.2, 0.5, 1, 0.5]


DAMAGED = {
    "not json": ("{", {"fault": "not-ours"}),
    "a list": ("[1]", {"fault": "not-ours"}),
    "nothing": ("null", {"fault": "not-ours"}),
    "another format": ({"format": "anki"}, {"fault": "not-ours"}),
    "no entries": ({"entries": {}}, {"fault": "not-ours"}),
    "a later version": ({"version": 2}, {"fault": "newer"}),
    "no version": ({"version": "?"}, {"fault": "not-ours"}),
    "another site": ({"site": "ailleurs"}, {"fault": "other-site", "site": "ailleurs"}),
    "entries that are none": (
        {"entries": [entry(1), None, 3, {}, entry(2, mark=2), entry(2, at="hier"), entry(2, question="a b"),
                     entry(2, mode="?"), entry(2, answer="x" * 30_000), entry(2, __proto__="x", points="1")]},
        {"added": 1, "damaged": 9},
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_that_is_no_notebook_is_told_apart(desk, name):
    page = desk(CASE)
    page.evaluate("negatoscope.notebook.erase()")
    add(page, entry(7))
    file, told = DAMAGED[name]
    if isinstance(file, dict):
        site = page.evaluate("negatoscope.notebook.site")
        file = json.dumps({"format": "negatoscope-notebook", "version": 1, "site": site, "entries": [], **file})
    assert page.evaluate("text => negatoscope.notebook.merge(text)", file) == told
    assert len(entries(page)) == 1 + told.get("added", 0)


def test_damaged_storage_is_read_as_far_as_it_goes(desk):
    page = desk(CASE)
    add(page, entry(1))
    page.evaluate("""() => {
      const prefix = `negatoscope:${negatoscope.notebook.site}:`;
      for (const [key, text] of Object.entries({
        "log:default:0:": "[]", "log:default:0:bound:x": "{", "log:default:0:bound:y": "[null, 3, [], ['a b c', 1]]",
        "log:default:0:2026-05-01T08:00:00.000Z c q": "[1, 2]", "progress:default:0:a:1": "{", "notebook:x": "3",
        "current": "x" })) localStorage.setItem(prefix + key, text);
    }""")
    page.reload()
    assert [one["question"] for one in entries(page)] == ["q1"]
    assert page.evaluate("negatoscope.notebook.progress('a:1')") is None


def test_places_do_not_pile_up_and_wishes_stay(desk):
    page = desk(CASE)
    page.evaluate("""async () => {
      const { notebook } = negatoscope;
      notebook.keep("examination", "2027-06-14");
      for (let number = 0; number < 210; number += 1) {
        notebook.keep(`steps:${number}`, { step: number });
        await new Promise(done => setTimeout(done, 1));
      }
      notebook.keep("steps:209", null);
    }""")
    places = page.evaluate("negatoscope.notebook.places('steps:')")
    assert places == [f"steps:{number}" for number in range(208, 9, -1)]
    assert page.evaluate("negatoscope.notebook.progress('steps:208')") == {"step": 208}
    assert page.evaluate("negatoscope.notebook.progress('examination')") == "2027-06-14"


def test_what_is_no_entry_is_refused(desk):
    page = desk(CASE)
    told = page.evaluate("() => { try { negatoscope.notebook.add({ at: 'x' }); } catch (fault) { return fault.name; } }")
    assert told == "RangeError"
