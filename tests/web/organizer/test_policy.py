"""How a program does things."""

from nodement.journal.models import Entry
from nodement.programs.models import Program
from nodement.programs.queries import topics
from nodement.web.organizer.policy import FIGURES
from tests import make
from tests.web.page import main


def address(cohort):
    return f"/programs/{cohort.program.public_id}/policy/"


def answers(cohort, **changed):
    """The form as it stands, with some answers changed."""
    program = cohort.program
    figures = {name: getattr(program, name) for name in FIGURES}
    weights = {
        "weight-areas": 30,
        "weight-help": 10,
        "weight-language": 15,
        "weight-overlap": 10,
        "weight-experience": 10,
        "weight-wishes": 10,
        "weight-goals": 5,
        "weight-continuity": 5,
        "weight-priority": 5,
    }
    figures |= {"topics-area": "Documentation\nTesting", "topics-help": "Code review"}
    form = {name: value for name, value in (figures | weights | changed).items() if value}
    return {name: "on" if value is True else value for name, value in form.items()}


def sent_back(page):
    """The form as a browser sends it when nobody types anything: answers, and what was shown."""
    shown = page.content.decode()
    fields = [one for name in ("form", "weights", "words") for one in page.context[name]]
    assert [one for one in fields if f'name="{one.html_initial_name}"' not in shown] == []
    initial = {one.html_initial_name: str(one.value()) for one in fields}
    return initial | {one.html_name: one.value() for one in fields if one.value() is not False}


def test_it_shows_every_figure_in_its_group_with_a_hint(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "Who may be a pair Common minutes that a pair needs in every week" in page
    assert "Usually 60. Counted in both time zones" in page
    assert "What makes a good pair" in page
    assert "Shared areas" in page


def test_what_is_changed_is_saved_and_kept_in_the_journal(crew, margaret):
    response = margaret.post(
        address(crew.cohort), answers(crew.cohort, minimum_overlap=90, **{"weight-areas": 40})
    )

    assert response.status_code == 302
    crew.cohort.program.refresh_from_db()
    assert crew.cohort.program.minimum_overlap == 90
    assert crew.cohort.program.weights["areas"] == 40
    assert Entry.objects.count() == 1


def test_what_is_best_can_be_chosen_in_plain_words(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))
    assert "What the matching aims at What is best for all together" in page
    for words in ("Nobody far behind", "The best total", "As few weak pairs as possible"):
        assert words in page

    margaret.post(address(crew.cohort), answers(crew.cohort, welfare="bands", raise_floor=True))

    crew.cohort.program.refresh_from_db()
    program = crew.cohort.program
    assert (program.welfare, program.raise_floor) == ("bands", True)


def test_another_idea_of_what_is_best_is_refused(crew, margaret):
    page = main(margaret.post(address(crew.cohort), answers(crew.cohort, welfare="luck")))

    assert "luck is not one of the available choices" in page
    crew.cohort.program.refresh_from_db()
    assert crew.cohort.program.welfare == "concave"


def test_the_words_of_the_survey_can_be_changed(crew, margaret):
    words = {"topics-area": " Security \r\n\r\nTesting\r\nTesting"}
    margaret.post(address(crew.cohort), answers(crew.cohort, **words))

    assert topics(crew.cohort.program, "area") == ("Security", "Testing")
    assert topics(crew.cohort.program, "help") == ("Code review",)


def test_what_another_organizer_changed_meanwhile_stays(crew, margaret):
    form = sent_back(margaret.get(address(crew.cohort)))
    theirs = {"minimum_overlap": 90, "weight-areas": 40, "topics-help": "Pairing"}
    margaret.post(address(crew.cohort), answers(crew.cohort, **theirs))

    mine = {"english_minimum": "3", "weight-help": "20", "topics-area": "Security"}
    margaret.post(address(crew.cohort), form | mine)

    program = Program.objects.get()
    assert (program.minimum_overlap, program.english_minimum) == (90, 3)
    assert (program.weights["areas"], program.weights["help"]) == (40, 20)
    assert (topics(program, "area"), topics(program, "help")) == (("Security",), ("Pairing",))


def test_figures_that_nothing_acts_on_say_so(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "Nodement does not ask, remind or count by them so far." in page


def test_saving_without_a_change_changes_nothing(crew, margaret):
    margaret.post(address(crew.cohort), sent_back(margaret.get(address(crew.cohort))))

    crew.cohort.program.refresh_from_db()
    assert crew.cohort.program.weights == {}
    assert Entry.objects.count() == 0


def test_a_figure_that_cannot_be_is_refused_and_nothing_is_saved(crew, margaret):
    wrong = answers(crew.cohort, minimum_overlap=20000, offer_days=9)

    page = main(margaret.post(address(crew.cohort), wrong))

    assert "less than or equal to 10080" in page
    assert "Nothing was saved yet" in page
    crew.cohort.program.refresh_from_db()
    assert crew.cohort.program.offer_days == 4


def test_organizers_of_other_programs_do_not_find_it(crew, sign_in):
    elsewhere = sign_in(make.organizer(make.program(), "Elsewhere"))

    assert elsewhere.get(address(crew.cohort)).status_code == 404
    assert elsewhere.post(address(crew.cohort), answers(crew.cohort)).status_code == 404
