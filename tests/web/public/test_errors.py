"""Pages for what went wrong."""

from django.test import RequestFactory

from nodement.web.errors import broken
from tests.web.page import main


def test_a_broken_page_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = broken(RequestFactory().get("/"))

    assert page.status_code == 500
    assert "Something broke on our side" in main(page)
