"""export moodle, read by an XML parser and held to what Moodle's import asks (question/format/xml/format.php)."""

import base64
import io
import re
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

# question_bank::fraction_options_full, in percent.
FRACTIONS = [
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0,
]
TYPES = {"multichoice", "shortanswer", "essay", "ddmarker", "category"}


class Quiz:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        assert self.root.tag == "quiz"
        self.categories, self.questions = [], {}
        for element in self.root:
            assert element.tag == "question" and element.get("type") in TYPES
            if element.get("type") == "category":
                self.categories.append(element.findtext("category/text"))
            else:
                number = element.findtext("idnumber")
                assert number not in self.questions and len(number) <= 100
                self.questions[number] = element

    def check(self):
        """What Moodle refuses a file for, or would lose of it."""
        for element in self.questions.values():
            kind = element.get("type")
            assert 0 < len(element.findtext("name/text")) <= 255
            assert float(element.findtext("defaultgrade")) > 0
            answers = element.findall("answer")
            fractions = [float(answer.get("fraction")) for answer in answers]
            for fraction in fractions:
                assert any(abs(abs(fraction) - allowed) < 0.001 for allowed in FRACTIONS), fraction
            if kind == "multichoice":
                assert len(answers) >= 2
                if element.findtext("single") == "true":
                    assert max(fractions) == 100
                else:
                    assert round(sum(f for f in fractions if f > 0) / 100, 2) == 1
            if kind == "shortanswer":
                assert max(fractions) == 100
            if kind == "ddmarker":
                assert len(element.findall("file")) == 1
            for holder in element.iter():
                text = holder.find("text")
                if text is None:
                    continue
                named = set(re.findall(r'src="@@PLUGINFILE@@/([^"]+)"', text.text or ""))
                files = {file.get("name") for file in holder.findall("file")}
                assert named == files, holder.tag
                assert "src=" not in re.sub(r'src="@@PLUGINFILE@@/', "", text.text or "")
            for file in element.iter("file"):
                assert re.fullmatch(r"[0-9a-f]{20}\.(png|jpg)", file.get("name"))
                assert (file.get("path"), file.get("encoding")) == ("/", "base64")
                Image.open(io.BytesIO(base64.b64decode(file.text, validate=True))).load()


@pytest.fixture(scope="module")
def quiz(site):
    path, report = site.export("moodle")
    quiz = Quiz(path)
    quiz.check()
    assert report["records"] == len(quiz.questions) == 13
    return quiz


def answers(element):
    return [(answer.findtext("text"), float(answer.get("fraction"))) for answer in element.findall("answer")]


def test_the_demonstration_is_taken(site, tmp_path):
    from conftest import ROOT

    path, report = site.export("moodle", "--with-unknown", "--output", tmp_path / "m.xml", content=ROOT / "Content")
    quiz = Quiz(path)
    quiz.check()
    assert len(quiz.questions) == report["records"] == report["questions"]


def test_categories_are_the_regions(quiz):
    assert quiz.categories == ["$course$/top/Négatoscope/Rachis"]


def test_one_right_answer(quiz):
    element = quiz.questions["tout/vue"]
    assert element.findtext("single") == "true"
    assert answers(element) == [
        ("Rien", 0), ("Deux <strong>taches</strong> claires", 100), ("Un os &lt; 5 mm &amp; long", 0),
        ("<code>du code</code>", 0),
    ]
    assert "Deux taches claires" in element.findall("answer")[0].findtext("feedback/text")
    assert "Elles sont dessinées" in element.findtext("generalfeedback/text")
    assert "https://exemple.org/site/cases/tout/index.html#q-vue" in element.findtext("generalfeedback/text")
    assert "Que voit-on" in element.findtext("questiontext/text")
    assert [tag.findtext("text") for tag in element.findall("tags/tag")] == [
        "QRU", "TDM", "Rachis", "Tête et cou", "socle", "rang A", "tout",
    ]


def test_several_right_answers_are_weights(quiz):
    element = quiz.questions["tout/vraies"]
    assert element.findtext("single") == "false" and float(element.findtext("defaultgrade")) == 2
    assert [fraction for _, fraction in answers(element)] == [33.33333, 33.33333, -100, 33.33333, -50]
    assert "Indice" in element.findtext("questiontext/text")
    assert [fraction for _, fraction in answers(quiz.questions["tout/bonnes"])] == [50, -50, 50, -50, -50]


def test_a_short_answer_takes_its_spellings(quiz):
    element = quiz.questions["tout/signe"]
    assert element.get("type") == "shortanswer" and element.findtext("usecase") == "0"
    taken = dict(answers(element))
    for spelling in ["L'œdème péri-articulaire", "œdème péri articulaire", "oedeme peri-articulaire"]:
        assert taken[spelling] == 100, taken
    assert taken["Épanchement\\*"] == 50 and taken["epanchement\\*"] == 50
    assert taken["Fracture"] == 0 and "*" not in taken
    # The first that fits is taken.
    values = [fraction for _, fraction in answers(element)]
    assert values == sorted(values, reverse=True)


def test_a_long_answer_has_its_grid(quiz):
    element = quiz.questions["tout/decrire"]
    assert element.get("type") == "essay"
    grid = element.findtext("graderinfo/text")
    assert "1 point" in grid and "2 points" in grid and "En millimètres" in grid
    assert "millimètres" not in element.findtext("questiontext/text")


def test_zones_are_markers_within_the_picture(quiz):
    element = quiz.questions["tout/taches"]
    picture = Image.open(io.BytesIO(base64.b64decode(element.findtext("file"))))
    assert picture.size == (320, 400)  # of 1000 × 1250: what Moodle takes without reducing it
    assert [drag.findtext("text") for drag in element.findall("drag")] == ["Ici"]
    assert element.find("drag/infinite") is not None
    drops = [(d.findtext("no"), d.findtext("shape"), d.findtext("coords"), d.findtext("choice")) for d in element.findall("drop")]
    assert drops[1] == ("2", "rectangle", "192,100;64,40", "1")
    corners = [tuple(map(int, corner.split(","))) for corner in drops[0][2].split(";")]
    assert drops[0][1] == "polygon" and len(corners) == 24
    for x, y in corners:  # on the ellipse of 20 % by 30 %, but for half a pixel
        assert abs(((x - 64) / 32) ** 2 + ((y - 140) / 60) ** 2 - 1) < 0.05
    asked = element.findtext("questiontext/text")
    assert "Regardez bien" in asked and "À pointer." not in asked and "gauche" not in asked
    assert "Ombre du bas" in element.findtext("generalfeedback/text")


def test_zones_of_a_series_stand_on_the_slice_in_their_middle(quiz):
    deep, corner = quiz.questions["tout/serie#1"], quiz.questions["tout/serie#2"]
    assert [float(element.findtext("defaultgrade")) for element in (deep, corner)] == [0.5, 0.5]
    assert deep.findtext("drop/shape") == "circle" and deep.findtext("drop/coords") == "32,32;6"
    one, other = (
        Image.open(io.BytesIO(base64.b64decode(element.findtext("file")))).convert("L") for element in (deep, corner)
    )
    assert one.size == (64, 64)
    assert one.getpixel((32, 32)) > 180 and one.getpixel((3, 3)) < 80
    assert other.getpixel((3, 3)) > 180 and other.getpixel((32, 32)) < 80


def test_items_of_a_concordance_test_are_marked_by_votes(quiz):
    first, second = quiz.questions["tout/concordance#1"], quiz.questions["tout/concordance#2"]
    assert [fraction for _, fraction in answers(first)] == [0, 11.11111, 33.33333, 100, 20]  # 2/9 is not in Moodle's list
    assert [fraction for _, fraction in answers(second)] == [90, 100, 0, 0, 0]  # 7/8 is not
    assert answers(first)[4][0].startswith("+2 · ")
    assert "un centre graisseux" in first.findtext("questiontext/text")
    assert "un kyste" not in first.findtext("questiontext/text") + first.findtext("generalfeedback/text")
    assert float(first.findtext("defaultgrade")) == 0.5


def test_steps_repeat_what_came_before(quiz):
    asked = quiz.questions["tout/enfin"].findtext("questiontext/text")
    folded = re.search("<details.*?</details>", asked, re.S).group()
    assert "revient un mois" in folded and "troisième" in folded and "Un an après" not in folded
    assert "Une suite" in quiz.questions["tout/enfin"].findtext("name/text")


def test_the_report_names_what_is_lost(site, tmp_path):
    _, report = site.export("moodle", "--output", tmp_path / "m.xml")
    lost = {lost["loss"]: lost["questions"] for lost in report["lost"]}
    assert lost == {
        "series-as-slice": ["tout/serie"], "items-apart": ["tout/concordance"],
        "steps-apart": ["tout/examen", "tout/ensuite", "tout/enfin"], "weights-for-discordances": ["tout/vraies"],
        "required-not-enforced": ["tout/vraies"], "count-not-enforced": ["tout/bonnes"],
        "votes-rounded": ["tout/concordance"], "spellings-listed": ["tout/signe"],
        "marked-by-teacher": ["tout/decrire"], "zones-in-pixels": ["tout/taches", "tout/serie"],
    }


def test_the_partial_scale_is_exact_but_for_vetoes(own_site):
    settings = own_site.content / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "marking: partial\n", encoding="utf-8")
    own_site.edit("  > **Indispensable.** Elle compte.\n", "")
    path, report = own_site.export("moodle")
    assert [f for _, f in answers(Quiz(path).questions["tout/vraies"])] == [33.33333, 33.33333, -100, 33.33333, -50]
    assert "weights-for-discordances" not in {lost["loss"] for lost in report["lost"]}


def test_hostile_words_stay_words(own_site):
    own_site.edit("Elles sont dessinées.", "`]]> <script>alert(1)</script>` \\\\(x\\\\) $$y$$ `@@PLUGINFILE@@/x` &#1; &#xFFFE;")
    own_site.edit("titre: Toutes les questions", "titre: \"A/B <i> & ]]> " + "long " * 80 + "\"")
    own_site.edit("Que voit-on ?", "Que voit-on \\<b\\> ?")
    path, _ = own_site.export("moodle")
    quiz = Quiz(path)
    quiz.check()
    feedback = quiz.questions["tout/vue"].findtext("generalfeedback/text")
    assert "]]&gt; &lt;script&gt;alert(1)&lt;/script&gt;" in feedback
    assert "\\(" not in feedback and "$$" not in feedback and "@@PLUGINFILE@@/x" not in feedback
    assert "<b>" not in quiz.questions["tout/vue"].findtext("questiontext/text")
    assert "<" not in quiz.questions["tout/vue"].findtext("name/text")
    assert quiz.categories == ["$course$/top/Négatoscope/Rachis"]


def test_the_same_content_gives_the_same_bytes(site, tmp_path):
    first = site.export("moodle", "--output", tmp_path / "1.xml")[0].read_bytes()
    assert site.export("moodle", "--output", tmp_path / "2.xml", language="en")[0].read_bytes() == first
    again = site.export("moodle", "--output", tmp_path / "1.xml")[0].read_bytes()
    assert again == first
