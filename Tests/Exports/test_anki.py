"""export anki, imported by Anki's own backend: new, again, edited, beside another language."""

import json
import re
import sqlite3
import zipfile

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from conftest import ROOT


class Anki:
    """A reader's collection."""

    def __init__(self, folder):
        folder.mkdir(exist_ok=True)
        self.col = Collection(str(folder / "collection.anki2"))

    def bring(self, path):
        """Imports a package with Anki's ordinary wishes; counts what became of its notes."""
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        assert not log.conflicting and not log.empty_first_field and not log.missing_notetype and not log.missing_deck
        return {"new": len(log.new), "updated": len(log.updated), "duplicate": len(log.duplicate)}

    def check(self):
        media = self.col.media.check()
        assert list(media.missing) == [] and list(media.unused) == []
        problems, fine = self.col.fix_integrity()
        assert fine and problems == "Database rebuilt and optimized.", problems

    def note(self, search):
        (number,) = self.col.find_notes(search)
        return self.col.get_note(number)

    def fields(self):
        return {number: self.col.get_note(number).fields for number in self.col.find_notes("")}


@pytest.fixture
def anki(tmp_path):
    reader = Anki(tmp_path / "reader")
    yield reader
    reader.col.close()


@pytest.fixture(scope="session")
def package(site):
    path, report = site.export("anki", "--date", "2026-03-05")
    assert path.name == "exports.apkg"
    return path, report


def test_it_is_imported_whole_and_not_twice(anki, package):
    path, report = package
    assert anki.bring(path) == {"new": 13, "updated": 0, "duplicate": 0}
    assert (anki.col.note_count(), anki.col.card_count()) == (13, 14) and report["records"] == 14
    names = [deck.name for deck in anki.col.decks.all_names_and_ids()]
    assert names == ["Default", "Négatoscope", "Négatoscope::Rachis"]
    assert len(anki.col.find_cards('deck:"Négatoscope::Rachis"')) == 14
    anki.check()
    before = anki.fields()
    assert anki.bring(path) == {"new": 0, "updated": 0, "duplicate": 13}
    assert anki.fields() == before and anki.col.card_count() == 14
    assert len([m for m in anki.col.models.all_names_and_ids() if m.name.startswith("Négatoscope")]) == 2
    anki.check()


def test_a_card_asks_then_answers(anki, package):
    anki.bring(package[0])
    note = anki.note("tag:type::qrm")
    assert set(note.tags) == {
        "cas::tout", "modalite::tdm", "niveau::socle", "rang::b", "region::rachis", "region::tete-et-cou", "type::qrm",
    }
    assert note.keys() == ["Titre", "Question", "Correction", "Source"]
    assert note["Titre"] == "Toutes les questions · QRM 2 · Lesquelles sont vraies ?"
    (card,) = note.cards()
    asked, answered = card.question(), card.answer()
    assert "Lesquelles sont vraies" in asked and "La première" in asked and "2 points" in asked
    assert "Toutes les questions" not in asked  # a title may tell what the case is
    assert "Indispensable" not in asked and "Indispensable" in answered and "Danger." in answered
    assert 'href="https://exemple.org/site/cases/tout/index.html#q-vraies"' in answered
    assert ".nightMode" in asked  # the style sheet, by day and by night
    # What a reader of the site has seen already; the films of the presentation are in sight.
    assert re.search(r'<details class="card-more" open>.*Une douleur du cou.*<img src="negatoscope-', asked, re.S)


def test_each_item_of_a_concordance_test_is_a_card(anki, package):
    anki.bring(package[0])
    notes = [anki.col.get_note(number) for number in anki.col.find_notes("tag:type::tcs")]
    first, second = sorted(notes, key=lambda note: note["Titre"])
    assert "un centre graisseux" in first["Question"] and "un kyste" not in first["Question"] + first["Correction"]
    assert "+2 · pratiquement certaine" in first["Question"]
    assert "0 / 1 / 3 / 9 / 2" in first["Correction"] and "7 / 8 / 0 / 0 / 0" in second["Correction"]


def test_a_step_repeats_what_came_before(anki, package):
    anki.bring(package[0])
    question = anki.note("Titre:*Enfin*")["Question"]
    folded = re.search('<details class="card-more">.*?</details>', question, re.S).group()
    assert "revient un mois" in folded and "troisième" in folded and "Un an après" not in folded


def test_zones_are_image_occlusion(anki, package):
    anki.bring(package[0])
    stills = anki.note('tag:type::qzp "Header:*QZP 6*"')
    read = anki.col.get_image_occlusion_note(stills.id).note
    # The backend tells them in no settled order.
    shapes = sorted(
        (o.ordinal, o.shapes[0].shape, {p.name: p.value for p in o.shapes[0].properties}) for o in read.occlusions
    )
    assert shapes == [
        (1, "ellipse", {"left": ".1", "top": ".2", "rx": ".1", "ry": ".15", "oi": "1"}),
        (2, "rect", {"left": ".6", "top": ".25", "width": ".2", "height": ".1", "oi": "1"}),
    ]
    assert read.occlude_inactive and read.image_file_name.startswith("negatoscope-")
    assert (anki.col.media.dir() and read.image_data[:2]) == b"\xff\xd8"
    assert "Regardez bien" in read.header and "Nommez ce que cache le masque" in read.header
    assert "gauche" not in read.header and read.image_file_name not in read.header
    assert "Ombre du bas" in read.back_extra
    kind = anki.col.models.get(stills.mid)
    assert (kind["originalStockKind"], kind["type"]) == (6, 1)
    first, second = stills.cards()
    assert 'data-shape="ellipse"' in first.question() and 'class="cloze" data-ordinal="1"' in first.question()
    assert 'class="cloze" data-ordinal="2"' in second.question()
    for card, name in [(first, "Tache de gauche"), (second, "Tache de droite")]:
        shown = re.search(rf'data-card="{card.ord + 1}">\s*<p><strong>(.*?)</strong>', card.answer()).group(1)
        assert shown == name and name not in card.question()
    # On a series: a note for each slice that zones share, its frame in the middle of them.
    series = [anki.col.get_note(number) for number in anki.col.find_notes('"Header:*QZP 7*"')]
    assert [len(note.cards()) for note in series] == [1, 1]
    assert len({anki.col.get_image_occlusion_note(note.id).note.image_file_name for note in series}) == 2


def test_an_edited_card_is_updated_and_keeps_its_history(anki, own_site):
    first, _ = own_site.export("anki", "--output", "first.apkg")
    anki.bring(first)
    note = anki.note('"Titre:*QRU 1 · Que voit*"')
    (card,) = note.cards()
    card.start_timer()
    for _ in range(2):
        card = anki.col.get_card(card.id)
        card.start_timer()
        anki.col.sched.answerCard(card, 4)
    reviewed = anki.col.get_card(card.id)
    assert reviewed.reps == 2 and reviewed.ivl > 0

    # A second later: times of files are compared in whole seconds.
    text = own_site.content / "cases/tout/case.md"
    stamp = text.stat().st_mtime
    own_site.edit("Elles sont dessinées.", "Elles sont peintes.")
    own_site.edit("- [ ] Une radiographie\n", "")
    import os

    os.utime(text, (stamp + 2, stamp + 2))
    second, _ = own_site.export("anki", "--output", "second.apkg")
    assert anki.bring(second) == {"new": 0, "updated": 13, "duplicate": 0}
    note.load()
    assert "peintes" in note["Correction"] and "Une radiographie" not in anki.note("Titre:*examen*")["Question"]
    again = anki.col.get_card(card.id)
    assert (again.nid, again.reps, again.ivl, again.due, again.factor) == (
        note.id, reviewed.reps, reviewed.ivl, reviewed.due, reviewed.factor,
    )
    assert len(anki.col.db.list("select id from revlog where cid = ?", card.id)) == 2
    anki.check()
    # The older package takes nothing back.
    assert anki.bring(first) == {"new": 0, "updated": 0, "duplicate": 13}
    note.load()
    assert "peintes" in note["Correction"]


def test_a_given_day_orders_packages(anki, own_site):
    old, _ = own_site.export("anki", "--date", "2026-01-01", "--output", "old.apkg")
    anki.bring(old)
    own_site.edit("Elles sont dessinées.", "Elles sont peintes.")
    same, _ = own_site.export("anki", "--date", "2026-01-01", "--output", "same.apkg")
    assert anki.bring(same)["updated"] == 0
    later, _ = own_site.export("anki", "--date", "2026-01-02", "--output", "later.apkg")
    assert anki.bring(later)["updated"] == 13
    assert own_site.export("anki", "--date", "demain", status=2) == (None, None)


def test_a_translation_stands_beside(anki, site, package, tmp_path):
    anki.bring(package[0])
    english, _ = site.export("anki", "--in", "en", "--output", tmp_path / "en.apkg")
    assert anki.bring(english) == {"new": 1, "updated": 0, "duplicate": 0}
    note = anki.note("tag:type::qru tag:case::tout")
    assert "Two bright spots" in note["Question"]
    assert "Light box::Spine" in [deck.name for deck in anki.col.decks.all_names_and_ids()]
    anki.check()


def test_the_demonstration_is_imported(anki, site, tmp_path):
    path, report = site.export("anki", "--with-unknown", "--output", tmp_path / "d.apkg", content=ROOT / "Content")
    # A note a question; one with two zones to name makes two cards.
    assert anki.bring(path)["new"] == report["questions"]
    assert anki.col.card_count() == report["records"]
    anki.check()


def test_no_field_leads_to_what_is_not_there(package):
    path, _ = package
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        media = json.loads(archive.read("media"))
        assert all(re.fullmatch(r"negatoscope-[0-9a-f]{20}\.(webp|png|jpg)", name) for name in media.values())
        (path.parent / "c.anki2").write_bytes(archive.read("collection.anki2"))
    database = sqlite3.connect(path.parent / "c.anki2")
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("select ver from col").fetchone() == (11,)
    for (fields,) in database.execute("select flds from notes"):
        for source in re.findall(r'src="([^"]*)"', fields):
            assert source in media.values()
        for address in re.findall(r'href="([^"]*)"', fields):
            assert address.startswith("https://exemple.")


def test_the_checksums_are_those_of_anki(anki, package):
    database = sqlite3.connect(package[0].parent / "c.anki2")
    ours = dict(database.execute("select guid, csum from notes"))
    anki.bring(package[0])
    assert dict(anki.col.db.all("select guid, csum from notes")) == ours


def test_hostile_words_stay_words(anki, own_site):
    own_site.edit(
        "Elles sont dessinées.",
        "`</script><script>alert(1)</script>` [sound:x.mp3] [latex]\\\\input{/etc/passwd}[/latex] {{c1::x}} "
        "{{Title}} \\\\(x\\\\) [anki:tts lang=fr]a[/anki:tts] &#31; &#0; <img src=x onerror=alert(1)>",
    )
    own_site.edit("titre: Toutes les questions", 'titre: "A::B \\"<i>\\" & ' + "long " * 80 + '"')
    words = own_site.content / "vocabulary/regions.yml"
    words.write_text(words.read_text(encoding="utf-8").replace("fr: Rachis", 'fr: "Ra::chis \\"<b>\\" & ../x"'), encoding="utf-8")
    path, _ = own_site.export("anki")
    assert anki.bring(path)["new"] == 13
    anki.check()
    (card,) = anki.note("tag:item::92").cards()
    answer = card.answer()
    assert "&lt;script&gt;alert(1)" in answer and "<script>alert" not in answer and "<img src=x" not in answer
    assert "{{c1::x}}" in answer and "{{Title}}" in answer
    assert card.answer_av_tags() == [] and "\\(" not in answer
    names = [deck.name for deck in anki.col.decks.all_names_and_ids()]
    assert names == ["Default", "Négatoscope", "Négatoscope::Ra:chis '<b>' & ../x"]


def test_the_same_content_gives_the_same_bytes(site, own_site, package, tmp_path):
    import os
    import time

    again, _ = site.export("anki", "--date", "2026-03-05", "--output", tmp_path / "2.apkg", language="en")
    assert again.read_bytes() == package[0].read_bytes()
    # A copy has other times; the day that is given makes them one.
    for path in own_site.content.rglob("*"):
        os.utime(path, (time.time(), time.time()))
    copy, _ = own_site.export("anki", "--date", "2026-03-05")
    assert copy.read_bytes() == package[0].read_bytes()
    by_files, _ = own_site.export("anki", "--output", "3.apkg")
    assert own_site.export("anki", "--output", "4.apkg")[0].read_bytes() == by_files.read_bytes()
    assert by_files.read_bytes() != copy.read_bytes()


def test_a_package_of_ours_is_written_over_and_no_other(own_site):
    path, _ = own_site.export("anki", "--output", "p.apkg")
    own_site.export("anki", "--output", "p.apkg")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki2", "somebody's")
    own_site.export("anki", "--output", "p.apkg", status=3)
    assert b"somebody's" in path.read_bytes()


def test_unknown_cases_leave_only_when_asked(site, package, tmp_path):
    path, _ = site.export("anki", "--with-unknown", "--output", tmp_path / "all.apkg")
    for package_path, holds in [(package[0], False), (path, True)]:
        with zipfile.ZipFile(package_path) as archive:
            database = archive.read("collection.anki2")
        assert ("ostéome ostéoïde".encode() in database) == holds
        assert b"secret" not in database
