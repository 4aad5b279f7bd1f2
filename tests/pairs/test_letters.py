"""What the letters of a pair say."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nodement.outbox.models import Letter
from nodement.outbox.paper import compose
from nodement.pairs import letters
from nodement.pairs.actions import accept_time, ask_mentor, propose_time, remind_of
from nodement.pairs.letters import tell
from tests import make
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY

FOLDER = Path(letters.__file__).parent / "templates" / "letters"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
FACTS = {
    "proposed_for": WEDNESDAY,
    "starts_at": MONDAY,
    "formed_at": NOON,
    "minutes": 60,
    "areas": "Testing",
}
VARIANTS = [
    {"agreed_for": None, "moved_from": None, "is_own": True, "is_withdrawn": True},
    {"agreed_for": MONDAY, "moved_from": WEDNESDAY, "is_own": False, "is_withdrawn": False},
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("variant", VARIANTS, ids=["first", "second"])
def test_a_letter_has_a_subject_a_greeting_one_link_and_both_people(pair, name, variant):
    tell(name, pair.mentee, pair, at=NOON, **FACTS | variant)

    letter = Letter.objects.get()
    page = f"http://localhost:8000/pairs/{pair.public_id}/"
    assert "Ada" in letter.subject
    assert letter.text.startswith("Hello Grace,\n\n")
    assert letter.text.count("http") == letter.text.count(page) == 1
    assert letter.html.count(f'href="{page}"') == 1
    assert not any(sign in letter.text + letter.subject for sign in ("{", "}", "**", "None", "\\"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "write-first"])
def test_both_clocks_are_named_with_their_times(pair, name):
    """The first days of the week, 18:00 in Berlin, are 22:45 in Kathmandu."""
    for person in pair.both:
        tell(name, person, pair, at=NOON, **FACTS | VARIANTS[0])

    to_mentor, to_mentee = (letter.text for letter in Letter.objects.order_by("pk"))
    day = "Wednesday 9" if "propos" in name else "Monday 7"
    assert f"- You: {day} December, 18:00 Berlin time\n" in to_mentor
    assert f"- Grace: {day} December, 22:45 Kathmandu time\n" in to_mentor
    assert f"- You: {day} December, 22:45 Kathmandu time\n" in to_mentee
    assert f"- Ada: {day} December, 18:00 Berlin time\n" in to_mentee


@pytest.mark.parametrize(
    ("day", "berlin", "kathmandu"),
    [
        ((2027, 3, 27), "18:00", "22:45"),
        ((2027, 3, 28), "18:00", "21:45"),
        ((2026, 10, 24), "18:00", "21:45"),
        ((2026, 10, 25), "18:00", "22:45"),
    ],
    ids=["before spring", "after spring", "before autumn", "after autumn"],
)
def test_six_in_berlin_is_six_in_berlin_on_both_sides_of_a_clock_change(
    pair, day, berlin, kathmandu
):
    at = datetime(2026, 10, 1, tzinfo=UTC)
    moment = datetime(*day, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    meeting = propose_time(pair, moment, by=pair.mentor, at=at)
    accept_time(meeting, moment, by=pair.mentee, at=at)

    to_mentor, to_mentee = Letter.objects.filter(name="meeting-agreed").order_by("pk")
    assert f", {berlin} Berlin time\n- Grace: " in to_mentor.text
    assert f", {kathmandu} Kathmandu time\n\n" in to_mentor.text
    assert f", {kathmandu} Kathmandu time\n- Ada: " in to_mentee.text
    assert f", {berlin} Berlin time\n\n" in to_mentee.text


def test_where_it_is_another_day_each_reads_their_own(db):
    pair = make.pair(
        mentor=make.person("Ada", time_zone="America/New_York"),
        mentee=make.person("Grace", time_zone="Asia/Kathmandu"),
    )
    propose_time(pair, datetime(2026, 12, 7, 20, tzinfo=UTC), by=pair.mentor, at=NOON)

    text = Letter.objects.get().text
    assert "- You: Tuesday 8 December, 01:45 Kathmandu time\n" in text
    assert "- Ada: Monday 7 December, 15:00 New York time\n" in text


def test_one_clock_is_shown_once(db):
    pair = make.pair(
        mentor=make.person("Ada", time_zone="Europe/Berlin"),
        mentee=make.person("Grace", time_zone="Europe/Berlin"),
    )
    propose_time(pair, MONDAY, by=pair.mentor, at=NOON)

    text = Letter.objects.get().text
    assert "- Monday 7 December, 18:00 Berlin time, for both of you\n" in text
    assert text.count("18:00") == 1


def test_a_name_is_shown_as_typed_and_never_obeyed(db):
    name = "[Ada](https://mallory.example.org) <b>*x*</b>"
    pair = make.pair(mentor=make.person("Ada"), mentee=make.person("Grace"))
    pair.mentor.name = name
    tell("meeting-reminder", pair.mentee, pair, at=NOON, starts_at=MONDAY)

    letter = Letter.objects.get()
    assert letter.subject.startswith(f"You meet {name} on Monday")
    assert name in letter.text
    assert "<b>" not in letter.html
    assert 'href="https://mallory' not in letter.html


def test_the_mentor_who_is_asked_reads_what_they_have_in_common(pair):
    ask_mentor(pair, at=NOON + timedelta(days=3))

    letter = Letter.objects.get()
    assert letter.subject == "Would you write to Grace first?"
    assert "You both care about: Documentation." in letter.text
    assert "since Monday 30 November" in letter.text


def test_a_reminder_says_when_in_its_subject(pair, agreed):
    remind_of(agreed, at=MONDAY - timedelta(hours=24))

    subjects = [letter.subject for letter in Letter.objects.order_by("pk")]
    assert subjects == [
        "You meet Grace on Monday at 18:00, Berlin time",
        "You meet Ada on Monday at 22:45, Kathmandu time",
    ]


def test_the_sign_in_code_stands_alone_and_is_secret(db):
    paper = compose("sign-in-code", reader=make.person("Grace"), facts={"code": "K3F-7QX"})

    assert paper.subject == "Your code to sign in"
    assert paper.is_secret
    assert "\n\nK3F-7QX\n\n" in paper.text
    assert "<strong>K3F-7QX</strong>" in paper.html
    assert "for 15 minutes" in paper.text
