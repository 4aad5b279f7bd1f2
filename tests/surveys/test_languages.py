"""Reading the names of languages."""

import pytest

from nodement.surveys.languages import LanguageUnclear, language_name, read_language


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("English", "en"),
        ("Spanish", "es"),
        ("Hindi", "hi"),
        ("German", "de"),
        ("Portuguese", "pt"),
        ("Yoruba", "yo"),
        ("French", "fr"),
        ("Arabic", "ar"),
        ("Chinese (Mandarin)", "zh"),
        ("Mandarin", "zh"),
        ("Mandarin Chinese", "zh"),
        ("中文", "zh"),
        ("Cantonese", "yue"),
        ("Japanese", "ja"),
        ("日本語", "ja"),
        ("Greek", "el"),
        ("Nepali", "ne"),
        ("Deutsch", "de"),
        ("  español ", "es"),
        ("espanol", "es"),
        ("العربية", "ar"),
        ("Brazilian Portuguese", "pt"),
        ("Portuguese (Brazil)", "pt"),
        ("pt-BR", "pt"),
        ("ENG", "en"),
        ("en", "en"),
        ("Filipino", "fil"),
        ("Tagalog", "fil"),
    ],
)
def test_a_language_is_read_from_its_name_or_code(typed, code):
    assert read_language(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "none", "xx", "qqq", "Elvish of the woods", "foo (German)", "a" * 10_000]
)
def test_an_unknown_language_is_refused_in_words(typed):
    with pytest.raises(LanguageUnclear, match="is not a language we know"):
        read_language(typed)


def test_a_language_is_named_in_the_language_of_the_reader():
    assert language_name("pt") == "Portuguese"
    assert language_name("pt", "de") == "Portugiesisch"
