"""Everybody who applied: found, sorted, looked at again, taken along."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from nodement.admissions.actions import add_note, mark_application
from nodement.admissions.models import SavedSearch
from nodement.forms.models import Form, FormVersion
from nodement.surveys.actions import withdraw
from nodement.web.organizer import people_columns
from tests import make
from tests.make import NOON
from tests.web.page import main


def address(cohort, query=""):
    return f"/cohorts/{cohort.public_id}/people/{query}"


def test_people_are_found_by_a_part_of_their_name_or_address(crew, margaret):
    make.application("mentee", cohort=crew.cohort, name="Grace")
    make.application("mentee", cohort=crew.cohort, person=make.person("Mei", email="m@hopper.test"))

    assert "Grace" in main(margaret.get(address(crew.cohort, "?q=rac")))
    assert "Mei" not in main(margaret.get(address(crew.cohort, "?q=rac")))
    assert "Mei" in main(margaret.get(address(crew.cohort, "?q=HOPPER")))


def test_the_list_can_be_of_one_role_and_the_filter_stays(crew, margaret):
    crew.people(mentees=1, mentors=1)

    response = margaret.get(address(crew.cohort, "?role=mentor"))

    assert "Ada0" in main(response)
    assert "Grace0" not in main(response)
    assert '<option value="mentor" selected>' in response.content.decode()
    assert "?role=mentor&amp;sort=-name" in response.content.decode()


def test_it_is_sorted_as_asked_and_a_wrong_order_is_not_followed(crew, margaret):
    crew.people(mentees=2, mentors=0)

    backwards = main(margaret.get(address(crew.cohort, "?sort=-name")))
    odd = main(margaret.get(address(crew.cohort, "?sort=person__password")))

    assert backwards.index("Grace1") < backwards.index("Grace0")
    assert odd.index("Grace0") < odd.index("Grace1")


def test_who_has_withdrawn_is_marked(crew, margaret):
    left = make.application("mentee", cohort=crew.cohort, name="Grace")
    withdraw(left, by=left.person, at=NOON)

    assert "Withdrawn" in main(margaret.get(address(crew.cohort)))


def test_nobody_found_and_nobody_there_are_said_differently(crew, margaret):
    assert "Nobody has applied yet" in main(margaret.get(address(crew.cohort)))
    assert "Nobody matches that" in main(margaret.get(address(crew.cohort, "?q=zzz")))


COLUMNS = "&".join(f"column={column.key}" for column in people_columns.COLUMNS)
CONTENT = {
    "sections": [
        {
            "key": "more",
            "title": "More",
            "questions": [
                {"key": "editor", "kind": "short", "label": "Which editor?"},
                {"key": "gender", "kind": "one", "label": "Gender", "audience": "nobody"},
            ],
        }
    ]
}


def test_the_columns_are_chosen_in_the_address_and_stay_while_paging(crew, margaret):
    make.application("mentor", cohort=crew.cohort, name="Ada", capacity=3)

    page = margaret.get(address(crew.cohort, "?column=capacity&column=zone&sort=-capacity"))

    body = page.content.decode()
    assert re.findall(r'data-label="([^"]+)"', body) == ["Time zone", "Places"]
    assert "Berlin 3" in main(page)
    assert "?column=capacity&amp;column=zone&amp;sort=capacity" in body


def test_an_unknown_column_is_not_shown_and_none_means_the_usual_ones(crew, margaret):
    make.application("mentor", cohort=crew.cohort, name="Ada")

    odd = margaret.get(address(crew.cohort, "?column=password")).content.decode()
    usual = margaret.get(address(crew.cohort)).content.decode()

    labels = re.findall(r'data-label="([^"]+)"', odd)
    assert labels == ["Role", "State", "Email address", "Looked after by", "Marks", "Sent"]
    assert labels == re.findall(r'data-label="([^"]+)"', usual)


@pytest.mark.parametrize("sort", ["role", "state", "owner", "marks", "notes", "-sent", "priority"])
def test_every_column_that_offers_it_sorts(crew, margaret, sort):
    crew.people(mentees=2, mentors=1)

    assert "3 applications" in main(margaret.get(address(crew.cohort, f"?{COLUMNS}&sort={sort}")))


def test_the_marks_of_others_stay_hidden_until_ones_own_is_given(crew, margaret, ines):
    one = make.application("mentee", cohort=crew.cohort, name="Grace")
    mark_application(one, 2, "", by=crew.ines, at=NOON)

    assert "1, not yours yet" in main(margaret.get(address(crew.cohort)))
    assert "2.0 from 1" in main(ines.get(address(crew.cohort)))


def test_the_list_asks_as_much_for_sixty_as_for_one(crew, margaret):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            assert margaret.get(address(crew.cohort, f"?{COLUMNS}&role=mentee")).status_code == 200
        return len(questions)

    def add(number: int) -> None:
        one = make.application(
            "mentee", cohort=crew.cohort, name=f"G{number}", owner=crew.ines, languages=("pt",)
        )
        add_note(one, "A word", by=crew.ines, at=NOON)
        mark_application(one, 3, "", by=crew.margaret, at=NOON)

    add(0)
    first = asked()
    for number in range(1, 60):
        add(number)

    assert asked() == first
    assert first <= 20


def test_a_view_is_saved_opened_and_deleted(crew, margaret, ines):
    make.application("mentor", cohort=crew.cohort, name="Ada")
    make.application("mentee", cohort=crew.cohort, name="Grace")
    said = {"name": "Mentors <b>", "query": "role=mentor&q=&sort=-name&page=3"}

    saved = margaret.post(f"/cohorts/{crew.cohort.public_id}/views/", said, follow=True)

    assert saved.redirect_chain[-1][0].endswith("/people/?role=mentor&sort=-name")
    view = SavedSearch.objects.get()
    opened = ines.get(address(crew.cohort))
    assert f'href="?{view.query.replace("&", "&amp;")}"' in opened.content.decode()
    assert "Mentors &lt;b&gt;" in opened.content.decode()
    deletion = f"/cohorts/{crew.cohort.public_id}/views/{view.public_id}/delete/"
    assert "Deleted: “Mentors <b>”." in main(ines.post(deletion, follow=True))
    assert "Somebody has deleted this view already." in main(margaret.post(deletion, follow=True))


def test_a_view_of_another_program_is_neither_shown_nor_deleted(crew, margaret):
    elsewhere = make.cohort()
    view = SavedSearch.objects.create(program=elsewhere.program, name="Theirs", query="q=x")

    margaret.post(f"/cohorts/{crew.cohort.public_id}/views/{view.public_id}/delete/")

    assert "Theirs" not in main(margaret.get(address(crew.cohort)))
    assert SavedSearch.objects.count() == 1


@pytest.fixture
def exported(crew, margaret):
    def read(query: str, format: str = "csv") -> list[list[object]]:
        response = margaret.get(address(crew.cohort, "export/"), {"query": query, "format": format})
        assert response.status_code == 200
        assert "attachment" in response["Content-Disposition"]
        content = b"".join(response.streaming_content)
        if format == "csv":
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    return read


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_filter_goes_out_as_a_file_and_no_cell_runs(crew, exported, format):
    formula = '=HYPERLINK("http://evil.test")'
    make.application(
        "mentee",
        cohort=crew.cohort,
        person=make.person("x", email="evil@example.org"),
        name=formula,
        about="@SUM(1)",
        goals=("+1", "-2"),
        github="=1",
        exclusions=("=Charles",),
    )
    make.application("mentor", cohort=crew.cohort, name="Ada")

    rows = exported("role=mentee", format)

    assert len(rows) == 2
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Name"] == f"'{formula}"
    assert row["Email address"] == "evil@example.org"
    assert (row["About themselves"], row["Goals"]) == ("'@SUM(1)", "'+1\n-2")
    assert (row["GitHub username"], row["Not to be matched with"]) == ("'=1", "'=Charles")
    assert not [cell for cell in rows[1] if str(cell).startswith(("=", "+", "@"))]


def test_answers_of_the_form_go_along_but_never_those_that_only_count(crew, exported):
    form = Form.objects.create(cohort=crew.cohort, role="mentee", draft=CONTENT, changed_at=NOON)
    version = FormVersion.objects.create(
        form=form, number=1, content_json=CONTENT, published_at=NOON
    )
    given = {"editor": "=vim", "gender": "Zerubbabel"}
    make.application(
        "mentee", cohort=crew.cohort, name="Grace", form_version=version, given=given, source="form"
    )
    make.application("mentee", cohort=crew.cohort, name="Mei")

    rows = exported("")

    assert rows[0][-1] == "Which editor?"
    assert [row[-1] for row in rows[1:]] == ["'=vim", ""]
    assert "Zerubbabel" not in str(rows)
    assert "Gender" not in rows[0]


def test_the_file_asks_as_much_for_sixty_as_for_one(crew, exported):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            exported("")
        return len(questions)

    make.application("mentee", cohort=crew.cohort, owner=crew.ines)
    first = asked()
    for _number in range(60):
        make.application("mentee", cohort=crew.cohort, owner=crew.ines)

    assert asked() == first


def test_the_list_its_file_and_its_views_are_not_there_for_others(crew, sign_in):
    one = make.application("mentee", cohort=crew.cohort)
    strangers = [one.person, make.organizer(make.program(), "Elsewhere")]

    for stranger in strangers:
        browser = sign_in(stranger)
        for part in ("", "export/", "bulk/"):
            assert browser.get(address(crew.cohort, part)).status_code == 404
        for part in ("views", "changes", "duplicates", "invite", "numbers"):
            there = f"/cohorts/{crew.cohort.public_id}/{part}/"
            assert browser.post(there).status_code in (404, 405)
            assert browser.get(there).status_code in (404, 405)
