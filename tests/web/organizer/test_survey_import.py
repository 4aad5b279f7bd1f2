"""One survey file: how it was read, what is wrong, confirm, progress, result."""

from nodement.surveys.actions import cancel_import, confirm_import
from nodement.surveys.chores import read_surveys, take_in_surveys
from nodement.surveys.models import Application, Reading, SurveyImport
from tests.make import NOON
from tests.web.organizer.conftest import HEADINGS, row
from tests.web.page import main

GOOD = row("mei@example.org")
CST = row("li@example.org", zone="CST")
NOBODY = row("not-an-address")


def file_of(*rows: str) -> str:
    return "\n".join([HEADINGS, *rows])


def address(kept, verb=""):
    return f"/imports/{kept.public_id}/{verb}"


def again(kept):
    return SurveyImport.objects.get(pk=kept.pk)


def test_before_anything_happens_it_says_what_would(crew, margaret):
    kept = crew.upload(file_of(GOOD, CST, NOBODY))

    page = main(margaret.get(address(kept)))

    assert "3 rows were read, and 1 can go in. 2 cannot, each with its reason below." in page
    assert "3 Which time zone are you in? CST “CST” can mean more than one time zone" in page
    assert "4 Email Address not-an-address “not-an-address” is not an email address." in page
    assert "1 row goes in. Nobody gets a letter from this." in page
    assert not Application.objects.exists()


def test_what_a_column_means_can_be_corrected_and_is_remembered(crew, margaret):
    kept = crew.upload(file_of(GOOD))
    wrong = {"column-4": "help"}

    response = margaret.post(address(kept, "correct/"), wrong, follow=True)

    assert "The file is read again, and this is remembered." in main(response)
    assert list(Reading.objects.values_list("meaning", flat=True)) == ["help"]
    read_surveys(NOON)
    assert again(kept).headers[4]["field"] == "help"


def test_a_zone_that_nobody_could_read_is_told_and_its_row_goes_in(crew, margaret):
    kept = crew.upload(file_of(GOOD, CST))

    page = margaret.get(address(kept)).content.decode()
    assert 'name="zone-0" value=""' in page
    margaret.post(address(kept, "correct/"), {"zone-0": "Asia/Shanghai"})
    read_surveys(NOON)

    assert again(kept).complete == 2
    assert "We could read every one of them." in main(margaret.get(address(kept)))


def test_a_zone_that_is_none_is_refused_and_nothing_is_remembered(crew, margaret):
    kept = crew.upload(file_of(CST))

    response = margaret.post(
        address(kept, "correct/"),
        {"zone-0": "Middle/Earth"},
        headers={"referer": f"http://testserver{address(kept)}"},
        follow=True,
    )

    assert "“Middle/Earth” is not a time zone we know." in main(response)
    assert not Reading.objects.exists()
    assert again(kept).state == SurveyImport.State.READY


def test_a_question_that_does_not_exist_is_refused(crew, margaret):
    kept = crew.upload(file_of(GOOD))

    response = margaret.post(address(kept, "correct/"), {"column-1": "shoe size"})

    assert response.status_code == 409
    assert "“shoe size” is not something a column can hold." in main(response)
    assert not Reading.objects.exists()


def test_hours_on_a_heading_that_names_none_are_refused(crew, margaret):
    kept = crew.upload(file_of(GOOD))

    response = margaret.post(address(kept, "correct/"), {"column-1": "available_hours_of_day"})

    assert response.status_code == 409
    assert not Reading.objects.exists()


def test_correcting_twice_keeps_both_corrections(crew, margaret):
    kept = crew.upload(file_of(GOOD, CST))

    margaret.post(address(kept, "correct/"), {"zone-0": "Asia/Shanghai"})
    read_surveys(NOON)
    margaret.post(address(kept, "correct/"), {"column-4": "help"})
    read_surveys(NOON)

    assert again(kept).zone_corrections == {"cst": "Asia/Shanghai"}
    assert again(kept).corrections == {"which areas would you like to work on": "help"}


def test_a_file_that_asks_no_consent_needs_a_word_on_how_people_agreed(crew, margaret):
    headings = HEADINGS.rpartition(",")[0]
    kept = crew.upload(f"{headings}\n{GOOD.rpartition(',')[0]}")
    assert "How did these people agree?" in main(margaret.get(address(kept)))
    assert again(kept).complete == 0

    margaret.post(address(kept, "correct/"), {"consent": "By mail, 2 November 2026"})
    read_surveys(NOON)

    assert again(kept).complete == 1
    assert 'value="By mail, 2 November 2026"' in margaret.get(address(kept)).content.decode()


def test_after_the_yes_people_are_in_and_the_page_says_what_happened(crew, margaret):
    kept = crew.upload(file_of(GOOD, NOBODY))

    moving = margaret.post(address(kept, "confirm/"), follow=True)
    assert "Rows taken in" in main(moving)
    take_in_surveys(NOON)
    page = main(margaret.get(address(kept)))

    assert "New 1" in page
    assert "Refused 1" in page
    assert "Rows that did not go in" in page
    assert Application.objects.count() == 1


def test_corrections_on_the_way_to_the_yes_are_not_lost(crew, margaret):
    kept = crew.upload(file_of(GOOD, CST))

    response = margaret.post(address(kept, "confirm/"), {"zone-0": "Asia/Shanghai"}, follow=True)

    assert "You changed how the file is read. Please look at it once more" in main(response)
    read_surveys(NOON)
    assert again(kept).complete == 2
    assert not Application.objects.exists()


def test_saying_yes_twice_takes_in_once(crew, margaret, ines):
    kept = crew.upload(file_of(GOOD))

    margaret.post(address(kept, "confirm/"))
    ines.post(address(kept, "confirm/"))
    take_in_surveys(NOON)
    ines.post(address(kept, "confirm/"))
    take_in_surveys(NOON)

    assert Application.objects.count() == 1
    assert again(kept).state == SurveyImport.State.DONE


def test_a_yes_to_a_file_that_is_read_again_is_refused_in_words(crew, margaret, ines):
    kept = crew.upload(file_of(GOOD, CST))
    margaret.post(address(kept, "correct/"), {"zone-0": "Asia/Shanghai"})

    response = ines.post(address(kept, "confirm/"))

    assert response.status_code == 409
    assert "it has to be read first" in main(response)


def test_a_cancelled_import_takes_nothing_in_and_its_file_is_gone(
    crew, margaret, django_capture_on_commit_callbacks
):
    kept = crew.upload(file_of(GOOD))

    with django_capture_on_commit_callbacks(execute=True):
        response = margaret.post(address(kept, "cancel/"), follow=True)

    assert "Cancelled. Nothing of this file was taken in." in main(response)
    assert not kept.file.storage.exists(kept.file.name)
    assert "was cancelled" in main(margaret.get(address(kept)))


def test_cancelling_while_it_is_taken_in_stops_the_worker(crew, margaret):
    kept = crew.upload(file_of(GOOD))
    confirm_import(kept, by=crew.margaret, at=NOON)

    margaret.post(address(kept, "cancel/"))
    take_in_surveys(NOON)

    assert again(kept).state == SurveyImport.State.CANCELLED
    assert not Application.objects.exists()


def test_cancelling_too_late_says_so(crew, margaret):
    kept = crew.upload(file_of(GOOD))
    confirm_import(kept, by=crew.margaret, at=NOON)
    take_in_surveys(NOON)

    response = margaret.post(address(kept, "cancel/"), follow=True)

    assert "It was too late to cancel: everything is in already." in main(response)
    assert again(kept).state == SurveyImport.State.DONE


def test_a_cancelled_file_cannot_be_corrected_any_more(crew, margaret):
    kept = crew.upload(file_of(CST))
    cancel_import(kept, by=crew.ines, at=NOON)

    response = margaret.post(address(kept, "correct/"), {"zone-0": "Asia/Shanghai"})

    assert response.status_code == 409
    assert again(kept).state == SurveyImport.State.CANCELLED


def test_while_work_goes_on_a_piece_of_the_page_is_fetched(crew, margaret):
    kept = crew.upload(file_of(GOOD))
    confirm_import(kept, by=crew.margaret, at=NOON)

    piece = margaret.get(address(kept), headers={"hx-request": "true"})
    assert piece.content.decode().lstrip().startswith('<div class="card progress"')
    assert "HX-Refresh" not in piece

    take_in_surveys(NOON)
    done = margaret.get(address(kept), headers={"hx-request": "true"})
    assert done["HX-Refresh"] == "true"


def test_without_a_script_the_waiting_page_refreshes_itself(crew, margaret):
    kept = crew.upload(file_of(GOOD))
    confirm_import(kept, by=crew.margaret, at=NOON)

    page = margaret.get(address(kept)).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_refused_rows_come_a_page_at_a_time(crew, margaret):
    kept = crew.upload(file_of(*[row(f"nobody{number}") for number in range(60)]))

    first, second = main(margaret.get(address(kept))), main(margaret.get(f"{address(kept)}?page=2"))

    assert "1 to 50 of 60" in first
    assert "“nobody59” is not an email address" not in first
    assert "“nobody59” is not an email address" in second
