"""The notebook on the page: whose it is, export and import, erasing, shared computers, and what is told when a browser
does not keep."""

import json
import re

import pytest
from playwright.sync_api import expect

from assessment import PAGE, choose, entries, go_on, press, said, start, tick
from conftest import DESK, PHONE
from test_access import violations
from test_assessment_notebook import FILL, REFUSED


@pytest.fixture
def page(open_page, asked):
    page = open_page(asked, PAGE)
    page.locator(".assessment-start").wait_for()
    return page


def open_notebook(page):
    page.locator(".assessment-notebook > summary").click()


def answer_one(page, region="Thorax", right=True):
    choose(page, "regions", region)
    start(page, 1)
    tick(page, *([1] if right else [3]))
    press(page, "Valider")
    press(page, "Reprendre plus tard")


def line(page):
    return said(page.locator(".notebook-line"))


def told(page):
    return page.locator(".notebook-says")


def test_a_notebook_is_taken_to_another_browser_as_a_file(page, open_page, asked, tmp_path):
    answer_one(page)
    page.get_by_label("Date de l’examen").fill("2099-06-14")
    open_notebook(page)
    with page.expect_download() as waited:
        press(page, "Exporter dans un fichier")
    assert re.fullmatch(r"carnet-essai-20\d\d-\d\d-\d\d\.json", waited.value.suggested_filename)
    path = tmp_path / "carnet.json"
    waited.value.save_as(path)
    file = json.loads(path.read_text(encoding="utf-8"))
    assert file["entries"] == entries(page) and file["examination"] == "2099-06-14"

    other = open_page(asked, PAGE)
    answer_one(other, "Abdomen")
    open_notebook(other)
    for added in ("1 réponse ajoutée.", "0 réponse ajoutée."):
        with other.expect_file_chooser() as chosen:
            other.get_by_label("Importer un fichier").click()
        chosen.value.set_files(path)
        expect(told(other)).to_have_text(added)
    expect(other.locator(".notebook-line")).to_have_text("Carnet de ce navigateur · 2 réponses")
    assert other.get_by_label("Date de l’examen").input_value() == "2099-06-14"
    assert {one["case"] for one in entries(other)} == {"thorax", "enigme"}
    last = other.locator(".journal-last li")
    assert last.count() == 2 and said(last.last).startswith("QR") and "Un thorax" in said(last.last)


WRONG = {
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "Ce fichier n’est pas un carnet. Rien n’a changé."),
    "another site": (
        json.dumps({"format": "negatoscope-notebook", "version": 1, "site": "autre", "entries": []}).encode(),
        "Ce carnet est celui d’un autre site (autre). Rien n’a changé."),
    "a later version": (
        json.dumps({"format": "negatoscope-notebook", "version": 9, "site": "essai", "entries": []}).encode(),
        "Ce carnet vient d’une version plus récente du site. Rien n’a changé."),
}


def test_a_file_that_is_no_notebook_is_refused_in_words(page):
    answer_one(page)
    before = entries(page)
    open_notebook(page)
    for name, (content, words) in WRONG.items():
        page.get_by_label("Importer un fichier").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": content})
        expect(told(page)).to_have_text(words)
        assert entries(page) == before, name


def test_erasing_is_asked_twice(page):
    answer_one(page)
    open_notebook(page)
    press(page, "Effacer…")
    asked = page.locator(".notebook-asked")
    assert said(asked) == "Effacer 1 réponse de ce carnet et les séries en cours ? Rien ne pourra être retrouvé. Effacer tout Annuler"
    press(page, "Annuler")
    assert not asked.is_visible() and len(entries(page)) == 1
    assert page.evaluate("document.activeElement.textContent") == "Effacer…"
    press(page, "Effacer…")
    press(page, "Effacer tout")
    expect(told(page)).to_have_text("Le carnet est effacé.")
    assert line(page) == "Carnet de ce navigateur · 0 réponse"
    expect(page.locator(".assessment-resume")).to_be_hidden()
    assert said(page.locator(".journal")) == "Aucune réponse n’est encore notée."
    page.reload()
    assert entries(page) == []


def test_readers_who_share_a_computer_have_notebooks_of_their_own(page):
    answer_one(page)
    open_notebook(page)
    page.get_by_label("Nouveau carnet au nom de").fill("Anne")
    press(page, "Ouvrir ce carnet")
    expect(page.locator(".notebook-line")).to_have_text("Carnet de Anne · 0 réponse")
    expect(page.locator(".assessment-resume")).to_be_hidden()
    answer_one(page, "Abdomen")
    assert line(page) == "Carnet de Anne · 1 réponse"
    page.get_by_label("Carnet ouvert").select_option("Carnet sans nom")
    expect(page.locator(".notebook-line")).to_have_text("Carnet de ce navigateur · 1 réponse")
    assert entries(page)[0]["case"] == "thorax"


def test_a_series_stays_with_its_reader_when_another_opens_a_notebook_elsewhere(page, asked):
    choose(page, "regions", "Thorax")
    start(page, 2)
    tick(page, 1)
    other = page.context.new_page()
    other.goto(asked + PAGE)
    open_notebook(other)
    other.get_by_label("Nouveau carnet au nom de").fill("Brice")
    press(other, "Ouvrir ce carnet")
    # The first tab leaves Anne's series and says whose notebook is open now.
    expect(page.locator(".notebook-line")).to_have_text("Carnet de Brice · 0 réponse")
    assert not page.locator(".resume-list").is_visible()
    other.get_by_label("Carnet ouvert").select_option("Carnet sans nom")
    expect(page.locator(".resume-list")).to_be_visible()


@pytest.mark.parametrize("mode", ["training", "examination"])
def test_a_series_goes_on_in_one_tab_alone(page, asked, mode):
    choose(page, "regions", "Thorax")
    start(page, 2, mode=mode)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Reprendre", exact=True).click()
    tick(other, 1)
    # The first tab has heard of it: nothing can be answered there, and nothing is written over.
    expect(page.locator(".assessment-elsewhere")).to_have_text("Cette série continue dans un autre onglet.")
    assert page.locator("negato-question").count() == 0 and page.locator(".clock").count() == 0
    if mode == "training":
        press(other, "Valider")
        assert len(entries(page)) == 1
    press(page, "Reprendre ici")
    page.locator("negato-question").wait_for()
    expect(page.locator("negato-question input").first).to_be_checked()
    expect(other.locator(".assessment-elsewhere")).to_be_visible()
    press(other, "Reprendre plus tard")
    press(other, "Abandonner")
    # Dropped there, it does not come back from here.
    expect(page.locator(".assessment-start")).to_be_visible()
    assert not page.locator(".resume-list").is_visible()


def test_a_long_answer_that_waits_for_its_marks_is_neither_passed_nor_missed(page):
    choose(page, "regions", "Tête et cou")
    choose(page, "kinds", "QROL : réponse longue")
    start(page, 1)
    page.locator("negato-question textarea").fill("Rien.")
    press(page, "Valider")
    press(page, "Reprendre plus tard")
    open_notebook(page)
    assert "à noter vous-même" in said(page.locator(".journal-last li"))
    standing = "[...document.querySelector('negato-assessment').standings.values()].filter(one => one.state).length"
    assert page.evaluate(standing) == 0
    press(page, "Reprendre")
    page.locator("negato-question .key input[type=checkbox]").first.check()
    press(page, "Reprendre plus tard")
    assert page.evaluate(standing) == 1


def test_nothing_is_kept_where_that_is_asked(page):
    open_notebook(page)
    page.get_by_label("Ne rien garder dans ce navigateur").check()
    expect(page.locator(".notebook-line")).to_have_text(
        "Rien n’est gardé\u00a0: vos réponses seront perdues à la fermeture de cette page.")
    answer_one(page)
    assert page.locator(".resume-list").is_visible()
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["negatoscope:essai:keeping"]
    page.reload()
    assert page.get_by_label("Ne rien garder dans ce navigateur").is_checked() or page.locator(".notebook-line").inner_text() != ""
    assert entries(page) == [] and not page.locator(".resume-list").is_visible()
    # A notebook that is opened then says that nothing is kept in it.
    if not page.get_by_label("Nouveau carnet au nom de").is_visible():
        open_notebook(page)
    page.get_by_label("Nouveau carnet au nom de").fill("Zoé")
    press(page, "Ouvrir ce carnet")
    expect(told(page)).to_contain_text("est ouvert, mais rien n’y est gardé")


def test_a_storage_that_refuses_is_told_and_the_page_works(open_page, asked):
    page = open_page(asked, "404.html")
    page.add_init_script(REFUSED)
    page.goto(asked + PAGE)
    assert line(page).startswith("Ce navigateur refuse de garder quoi que ce soit")
    choose(page, "regions", "Thorax")
    start(page)
    for _ in range(2):
        tick(page, 1)
        press(page, "Valider")
        if page.get_by_role("button", name="Suivante").count():
            go_on(page)
    press(page, "Voir le résultat")
    assert said(page.locator(".score").first).startswith("3 / 3 points")
    press(page, "Nouvelle série")
    open_notebook(page)
    with page.expect_download() as waited:
        press(page, "Exporter dans un fichier")
    assert len(json.loads(waited.value.path().read_text(encoding="utf-8"))["entries"]) == 2


def test_a_full_storage_is_told_and_the_page_works(page):
    page.evaluate(FILL)
    answer_one(page)
    expect(page.locator(".notebook-line")).to_contain_text("La place de ce navigateur est pleine")
    assert page.locator(".resume-list").is_visible() and len(entries(page)) == 1


def test_pages_kept_apart_are_told(open_page, as_files):
    page = open_page(as_files, PAGE)
    page.evaluate("self.name = `negatoscope:${negatoscope.notebook.site}:from-elsewhere`")
    page.reload()
    assert line(page).startswith("Ce navigateur sépare les pages ouvertes comme fichiers")
    start(page, 1)
    page.locator("negato-question").wait_for()
    page.get_by_role("button", name="Reprendre plus tard").click()
    page.reload()
    assert page.locator(".resume-list").is_visible()


def test_a_case_opened_as_a_file_and_the_page_share_a_notebook(open_page, as_files):
    page = open_page(as_files, "cases/pneumothorax-spontane/index.html")
    question = page.locator("negato-question[data-kind=QRM]")
    question.get_by_role("checkbox").first.check()
    question.get_by_role("button", name="Valider").click()
    page.get_by_role("link", name="Auto-évaluation").click()
    page.locator(".assessment-start").wait_for()
    assert line(page) == "Carnet de ce navigateur · 1 réponse"


def test_the_journal_tells_of_questions_that_changed_or_are_gone(page):
    page.evaluate("""() => {
      const entry = { at: "2026-05-01T08:00:00.000Z", case: "thorax", question: "un", hash: "former", kind: "QRU",
        answer: [0], mark: 1, points: 1, reason: "all-right", mode: "case", confidence: "guess" };
      negatoscope.notebook.add(entry);
      negatoscope.notebook.add({ ...entry, at: "2026-05-02T08:00:00.000Z", question: "parti" });
    }""")
    open_notebook(page)
    expect(page.locator(".journal-last li")).to_have_count(2)
    rows = [said(row) for row in page.locator(".journal-last li").all()]
    assert rows == [
        "QRU, qui n’est plus sur le site 2 mai 2026, 10:00 · 1 / 1 point · Au hasard".replace("10:00", rows[0].split(", ")[-1][:5]),
        "QRU 1, Un thorax 1 mai 2026, 10:00 · 1 / 1 point · Au hasard · question modifiée depuis".replace(
            "10:00", rows[1].split(", ")[-1][:5]),
    ]
    assert page.locator(".today-says").inner_text().endswith("5 jamais vues.")


def fold(page):
    """Axe has opened whatever opens."""
    page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = false; }")


def states(page):
    """The page in each of its states, each with a name."""
    for menu in page.locator(".filter > summary").all()[:2]:
        menu.click()
    yield "filters"
    fold(page)
    answer_one(page)
    open_notebook(page)
    press(page, "Effacer…")
    yield "notebook"
    press(page, "Annuler")
    fold(page)
    start(page, 2, confidence=True)
    yield "training"
    tick(page, 1) if page.locator(".option").count() else page.locator("textarea").fill("Mots")
    press(page, "Valider")
    yield "corrected"
    press(page, "Reprendre plus tard")
    start(page, 5, mode="examination", limit=20, confidence=True)
    page.locator(".answer-sheet").evaluate("one => { one.open = true; }")
    page.locator("negato-question").wait_for()
    press(page, "Marquer")
    yield "examination"
    press(page, "Rendre")
    yield "handing in"
    press(page, "Rendre")
    page.locator(".review-item summary").first.click()
    page.locator("negato-question").wait_for()
    yield "result"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_any_state(open_page, asked, size, scheme):
    page = open_page(asked, PAGE, size, color_scheme=scheme)
    page.locator(".assessment-start").wait_for()
    found = {name: violations(page) for name in states(page)}
    assert found == dict.fromkeys(found, [])


@pytest.mark.parametrize("width", [320, 390])
def test_no_state_is_wider_than_its_window(open_page, asked, width):
    page = open_page(asked, PAGE, {"viewport": {"width": width, "height": 600}})
    page.locator(".assessment-start").wait_for()
    wide = {name: page.evaluate("document.documentElement.scrollWidth") for name in states(page)}
    assert wide == dict.fromkeys(wide, width)


def test_a_result_is_printed_whole(page, tmp_path):
    import subprocess

    choose(page, "regions", "Thorax")
    start(page)
    press(page, "Passer")
    page.get_by_role("heading", name="Question 2 sur 2").wait_for()
    press(page, "Voir le résultat")
    page.locator(".review-item summary").first.click()
    page.locator("negato-question").wait_for()
    page.pdf(path=tmp_path / "result.pdf", format="A4")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "result.pdf", "-"], capture_output=True, text=True, check=True).stdout
    for words in ("0 / 3 points", "Par rang", "À revoir", "Thorax, la "):
        assert words in text
    assert "Nouvelle série" not in text and "Composer une série" not in text
