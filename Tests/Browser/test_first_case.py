"""The first case of the real content, as a resident meets it: unknown, a step at a time, then its lesson."""

import re
import unicodedata
from pathlib import Path

import pytest

MET = "cases/raideur-cervicale/index.html"
LESSON = "cases/raideur-cervicale/lesson.html"
CASES = Path(__file__).resolve().parents[2] / "Content/cases"
# What each unknown case is about, whatever its head lists: a word taken from the list must not let the page through.
# The first case is read in two languages: its words in either are looked for everywhere.
NAMES = ["calcinos", "crest", "sclerod", "raynaud", "apatit", "dystroph", "telangiectas", "calcific"]
UNKNOWN = {
    "raideur-cervicale": NAMES,
    "une-chute-a-velo": ["extradur", "epidur", "meningee moyenne", "hematom"],
}


def folded(text):
    text = text.lower().replace("œ", "oe")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def revealing(case):
    """The words that the author hides, read from the heads of the case in each of its languages."""
    found = []
    for text in sorted((CASES / case).glob("case*.md")):
        head = text.read_text(encoding="utf-8").split("---")[1]
        words = re.search(r"^revealing:\n((?:  - .*\n)+)", head, re.M).group(1)
        found += [folded(line.strip()[2:]) for line in words.splitlines()]
    assert len(found) > 5
    return found


def question(page, name):
    return page.locator(f"negato-question[data-question='{name}']")


def answer(page, name, options):
    for text in options:
        question(page, name).get_by_label(text, exact=False).check()
    question(page, name).get_by_role("button", name="Valider").click()
    return question(page, name).locator(".question-result").inner_text()


@pytest.mark.parametrize("case", UNKNOWN)
def test_no_published_file_names_the_diagnosis_but_the_lesson_and_the_encoded_data(site, case):
    told = {f"{language}cases/{case}/{name}" for language in ("", "en/") for name in ("lesson.html", "steps.js")}
    words = revealing(case)
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name in told:
            continue
        # The samples of a series, in base 64: five letters stand there by chance.
        data = re.sub(rb'"[A-Za-z0-9+/=]{200,}"', b'""', path.read_bytes())
        text = " " + folded(name) + " "
        if path.suffix not in {".png", ".jpg", ".webp"}:
            text += folded(data.decode("utf-8")) + " "
        for word in words:
            assert f" {word} " not in text, f"{word} in {name}"
        for word in UNKNOWN[case]:
            assert word not in text, f"{word} in {name}"
            assert word.encode() not in data.lower(), f"{word} in the bytes of {name}"


def test_every_unknown_case_of_the_content_is_among_those_looked_for():
    found = {text.parent.name for text in CASES.glob("*/case.md") if "\nunknown: true\n" in text.read_text("utf-8")}
    assert found == set(UNKNOWN)


def test_the_english_first_case_unlocks_its_steps_in_english_and_leads_back_to_the_french(desk):
    page = desk("en/" + MET)
    assert page.locator("html").get_attribute("lang") == "en"
    assert not any(word in folded(page.locator("main").inner_text()) for word in NAMES)
    question(page, "semio").locator("textarea").fill("Abnormal densities on the left.")
    question(page, "semio").get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Continue").click()
    assert page.locator("#fig-tep-axial").count() == 1
    page.locator("a[hreflang=fr]").first.click()
    assert page.url.endswith("/" + MET) and "/en/" not in page.url


@pytest.mark.parametrize("where", ["desk", "phone", "from_files"])
def test_the_case_unlocks_a_step_at_a_time_and_is_marked_by_the_national_rule(where, request):
    page = request.getfixturevalue(where)(MET)
    body = page.locator("main")
    assert not any(word in folded(body.inner_text()) for word in NAMES)
    assert page.locator("negato-question").count() == 1
    assert page.get_by_role("button", name="Continuer").is_hidden()

    question(page, "semio").locator("textarea").fill("Des densités anormales à gauche.")
    question(page, "semio").get_by_role("button", name="Valider").click()
    grid = question(page, "semio").locator(".key input[type=checkbox]")
    assert grid.count() == 5
    for index in range(3):
        grid.nth(index).check()
    assert "3" in question(page, "semio").locator(".score").inner_text()

    def go_on():
        page.get_by_role("button", name="Continuer").click()

    go_on()
    assert page.locator("#fig-tep-axial, [id^='fig-tep']").count() >= 1
    # The section that asks for the diagnosis is a step of its own: its options are not read beside the last images.
    assert question(page, "diag").count() == 0

    go_on()
    assert question(page, "signes").count() == 0
    result = answer(page, "diag", ["Chondrosarcome"])
    assert result.startswith("0"), result
    assert question(page, "diag").locator(".option[data-state='missed']").inner_text().startswith("C")

    go_on()
    # One discordance: « télangiectasies » is forgotten; the required option is ticked.
    result = answer(page, "signes", ["Calcinose sous-cutanée", "Raynaud"])
    discordances = question(page, "signes").locator(".option[data-state='missed'], .option[data-state='wrong']").count()
    expected = {0: "1", 1: "0,5", 2: "0,2"}[discordances]
    assert expected in result and "discordance" in result, result

    go_on()
    result = answer(page, "reference", ["Scanner"])
    assert result.startswith("1"), result
    go_on()
    assert page.locator("#a-retenir-pour-la-pratique").count() == 1
    assert page.get_by_role("button", name="Continuer").is_hidden()
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    broken = page.evaluate("""() => [...document.querySelectorAll('main a[href^="#"]')]
        .map(a => a.getAttribute('href')).filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))""")
    assert broken == []


def test_a_required_option_forgotten_is_worth_nothing(desk):
    page = desk(LESSON)
    result = answer(page, "signes", ["Télangiectasies", "Raynaud"])
    assert result.startswith("0"), result


def test_the_whole_case_is_walked_by_keyboard_alone(desk):
    page = desk(MET)
    keyboard = page.keyboard

    def reach(test):
        for _ in range(120):
            keyboard.press("Tab")
            if page.evaluate(test):
                return
        raise AssertionError(f"never reached by Tab: {test}")

    reach("() => document.activeElement.tagName === 'TEXTAREA'")
    keyboard.type("Une réponse.")
    reach("() => document.activeElement.matches('.validate')")
    keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.matches('.question-result')")
    reach("() => document.activeElement.matches('.continue')")
    keyboard.press("Enter")
    assert page.locator(".step").count() == 2
    assert page.evaluate("() => document.activeElement.closest('.step')?.dataset.step") == "1"
    reach("() => document.activeElement.matches('.continue')")
    keyboard.press("Enter")
    assert page.locator(".step").count() == 3
    reach("() => document.activeElement.matches('input[type=radio]')")
    keyboard.press("Space")
    reach("() => document.activeElement.matches('.validate')")
    keyboard.press("Enter")
    assert question(page, "diag").get_attribute("data-stage") == "validated"


def test_without_scripts_the_case_leads_to_its_lesson_where_corrections_are_closed_but_open(without_script):
    page = without_script(MET)
    page.locator(".lesson-link a").click()
    assert page.url.endswith(LESSON)
    corrections = page.locator("details.correction")
    assert corrections.count() == 4
    assert not corrections.first.locator(".correction-body").is_visible()
    corrections.first.locator("summary").click()
    assert corrections.first.locator(".correction-body").is_visible()
    assert page.locator("button:visible").count() == 0


def test_every_line_of_the_deck_stands_in_its_section_of_the_lesson(without_script):
    page = without_script(LESSON)
    sections = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll('main section.section')]
        .map(s => [s.querySelector('h2')?.id ?? '', s.textContent]))""")
    deck = (Path(__file__).parent / "first-case-lines.txt").read_text(encoding="utf-8")
    section, missing, count = None, [], 0
    for line in deck.splitlines():
        if line.startswith("## "):
            section = folded(sections[line[3:].strip()])
        elif line.strip():
            count += 1
            if folded(line) not in section:
                missing.append(line)
    assert count > 70
    assert missing == []
