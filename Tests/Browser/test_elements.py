"""The elements of the scripts, on small pages: by keyboard alone, with sealed data, and with data that are missing."""

import codecs
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "Theme" / "scripts").glob("*.js"))
STYLES = sorted(
    (ROOT / "Theme" / "styles").glob("*.css"),
    key=lambda path: (path.name != "tokens.css", path.name != "base.css", path.name),
)
FRENCH = (ROOT / "Theme" / "words" / "fr.yml").read_text(encoding="utf-8")
WORDS = dict(re.findall(r'^(script\.\S+): "?(.*?)"?$', FRENCH, re.M))

OPTIONS = [
    ("Lobulé", True, "required"),
    ("Lyse", False, "unacceptable"),
    ("Canal comblé", True, None),
    ("Collection", False, None),
]


def encoded(value):
    return json.dumps(codecs.encode(json.dumps(value, ensure_ascii=False), "rot13"), ensure_ascii=False)


def correction(options=OPTIONS, points=None):
    lines = "".join(
        f'<li data-right="{str(right).lower()}"'
        + (f' data-status="{status}"' if status else "")
        + (f' data-points="{points[at]}"' if points else "")
        + f'><p class="key-line"><span class="key-text">{text}</span></p>'
        + f'<div class="feedback"><p>À propos de {text}.</p></div></li>'
        for at, (text, right, status) in enumerate(options)
    )
    return (
        '<details class="correction"><summary>Correction</summary><div class="correction-body">'
        f'<ol class="key">{lines}</ol><div class="correction-text"><p>Explication.</p></div></div></details>'
    )


def question(name, kind="QRM", inside=None, attributes=""):
    if kind == "QROL":
        form = f'<label for="q-{name}-answer">Votre réponse</label><textarea id="q-{name}-answer"></textarea>'
    else:
        box = "checkbox" if kind == "QRM" else "radio"
        rows = "".join(
            f'<li class="option"><label><input type="{box}" name="{name}" value="{at}">'
            f'<span class="option-letter">{"ABCD"[at]}</span><span class="option-text">{text}</span></label></li>'
            for at, (text, _, _) in enumerate(OPTIONS)
        )
        form = f'<fieldset><legend>Réponses</legend><ol class="options">{rows}</ol></fieldset>'
    return (
        f'<negato-question class="question" id="q-{name}" data-question="{name}" data-kind="{kind}" data-points="2"'
        f'{attributes}><header class="question-head"><h3 class="question-lead">Laquelle ?</h3></header>'
        f'<form class="question-form">{form}'
        '<div class="question-actions" hidden><button type="submit" class="validate">Valider</button></div></form>'
        f"{correction() if inside is None else inside}</negato-question>"
    )


@pytest.fixture
def show(browser, tmp_path):
    """show(body, data): a page from the disk with the project's styles and scripts; no exception may be left behind."""
    faults, pages = [], []

    def joined(paths):
        return "\n".join(path.read_text(encoding="utf-8") for path in paths)

    def show(body, data="", files=None):
        words = f"(self.negatoscope ??= {{}}).words = {json.dumps(WORDS)};"
        own = {"words.js": words, "site.js": joined(SCRIPTS), "site.css": joined(STYLES), "data.js": data}
        for name, text in {**own, **(files or {})}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        scripts = "".join(f'<script defer src="{name}.js"></script>' for name in ("words", "site", "data"))
        (tmp_path / "page.html").write_text(
            '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>'
            f'<link rel="stylesheet" href="site.css">{scripts}</head><body><main>{body}</main></body></html>',
            encoding="utf-8",
        )
        page = browser.new_page()
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto((tmp_path / "page.html").as_uri())
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()
    assert faults == []


def states(page):
    return page.locator(".option").evaluate_all("rows => rows.map(row => row.dataset.state ?? null)")


def test_question_is_answered_by_keyboard_alone(show):
    page = show(question("a"))
    assert not page.locator(".correction").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "validate"
    page.keyboard.press("Enter")
    assert page.locator(".question-result").inner_text().split() == [
        *WORDS["script.question.score.one"].format(got="1", points="2").replace("point", "points").split(),
        *WORDS["script.reason.discordances.one"].format(n="1", mark="0,5").split(),
    ]
    assert page.evaluate("document.activeElement.className") == "question-result"
    assert states(page) == ["hit", "left", "missed", "left"]
    told = [text.replace("\n", " ") for text in page.locator(".option-state").all_inner_texts()]
    signs = (("✓", "hit"), ("–", "left"), ("○", "missed"), ("–", "left"))
    assert told == [f"{sign} {WORDS[f'script.state.{state}']}" for sign, state in signs]
    assert page.locator(".option .feedback").count() == 4
    assert page.locator(".correction-text").is_visible()
    assert page.locator(".options input:not(:disabled)").count() == 0


def test_question_starts_again_as_it_was(show):
    page = show(question("a"))
    before = page.locator("#q-a").evaluate("question => question.outerHTML")
    page.locator(".option").nth(1).click()
    page.locator(".validate").click()
    assert states(page) == ["missed", "wrong", "missed", "left"]
    page.locator(".retry").click()
    assert states(page) == [None] * 4
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("document.activeElement.value") == "0"
    assert page.locator("#q-a").evaluate("question => question.outerHTML") == before


def test_nothing_ticked_is_told_and_not_marked(show):
    page = show(question("a", "QRU"))
    page.locator(".validate").click()
    assert page.locator("[role=alert]").inner_text() == WORDS["script.question.choose"]
    assert page.locator(".question-result").count() == 0
    page.locator(".option").nth(0).click()
    assert page.locator("[role=alert]").count() == 0


def test_long_answer_is_marked_by_its_reader(show):
    grid = correction([("Siège", True, None), ("Densité", True, None)], points=[1.5, 0.5])
    page = show(question("a", "QROL", grid))
    page.locator("textarea").fill("Calcifications de la charnière")
    page.locator(".validate").click()
    score = page.locator(".score")
    assert score.inner_text().startswith("0 ")
    page.get_by_label("Siège").check()
    assert score.inner_text().startswith("1,5 ")
    page.get_by_label("Densité").check()
    assert score.inner_text().startswith("2 ")
    assert page.locator("textarea").input_value() == "Calcifications de la charnière"


MET = (
    '<article class="case"><nav class="contents"><h2>Sommaire</h2><ol>'
    '<li><a href="#q-a" data-kind="question">QRM 1</a></li></ol></nav>'
    '<negato-steps><div class="case-body"><div class="step" data-step="0">'
    + question("a", inside="", attributes=" data-sealed")
    + '</div></div><div class="step-end" hidden><button type="button" class="continue">Continuer</button></div>'
    '<p class="lesson-link"><a class="give-up" href="lesson.html">La leçon</a></p></negato-steps></article>'
)
STEPS = {
    "version": 1,
    "steps": [
        '<div class="step" data-step="1"><section class="section"><h2 id="tep">TEP-TDM fixée à gauche</h2>'
        "<p>Fixation.</p></section></div>",
        '<div class="step" data-step="2"><section class="section"><p>Diagnostic posé.</p></section></div>',
    ],
    "contents": ['<li><a href="#tep" data-kind="section">TEP-TDM</a></li>', ""],
    "corrections": {"a": correction()},
}


def test_unknown_case_opens_a_step_at_a_time(show):
    page = show(MET, f'(self.negatoscope ??= {{}}).steps = {encoded(STEPS)};')
    onward = page.locator(".continue")
    assert not onward.is_visible()
    page.locator(".option").nth(0).click()
    page.locator(".validate").click()
    assert states(page) == ["hit", "left", "missed", "left"]
    assert page.locator(".contents .answered").count() == 1
    onward.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "TEP-TDM fixée à gauche"
    assert page.locator(".contents li").count() == 2
    assert page.locator(".step").count() == 2
    onward.click()
    assert page.evaluate("document.activeElement.textContent") == "Diagnostic posé."
    assert not onward.is_visible()
    assert page.locator(".case-end a").get_attribute("href") == "lesson.html"


@pytest.mark.parametrize("data", ["", '(self.negatoscope ??= {}).steps = "AAAA";'], ids=["missing", "damaged"])
def test_unknown_case_without_its_data_says_so_and_keeps_its_lesson(show, data):
    page = show(MET, data)
    page.locator(".option").nth(0).click()
    page.locator(".validate").click()
    assert page.locator("[role=alert]").inner_text() == WORDS["script.question.unreadable"]
    assert page.locator(".lesson-link a").is_visible()
    assert page.locator("input:disabled").count() == 0
