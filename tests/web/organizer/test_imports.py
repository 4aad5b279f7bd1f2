"""The survey files of a cohort, and the way to bring a new one."""

import re
from io import BytesIO

from nodement.surveys.chores import read_surveys
from nodement.surveys.models import SurveyImport
from tests.make import NOON
from tests.web.organizer.conftest import HEADINGS, row
from tests.web.page import main


def address(cohort, query=""):
    return f"/cohorts/{cohort.public_id}/imports/{query}"


def file_of(text: str, name: str = "mentees.csv") -> BytesIO:
    file = BytesIO(text.encode())
    file.name = name
    return file


def test_an_uploaded_file_waits_to_be_read_and_nothing_is_taken_in(crew, margaret):
    file = file_of("\n".join([HEADINGS, row("mei@example.org")]))

    response = margaret.post(address(crew.cohort), {"of": "mentees", "file": file}, follow=True)

    kept = SurveyImport.objects.get()
    assert response.redirect_chain == [(f"/imports/{kept.public_id}/", 302)]
    assert "Rows read" in main(response)
    assert kept.uploaded_by == crew.margaret


def test_a_form_without_a_file_says_what_is_missing(crew, margaret):
    page = main(margaret.post(address(crew.cohort), {"of": "mentors"}))

    assert "This field is required." in page
    assert not SurveyImport.objects.exists()


def test_an_empty_file_is_refused_in_words(crew, margaret):
    page = main(margaret.post(address(crew.cohort), {"of": "mentors", "file": file_of("")}))

    assert "The submitted file is empty." in page


def test_a_pdf_that_is_called_csv_is_told_from_a_table(crew, margaret):
    file = file_of("%PDF-1.7 of letters", "letters.csv")
    margaret.post(address(crew.cohort), {"of": "mentors", "file": file})
    read_surveys(NOON)

    page = main(margaret.get(f"/imports/{SurveyImport.objects.get().public_id}/"))

    assert "letters.csv could not be read" in page
    assert "This is a file of the kind PDF, not a table. Please export CSV or XLSX." in page
    assert "Nothing of it was taken in" in page


def test_the_list_says_what_became_of_each_file(crew, margaret):
    crew.upload("\n".join([HEADINGS, row("mei@example.org")]), "first.csv")
    crew.upload("%PDF-1.7", "second.csv")

    page = main(margaret.get(address(crew.cohort)))

    assert "second.csv Mentees Mon 30 Nov 2026 by Margaret Could not be read" in page
    assert "first.csv Mentees Mon 30 Nov 2026 by Margaret Ready to look at" in page


def test_a_link_may_choose_the_side(crew, margaret):
    page = margaret.get(address(crew.cohort, "?of=mentors")).content.decode()

    chosen = re.search(r'<input type="radio"[^>]*value="(\w+)"[^>]*checked', page)
    assert chosen[1] == "mentors"
