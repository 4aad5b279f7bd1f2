"""Whatever was posted: the page can be drawn again, and sends again what it shows."""

from hypothesis import HealthCheck, given, settings

from nodement.applying.reading import read_section
from tests.applying.anything import POSTS
from tests.applying.every_kind import ASKED, SECTION, posted
from tests.web.form import Form
from tests.web.test_questions import drawn


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=POSTS)
def test_whatever_was_posted_can_be_drawn_and_is_taken_again_unchanged(said):
    read = read_section(SECTION, posted(said), {}, ASKED)

    sent = Form(drawn(SECTION, read.answers, problems=read.problems, typed=read.typed)).sent

    again = read_section(SECTION, posted(sent), {}, ASKED).answers
    taken = {key: answer for key, answer in again.items() if key not in read.problems}
    assert taken == {key: said for key, said in read.answers.items() if key not in read.problems}
