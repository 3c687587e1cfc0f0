"""A question of a case page, answered as a reader does."""

import re


def question(page, name):
    return page.locator(f"negato-question[data-question='{name}']")


def validate(page, name):
    question(page, name).locator(".validate").click()
    return question(page, name).locator(".question-result").inner_text()


def answer(page, name, given):
    """Ticks the options that begin with these words, writes these, or chooses the zones of these letters; gives the result
    as told."""
    if isinstance(given, set):
        question(page, name).locator(".zone-letters summary").click()
        for letter in sorted(given):
            question(page, name).locator(".zone-letter", has_text=re.compile(rf"{letter}$")).click()
    elif isinstance(given, str):
        question(page, name).locator(":is(textarea, .answer-text)").fill(given)
    else:
        for words in given:
            question(page, name).locator(".option", has_text=re.compile(rf"^\W*[A-F]\W*{words}")).locator("input").check()
    return validate(page, name)
