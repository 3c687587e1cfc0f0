"""The scripts' pure functions in a real browser: marking, by the vectors that Swift is held to, numbers, words, data."""

import codecs
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "Tests" / "Vectors" / "marking.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def functions(browser):
    """functions(expression, argument): a value computed by the scripts, in a page that holds nothing else."""
    page = browser.new_page()
    for name in ("scripts/00-core.js", "scripts/00-marking.js", "scripts/00-zones.js", "author/00-option.js"):
        page.add_script_tag(path=ROOT / "Theme" / name)
    yield page.evaluate
    page.close()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_marking_follows_the_vectors(functions, vector):
    outcome = functions("vector => negatoscope.marking.mark(vector)", vector)
    assert outcome["mark"] == vector["mark"]
    assert outcome["discordances"] == vector["discordances"]
    assert outcome["reason"] == vector["reason"]


def test_marking_refuses_a_type_that_it_has_no_rule_for(functions):
    name = """() => {
      try { negatoscope.marking.mark({ kind: "QRX", options: [], answer: null }); return null; }
      catch (fault) { return fault.name; }
    }"""
    assert functions(name) == "RangeError"


HOLLOW = [10, 10, 20, 10, 20, 30, 30, 30, 30, 10, 40, 10, 40, 40, 10, 40]


def test_a_point_inside_of_a_zone_is_well_inside(functions):
    inside = "([zone, others]) => negatoscope.zones.insideOf(zone, others)"

    def zone(shape, numbers, slices=None):
        return {"shape": shape, "numbers": numbers, "slices": slices}

    assert functions(inside, [zone("ellipse", [43, 34, 18, 14]), []]) == {"x": 52, "y": 41}
    assert functions(inside, [zone("rectangle", [0, 0, 10, 20], [30, 37]), []]) == {"x": 5, "y": 10, "slice": 33}
    # The middle of a hollow one lies outside of it; an arm or the bottom is ten percent thick.
    hollow = functions(inside, [zone("polygon", HOLLOW), []])
    assert functions(
        "([numbers, point]) => negatoscope.marking.contains({ shape: 'polygon', numbers }, point)", [HOLLOW, hollow]
    )
    assert hollow["y"] > 32 or not 18 < hollow["x"] < 32
    # A distractor that covers the middle is avoided.
    beside = functions(inside, [zone("rectangle", [0, 0, 30, 10]), [zone("ellipse", [10, 0, 10, 10])]])
    assert not 10 <= beside["x"] <= 20 and 0 < beside["y"] < 10


def test_a_zone_is_told_as_an_option_of_the_case(functions):
    def option(shape, numbers, slices=None, name="Canal", language="fr"):
        told = "([zone, name, language]) => negatoscope.author.optionOf(zone, name, language)"
        return functions(told, [{"shape": shape, "numbers": numbers, "slices": slices}, name, language])

    assert option("ellipse", [43, 34.04, 18.26, 14]) == "- [x] `ellipse 43 34 18.3 14` Canal"
    assert option("rectangle", [1, 2, 3, 4], [7, 7], name="") == "- [x] `rectangle 1 2 3 4 coupe 7` …"
    corners = [10, 20, 14.5, 22, 12, 30]
    assert option("polygon", corners, [7, 9]) == "- [x] `polygone 10 20; 14.5 22; 12 30 coupes 7-9` Canal"
    assert option("polygon", corners, [7, 9], "Canal", "en") == "- [x] `polygon 10 20; 14.5 22; 12 30 slices 7-9` Canal"


def test_points_keep_two_decimals_and_stay_on_the_image(functions):
    assert functions("() => negatoscope.zones.pointAt(12.3456, -3, 4)") == {"x": 12.35, "y": 0, "slice": 4}
    assert functions("() => negatoscope.zones.pointAt(100.004, 99.999)") == {"x": 100, "y": 100}
    box = "([box, size]) => negatoscope.zones.contentBox(box, size)"
    wide = functions(box, [{"x": 5, "y": 7, "width": 300, "height": 300}, {"width": 400, "height": 200}])
    assert wide == {"x": 5, "y": 82, "width": 300, "height": 150}
    high = functions(box, [{"x": 5, "y": 7, "width": 300, "height": 300}, {"width": 100, "height": 200}])
    assert high == {"x": 80, "y": 7, "width": 150, "height": 300}


@pytest.mark.parametrize(
    ("right", "ticked", "state"),
    [(True, True, "hit"), (True, False, "missed"), (False, True, "wrong"), (False, False, "left")],
)
def test_each_option_has_one_state(functions, right, ticked, state):
    assert functions("([right, ticked]) => negatoscope.marking.state(right, ticked)", [right, ticked]) == state


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (0, "0", "0"),
        (1, "1", "1"),
        (0.2, "0,2", "0.2"),
        (0.5, "0,5", "0.5"),
        (1.25, "1,25", "1.25"),
        (2 / 3, "0,67", "0.67"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(functions, value, french, english):
    written = functions("value => ['fr', 'en'].map(language => negatoscope.number(value, language))", value)
    assert written == [french, english]


def test_words_are_filled_in_and_counted(functions):
    said = functions("""() => {
      const say = language => {
        document.documentElement.lang = language;
        return [0, 0.5, 1, 1.5, 2].map(n => negatoscope.counted("n", n));
      };
      negatoscope.words = { "n.one": "{n} point", "script.n.other": "{n} points, {who}" };
      const found = [say("fr"), say("en"), negatoscope.word("n.one", { n: 3 }), negatoscope.word("absent")];
      negatoscope.words = undefined;
      return found;
    }""")
    assert said == [
        ["0 point", "0,5 point", "1 point", "1,5 point", "2 points, {who}"],
        ["0 points, {who}", "0.5 points, {who}", "1 point", "1.5 points, {who}", "2 points, {who}"],
        "3 point",
        "absent",
    ]


def test_encoded_data_keep_their_accents(functions):
    value = {"steps": ["<p>« Sclérodermie » — œdème, ß, ≥ 1 µm, 𝛼</p>"], "version": 1}
    encoded = codecs.encode(json.dumps(value, ensure_ascii=False), "rot13")
    assert functions("encoded => negatoscope.decode(encoded)", encoded) == value


@pytest.mark.parametrize(
    ("steps", "read"),
    [
        (None, False),
        ("%%%", False),
        (codecs.encode('{"version":1,', "rot13"), False),
        ('{"version":1,"steps":[]}', False),
        (codecs.encode('{"version":2,"steps":[]}', "rot13"), False),
        (codecs.encode('{"version":1,"steps":[]}', "rot13"), True),
    ],
    ids=["missing", "not JSON", "cut short", "not encoded", "of another version", "whole"],
)
def test_sealed_steps_are_read_whole_or_not_at_all(functions, steps, read):
    found = functions("""steps => {
      negatoscope.steps = steps ?? undefined;
      negatoscope.unsealed = undefined;
      return negatoscope.sealed() !== null;
    }""", steps)
    assert found is read
