"""What is refused before a page looks at it, and where somebody is sent who was signed out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nodement.surveys.actions import LARGEST_FILE
from nodement.web.middleware import MOST_BYTES
from nodement.web.routes import routes
from tests import make
from tests.web.page import main, words

PAIR = "/pairs/7ztkvgc8jqhcb/"


@pytest.mark.parametrize("address", ["/pairs/a%00b/", "/letters/%00/", "/?a%00=1"])
def test_an_address_with_a_nul_is_refused_in_words(sign_in, address):
    page = sign_in(make.person()).get(address)

    assert page.status_code == 400
    assert "Nothing was changed. Go back and try it once more." in main(page)


def test_a_search_for_a_nul_is_refused_before_the_database_sees_it(sign_in):
    cohort = make.cohort()
    browser = sign_in(make.organizer(cohort.program))

    assert browser.get(f"/cohorts/{cohort.public_id}/people/?q=a%00b").status_code == 400
    assert browser.get(f"/cohorts/{cohort.public_id}/people/?q=ab").status_code == 200


def test_a_nul_in_a_form_or_a_cookie_is_refused():
    browser = Client()

    assert browser.post("/sign-in/", {"email": "a\0@example.org"}).status_code == 400
    browser.cookies["sessionid"] = "abcdefgh\0"
    assert browser.get("/").status_code == 400


def test_more_than_the_largest_file_is_refused_unread():
    page = Client().generic("POST", "/sign-in/", b"", CONTENT_LENGTH=str(MOST_BYTES + 1))

    assert page.status_code == 413
    assert "A file may have up to 50 MB." in main(page)
    assert f"{LARGEST_FILE // 1024**2} MB" == "50 MB"


def test_a_file_in_bounds_reaches_its_page(sign_in):
    cohort = make.cohort()
    answers = SimpleUploadedFile("answers.csv", b"email\nada@example.org\n")
    address = f"/cohorts/{cohort.public_id}/imports/"

    page = sign_in(make.organizer(cohort.program)).post(
        address, {"of": "mentees", "file": answers}, follow=True
    )

    assert "answers.csv" in main(page)


def test_a_page_that_answers_a_button_says_so_when_it_is_loaded(sign_in):
    page = sign_in(make.person()).get(f"{PAIR}times/")

    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "Go on from your first page." in main(page)


def test_who_was_signed_out_comes_back_to_the_page_that_the_form_stood_on():
    page = Client().post(f"{PAIR}times/", headers={"referer": f"http://testserver{PAIR}?a=1"})

    assert page["Location"] == f"/sign-in/?next={PAIR}%3Fa%3D1"


@pytest.mark.parametrize(
    "before", [f"http://testserver{PAIR}times/", f"https://elsewhere.example{PAIR}", "", "//x/"]
)
def test_who_was_signed_out_elsewhere_comes_to_the_first_page(before):
    page = Client().post(f"{PAIR}times/", headers={"referer": before}, follow=True)

    assert page.request["QUERY_STRING"] == "next=%2Fme%2F"
    assert "You are signed out, so nothing was changed." in words(page)


LINKS = [route.pattern for route in routes() if "<str:token>" in route.pattern]


@pytest.mark.parametrize("pattern", LINKS)
def test_a_page_behind_a_secret_link_is_kept_by_nobody(pattern):
    page = Client().get(pattern.replace("<str:token>", "a-link"))

    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
