"""Every type of question on the self-assessment page: answered, left and come back to, handed in at once."""

from playwright.sync_api import expect

from assessment import PAGE, choose, entries, press, said, start
from test_zones_still import Still

# What is right, by the name of the question; each is worth its points.
ANSWERS = {
    "qru": {"ticked": [1]}, "qrm": {"ticked": [0, 1]}, "qrp": {"ticked": [0, 1, 4]}, "qroc": {"text": "IRM médullaire"},
    "tcs": {"choices": [3, 1]},
}


def answer(page):
    """Answers the question on the page by pointer and keys; its name."""
    question = page.locator("negato-question")
    name = question.get_attribute("data-question")
    right = ANSWERS.get(name)
    if name == "qroc":
        question.get_by_role("textbox").fill("  l'irm MEDULLAIRE ")
    elif name == "qrol":
        question.get_by_role("textbox").fill("À gauche, 5 mm")
    elif name == "tcs":
        for item, choice in enumerate(right["choices"]):
            question.locator(".script-item").nth(item).locator("label").nth(choice).click()
    elif name == "qzp":
        # Beside the middle of the circle.
        Still(page, name).point(26, 52)
    elif right:
        for at in right["ticked"]:
            question.locator(".option").nth(at).click()
    return name


def test_an_examination_of_every_type(open_page, questions_served):
    page = open_page(questions_served, PAGE)
    page.locator(".assessment-start").wait_for()
    choose(page, "kinds", "QRU : réponse unique", "QRM : réponses multiples", "QRP : nombre de réponses précisé",
           "QROC : réponse courte", "QROL : réponse longue", "TCS : concordance de script", "QZP : zones à pointer")
    number = int(page.locator(".assessment-available").inner_text().split()[0])
    start(page, number, mode="examination")
    places = page.locator(".answer-sheet .sheet-place")
    asked = []
    for at in range(number):
        places.nth(at).click()
        page.get_by_role("heading", name=f"Question {at + 1} sur").wait_for()
        page.locator("negato-question").wait_for()
        asked.append(answer(page))
    answered = [at for at, name in enumerate(asked) if name in ANSWERS or name in ("qrol", "qzp")]
    assert {asked[at] for at in answered} == {*ANSWERS, "qrol", "qzp"}
    # Whatever was answered is still there when one comes back, after a reload too.
    page.reload()
    press(page, "Reprendre")
    page.locator("negato-question").wait_for()
    for at in answered:
        places.nth(at).click()
        page.get_by_role("heading", name=f"Question {at + 1} sur").wait_for()
        page.locator("negato-question").wait_for()
        kept = page.locator("negato-question").evaluate("one => one.answer")
        if asked[at] == "qzp":
            (point,) = kept["points"]
            assert abs(point["x"] - 26) < 1 and abs(point["y"] - 52) < 1
        elif asked[at] in ("qroc", "qrol"):
            assert kept["text"].strip() in ("l'irm MEDULLAIRE", "À gauche, 5 mm")
        else:
            assert kept == ANSWERS[asked[at]]
        assert places.nth(at).get_attribute("data-answered") == "true"
    press(page, "Rendre")
    press(page, "Rendre")
    page.locator(".score").first.wait_for()
    noted = {one["question"]: one for one in entries(page)}
    assert {name: noted[name]["mark"] for name in [*ANSWERS, "qzp"]} == dict.fromkeys([*ANSWERS, "qzp"], 1)
    assert {one["mode"] for one in noted.values()} == {"examination"}
    kinds = page.locator(".assessment-bars").filter(has=page.get_by_role("heading", name="Par type de question"))
    assert "TCS" in said(kinds) and "QRP" in said(kinds)
    # The correction of each can be read.
    for row in page.locator(".review-item").all()[:3]:
        row.locator("summary").click()
        row.locator("negato-question").wait_for()
        expect(row.locator("negato-question")).to_have_attribute("data-stage", "validated" if said(row).find("sans réponse") < 0 else "open")
