"""The self-assessment page: training, filters, what is for today, results, and a series that goes on later."""

import json
import re

import pytest
from playwright.sync_api import expect

import assessment
import server
from assessment import PAGE, choose, entries, go_on, lead, press, said, start, tick
from conftest import DESK, PHONE


@pytest.fixture
def page(open_page, asked):
    page = open_page(asked, PAGE)
    page.locator(".assessment-start").wait_for()
    return page


def available(page):
    return page.locator(".assessment-available").inner_text()


def bars(page, title):
    section = page.locator(".assessment-bars").filter(has=page.get_by_role("heading", name=title))
    return {
        row.locator(".bar-name").inner_text(): (said(row.locator(".bar-score")),
                                                round(row.locator("meter").evaluate("one => one.value"), 3))
        for row in section.locator("li").all()
    }


def answered_thorax(page):
    """A series of both questions of the thorax: the one right, the other with one discordance."""
    choose(page, "regions", "Thorax")
    start(page)
    for _ in range(2):
        tick(page, *([1] if "première" in lead(page) else [1, 2]))
        press(page, "Valider")
        if page.get_by_role("button", name="Suivante").count():
            go_on(page)
    press(page, "Voir le résultat")
    page.locator(".score").wait_for()


def test_a_training_is_corrected_at_once_and_summed(page):
    answered_thorax(page)
    assert said(page.locator("negato-assessment > .score")) == "2 / 3 points soit 67 %"
    assert said(page.locator(".assessment-facts")).startswith("Entraînement · réponses : 2 sur 2 · 0:0")
    # One region says no more than the whole.
    assert page.get_by_role("heading", name="Par région").count() == 0
    assert bars(page, "Par type de question") == {"QRM": ("1 / 2 points", 0.5), "QRU": ("1 / 1 point", 1)}
    assert bars(page, "Par rang") == {"Rang A": ("1 / 1 point", 1), "Rang B": ("1 / 2 points", 0.5)}
    assert page.evaluate("document.activeElement.textContent") == "Résultat"
    review = page.locator(".review-item")
    assert review.count() == 1
    assert said(review.locator("summary")) == "QRM 2 Un thorax 1 / 2 points"
    review.locator("summary").click()
    expect(review.locator("negato-question")).to_have_attribute("data-stage", "validated")
    assert review.locator("[data-state=wrong]").count() == 1 and review.locator(".correction-text").is_visible()
    assert review.get_by_role("link", name="Un thorax").get_attribute("href") == "../cases/thorax/index.html#q-deux"
    # Opening it again is not answering it again.
    noted = entries(page)
    assert [(one["question"], one["mark"], one["points"], one["mode"], one["reason"]) for one in
            sorted(noted, key=lambda one: one["question"])] == [
        ("deux", 0.5, 2, "training", "discordances"), ("un", 1, 1, "training", "all-right")]
    assert {json.dumps(one["answer"]) for one in noted} == {'{"ticked": [0]}', '{"ticked": [0, 1]}'}
    assert {one["case"] for one in noted} == {"thorax"} and all(re.fullmatch("[0-9a-f]{20}", one["hash"]) for one in noted)
    press(page, "Refaire celle-ci")
    assert lead(page) == "Thorax, la deuxième ?"


def test_a_question_tells_its_case_only_once_it_is_answered(page):
    choose(page, "regions", "Thorax")
    start(page, 1)
    assert "Un thorax" not in page.locator("main").inner_text()
    tick(page, 1)
    press(page, "Valider")
    assert said(page.locator(".assessment-source")) == "Tirée du cas : Un thorax"
    # One answer a question.
    assert page.get_by_role("button", name="Recommencer").count() == 0


def test_a_question_of_an_unknown_case_comes_after_its_presentation(page):
    choose(page, "regions", "Abdomen")
    assert available(page) == "1 question possible"
    start(page)
    paper = page.locator(".assessment-paper").inner_text()
    assert paper.index("Un homme a mal.") < paper.index("Que voit-on ?") and "ebrose" not in paper


def test_filters_tell_what_each_value_leaves(page):
    assert available(page) == "5 questions possibles"

    def counts(facet):
        menu = page.locator(f".filter[data-facet={facet}]")
        return [" ".join(row.text_content().split()) for row in menu.locator(".choice").all()]

    assert [menu.get_attribute("data-facet") for menu in page.locator(".filter").all()] == [
        "state", "regions", "modalities", "kinds", "levels", "ranks"]
    assert counts("state") == ["À revoir aujourd’hui0", "Manquées0", "Jamais vues5", "Réussies0"]
    assert counts("regions") == ["Abdomen1", "Tête et cou2", "Thorax2"]
    assert counts("kinds") == ["QRM : réponses multiples2", "QROL : réponse longue1", "QRU : réponse unique2"]
    assert counts("ranks") == ["Sans rang2", "A2", "B1"]
    choose(page, "ranks", "A")
    assert available(page) == "2 questions possibles"
    assert counts("kinds") == ["QRM : réponses multiples1", "QROL : réponse longue0", "QRU : réponse unique1"]
    assert counts("ranks") == ["Sans rang2", "A2", "B1"]
    choose(page, "kinds", "QROL : réponse longue")
    assert available(page) == "Aucune question ne correspond à ces choix."
    assert page.get_by_role("button", name="Commencer").is_disabled()
    assert said(page.locator(".filter[data-facet=kinds] summary")) == "Types QROL"
    press(page, "Effacer les choix")
    assert available(page) == "5 questions possibles"
    assert page.locator(".filter input:checked").count() == 0


def test_a_menu_of_filters_closes_by_escape_and_elsewhere(page):
    menus = page.locator(".filter")
    menus.nth(1).locator("summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert available(page) != "5 questions possibles"
    page.keyboard.press("Escape")
    assert menus.nth(1).get_attribute("open") is None
    assert page.evaluate("document.activeElement.closest('details')?.dataset.facet") == "regions"
    menus.nth(1).locator("summary").click()
    menus.nth(2).locator("summary").click()
    assert page.locator(".filter[open]").count() == 1
    page.get_by_role("heading", level=1).click()
    assert page.locator(".filter[open]").count() == 0


def press_until(page, test, key="Tab", most=60):
    for _ in range(most):
        if page.evaluate(f"(() => {{ const one = document.activeElement; return {test}; }})()"):
            return
        page.keyboard.press(key)
    raise AssertionError(test)


def test_a_training_by_keyboard_alone(page):
    press_until(page, "one.closest('[data-facet=kinds]')")
    page.keyboard.press("Enter")
    press_until(page, "one.value === 'QRU'")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    press_until(page, "one.id === 'assessment-number'")
    page.keyboard.press("Control+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    for number in (1, 2):
        page.wait_for_function("() => document.activeElement.classList.contains('assessment-place')")
        page.locator("negato-question").wait_for()
        press_until(page, "one.type === 'radio'")
        page.keyboard.press("Space")
        press_until(page, "one.classList.contains('validate')")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "question-result"
        press_until(page, f"one.textContent === '{'Suivante' if number == 1 else 'Voir le résultat'}'")
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent === 'Résultat'")
    assert said(page.locator("negato-assessment > .score")) == "2 / 2 points soit 100 %"
    assert said(page.locator(".assessment-review")) == "À revoir Tout est juste."


def test_a_training_by_touch(open_page, asked):
    page = open_page(asked, PAGE, PHONE)
    page.locator(".filter[data-facet=regions] summary").tap()
    page.locator(".filter[data-facet=regions]").get_by_text("Thorax", exact=True).tap()
    page.get_by_role("button", name="Commencer").tap()
    for number in (1, 2):
        page.locator("negato-question").wait_for()
        page.locator(".option").nth(0).tap()
        page.get_by_role("button", name="Valider").tap()
        page.get_by_role("button", name="Suivante" if number == 1 else "Voir le résultat").tap()
        if number == 1:
            page.get_by_role("heading", name="Question 2 sur 2").wait_for()
    assert said(page.locator("negato-assessment > .score")) == "3 / 3 points soit 100 %"


def test_a_series_goes_on_after_the_page_was_closed(page, asked):
    choose(page, "regions", "Thorax")
    start(page, confidence=True)
    first = lead(page)
    page.get_by_label("Sûr", exact=True).check()
    tick(page, 1)
    press(page, "Valider")
    go_on(page)
    page.get_by_label("Au hasard").check()
    tick(page, 2)
    page.reload()
    assert said(page.locator(".resume-list p").first).endswith("réponses : 2 sur 2")
    press(page, "Reprendre")
    page.get_by_role("heading", name="Question 2 sur 2").wait_for()
    page.locator("negato-question").wait_for()
    assert page.locator(".option").nth(1).get_by_role("radio").or_(page.locator(".option").nth(1).get_by_role("checkbox")).is_checked()
    assert page.get_by_label("Au hasard").is_checked()
    go_on(page, "Précédente")
    assert lead(page) == first and page.locator("negato-question").get_attribute("data-stage") == "validated"
    assert len(entries(page)) == 1
    # Closed for good, then opened again in another page of the same browser.
    other = page.context.new_page()
    page.close()
    other.goto(asked + PAGE)
    press(other, "Reprendre")
    other.locator("negato-question").wait_for()
    go_on(other)
    press(other, "Valider")
    press(other, "Voir le résultat")
    assert said(other.locator(".score").first).startswith("1,4 / 3 points" if first == "Thorax, la première ?" else "2 / 3 points")
    assert set(bars(other, "Selon votre assurance")) == {"Sûr", "Au hasard"}
    assert {one["question"]: one["confidence"] for one in entries(other)} in (
        {"un": "sure", "deux": "guess"}, {"un": "guess", "deux": "sure"})
    other.reload()
    assert other.get_by_role("button", name="Reprendre").count() == 0
    press(other, "Revoir le résultat de la dernière série")
    assert "points" in said(other.locator(".score").first)


def test_questions_of_another_language_stay_in_a_series(page):
    start(page, 2)
    press(page, "Reprendre plus tard")
    # As a page in the site's other language finds it: with a question that is not there.
    page.evaluate("""() => {
      const { notebook } = negatoscope;
      const [key] = notebook.places("series:");
      const series = notebook.progress(key);
      series.items.splice(1, 0, { ...series.items[0], case: "elsewhere", answer: [2] });
      notebook.keep(key, series);
    }""")
    page.reload()
    row = page.locator(".resume-list li").first
    assert "réponses : 0 sur 2" in said(row)
    assert "1 de ses questions n’est pas dans cette langue, ou plus sur le site ; elle est gardée." in said(row)
    press(page, "Reprendre")
    page.locator("negato-question").wait_for()
    go_on(page, "Passer")
    press(page, "Reprendre plus tard")
    kept = page.evaluate("() => { const { notebook } = negatoscope; return notebook.progress(notebook.places('series:')[0]); }")
    assert [item["case"] == "elsewhere" for item in kept["items"]] == [False, True, False]
    assert kept["items"][1]["answer"] == [2] and kept["at"] == 2 and "away" not in kept
    assert "1 de ses questions" in said(row)


def test_a_series_is_dropped(page):
    start(page, 2)
    press(page, "Reprendre plus tard")
    press(page, "Abandonner")
    assert not page.locator(".assessment-resume").is_visible()
    assert page.evaluate("negatoscope.notebook.places('series:')") == []
    assert page.evaluate("document.activeElement.textContent") == "Composer une série"


def test_two_tabs_work_at_once(page, asked):
    other = page.context.new_page()
    other.goto(asked + PAGE)
    for one, region in ((page, "Thorax"), (other, "Abdomen")):
        choose(one, "regions", region)
        start(one, 1)
    for one in (page, other):
        tick(one, 1)
    for one in (other, page):
        press(one, "Valider")
        press(one, "Voir le résultat")
        one.locator(".score").first.wait_for()
    for one in (page, other):
        one.wait_for_function("() => negatoscope.notebook.entries.length === 2")
    press(page, "Nouvelle série")
    assert page.locator(".notebook-line").inner_text() == "Carnet de ce navigateur · 2 réponses"


def noted(question, days, mark=1, **changes):
    """An entry of some days ago."""
    return f"""{{ at: new Date(Date.now() - {days} * 86400000).toISOString(), case: "thorax", question: "{question}",
      hash: negatoscope.questionIndex[1].flatMap(one => one.questions).find(one => one.id === "{question}").hash,
      kind: "QRU", answer: [0], mark: {mark}, points: 1, reason: "all-right", mode: "case",
      ...{changes or "{}"} }}"""


def test_what_comes_back_is_asked_first_and_then_what_is_new(page, asked):
    today = page.locator(".today-says")
    assert today.inner_text() == "Rien à revoir aujourd’hui. 5 jamais vues."
    page.evaluate(f"negatoscope.notebook.add({noted('deux', 2, 0)})")
    expect(today).to_have_text("1 question à revoir. 4 jamais vues.")
    assert available(page) == "5 questions possibles"
    choose(page, "state", "Manquées")
    assert available(page) == "1 question possible"
    press(page, "5 pour aujourd’hui")
    page.locator("negato-question").wait_for()
    assert lead(page) == "Thorax, la deuxième ?"
    tick(page, 1)
    press(page, "Valider")
    press(page, "Reprendre plus tard")
    # Passed on its day, it stands in the second box.
    assert today.inner_text() == "Rien à revoir aujourd’hui. 4 jamais vues."


def test_before_the_examination_what_was_seen_comes_back(page):
    # Seen a month ago and passed every time: it would come back in weeks.
    for days in (60, 57, 50, 36):
        page.evaluate(f"negatoscope.notebook.add({noted('deux', days)})")
    today = page.locator(".today-says")
    expect(today).to_have_text("1 question à revoir. 4 jamais vues.")
    page.evaluate(f"negatoscope.notebook.add({noted('deux', 3)})")
    expect(today).to_have_text("Rien à revoir aujourd’hui. 4 jamais vues.")
    date = page.get_by_label("Date de l’examen")
    day = "(days => { const date = new Date(); date.setDate(date.getDate() + days); return date.toLocaleDateString('sv'); })"
    date.fill(page.evaluate(f"{day}(6)"))
    note = page.locator(".assessment-today .assessment-note")
    expect(note).to_have_text("Dans 6 jours. Chaque question vue revient dans la dernière semaine.")
    # Seen three days ago: that is in the last week already.
    assert today.inner_text() == "Rien à revoir aujourd’hui. 4 jamais vues."
    date.fill(page.evaluate(f"{day}(-1)"))
    expect(note).to_have_text("Cette date est passée.")
    date.fill(page.evaluate(f"{day}(0)"))
    expect(note).to_have_text("C’est aujourd’hui.")
    date.fill(page.evaluate(f"{day}(-1)"))
    page.reload()
    assert page.get_by_label("Date de l’examen").input_value() == page.evaluate(f"{day}(-1)")
    page.get_by_label("Date de l’examen").fill("")
    expect(note).to_have_text("Avec une date, chaque question vue revient une fois de plus avant l’examen.")


def test_a_question_that_cannot_be_read_says_so_and_can_be_tried_again(open_page, asked):
    page = open_page(asked, PAGE, DESK)
    page.context.route("**/cases/thorax/questions.js", lambda route: route.fulfill(body="// nothing", content_type="text/javascript"))
    choose(page, "regions", "Thorax")
    press(page, "Commencer")
    page.get_by_text("Cette question ne peut pas être lue.").wait_for()
    page.context.unroute("**/cases/thorax/questions.js")
    press(page, "Réessayer")
    page.locator("negato-question").wait_for()


def test_without_its_index_the_page_leaves_the_links(browser, asked):
    # What the server does not have is an error of the console, on purpose.
    page = browser.new_page()
    page.route("**/index-1.js", lambda route: route.abort())
    page.goto(asked + PAGE)
    page.get_by_text("Les questions ne peuvent pas être lues.").wait_for()
    assert page.locator(".question-links a").first.is_visible()
    page.close()


def test_a_series_begun_in_french_goes_on_in_english(page, asked):
    choose(page, "regions", "Thorax")
    start(page)
    tick(page, 1)
    press(page, "Valider")
    go_on(page)
    page.goto(asked + "en/" + PAGE)
    press(page, "Go on")
    page.get_by_role("heading", name="Question 2 of 2").wait_for()
    page.locator("negato-question").wait_for()
    assert lead(page).startswith("Chest, the ")
    tick(page, 1)
    press(page, "Valider") if page.get_by_role("button", name="Valider").count() else page.locator(".validate").click()
    press(page, "See the result")
    assert said(page.locator(".score").first) == "3 / 3 points that is 100%"
    assert len(entries(page)) == 2


def test_without_script_the_questions_are_links(open_page, asked):
    page = open_page(asked, PAGE, DESK, java_script_enabled=False)
    assert page.locator(".question-links a").count() == 5
    assert not page.locator("negato-assessment").is_visible() and not page.locator(".assessment-help").is_visible()


def test_a_site_without_questions_says_so(open_page, tmp_path):
    case = assessment.head("Un cas", "thorax", "tdm", "socle") + "## Présentation\n\nMots.\n"
    running, address = server.serve(assessment.build(tmp_path, {"seul": case}))
    try:
        page = open_page(address, PAGE)
        assert page.locator("main").inner_text().split("\n") == ["Auto-évaluation", "", "Aucun cas n’a encore de question."]
    finally:
        running.shutdown()


def test_a_question_with_a_series_brings_the_viewer(desk):
    page = desk(PAGE)
    page.locator(".assessment-start").wait_for()
    assert page.evaluate("customElements.get('negato-series')") is None
    choose(page, "regions", "Rachis")
    start(page, 1)
    page.locator("negato-series").first.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('negato-series')?.viewer?.main?.stack")
    assert page.locator(".series-pane").first.is_visible()
    # Cases may name their series alike: what one page shows of two is each its own.
    told = page.evaluate("""async () => {
      const { SeriesLoader } = negatoscope.viewer;
      const loaders = ["series", "lesson-series"].map(name =>
        new SeriesLoader("scanner", `../cases/raideur-cervicale/${name}-scanner.js`));
      const found = await Promise.all(loaders.map(one => one.describe()));
      return [found[0] === found[1], ...found.map(one => one.annotations.length > 0)];
    }""")
    assert told == [False, False, True]
