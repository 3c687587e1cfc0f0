"""Progressive cases: a question at a time, no way back, all of it there for paper and without scripts."""

import pytest

from conftest import DESK, PHONE

PAGE = "cases/progressif/index.html"
MET = "cases/inconnu/index.html"
SIZES = {"desk": DESK, "phone": PHONE}


@pytest.fixture
def open_case(open_page, questions_served):
    return lambda html=PAGE, size="desk", **options: open_page(questions_served, html, SIZES[size], **options)


def case(page, name="dossier"):
    return page.locator(f"negato-progressive[data-series='{name}']")


def question(page, name):
    return page.locator(f"negato-question[data-question='{name}']")


def said(locator):
    return " ".join(locator.inner_text().split())


def tick(page, name, *indices):
    for index in indices:
        question(page, name).locator(".option").nth(index).click()
    question(page, name).locator(".validate").click()


def write(page, name, text):
    question(page, name).locator(".answer-text").fill(text)
    question(page, name).locator(".validate").click()


def go_on(page):
    page.get_by_role("button", name="Suite du dossier").click()


@pytest.mark.parametrize("size", SIZES)
def test_a_question_opens_once_the_one_before_is_validated(open_case, size):
    page = open_case(size=size)
    whole = case(page)
    assert said(whole.locator(".progressive-place")) == "Question 1 sur 3"
    news = page.get_by_text("Un déficit du bras").first
    assert question(page, "dossier-urgence").is_hidden() and news.is_hidden()
    tick(page, "dossier-examen", 1)
    # The correction is read first: the next step waits to be asked for.
    assert news.is_hidden()
    assert whole.locator(".retry").count() == 0
    go_on(page)
    assert news.is_visible() and said(whole.locator(".progressive-place")) == "Question 2 sur 3"
    assert page.evaluate("document.activeElement.textContent").startswith("Le lendemain")
    assert question(page, "dossier-examen").locator("input:enabled").count() == 0
    write(page, "dossier-urgence", "irm")
    go_on(page)
    tick(page, "dossier-faire", 0)
    assert said(whole.locator(".progressive-sum")) == "Total : 2,5 / 4 points"
    assert [" ".join(row.split()) for row in whole.locator(".progressive-scores li").all_inner_texts()] == [
        "QRU 1 1 / 1 point", "QROC 2 0,5 / 1 point", "QRM 3 1 / 2 points",
    ]
    assert page.get_by_role("button", name="Suite du dossier").count() == 0
    # What the reader judges himself counts.
    page.get_by_role("button", name="Ma réponse était juste").click()
    assert said(whole.locator(".progressive-sum")) == "Total : 3 / 4 points"
    # The other case of the page has not moved, the question outside of both stands on its own.
    assert said(case(page, "decisions").locator(".progressive-place")) == "Question 1 sur 3"
    tick(page, "dehors", 2)
    assert question(page, "dehors").locator(".retry").count() == 1


def test_a_reload_goes_on_in_the_middle_and_nothing_is_noted_twice(open_case):
    page = open_case()
    tick(page, "dossier-examen", 0)
    go_on(page)
    write(page, "dossier-urgence", "un scanner")
    page.reload()
    assert said(question(page, "dossier-examen").locator(".score")) == "0 / 1 point"
    assert said(question(page, "dossier-urgence").locator(".own-answer strong")) == "un scanner"
    assert question(page, "dossier-faire").is_hidden()
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Ma réponse était juste").click()
    go_on(page)
    page.reload()
    assert said(question(page, "dossier-urgence").locator(".score")) == "1 / 1 point"
    assert question(page, "dossier-faire").is_visible()
    assert page.locator(".contents .answered").count() == 2
    assert page.evaluate("negatoscope.notebook.entries.map(one => [one.question, one.mark])") == [
        ["dossier-examen", 0], ["dossier-urgence", 1],
    ]
    tick(page, "dossier-faire", 0, 1)
    page.get_by_role("button", name="Refaire le dossier").click()
    assert said(case(page).locator(".progressive-place")) == "Question 1 sur 3"
    assert question(page, "dossier-urgence").is_hidden()
    assert question(page, "dossier-examen").evaluate("question => question.answer") is None
    page.reload()
    assert question(page, "dossier-examen").get_attribute("data-stage") == "open"
    assert len(page.evaluate("negatoscope.notebook.entries")) == 3


def test_a_question_that_was_edited_is_asked_again(open_case):
    page = open_case()
    tick(page, "dossier-examen", 1)
    go_on(page)
    write(page, "dossier-urgence", "irm")
    page.evaluate("""() => {
      const key = "case:progressif/dossier";
      const kept = negatoscope.notebook.progress(key);
      kept.answers[1].hash = "former";
      negatoscope.notebook.keep(key, kept);
    }""")
    page.reload()
    assert question(page, "dossier-examen").get_attribute("data-stage") == "validated"
    assert question(page, "dossier-urgence").get_attribute("data-stage") == "open"


def test_without_a_notebook_the_case_is_done_in_one_sitting(open_case):
    page = open_case()
    page.add_init_script("Object.defineProperty(self, 'localStorage', { get() { throw new Error('refused'); } });")
    page.reload()
    tick(page, "dossier-examen", 1)
    go_on(page)
    assert question(page, "dossier-urgence").is_visible()


def test_what_is_locked_is_led_to_by_nothing(open_case, questions_served):
    page = open_case()
    shown = page.locator(".contents li:visible").all_inner_texts()
    assert [text for text in shown if "Figure" in text] == ["Figure 1"]
    assert sum("Q" in text for text in shown) == 3
    # A film beside that is open does not lead to one that is not.
    page.locator("a.film").first.click()
    assert page.locator(".film-strip button").count() == 1
    page.keyboard.press("Escape")
    page.locator("main .section a[href='#q-dossier-faire']").first.click()
    note = case(page).locator(".progressive-note")
    assert said(note) == "Cette étape s’ouvre quand les questions précédentes sont validées."
    assert page.evaluate("document.activeElement.id") == "q-dossier"
    assert question(page, "dossier-faire").is_hidden()
    page.goto(questions_served + "index.html")
    page.goto(questions_served + PAGE + "#fig-dossier-lendemain")
    note.wait_for()
    assert page.locator("#fig-dossier-lendemain").is_hidden()
    tick(page, "dossier-examen", 1)
    go_on(page)
    assert "Figure 2" in " ".join(page.locator(".contents li:visible").all_inner_texts())
    page.goto(questions_served + PAGE + "#q-dossier-urgence")
    assert note.count() == 0


def test_the_case_is_walked_by_keyboard_alone(open_case):
    page = open_case()
    keys = page.keyboard

    def reach(selector):
        for _ in range(80):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            keys.press("Tab")
        raise AssertionError(f"never reached: {selector}")

    reach("[data-question=dossier-examen] input")
    keys.press("Space")
    reach("[data-question=dossier-examen] .validate")
    keys.press("Enter")
    reach(".continue")
    keys.press("Enter")
    reach("[data-question=dossier-urgence] .answer-text")
    keys.type("irm médullaire")
    keys.press("Enter")
    reach(".continue")
    keys.press("Enter")
    reach("[data-question=dossier-faire] input")
    keys.press("Space")
    reach("[data-question=dossier-faire] .validate")
    keys.press("Enter")
    reach("[data-series=dossier] .progressive-total .retry")


def test_without_scripts_and_on_paper_all_is_there_in_order(open_case):
    page = open_case(java_script_enabled=False)
    assert said(case(page).locator(".progressive-place")) == "3 questions"
    steps = case(page).locator(".progressive-step")
    assert [step.is_visible() for step in steps.all()] == [True] * 3
    assert steps.nth(1).locator("h3").first.inner_text().startswith("Le lendemain")
    assert page.locator("button:visible").count() == 0
    page = open_case()
    page.emulate_media(media="print")
    assert [step.is_visible() for step in case(page).locator(".progressive-step").all()] == [True] * 3
    assert page.locator(".correction-text:visible").count() == 7


def test_in_an_unknown_case_there_is_no_way_back_either_and_a_reload_goes_on(open_case):
    page = open_case(MET)
    for _ in range(2):
        assert page.locator("negato-question").count() == 1
        write(page, "diag", "rayures") if page.locator(".validate:visible").count() else None
        assert said(question(page, "diag").locator(".score")) == "0,5 / 1 point"
        page.reload()
    page.get_by_role("button", name="Continuer").click()
    question(page, "zone").locator(".zone-field").press("Enter")
    question(page, "zone").locator(".validate").click()
    page.get_by_role("button", name="Continuer").click()
    question(page, "si").locator(".opinion").nth(3).click()
    question(page, "si").locator(".validate").click()
    page.get_by_role("button", name="Continuer").click()
    tick(page, "qrp", 0, 1)
    page.get_by_role("button", name="Continuer").click()
    tick(page, "un", 0)
    # An ordinary question of the case can be tried again, one of the progressive case cannot.
    assert question(page, "qrp").locator(".retry").count() == 1
    assert question(page, "un").locator(".retry").count() == 0
    page.reload()
    assert page.locator("negato-question").count() == 5
    assert said(question(page, "un").locator(".score")) == "1 / 1 point"
    assert question(page, "un").locator(".retry").count() == 0
    for name in ("deux", "trois"):
        page.get_by_role("button", name="Continuer").click()
        tick(page, name, 1)
    page.get_by_role("button", name="Continuer").click()
    assert page.get_by_text("Fin du cas").is_visible()
    page.reload()
    assert page.get_by_text("Fin du cas").is_visible()
    page.get_by_role("button", name="Reprendre le cas du début").click()
    page.wait_for_function("document.querySelectorAll('negato-question').length === 1")
    assert question(page, "diag").get_attribute("data-stage") == "open"


def test_the_lesson_of_an_unknown_case_locks_nothing(open_case):
    page = open_case("cases/inconnu/lesson.html")
    assert page.locator("negato-progressive").count() == 0
    assert question(page, "trois").is_visible()
    tick(page, "trois", 0)
    assert question(page, "trois").locator(".retry").is_visible()
