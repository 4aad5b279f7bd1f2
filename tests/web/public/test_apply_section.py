"""The parts of the form: saved as one goes, back and forth, nothing lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nodement.applying.kinds.table import KINDS
from nodement.applying.models import Draft, Upload
from nodement.forms.content import Content, Kind, Question, Section
from nodement.programs.models import Topic
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, answers
from tests.web.page import main
from tests.web.public.test_apply import path

HIDDEN = r'name=".seen" value="'


@pytest.fixture
def cohort():
    return scenes.open_cohort()


@pytest.fixture
def browser(client, cohort):
    client.post(path(cohort, "mentee"))
    return client


def posted(section_key, said, **more):
    """What a browser sends for a part with these answers."""
    form = scenes.short_form()
    section = next(one for one in form.sections if one.key == section_key)
    texts = {}
    for question in section.questions:
        if question.key in said:
            texts |= KINDS[question.kind].write(question, said[question.key])
    return texts | more


def seen_in(response):
    return response.content.decode().partition(HIDDEN)[2].partition('"')[0]


def saved():
    return Draft.objects.get().answers


def test_a_part_says_where_it_is_and_each_button_leads_somewhere_else(browser, cohort):
    here = path(cohort, "mentee", "languages")
    assert "Part 2 of 3" in main(browser.get(here))

    leads = {
        then: browser.post(here, posted("languages", answers(), then=then)).url
        for then in ("next", "back", "later")
    }

    assert leads == {
        "next": path(cohort, "mentee", "more"),
        "back": path(cohort, "mentee", "you"),
        "later": path(cohort, "mentee", "send", "later"),
    }
    assert saved() == {"speaks": answers()["speaks"], "strict": False}


def test_before_the_first_part_is_the_start_and_after_the_last_the_end(browser, cohort):
    first, last = path(cohort, "mentee", "you"), path(cohort, "mentee", "more")

    assert browser.post(first, posted("you", answers(), then="back")).url == path(cohort)
    assert browser.post(last, {"then": "next"}).url == path(cohort, "mentee", "send")


def test_what_is_right_is_saved_and_what_is_wrong_stays_as_typed(browser, cohort):
    here = path(cohort, "mentee", "you")

    response = browser.post(here, {"name": "Grace", "mail": "grace at", "zone": "Berlin"})

    assert response.status_code == 200
    assert saved() == {"name": "Grace", "zone": "Europe/Berlin"}
    assert "1 answer" not in main(response)
    assert "One answer needs another look." in main(response)
    assert 'value="grace at"' in response.content.decode()
    again = browser.get(here)
    assert 'value="grace at"' in again.content.decode(), "also after coming back"
    assert "is not an email address" in main(again)
    assert "Needs another look" in main(browser.get(path(cohort, "mentee", "send")))


@pytest.mark.parametrize("then", ["back", "later"])
def test_nobody_is_held_up_who_goes_back_or_away(browser, cohort, then):
    here = path(cohort, "mentee", "you")

    response = browser.post(here, {"name": "Grace", "mail": "grace at", "then": then})

    assert response.status_code == 302
    assert Draft.objects.get().typed == {"mail": ["grace at"]}


def test_an_answer_mended_after_that_is_whole_again(browser, cohort):
    here = path(cohort, "mentee", "you")
    browser.post(here, {"name": "Grace", "mail": "grace at"})

    browser.post(here, posted("you", answers()))

    assert saved() == {key: answers()[key] for key in ("name", "mail", "zone")}
    assert Draft.objects.get().typed == {}


def test_two_windows_keep_what_each_has_changed(browser, cohort):
    here = path(cohort, "mentee", "you")
    seen = {".seen": seen_in(browser.get(here))}
    browser.post(here, {"name": "Grace", "mail": "grace@example.org"} | seen)

    browser.post(here, {"zone": "Berlin"} | seen)

    assert saved() == {"name": "Grace", "mail": "grace@example.org", "zone": "Europe/Berlin"}


def test_a_part_in_which_nothing_is_asked_is_passed_over(client, cohort):
    from_before = scenes.short_form()
    scenes.publish(cohort, "mentee", from_before)
    client.post(path(cohort, "mentee"))

    assert client.get(path(cohort, "mentee", "nowhere")).status_code == 404


def test_a_file_is_kept_and_one_of_a_wrong_kind_is_refused_beside_its_question(browser, cohort):
    here = path(cohort, "mentee", "more")
    good = SimpleUploadedFile("cv.pdf", b"%PDF-1.7 a life", "application/pdf")

    assert browser.post(here, {"resume.file": good}).status_code == 302
    assert Upload.objects.get().file_name == "cv.pdf"

    bad = SimpleUploadedFile("cv.pdf", b"MZ\x00 a program", "application/pdf")
    response = browser.post(here, {"resume.file": bad, "employed": "yes"})

    assert response.status_code == 200
    assert "Only PDF and plain text" in main(response)
    assert saved() == {"resume": Upload.objects.get().public_id, "employed": True}


def test_somebody_elses_file_cannot_be_named(browser, cohort):
    other = type(browser)()
    other.post(path(cohort, "mentee"))
    here = path(cohort, "mentee", "more")
    other.post(here, {"resume.file": SimpleUploadedFile("cv.pdf", b"%PDF-1.7")})
    theirs = Upload.objects.get().public_id

    browser.post(here, {"resume": theirs, "resume.remove": theirs})

    assert Upload.objects.filter(public_id=theirs).exists()
    assert not Draft.objects.filter(answers__resume=theirs).exclude(uploads=None).count() > 1


def test_after_closing_what_is_typed_is_still_kept(browser, cohort, clock):
    clock.move_to(CLOSES)

    browser.post(path(cohort, "mentee", "you"), posted("you", answers()))

    assert saved()["name"] == "Grace"


def test_the_consequence_of_a_language_is_said_at_once_and_after_saving(browser, cohort):
    make.application("mentor", cohort=cohort, languages=("pt", "en"))
    for _number in range(3):
        make.application("mentor", cohort=cohort)
    said = {"speaks": [{"code": "pt", "level": 5}], "strict": True}
    words = "1 of 4 mentors speaks Portuguese. Expect to wait longer than others."

    fragment = browser.post(path(cohort, "mentee", "languages", "count"), posted("languages", said))
    assert fragment.content.decode().strip() == f"<p>{words}</p>"
    assert saved() == {}, "nothing is saved by looking"

    browser.post(path(cohort, "mentee", "languages"), posted("languages", said))
    assert words in main(browser.get(path(cohort, "mentee", "languages")))


def test_without_the_tick_there_is_no_consequence(browser, cohort):
    said = {"speaks": [{"code": "pt", "level": 5}], "strict": False}

    fragment = browser.post(path(cohort, "mentee", "languages", "count"), posted("languages", said))

    assert fragment.content.decode().strip() == ""


def test_what_is_wrong_does_not_become_right_by_sending_it_again(browser, cohort):
    here = path(cohort, "mentee", "languages")
    said = {"speaks": [{"code": "en", "level": 5}], "strict": True}

    for _time in range(2):
        seen = {".seen": seen_in(browser.get(here))}
        response = browser.post(here, posted("languages", said, **seen))
        assert response.status_code == 200


def test_the_consequence_waits_for_no_level_and_survives_any_code(browser, cohort):
    make.application("mentor", cohort=cohort, languages=("pt", "en"))
    here = path(cohort, "mentee", "languages", "count")

    known = browser.post(here, {"speaks": ["pt"], "speaks.level": [""], "strict": "yes"})
    strange = browser.post(here, {"speaks": ["<b>", "x" * 999, "zzz"], "strict": "yes"})

    assert "1 of 1 mentors speaks Portuguese." in known.content.decode()
    assert strange.status_code == 200
    assert "<b>" not in strange.content.decode()


def test_three_hundred_areas_asked_twice_are_few_enough_to_be_sent(client, cohort):
    names = [f"Area {number}" for number in range(300)]
    for name in names:
        Topic.objects.create(program=cohort.program, kind="area", name=name, position=2)
    twice = tuple(Question(key=key, kind=Kind.AREAS, label=key) for key in ("knows", "learns"))
    asked = Section(key="areas", title="Areas", questions=twice)
    scenes.publish(cohort, "mentee", Content(sections=(asked,)))
    client.post(path(cohort, "mentee"))
    said = dict.fromkeys(("knows", "learns"), names)
    said |= {f"{key}.level.{name}": "3" for key in ("knows", "learns") for name in names}

    response = client.post(path(cohort, "mentee", "areas"), said)

    assert response.url == path(cohort, "mentee", "send")
    assert {key: len(known) for key, known in saved().items()} == {"knows": 300, "learns": 300}
